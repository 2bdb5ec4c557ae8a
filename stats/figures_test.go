package stats

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

func TestMatureFrom21Days(t *testing.T) {
	for interval, want := range map[int]day{
		1:  {young: Share{1, 1}},
		20: {young: Share{1, 1}},
		21: {mature: Share{1, 1}},
		90: {mature: Share{1, 1}},
	} {
		var got day
		newTally(0).remembered(&got, &history.Answer{Counted: true, Interval: interval, Grade: scheduler.Hard})
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(day{})); diff != "" {
			t.Errorf("after %d days (-want +got):\n%s", interval, diff)
		}
	}
}

func TestForecastOfADay(t *testing.T) {
	const today = 100
	for due, want := range map[int]Forecast{
		today - 1:  {Overdue: 1},
		today:      {N: 1},
		today + 29: {N: 1},
		today + 30: {Later: 1},
	} {
		got := newForecast(today)
		got.add(study.Past{Past: &history.Past{Card: "d/c", Due: &due}})
		if got.Overdue != want.Overdue || got.N != want.N || got.Later != want.Later {
			t.Errorf("due in %d days: %+v, want %+v", due-today, got, want)
		}
		if want.N == 1 && got.Days[due-today] != (DayCount{due, 1}) {
			t.Errorf("due in %d days: the day says %+v", due-today, got.Days[due-today])
		}
	}
}

func TestMedian(t *testing.T) {
	for _, tt := range []struct {
		ms   []int64
		want time.Duration
	}{
		{[]int64{5}, 5 * time.Millisecond},
		{[]int64{9, 2}, 5500 * time.Microsecond},
		{[]int64{9, 2, 3}, 3 * time.Millisecond},
		{[]int64{4, 4, 4, 100}, 4 * time.Millisecond},
		{[]int64{1, 1, 100, 100}, 50500 * time.Microsecond},
		{[]int64{600_000, 1}, 300_000_500 * time.Microsecond},
	} {
		tally := newTally(0)
		for _, ms := range tt.ms {
			tally.timed(tally.tookBy("ask"), ms)
		}
		if got := tally.times(); got.Median != tt.want || got.Kinds[0].Median != tt.want || got.N != len(tt.ms) {
			t.Errorf("%v ms: median %v of %d, want %v", tt.ms, got.Median, got.N, tt.want)
		}
	}
}

// Weeks of the calendar begin on Mondays, also before 1970.
func TestWeekday(t *testing.T) {
	for n := -1000; n < 1000; n++ {
		date := time.Date(1970, 1, 1+n, 0, 0, 0, 0, time.UTC)
		if want := (int(date.Weekday()) + 6) % 7; weekday(n) != want {
			t.Fatalf("%s is weekday %d, want %d", date.Format(time.DateOnly), weekday(n), want)
		}
	}
}
