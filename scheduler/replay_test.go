package scheduler_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/scheduler"
)

func TestReplayCounts(t *testing.T) {
	tests := []struct {
		name    string
		reviews []scheduler.Review
		want    scheduler.State
	}{
		{"no reviews", nil, scheduler.State{}},
		{
			"drill of the day neither counts nor lapses",
			[]scheduler.Review{{100, 1}, {100, 3}, {100, 4}},
			scheduler.State{
				Memory:   scheduler.Memory{N: 1, EF: 250, Interval: 1},
				FirstDay: 100, LastDay: 100, LastGrade: 4, Counted: 1, Reviews: 3,
			},
		},
		{
			"failures before the first pass are no lapses",
			[]scheduler.Review{{100, 1}, {101, 2}, {102, 4}, {108, 0}, {109, 0}},
			scheduler.State{
				Memory:   scheduler.Memory{N: 1, EF: 250, Interval: 1},
				FirstDay: 100, LastDay: 109, LastGrade: 0, Counted: 5, Reviews: 5, Passed: 1, Lapses: 2,
			},
		},
		{
			"a pass in the drill does not make the next failure a lapse",
			[]scheduler.Review{{100, 1}, {100, 5}, {101, 2}},
			scheduler.State{
				Memory:   scheduler.Memory{N: 1, EF: 250, Interval: 1},
				FirstDay: 100, LastDay: 101, LastGrade: 2, Counted: 2, Reviews: 3,
			},
		},
		{
			"a day before the last one is the same day",
			[]scheduler.Review{{100, 4}, {101, 4}, {99, 1}},
			scheduler.State{
				Memory:   scheduler.Memory{N: 2, EF: 250, Interval: 6},
				FirstDay: 100, LastDay: 101, LastGrade: 1, Counted: 2, Reviews: 3, Passed: 2,
			},
		},
		{
			"days before 1970",
			[]scheduler.Review{{-3, 4}, {-2, 4}},
			scheduler.State{
				Memory:   scheduler.Memory{N: 2, EF: 250, Interval: 6},
				FirstDay: -3, LastDay: -2, LastGrade: 4, Counted: 2, Reviews: 2, Passed: 2,
			},
		},
		{
			"an early pass moves the due day and keeps the interval",
			[]scheduler.Review{{100, 4}, {101, 4}, {103, 4}},
			scheduler.State{
				Memory:   scheduler.Memory{N: 2, EF: 250, Interval: 6},
				FirstDay: 100, LastDay: 103, LastGrade: 4, Counted: 3, Reviews: 3, Passed: 3,
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := scheduler.Replay(sm2, tt.reviews, scheduler.Options{})
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDueIsTheIntervalAfterTheLastCountedReview(t *testing.T) {
	s := scheduler.Replay(sm2, []scheduler.Review{{100, 4}, {101, 4}, {101, 1}}, scheduler.Options{})
	if s.Due() != 107 {
		t.Errorf("due on day %d, want 107", s.Due())
	}
	if s.Counts(101) || !s.Counts(102) || !(scheduler.State{}).Counts(-5) {
		t.Error("a review counts if it is the first, or on a day after the last counted one")
	}
}

// The next step multiplies what the learner saw, not what SM-2 alone would have given.
func TestLaterStepsSeeCapAndFuzz(t *testing.T) {
	tests := []struct {
		name    string
		options scheduler.Options
		want    int
	}{
		{"neither", scheduler.Options{}, 38},
		{"cap of 10", scheduler.Options{Cap: 10}, 10},
		{"cap of 15 does not touch 15", scheduler.Options{Cap: 15}, 15},
		{"a day more each time", scheduler.Options{Fuzz: func(i, _ int) int { return i + 1 }}, 49},
		{"days by counted reviews", scheduler.Options{Fuzz: func(_, n int) int { return 2 * n }}, 8},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s scheduler.State
			for range 4 {
				s = s.After(sm2, scheduler.Review{Day: s.Due(), Grade: 4}, tt.options)
			}
			if s.Memory.Interval != tt.want {
				t.Errorf("got %d days, want %d", s.Memory.Interval, tt.want)
			}
		})
	}
}

func TestDefaultCapIsAHundredYears(t *testing.T) {
	var s scheduler.State
	for range 20 {
		s = s.After(sm2, scheduler.Review{Day: s.Due(), Grade: 5}, scheduler.Options{})
	}
	if s.Memory.Interval != 36_500 {
		t.Errorf("got %d days", s.Memory.Interval)
	}
}

func TestPreviewIsIndexedByGrade(t *testing.T) {
	s := scheduler.State{LastDay: 100, Reviews: 3, Memory: scheduler.Memory{N: 3, EF: 236, Interval: 15}}
	var got []int
	for _, after := range scheduler.Preview(sm2, s, 115, scheduler.Options{}) {
		got = append(got, after.Memory.Interval)
	}
	if diff := cmp.Diff([]int{1, 1, 1, 34, 36, 37}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
