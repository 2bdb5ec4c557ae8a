// Package scheduler says when to see a card again. It is arithmetic: study days and
// grades come in, memories and intervals come out. It has no clock, no randomness and
// no I/O, and imports nothing else of this module, so that every schedule can be
// recomputed from the history.
package scheduler

import (
	"fmt"
	"slices"
)

// A Grade is SM-2's quality of a response: 0 blackout, 1 wrong but the answer was
// recognised, 2 wrong but it seemed easy, 3 right with serious difficulty, 4 right after
// hesitation, 5 perfect. Source: P. A. Woźniak, Optimization of learning (1990), 3.2.
type Grade int

// The four ratings that people press are grades too.
const (
	Again Grade = 1
	Hard  Grade = 3
	Good  Grade = 4
	Easy  Grade = 5
)

// Ratings are the four grades that have a button, the worst first.
var Ratings = [...]Grade{Again, Hard, Good, Easy}

// MinGrade and MaxGrade bound every valid grade.
const (
	MinGrade Grade = 0
	MaxGrade Grade = 5
)

// Valid reports whether g is one of the six grades.
func (g Grade) Valid() bool { return MinGrade <= g && g <= MaxGrade }

// Passed reports whether g means that the answer was recalled.
func (g Grade) Passed() bool { return g >= Hard }

// Drilled reports whether an item graded g comes again on the same day: SM-2 repeats
// what was graded below 4 until it reaches 4.
func (g Grade) Drilled() bool { return g < Good }

// Rating returns the button whose meaning g has: again, hard, good or easy.
func (g Grade) Rating() string {
	switch {
	case !g.Passed():
		return "again"
	case g == Hard:
		return "hard"
	case g == Good:
		return "good"
	default:
		return "easy"
	}
}

// String returns the rating, such as "hard", and the number too where no button gives it: "again (2)".
func (g Grade) String() string {
	if slices.Contains(Ratings[:], g) {
		return g.Rating()
	}
	return fmt.Sprintf("%s (%d)", g.Rating(), int(g))
}

// A Memory is what a scheduler believes about an item. The zero value is an item that was
// never reviewed. Each scheduler uses its own fields and leaves the others zero.
type Memory struct {
	Interval int // study days from the last counted review to the next; 0 only if there was none

	N  int // SM-2: successive repetitions
	EF int // SM-2: easiness factor in hundredths, at least 130 once reviewed

	Stability  float64 // FSRS: days until recall falls to 90 %
	Difficulty float64 // FSRS: 1 to 10
}

// A Scheduler turns one review into the next memory. Its methods are pure.
// The suite in schedulertest holds what every scheduler promises.
type Scheduler interface {
	// Name is how settings, JSON and people call it, such as "sm2".
	Name() string

	// Fingerprint names the algorithm with all that its memories depend on, such as
	// parameters. It changes whenever Next would answer anything differently.
	Fingerprint() string

	// Next returns the memory after a review graded g, elapsed study days after the last
	// counted review. A zero m is a first review and elapsed is not read. Where m is not
	// zero, elapsed of 0 or less means another review on the day of the last counted one.
	// Early and late are judged against m.Interval. The Interval of the result is at
	// least 1 and not yet capped or fuzzed.
	Next(m Memory, elapsed int, g Grade) Memory

	// Explain says why Next, asked the same, answers what it does: the formula with its
	// numbers, in one line without a full stop, such as "6 days x 2.36 = 14.16, rounded up".
	Explain(before Memory, elapsed int, g Grade) string
}
