package scheduler

// SM2 is the algorithm of SuperMemo 2, in whole days and hundredths of EF, so that every
// machine gets the same schedule. It keeps N, EF and Interval. docs/scheduling.md says
// how it reads the points that the published text leaves open.
// Source: P. A. Woźniak, Optimization of learning (1990), 3.2.
type SM2 struct{}

const (
	firstEF  = 250 // hundredths: every item starts with EF 2.50
	lowestEF = 130 // hundredths: EF never falls below 1.30

	firstInterval  = 1 // days, after the first repetition
	secondInterval = 6 // days, after the second

	// saturation bounds intervals in days and EF in hundredths, so that their product fits 64 bits.
	saturation = 1_000_000_000
)

// Name returns "sm2".
func (SM2) Name() string { return "sm2" }

// Fingerprint returns "sm2": it has no parameters, and this is its first version.
func (SM2) Fingerprint() string { return "sm2" }

// Next returns what SM-2 believes after a review graded g.
//
// A pass on the due day or later counts one repetition more, moves EF by the grade and
// multiplies the scheduled interval by the new EF, rounded up; days late are not credited.
// A pass on an earlier day e leaves N and EF alone and lengthens the interval only to what
// e days would have earned. A failure starts again with one day and leaves EF alone.
// Another review on the same day changes nothing. Intervals saturate at 10^9 days.
func (SM2) Next(m Memory, elapsed int, g Grade) Memory {
	first := m.N == 0
	switch {
	case first:
		m.EF = firstEF
	case elapsed <= 0:
		return m
	}
	if !g.Passed() {
		return Memory{N: 1, EF: m.EF, Interval: firstInterval}
	}
	ef := graded(m.EF, g)
	if !first && elapsed < m.Interval {
		return Memory{N: m.N, EF: m.EF, Interval: min(max(m.Interval, grown(elapsed, ef)), saturation)}
	}
	interval := firstInterval
	switch { // by the repetitions before this one
	case m.N == 1:
		interval = secondInterval
	case m.N > 1:
		interval = grown(m.Interval, ef)
	}
	return Memory{N: m.N + 1, EF: ef, Interval: interval}
}

// graded returns EF' = EF + (0.1 - (5-q)(0.08 + (5-q)0.02)), in hundredths, for a pass graded q.
func graded(ef int, q Grade) int {
	below := int(MaxGrade - q)
	ef = min(max(ef, lowestEF), saturation-10)
	return max(ef+10-below*(8+below*2), lowestEF)
}

// grown returns days times ef hundredths, rounded up to whole days.
func grown(days, ef int) int {
	days = min(max(days, 1), saturation)
	return int(min((int64(days)*int64(ef)+99)/100, saturation))
}
