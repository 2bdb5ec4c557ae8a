package scheduler_test

import (
	"testing"

	"pgregory.net/rapid"

	"goodcard/scheduler"
)

// Each interval of the range comes up, about as often as any other, and nothing outside it.
func TestFuzzIsUniformOverItsRange(t *testing.T) {
	tests := []struct{ interval, shortest, longest int }{
		{1, 1, 1},
		{2, 2, 2},
		{3, 2, 4},
		{6, 4, 8},
		{7, 5, 9},
		{15, 13, 17},
		{20, 17, 23},
		{100, 93, 107},
		{36_500, 34_673, 38_327},
	}
	for _, tt := range tests {
		width := tt.longest - tt.shortest + 1
		seen := make(map[int]int)
		for seed := range uint64(200 * width) {
			seen[scheduler.NewFuzz(seed)(tt.interval, 3)]++
		}
		for days, times := range seen {
			if days < tt.shortest || days > tt.longest {
				t.Errorf("%d days became %d, want %d to %d", tt.interval, days, tt.shortest, tt.longest)
			}
			if times < 120 || times > 280 {
				t.Errorf("%d days became %d %d times, want about 200", tt.interval, days, times)
			}
		}
		if len(seen) != width {
			t.Errorf("%d days became %d lengths, want %d", tt.interval, len(seen), width)
		}
	}
}

func TestFuzzDependsOnItemAndReviewsOnly(t *testing.T) {
	const interval = 1_000
	if a, b := scheduler.NewFuzz(7), scheduler.NewFuzz(7); a(interval, 4) != b(interval, 4) {
		t.Error("the same item and review gave two intervals")
	}
	bySeed, byReview := make(map[int]bool), make(map[int]bool)
	for i := range 50 {
		bySeed[scheduler.NewFuzz(uint64(i))(interval, 4)] = true
		byReview[scheduler.NewFuzz(7)(interval, i)] = true
	}
	if len(bySeed) < 25 || len(byReview) < 25 {
		t.Errorf("50 items gave %d intervals, 50 reviews %d: want most to differ", len(bySeed), len(byReview))
	}
}

func TestFuzzKeepsTheOrderOfIntervals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fuzz := scheduler.NewFuzz(rapid.Uint64().Draw(t, "seed"))
		reviews := rapid.IntRange(0, 100).Draw(t, "reviews")
		interval := rapid.OneOf(rapid.IntRange(1, 100), rapid.IntRange(1, 1_000_000_000)).Draw(t, "interval")
		if shorter, longer := fuzz(interval, reviews), fuzz(interval+1, reviews); shorter > longer || shorter < 1 {
			t.Fatalf("%d days became %d, %d became %d", interval, shorter, interval+1, longer)
		}
	})
}
