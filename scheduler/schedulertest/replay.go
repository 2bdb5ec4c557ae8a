package schedulertest

import (
	"fmt"

	"goodcard/scheduler"
)

// replayPromises are about Replay, Preview and After, with cap and fuzz.
var replayPromises = []promise{
	{
		"a preview shows what a review does",
		"under each grade stands what it will really do",
		checkPreview,
	},
	{
		"a replay is its reviews one by one",
		"a session that grades and a cache that is rebuilt must agree",
		checkReplay,
	},
	{
		"intervals stay within the cap",
		"a learner who wants to see everything once a month sees it once a month",
		checkCap,
	},
	{
		"fuzz stays between a day and the cap",
		"fuzz spreads intervals and decides nothing else, however wild it is",
		checkFuzzBounds,
	},
	{
		"fuzz keeps the order of grades",
		"whoever remembered better must not see the card sooner, with fuzz too",
		checkFuzzOrder,
	},
	{
		"fuzz leaves an ignored review alone",
		"a drill that the scheduler ignores must not move the due day",
		checkFuzzDrill,
	},
}

// eachReview checks the state before each review of the histories, and the review.
func eachReview(s scheduler.Scheduler, o scheduler.Options, check func(scheduler.State, scheduler.Review) error) error {
	for seed := range uint64(100) {
		var state scheduler.State
		for _, r := range history(s, seed) {
			if err := check(state, r); err != nil {
				return fmt.Errorf("%v on day %d from %+v: %w", r.Grade, r.Day, state, err)
			}
			state = state.After(s, r, o)
		}
	}
	return nil
}

func checkPreview(s scheduler.Scheduler) error {
	o := scheduler.Options{Cap: 365, Fuzz: scheduler.NewFuzz(1)}
	return eachReview(s, o, func(state scheduler.State, r scheduler.Review) error {
		shown, real := scheduler.Preview(s, state, r.Day, o)[r.Grade], state.After(s, r, o)
		if shown != real {
			return fmt.Errorf("previewed as %+v, became %+v", shown, real)
		}
		return nil
	})
}

func checkReplay(s scheduler.Scheduler) error {
	o := scheduler.Options{Cap: 365, Fuzz: scheduler.NewFuzz(1)}
	var done []scheduler.Review
	return eachReview(s, o, func(state scheduler.State, r scheduler.Review) error {
		if state.Reviews == 0 {
			done = nil
		}
		if replayed := scheduler.Replay(s, done, o); replayed != state {
			return fmt.Errorf("replayed as %+v", replayed)
		}
		done = append(done, r)
		return nil
	})
}

func checkCap(s scheduler.Scheduler) error {
	for _, longest := range []int{1, 5, 30, 0} {
		err := eachReview(s, scheduler.Options{Cap: longest}, within(longest))
		if err != nil {
			return fmt.Errorf("cap %d: %w", longest, err)
		}
	}
	return nil
}

func checkFuzzBounds(s scheduler.Scheduler) error {
	fuzzes := map[string]scheduler.Fuzz{
		"our fuzz":                  scheduler.NewFuzz(1),
		"fuzz to 0 days":            func(int, int) int { return 0 },
		"fuzz to a billion days":    func(int, int) int { return 1_000_000_000 },
		"fuzz to a billion before":  func(int, int) int { return -1_000_000_000 },
		"fuzz that changes nothing": func(interval, _ int) int { return interval },
	}
	for name, fuzz := range fuzzes {
		for _, longest := range []int{1, 5, 30, 0} {
			err := eachReview(s, scheduler.Options{Cap: longest, Fuzz: fuzz}, within(longest))
			if err != nil {
				return fmt.Errorf("%s, cap %d: %w", name, longest, err)
			}
		}
	}
	return nil
}

// within checks that once there was a review intervals lie between a day and the cap.
func within(longest int) func(scheduler.State, scheduler.Review) error {
	if longest == 0 {
		longest = scheduler.MaxInterval
	}
	return func(state scheduler.State, _ scheduler.Review) error {
		if i := state.Memory.Interval; state.Reviews > 0 && (i < 1 || i > longest) {
			return fmt.Errorf("an interval of %d days", i)
		}
		return nil
	}
}

func checkFuzzOrder(s scheduler.Scheduler) error {
	for seed := range uint64(20) {
		o := scheduler.Options{Fuzz: scheduler.NewFuzz(seed)}
		err := eachReview(s, o, func(state scheduler.State, r scheduler.Review) error {
			after := scheduler.Preview(s, state, r.Day, o)
			for g := range scheduler.MaxGrade {
				if after[g+1].Memory.Interval < after[g].Memory.Interval {
					return fmt.Errorf("%v gives %d days, %v only %d", g, after[g].Memory.Interval, g+1, after[g+1].Memory.Interval)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func checkFuzzDrill(s scheduler.Scheduler) error {
	o := scheduler.Options{Fuzz: func(interval, _ int) int { return interval + 1 }}
	return eachReview(s, o, func(state scheduler.State, r scheduler.Review) error {
		drill := scheduler.Review{Day: state.LastDay, Grade: r.Grade}
		ignored := state.Reviews > 0 && s.Next(state.Memory, 0, r.Grade) == state.Memory
		if after := state.After(s, drill, o); ignored && after.Memory != state.Memory {
			return fmt.Errorf("ignored on day %d, and yet %+v", drill.Day, after.Memory)
		}
		return nil
	})
}
