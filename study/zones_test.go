package study_test

import (
	"testing"
	"time"
	_ "time/tzdata" // of zones with a change of clocks, also where the system has none

	"goodcard/scheduler"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	l, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestZoneAndRolloverNeverChangeStoredDays(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 5))
	w.now = time.Date(2026, 3, 3, 3, 0, 0, 0, zone(t, "Europe/Berlin"))
	w.by("inner-outer/c1", scheduler.Good)
	day := w.Clock.Today()
	before := w.steps("inner-outer/c1")[0]
	for _, settings := range []string{"rollover: 0\n", "rollover: 23\n", "rollover: 4\n"} {
		w.write("settings.yaml", settings)
		for _, name := range []string{"Pacific/Kiritimati", "Pacific/Honolulu", "Europe/Berlin"} {
			w.now = w.now.In(zone(t, name))
			w.reopen()
			after := w.steps("inner-outer/c1")[0]
			if after.Day != day || after.After != before.After || !after.Time().Equal(before.Time()) || after.Offset != 60 {
				t.Errorf("%s, %s: stored as %+v, was %+v", name, settings, after, before)
			}
		}
	}
	findings, err := w.Check(t.Context(), true, false)
	w.must(err)
	if len(findings.Findings) > 0 {
		t.Error(findings.Findings)
	}
}
