package scheduler_test

import (
	"testing"

	"goodcard/scheduler"
)

func TestExplain(t *testing.T) {
	fifteen := scheduler.Memory{N: 3, EF: 250, Interval: 15}
	plusOne := func(i, _ int) int { return i + 1 }
	tests := []struct {
		name    string
		before  scheduler.Memory
		day     int // with the last review on day 0
		grade   scheduler.Grade
		options scheduler.Options
		want    string
	}{
		{"first passed", scheduler.Memory{}, 0, 4, scheduler.Options{}, "first repetition"},
		{"first failed", scheduler.Memory{}, 0, 1, scheduler.Options{}, "first repetition; EF stays"},
		{"second", scheduler.Memory{N: 1, EF: 250, Interval: 1}, 1, 5, scheduler.Options{}, "second repetition"},
		{"rounded", scheduler.Memory{N: 2, EF: 250, Interval: 6}, 6, 3, scheduler.Options{}, "6 days x 2.36 = 14.16, rounded up"},
		{"a tenth of a day", scheduler.Memory{N: 3, EF: 260, Interval: 14}, 14, 4, scheduler.Options{}, "14 days x 2.60 = 36.40, rounded up"},
		{"hundredths below ten", scheduler.Memory{N: 3, EF: 203, Interval: 101}, 101, 4, scheduler.Options{}, "101 days x 2.03 = 205.03, rounded up"},
		{"exact", scheduler.Memory{N: 2, EF: 250, Interval: 6}, 6, 4, scheduler.Options{}, "6 days x 2.50 = 15"},
		{"one day", scheduler.Memory{N: 2, EF: 130, Interval: 1}, 1, 3, scheduler.Options{}, "1 day x 1.30 = 1.30, rounded up"},
		{"late", fifteen, 40, 4, scheduler.Options{}, "15 days x 2.50 = 37.50, rounded up"},
		{"failed", fifteen, 15, 2, scheduler.Options{}, "starts again; EF stays"},
		{"failed early", fifteen, 3, 2, scheduler.Options{}, "starts again; EF stays"},
		{"same day", fifteen, 0, 1, scheduler.Options{}, "same day: does not count"},
		{"early without gain", fifteen, 4, 4, scheduler.Options{}, "early, day 4 of 15: 4 days x 2.50 = 10 is not more; interval and EF stay"},
		{"early, as much", fifteen, 6, 4, scheduler.Options{}, "early, day 6 of 15: 6 days x 2.50 = 15 is not more; interval and EF stay"},
		{"early with gain", fifteen, 10, 3, scheduler.Options{}, "early, day 10 of 15: 10 days x 2.36 = 23.60, rounded up; EF stays"},
		{"capped", fifteen, 15, 4, scheduler.Options{Cap: 30}, "15 days x 2.50 = 37.50, rounded up, capped at 30 days"},
		{"capped at once", scheduler.Memory{N: 1, EF: 250, Interval: 1}, 1, 4, scheduler.Options{Cap: 1}, "second repetition, capped at 1 day"},
		{"at the cap", fifteen, 15, 4, scheduler.Options{Cap: 38}, "15 days x 2.50 = 37.50, rounded up"},
		{"capped far below", scheduler.Memory{N: 9, EF: 250, Interval: 30_000}, 30_000, 4, scheduler.Options{}, "30000 days x 2.50 = 75000, capped at 36500 days"},
		{"fuzzed", fifteen, 15, 4, scheduler.Options{Fuzz: plusOne}, "15 days x 2.50 = 37.50, rounded up, moved to 39 days by fuzz"},
		{"fuzzed and unchanged", fifteen, 15, 4, scheduler.Options{Fuzz: scheduler.NewFuzz(3), Cap: 2}, "15 days x 2.50 = 37.50, rounded up, capped at 2 days"},
		{"fuzz above the cap", fifteen, 15, 4, scheduler.Options{Cap: 30, Fuzz: plusOne}, "15 days x 2.50 = 37.50, rounded up, capped at 30 days"},
		{"fuzz below the cap", fifteen, 15, 4, scheduler.Options{Cap: 30, Fuzz: func(i, _ int) int { return i - 2 }}, "15 days x 2.50 = 37.50, rounded up, capped at 30 days, moved to 28 days by fuzz"},
		{"same day is not fuzzed", fifteen, 0, 4, scheduler.Options{Fuzz: plusOne}, "same day: does not count"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := scheduler.State{Memory: tt.before, Reviews: tt.before.N, Counted: tt.before.N}
			got := scheduler.Explain(sm2, s, scheduler.Review{Day: tt.day, Grade: tt.grade}, tt.options)
			if got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
