package history

import "slices"

// How long a learner takes for an answer, in milliseconds.
const (
	longestPaced = 60_000 // who took longer was not answering all the time
	firstGuess   = 15_000
	firstAnswers = 10 // of fewer, the guess makes up the rest
)

// Paced returns the milliseconds of an answer that count where the time for others is
// estimated: one minute at most.
func Paced(ms int64) int64 { return min(ms, longestPaced) }

// A Timed is an answer with the time that it took.
type Timed struct {
	Item int64 // any number that is the item's own
	Day  int   // study day
	MS   int64
}

// A Pace is how long a learner takes, in milliseconds.
type Pace struct {
	Answer int64 // for an answer
	Item   int64 // for an item, with the drill of the day
}

// PaceOf tells it from a learner's newest answers: the median of their times, each as [Paced] has it,
// and as many answers an item as there were. A guess stands in place of the first ten answers, as far
// as they are not given yet: that none is drilled.
func PaceOf(answers []Timed) Pace {
	n := len(answers)
	if n == 0 {
		return Pace{firstGuess, firstGuess}
	}
	type sat struct {
		item int64
		day  int
	}
	items := map[sat]bool{}
	paced := make([]int64, n)
	for i, a := range answers {
		paced[i] = Paced(a.MS)
		items[sat{a.Item, a.Day}] = true
	}
	slices.Sort(paced)
	known, once := int64(min(n, firstAnswers)), int64(len(items))
	each := (known*paced[n/2] + (firstAnswers-known)*firstGuess) / firstAnswers
	return Pace{each, each * (known*int64(n) + (firstAnswers-known)*once) / (firstAnswers * once)}
}

// Of returns the milliseconds for so many items with their drill, and so many others that come again.
func (p Pace) Of(items, again int) int64 { return p.Item*int64(items) + p.Answer*int64(again) }
