package history_test

import (
	"testing"
	"time"
	_ "time/tzdata" // of zones with a change of clocks, also where the system has none

	"pgregory.net/rapid"

	"goodcard/history"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	l, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestStudyDay(t *testing.T) {
	berlin, york := zone(t, "Europe/Berlin"), zone(t, "America/New_York")
	east := func(minutes int) *time.Location { return time.FixedZone("", minutes*60) }
	tests := []struct {
		name     string
		at       time.Time
		rollover int
		want     string
	}{
		{"before the rollover", time.Date(2026, 3, 3, 3, 59, 59, 999, time.UTC), 4, "2026-03-02"},
		{"at the rollover", time.Date(2026, 3, 3, 4, 0, 0, 0, time.UTC), 4, "2026-03-03"},
		{"midnight", time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC), 0, "2026-03-03"},
		{"before midnight", time.Date(2026, 3, 2, 23, 59, 59, 0, time.UTC), 0, "2026-03-02"},
		{"late rollover", time.Date(2026, 3, 3, 22, 59, 0, 0, time.UTC), 23, "2026-03-02"},
		{"at a late rollover", time.Date(2026, 3, 3, 23, 0, 0, 0, time.UTC), 23, "2026-03-03"},
		{"twelve hours west", time.Date(2026, 3, 3, 4, 0, 0, 0, east(-12*60)), 4, "2026-03-03"},
		{"fourteen hours east", time.Date(2026, 3, 3, 3, 59, 0, 0, east(14*60)), 4, "2026-03-02"},
		{"half an hour", time.Date(2026, 3, 3, 4, 0, 0, 0, east(5*60+30)), 4, "2026-03-03"},
		{"three quarters", time.Date(2026, 3, 3, 3, 59, 59, 0, east(5*60+45)), 4, "2026-03-02"},
		{"half an hour west", time.Date(2026, 3, 3, 4, 0, 0, 0, east(-(3*60 + 30))), 4, "2026-03-03"},
		{"the first day", time.Date(1970, 1, 1, 4, 0, 0, 0, time.UTC), 4, "1970-01-01"},
		{"before 1970", time.Date(1970, 1, 1, 3, 59, 59, 0, time.UTC), 4, "1969-12-31"},
		{"long before 1970", time.Date(1931, 12, 31, 23, 59, 59, 0, time.UTC), 0, "1931-12-31"},
		{"a second before 1970", time.Date(1969, 12, 31, 23, 59, 59, 500_000_000, time.UTC), 0, "1969-12-31"},
		{"a leap day", time.Date(2028, 2, 29, 12, 0, 0, 0, time.UTC), 4, "2028-02-29"},
		{"Berlin, before clocks go on", time.Date(2026, 3, 29, 1, 59, 0, 0, berlin), 4, "2026-03-28"},
		{"Berlin, after clocks went on", time.Date(2026, 3, 29, 3, 59, 0, 0, berlin), 4, "2026-03-28"},
		{"Berlin, the short night is over", time.Date(2026, 3, 29, 4, 0, 0, 0, berlin), 4, "2026-03-29"},
		{"Berlin, after clocks went back", time.Date(2026, 10, 25, 3, 59, 0, 0, berlin), 4, "2026-10-24"},
		{"Berlin, the long night is over", time.Date(2026, 10, 25, 4, 0, 0, 0, berlin), 4, "2026-10-25"},
		{"New York, clocks go on", time.Date(2026, 3, 8, 3, 59, 0, 0, york), 4, "2026-03-07"},
		{"New York, the short night is over", time.Date(2026, 3, 8, 4, 0, 0, 0, york), 4, "2026-03-08"},
		{"New York, the long night is over", time.Date(2026, 11, 1, 4, 0, 0, 0, york), 4, "2026-11-01"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := history.Date(history.StudyDay(tt.at, tt.rollover)).Format(time.DateOnly); got != tt.want {
				t.Errorf("%s is %s, want %s", tt.at, got, tt.want)
			}
		})
	}
}

// A study day is plausible whatever the zone and the rollover, and no other than that of the
// date and the one before it is.
func TestPlausible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.Int64Range(0, 200*86_400_000).Draw(t, "at")
		offset := rapid.IntRange(-24*60, 24*60).Draw(t, "offset")
		c := history.Clock{
			Now:      func() time.Time { return time.UnixMilli(at).In(time.FixedZone("", offset*60)) },
			Rollover: rapid.IntRange(0, 23).Draw(t, "rollover"),
		}
		m := c.Moment()
		if !m.Plausible() {
			t.Fatalf("%+v is not plausible", m)
		}
		c.Rollover = 0
		date := c.Today()
		for _, day := range []int{date - 2, date + 1} {
			if m.Day = day; m.Plausible() {
				t.Fatalf("%+v is plausible on %s", m, history.Date(date).Format(time.DateOnly))
			}
		}
	})
}
