package scheduler

import "fmt"

// Explain says in one line why After leads to the interval it does: the scheduler's
// formula with its numbers, then what cap and fuzz made of the result.
func Explain(by Scheduler, s State, r Review, o Options) string {
	elapsed := r.Day - s.LastDay
	why := by.Explain(s.Memory, elapsed, r.Grade)
	proposed := by.Next(s.Memory, elapsed, r.Grade).Interval
	settled := s.After(by, r, o).Memory.Interval
	capped := min(proposed, o.longest())
	if capped < proposed {
		why += ", capped at " + days(capped)
	}
	if settled != capped {
		why += ", moved to " + days(settled) + " by fuzz"
	}
	return why
}

// Explain gives the reason for what Next returns. A product above the saturation is shown in full.
func (s SM2) Explain(before Memory, elapsed int, g Grade) string {
	first := before.N == 0
	after := s.Next(before, elapsed, g)
	switch {
	case !first && elapsed <= 0:
		return "same day: does not count"
	case !g.Passed() && first:
		return "first repetition; EF stays"
	case !g.Passed():
		return "starts again; EF stays"
	case !first && elapsed < before.Interval:
		return explainEarly(before, elapsed, graded(before.EF, g))
	case after.N == 1:
		return "first repetition"
	case after.N == 2:
		return "second repetition"
	default:
		return product(before.Interval, after.EF) + roundedUp(before.Interval, after.EF)
	}
}

func explainEarly(before Memory, elapsed, ef int) string {
	outcome := roundedUp(elapsed, ef) + "; EF stays"
	if grown(elapsed, ef) <= before.Interval {
		outcome = " is not more; interval and EF stay"
	}
	return fmt.Sprintf("early, day %d of %d: %s%s", elapsed, before.Interval, product(elapsed, ef), outcome)
}

// product shows n days times ef hundredths, such as "6 days x 2.50 = 15".
func product(n, ef int) string {
	hundredths := int64(n) * int64(ef)
	result := fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100)
	if hundredths%100 == 0 {
		result = fmt.Sprint(hundredths / 100)
	}
	return fmt.Sprintf("%s x %d.%02d = %s", days(n), ef/100, ef%100, result)
}

func roundedUp(n, ef int) string {
	if int64(n)*int64(ef)%100 == 0 {
		return ""
	}
	return ", rounded up"
}

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}
