package schedulertest

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"goodcard/scheduler"
)

// A step is one review of an item and what the scheduler made of it.
type step struct {
	before  scheduler.Memory
	elapsed int
	grade   scheduler.Grade
	after   scheduler.Memory
}

// eachStep checks every grade on several days from every memory of the walk, and says
// of the first that fails which it was.
func eachStep(s scheduler.Scheduler, check func(step) error) error {
	for m := range memories(s) {
		for _, elapsed := range []int{0, 1, m.Interval / 2, m.Interval - 1, m.Interval, m.Interval + 1, 3 * m.Interval} {
			for g := range grades() {
				at := step{m, elapsed, g, s.Next(m, elapsed, g)}
				if err := check(at); err != nil {
					return fmt.Errorf("%v after %d days on %+v %w", g, elapsed, m, err)
				}
			}
		}
	}
	return nil
}

// memories yields the zero memory and those that histories lead to, the same at each call.
func memories(s scheduler.Scheduler) iter.Seq[scheduler.Memory] {
	return func(yield func(scheduler.Memory) bool) {
		if !yield(scheduler.Memory{}) {
			return
		}
		for seed := range uint64(100) {
			var state scheduler.State
			for _, r := range history(s, seed) {
				state = state.After(s, r, scheduler.Options{})
				if !yield(state.Memory) {
					return
				}
			}
		}
	}
}

// history draws thirty reviews of one item: grades that mostly pass, so that intervals
// grow long, and days that are due, early, late or the same again.
func history(s scheduler.Scheduler, seed uint64) []scheduler.Review {
	draw := rand.New(rand.NewPCG(seed, 0))
	var reviews []scheduler.Review
	state, day := scheduler.State{}, draw.IntN(20_000)
	for range 30 {
		grade := scheduler.Grade(draw.IntN(6))
		if draw.IntN(3) > 0 {
			grade = max(grade, scheduler.Hard)
		}
		r := scheduler.Review{Day: day, Grade: grade}
		reviews = append(reviews, r)
		state = state.After(s, r, scheduler.Options{})
		interval := max(state.Memory.Interval, 1)
		switch draw.IntN(4) {
		case 0:
			day = state.LastDay + draw.IntN(interval)
		case 1:
			day = state.Due() + draw.IntN(interval)
		default:
			day = state.Due()
		}
	}
	return reviews
}

func grades() iter.Seq[scheduler.Grade] {
	return func(yield func(scheduler.Grade) bool) {
		for g := scheduler.MinGrade; g <= scheduler.MaxGrade; g++ {
			if !yield(g) {
				return
			}
		}
	}
}
