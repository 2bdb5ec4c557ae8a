package storage_test

import (
	"bytes"
	"slices"
	"testing"

	"goodcard/history"

	"pgregory.net/rapid"
)

// rising reports whether events stand in the order of replay.
func rising(events []history.Event) bool {
	return slices.IsSortedFunc(events, func(a, b history.Event) int {
		if a.At != b.At {
			return int(a.At - b.At)
		}
		return bytes.Compare(a.ID[:], b.ID[:])
	})
}

func TestFrozenClock(t *testing.T) {
	db := openTemp(t)
	var given []history.Event
	for range 20 {
		given = append(given, mustAppend(t, db, at(march, 0), review("d/a", 1), review("d/a", 4))...)
	}
	for i, e := range given {
		if e.Moment != at(march, 0) {
			t.Errorf("event %d is dated %+v", i, e.Moment)
		}
		if i > 0 && bytes.Compare(given[i-1].ID[:], e.ID[:]) >= 0 {
			t.Errorf("id %s follows %s", e.ID, given[i-1].ID)
		}
	}
}

func TestClockSetBackWithinTheDay(t *testing.T) {
	db := openTemp(t)
	first := mustAppend(t, db, at(march, 60), review("d/a", 1))[0]
	second := mustAppend(t, db, at(march, 10), review("d/a", 4))[0]
	if second.At != first.At || !rising([]history.Event{first, second}) {
		t.Errorf("the second grade is dated %d with id %s, the first %d with id %s", second.At, second.ID, first.At, first.ID)
	}
	if m, err := db.Memory(t.Context(), "d/a"); err != nil || m.LastGrade != 4 {
		t.Errorf("the last grade is %v, %v; want the one given last", m.LastGrade, err)
	}
	third := mustAppend(t, db, at(march, 61), review("d/a", 5))[0]
	if third.Moment != at(march, 61) {
		t.Errorf("when the clock is right again a grade is dated %+v", third.Moment)
	}
}

// A clock that was a day ahead does not drag the days that follow with it.
func TestClockSetBackToAnEarlierDay(t *testing.T) {
	db := openTemp(t)
	ahead := mustAppend(t, db, at(march+30, 60), review("d/a", 4))[0]
	var given []history.Event
	for range 3 {
		given = append(given, mustAppend(t, db, at(march, 10), review("d/a", 5))...)
	}
	if given[0].Moment != at(march, 10) || !rising(append(given, ahead)) {
		t.Errorf("on the right day grades are dated %+v", given)
	}
	if n, err := db.Future(t.Context(), at(march, 70)); err != nil || n != 1 {
		t.Errorf("%d events lie in the future, %v; want 1", n, err)
	}
}

// Under a clock that stands still or was set back, what another rollover or zone makes part of
// another study day still comes behind what was done before.
func TestOrderAcrossStudyDays(t *testing.T) {
	t.Parallel()
	four := int64(march)*dayLength + 4*hour
	for name, moments := range map[string][]history.Moment{
		"frozen, a later rollover":      {{At: four, Day: march}, {At: four, Day: march - 1}},
		"frozen, an earlier rollover":   {{At: four, Day: march - 1}, {At: four, Day: march}},
		"frozen, to and fro":            {{At: four, Day: march}, {At: four, Day: march - 1}, {At: four, Day: march}, {At: four, Day: march - 1}},
		"frozen, flown west":            {{At: four, Offset: 840, Day: march}, {At: four, Offset: -720, Day: march - 2}},
		"set back, a later rollover":    {{At: four, Day: march}, {At: four - 10*minute, Day: march - 1}},
		"set back, an earlier rollover": {{At: four, Day: march - 1}, {At: four - 59*minute, Day: march}},
		"set back across the rollover":  {{At: four + minute, Day: march}, {At: four - minute, Day: march - 1}, {At: four, Day: march}},
		"frozen ahead, then set back": {{At: four + 9*hour, Day: march}, {At: four + 9*hour, Day: march - 1},
			{At: four, Day: march}, {At: four, Day: march}},
	} {
		t.Run(name, func(t *testing.T) {
			for range 8 { // an order left to chance would hold now and then
				db := openTemp(t)
				var given []history.Event
				for _, when := range moments {
					given = append(given, mustAppend(t, db, when, review("d/a", 1), review("d/a", 4))...)
				}
				for i, e := range given {
					if day := moments[i/2].Day; e.Day != day || !e.Plausible() {
						t.Errorf("event %d stands at %+v; want day %d", i, e.Moment, day)
					}
				}
				if !rising(given) {
					t.Fatalf("the order is not that in which it was done: %+v", given)
				}
				mustBeClean(t, db)
			}
		})
	}
}

func TestOrderOfOneDevice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		db := openTemp(t)
		days := map[int][]history.Event{}
		for range rapid.IntRange(1, 20).Draw(t, "grades") {
			when := at(march+rapid.IntRange(0, 2).Draw(t, "day"), rapid.IntRange(0, 3).Draw(t, "minute"))
			days[when.Day] = append(days[when.Day], mustAppend(t, db, when, review("d/a", 4))...)
		}
		for day, given := range days {
			if !rising(given) {
				t.Fatalf("day %d: grades do not stand in the order in which they were given: %v", day, given)
			}
		}
	})
}

// Whoever flies on with a clock that was set back takes up the newest moment as it was: in
// the new zone its time would be part of a later day.
func TestClockSetBackInAnotherZone(t *testing.T) {
	db := openTemp(t)
	west := momentIn(int64(march)*dayLength+(24+12+3)*hour, -720)
	east := momentIn(west.At-24*hour, 720)
	if west.Day != east.Day {
		t.Fatalf("the days are %d and %d", west.Day, east.Day)
	}
	mustAppend(t, db, west, review("d/a", 4))
	if second := mustAppend(t, db, east, review("d/a", 4))[0]; second.Moment != west {
		t.Errorf("the second grade is dated %+v, want %+v", second.Moment, west)
	}
	mustBeClean(t, db)
}
