package storage_test

import (
	"strings"
	"testing"

	"goodcard/scheduler"
	"goodcard/storage"
)

// A new card of a day could have been asked the day before, unless a pass of the day freed it.
func TestNewCardsThatADayFreed(t *testing.T) {
	for name, test := range map[string]struct {
		grade   scheduler.Grade
		before  bool // the needed card was passed the day before
		behind  bool // it is passed only behind the new card
		ofOther bool // whether the other deck's new card waited
	}{
		"freed by a pass of the day": {grade: 4},
		"not freed by a failure":     {grade: 1, ofOther: true},
		"open since the day before":  {grade: 4, before: true, ofOther: true},
		"freed only behind it":       {grade: 4, behind: true, ofOther: true},
	} {
		t.Run(name, func(t *testing.T) {
			db := openTemp(t)
			for _, id := range []string{"d", "e"} {
				c := card(id + "/a")
				c.Concepts = []string{id + "/x"}
				d := storage.Deck{ID: id, Source: storage.File, Path: "/decks/" + id + ".yaml", Body: "{}", Active: true,
					Concepts: []storage.Concept{{ID: id + "/x"}}}
				if id == "e" {
					d.Concepts[0].Needs = []string{"d/x"}
				}
				if err := db.PutDeck(t.Context(), d, []storage.Card{c}); err != nil {
					t.Fatal(err)
				}
			}
			if test.before {
				mustAppend(t, db, at(march-1, 0), review("d/a", 4))
			}
			if test.behind {
				mustAppend(t, db, at(march, 0), review("e/a", 4))
			}
			mustAppend(t, db, at(march, 1), review("d/a", test.grade), review("e/a", 4))
			if waited, err := db.Waited(t.Context(), march, of("e")); err != nil || waited != test.ofOther {
				t.Errorf("the card of the other deck waited: %v, %v; want %v", waited, err, test.ofOther)
			}
			if waited, err := db.Waited(t.Context(), march, of("d")); err != nil || waited == test.before {
				t.Errorf("the needed card waited: %v, %v; want %v", waited, err, !test.before)
			}
		})
	}
}

// of lets the items of a deck through.
func of(deck string) func(item string) bool {
	return func(item string) bool { return strings.HasPrefix(item, deck+"/") }
}
