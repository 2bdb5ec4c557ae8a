package history_test

import (
	"slices"
	"testing"

	"goodcard/history"
)

func TestPace(t *testing.T) {
	const hour = 3_600_000
	for _, c := range []struct {
		name  string
		times []int64
		want  int64
	}{
		{"nothing is known", nil, 15_000},
		{"one answer moves the guess by a tenth", []int64{5_000}, 14_000},
		{"one that took an hour counts as a minute", []int64{hour}, 19_500},
		{"three answers, the middle one", []int64{hour, 2_000, 5_000}, 12_000},
		{"ten answers, no guess any more", slices.Repeat([]int64{4_000}, 10), 4_000},
		{"many answers", slices.Repeat([]int64{4_000, hour, 6_000}, 60), 6_000},
	} {
		if got := history.Pace(c.times); got != c.want {
			t.Errorf("%s: %d ms, want %d", c.name, got, c.want)
		}
	}
}
