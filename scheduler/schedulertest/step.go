package schedulertest

import (
	"fmt"
	"math"
	"strings"

	"goodcard/scheduler"
)

// stepPromises are about a single call of Next or Explain.
var stepPromises = []promise{
	{
		"name",
		"the name stands in settings and JSON: it is one lower-case word",
		checkName,
	},
	{
		"deterministic",
		"the same memory, day and grade always lead to the same memory, or no schedule could be recomputed",
		checkDeterministic,
	},
	{
		"zero memory is a first review",
		"an item without reviews has no last day, so elapsed is not read, and after one review it has a memory",
		checkZeroMemory,
	},
	{
		"elapsed below zero is the same day",
		"a clock that was set back must not make a review early or late",
		checkBeforeLastDay,
	},
	{
		"an interval is at least a day",
		"what was reviewed today is not due again today by its interval: the drill of the day is apart",
		checkInterval,
	},
	{
		"memories are finite",
		"a memory that is not a number would compare with nothing and never come due",
		checkFinite,
	},
	{
		"a better grade never shortens",
		"whoever remembered better must not see the card sooner",
		checkBetterGrade,
	},
	{
		"a failure never lengthens",
		"whoever forgot must not wait longer than before",
		checkFailure,
	},
	{
		"an early pass neither loses nor gains",
		"to look ahead must not cost days, and must not earn more than waiting would have",
		checkEarlyPass,
	},
	{
		"no overflow",
		"a life of perfect answers, or a million years of absence, still leads to an interval",
		checkExtremes,
	},
	{
		"an explanation is one line without a full stop",
		"explanations stand in a column and in sentences of others",
		checkExplanation,
	},
}

func checkName(s scheduler.Scheduler) error {
	if name := s.Name(); name == "" || name != strings.ToLower(name) || strings.ContainsAny(name, " \t\n") {
		return fmt.Errorf("name %q", name)
	}
	return nil
}

func checkDeterministic(s scheduler.Scheduler) error {
	return eachStep(s, func(at step) error {
		if again := s.Next(at.before, at.elapsed, at.grade); again != at.after {
			return fmt.Errorf("gives %+v, then %+v", at.after, again)
		}
		return nil
	})
}

func checkZeroMemory(s scheduler.Scheduler) error {
	for g := range grades() {
		first := s.Next(scheduler.Memory{}, 0, g)
		if first == (scheduler.Memory{}) {
			return fmt.Errorf("a first grade of %v leaves no memory", g)
		}
		for _, elapsed := range []int{-20_000, 1, 20_000} {
			if other := s.Next(scheduler.Memory{}, elapsed, g); other != first {
				return fmt.Errorf("a first grade of %v gives %+v with elapsed 0 and %+v with %d", g, first, other, elapsed)
			}
		}
	}
	return nil
}

func checkBeforeLastDay(s scheduler.Scheduler) error {
	return eachStep(s, func(at step) error {
		if at.elapsed != 0 {
			return nil
		}
		if earlier := s.Next(at.before, -3, at.grade); earlier != at.after {
			return fmt.Errorf("gives %+v, but %+v three days before that", at.after, earlier)
		}
		return nil
	})
}

func checkInterval(s scheduler.Scheduler) error {
	return eachStep(s, func(at step) error {
		if at.after.Interval < 1 {
			return fmt.Errorf("gives an interval of %d days", at.after.Interval)
		}
		return nil
	})
}

func checkFinite(s scheduler.Scheduler) error {
	return eachStep(s, func(at step) error { return finite(at.after) })
}

func finite(m scheduler.Memory) error {
	for _, x := range []float64{m.Stability, m.Difficulty} {
		if math.IsNaN(x) || math.IsInf(x, 0) || x < 0 {
			return fmt.Errorf("gives %+v", m)
		}
	}
	if m.N < 0 || m.EF < 0 {
		return fmt.Errorf("gives %+v", m)
	}
	return nil
}

func checkBetterGrade(s scheduler.Scheduler) error {
	return eachStep(s, func(at step) error {
		if at.grade == scheduler.MaxGrade {
			return nil
		}
		better := s.Next(at.before, at.elapsed, at.grade+1)
		if better.Interval < at.after.Interval {
			return fmt.Errorf("gives %d days, but one grade better only %d", at.after.Interval, better.Interval)
		}
		return nil
	})
}

func checkFailure(s scheduler.Scheduler) error {
	return eachStep(s, func(at step) error {
		first := at.before == scheduler.Memory{}
		if !first && !at.grade.Passed() && at.after.Interval > at.before.Interval {
			return fmt.Errorf("gives %d days after %d", at.after.Interval, at.before.Interval)
		}
		return nil
	})
}

func checkEarlyPass(s scheduler.Scheduler) error {
	return eachStep(s, func(at step) error {
		if !at.grade.Passed() || at.elapsed < 1 || at.elapsed >= at.before.Interval {
			return nil
		}
		if at.after.Interval < at.before.Interval {
			return fmt.Errorf("shortens %d days to %d", at.before.Interval, at.after.Interval)
		}
		onTime := s.Next(at.before, at.before.Interval, at.grade)
		if at.after.Interval > onTime.Interval {
			return fmt.Errorf("gives %d days, on time only %d", at.after.Interval, onTime.Interval)
		}
		return nil
	})
}

func checkExtremes(s scheduler.Scheduler) error {
	for g := range grades() {
		var m scheduler.Memory
		for range 2_000 {
			m = s.Next(m, m.Interval, g)
			for _, elapsed := range []int{m.Interval, 365_000_000} {
				after := s.Next(m, elapsed, g)
				if err := finite(after); err != nil || after.Interval < 1 {
					return fmt.Errorf("%v after %d days on %+v gives %+v", g, elapsed, m, after)
				}
				if g.Passed() && after.Interval < m.Interval {
					return fmt.Errorf("%v after %d days shortens %d days to %d", g, elapsed, m.Interval, after.Interval)
				}
			}
		}
	}
	return nil
}

func checkExplanation(s scheduler.Scheduler) error {
	return eachStep(s, func(at step) error {
		why := s.Explain(at.before, at.elapsed, at.grade)
		if why == "" || strings.Contains(why, "\n") || strings.HasSuffix(why, ".") || why != strings.TrimSpace(why) {
			return fmt.Errorf("is explained by %q", why)
		}
		return nil
	})
}
