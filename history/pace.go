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

// Pace returns the milliseconds that a learner takes for an answer: the median of the times
// of their newest answers, each as [Paced] has it, and a guess in place of the first ten as
// far as they are not given yet.
func Pace(times []int64) int64 {
	n := len(times)
	if n == 0 {
		return firstGuess
	}
	paced := make([]int64, n)
	for i, ms := range times {
		paced[i] = Paced(ms)
	}
	slices.Sort(paced)
	known := int64(min(n, firstAnswers))
	return (known*paced[n/2] + (firstAnswers-known)*firstGuess) / firstAnswers
}
