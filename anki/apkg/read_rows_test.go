package apkg_test

import (
	"os"
	"testing"

	"goodcard/anki/apkg"
)

// An error of the caller ends the reading and comes back as it is.
func TestErrorsOfTheCallerComeBack(t *testing.T) {
	p, err := apkg.Open(database(t, schema11))
	check(t, err)
	defer p.Close()
	stop := os.ErrDeadlineExceeded
	for what, err := range map[string]error{
		"notes":   p.Notes(func(*apkg.Note) error { return stop }),
		"cards":   p.Cards(func(*apkg.Card) error { return stop }),
		"reviews": p.Reviews(func(*apkg.Review) error { return stop }),
	} {
		if err != stop {
			t.Errorf("%s: %v, want %v", what, err, stop)
		}
	}
}

// What is left out takes what belongs to it along: no card comes without its note, no review
// without its card.
func TestCardsAndReviewsHaveWhatTheyBelongTo(t *testing.T) {
	for name, statement := range map[string]string{
		"a note of 40 MB":          `UPDATE notes SET flds = CAST(zeroblob(40000000) AS TEXT)`,
		"a note of no type":        `UPDATE notes SET mid = 8`,
		"a card of no note":        `UPDATE cards SET nid = 3`,
		"a card of no template":    `UPDATE cards SET ord = -1`,
		"a card of a far template": `UPDATE cards SET ord = 65536`,
	} {
		t.Run(name, func(t *testing.T) {
			p, err := apkg.Open(database(t, schema11, statement))
			check(t, err)
			defer p.Close()
			check(t, p.Reviews(func(*apkg.Review) error { t.Error("a review"); return nil })) // first of all, before notes and cards were asked for
			check(t, p.Cards(func(*apkg.Card) error { t.Error("a card"); return nil }))
			if o := p.Oddities(); o.ReviewsWithoutCard != 1 || o.CardsWithoutNote+o.CardsNumbered != 1 {
				t.Errorf("%+v", o)
			}
		})
	}
}
