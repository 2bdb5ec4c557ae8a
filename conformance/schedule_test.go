package conformance

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"goodcard/scheduler"
	"goodcard/scheduler/schedulertest"
)

// dayNumber counts study days from 1970-01-01, by their names.
func dayNumber(t testing.TB, name string) int {
	t.Helper()
	at, err := time.Parse(time.DateOnly, name)
	if err != nil {
		t.Fatal(err)
	}
	return int(at.Unix() / 86_400)
}

func dayName(day int) string { return time.Unix(int64(day)*86_400, 0).UTC().Format(time.DateOnly) }

// checkSchedule fails the test where an item's due day is not what a second reading of SM-2
// makes of the history.
func checkSchedule(t testing.TB, history []event, items []item) {
	t.Helper()
	at := map[string]time.Time{}
	for _, e := range history {
		when, err := time.Parse(time.RFC3339Nano, e.At)
		if err != nil {
			t.Fatal(err)
		}
		at[e.ID] = when
	}
	slices.SortFunc(history, func(a, b event) int {
		return cmp.Or(at[a.ID].Compare(at[b.ID]), cmp.Compare(a.ID, b.ID))
	})
	memories := map[string]*schedulertest.Rational{}
	for _, e := range history {
		if memories[e.Card] == nil {
			memories[e.Card] = &schedulertest.Rational{}
		}
		memories[e.Card].Review(dayNumber(t, e.Day), scheduler.Grade(*e.Grade))
	}
	compareDue(t, memories, items)
}

// compareDue fails the test where an item is due on another day than its memory says.
func compareDue(t testing.TB, memories map[string]*schedulertest.Rational, items []item) {
	t.Helper()
	for _, it := range items {
		want, got := "never: it is new", "never: it is new"
		if m := memories[it.Card]; m != nil {
			want = dayName(m.Due())
		}
		if it.Due != nil {
			got = *it.Due
		}
		if got != want {
			t.Errorf("%s is due %s, by the history %s", it.Card, got, want)
		}
	}
}
