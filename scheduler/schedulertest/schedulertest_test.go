package schedulertest

import (
	"testing"

	"goodcard/scheduler"
)

// altered is SM-2 with one promise broken.
type altered struct {
	scheduler.SM2
	name    string
	next    func(m scheduler.Memory, elapsed int, g scheduler.Grade) scheduler.Memory
	explain string
}

func (a altered) Name() string { return a.name }

func (a altered) Next(m scheduler.Memory, elapsed int, g scheduler.Grade) scheduler.Memory {
	if a.next == nil {
		return a.SM2.Next(m, elapsed, g)
	}
	return a.next(m, elapsed, g)
}

func (a altered) Explain(scheduler.Memory, int, scheduler.Grade) string { return a.explain }

// Each promise that a scheduler alone can break is seen to be broken.
func TestSuiteFindsBrokenPromises(t *testing.T) {
	type memory = scheduler.Memory
	sm2 := scheduler.SM2{}
	calls := 0
	tests := map[string]altered{
		"name": {name: "SM 2"},
		"deterministic": {next: func(m memory, elapsed int, g scheduler.Grade) memory {
			calls++
			m = sm2.Next(m, elapsed, g)
			m.Interval += calls % 2
			return m
		}},
		"zero memory is a first review": {next: func(m memory, elapsed int, g scheduler.Grade) memory {
			if elapsed == 1 {
				g = scheduler.MaxGrade
			}
			return sm2.Next(m, elapsed, g)
		}},
		"elapsed below zero is the same day": {next: func(m memory, elapsed int, g scheduler.Grade) memory {
			return sm2.Next(m, max(elapsed, -elapsed), g)
		}},
		"an interval is at least a day": {next: func(m memory, elapsed int, g scheduler.Grade) memory {
			m = sm2.Next(m, elapsed, g)
			if !g.Passed() {
				m.Interval = 0
			}
			return m
		}},
		"memories are finite": {next: func(m memory, elapsed int, g scheduler.Grade) memory {
			zero := 0.0
			m = sm2.Next(m, elapsed, g)
			m.Stability = zero / zero
			return m
		}},
		"a better grade never shortens": {next: func(m memory, elapsed int, g scheduler.Grade) memory {
			if g == scheduler.Hard {
				g = scheduler.MaxGrade
			}
			return sm2.Next(m, elapsed, g)
		}},
		"a failure never lengthens": {next: func(m memory, elapsed int, g scheduler.Grade) memory {
			after := sm2.Next(m, elapsed, g)
			if !g.Passed() {
				after.Interval = m.Interval + 1
			}
			return after
		}},
		"an early pass neither loses nor gains": {next: func(m memory, elapsed int, g scheduler.Grade) memory {
			if g.Passed() && elapsed > 0 && elapsed < m.Interval {
				m.Interval = elapsed
				return m
			}
			return sm2.Next(m, elapsed, g)
		}},
		"no overflow": {next: func(m memory, elapsed int, g scheduler.Grade) memory {
			m = sm2.Next(m, elapsed, g)
			if m.Interval == 1_000_000_000 {
				m.Interval *= -1
			}
			return m
		}},
		"an explanation is one line without a full stop": {explain: "Because."},
	}
	for _, p := range stepPromises {
		broken, ok := tests[p.name]
		if !ok {
			t.Errorf("no scheduler here breaks %q", p.name)
			continue
		}
		err := p.check(broken)
		if err == nil {
			t.Errorf("%q did not notice a scheduler that breaks it", p.name)
			continue
		}
		t.Log(err)
	}
}
