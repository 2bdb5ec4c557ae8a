package schedulertest_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"goodcard/scheduler"
	"goodcard/scheduler/schedulertest"
)

// Two readings of SM-2 agree after every review of any history, whatever its days and cap.
func TestRationalAgreesWithReplay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		longest := rapid.SampledFrom([]int{0, 1, 30, 365, 1_000_000_000}).Draw(t, "cap")
		rational := schedulertest.Rational{Cap: longest}
		var reviews []scheduler.Review
		day := rapid.IntRange(-10, 25_000).Draw(t, "first day")
		for range rapid.IntRange(1, 40).Draw(t, "reviews") {
			r := scheduler.Review{Day: day, Grade: scheduler.Grade(rapid.IntRange(0, 5).Draw(t, "grade"))}
			reviews = append(reviews, r)
			rational.Review(r.Day, r.Grade)
			state := scheduler.Replay(scheduler.SM2{}, reviews, scheduler.Options{Cap: longest})
			agree(t, rational, state)
			day = nextDay(t, state)
		}
	})
}

// nextDay draws a day before the last, the last again, or one that is early, due or late.
func nextDay(t *rapid.T, s scheduler.State) int {
	switch rapid.SampledFrom([]string{"due", "early", "late", "same", "before"}).Draw(t, "when") {
	case "due":
		return s.Due()
	case "early":
		return s.LastDay + rapid.IntRange(1, s.Memory.Interval).Draw(t, "after days")
	case "late":
		return s.Due() + rapid.IntRange(1, 400).Draw(t, "days late")
	case "same":
		return s.LastDay
	default:
		return s.LastDay - 1
	}
}

func agree(t *rapid.T, r schedulertest.Rational, s scheduler.State) {
	t.Helper()
	if r.N != s.Memory.N || r.Interval != s.Memory.Interval || r.Due() != s.Due() ||
		r.EF.Cmp(big.NewRat(int64(s.Memory.EF), 100)) != 0 {
		t.Fatalf("Rational has n %d, EF %v, %d days, due on %d; SM2 has %+v, due on %d",
			r.N, r.EF, r.Interval, r.Due(), s.Memory, s.Due())
	}
}
