// Package schedulertest holds what every scheduler promises, as a suite that each runs,
// and a second SM-2 to compare the first with.
package schedulertest

import (
	"slices"
	"testing"

	"goodcard/scheduler"
)

// Run checks that s keeps the promises that every scheduler makes, over a few thousand
// memories that reviews of every grade, early, on time, late and twice a day, lead to.
// A failure names the review that broke the promise and says why it matters.
func Run(t *testing.T, s scheduler.Scheduler) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if err := c.check(s); err != nil {
				t.Errorf("%s: %v\n%s", s.Name(), err, c.explanation)
			}
		})
	}
}

// A promise is one case of the suite.
type promise struct {
	name        string
	explanation string // what the learner would suffer
	check       func(scheduler.Scheduler) error
}

var cases = slices.Concat(stepPromises, replayPromises)
