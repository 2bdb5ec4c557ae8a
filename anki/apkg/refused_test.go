package apkg_test

import (
	"math"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/anki/apkg"
)

// What Anki would refuse, or take in silence for something else, is an error that names it.
func TestNoteRefused(t *testing.T) {
	type args struct {
		n       *apkg.Note
		cards   []apkg.Card
		reviews []apkg.Review
	}
	first, firstCards := ask(1)
	first.GUID = "first"
	for _, tt := range []struct {
		change func(*args)
		want   string
	}{
		{func(a *args) { a.n.Fields = a.n.Fields[:2] }, "it has 2 fields, and 3 were expected for the type Goodcard Ask"},
		{func(a *args) { a.n.NoteType = 5 }, "its type 5 is not one of the collection"},
		{func(a *args) { a.n.ID, a.cards[0].Note, a.cards[1].Note = 0, 0, 0 }, "its id is 0, and a number from 1 to 9007199254740991 was expected"},
		{func(a *args) { a.n.GUID = "first" }, "another note has its guid"},
		{func(a *args) { a.n.GUID = "" }, "a guid of visible characters was expected"},
		{func(a *args) { a.n.Modified = -1 }, "the time of its change is -1"},
		{func(a *args) { a.cards[1].Note = 7 }, "card 1767300000502 of it: it belongs to the note 7"},
		{func(a *args) { a.cards[1].Deck = 7 }, "card 1767300000502 of it: its deck 7 is not one of the collection"},
		{func(a *args) { a.cards[1].ID = 0 }, "card 0 of it: its id is 0"},
		{func(a *args) { a.cards[1].ID = a.cards[0].ID }, "cards 1767300000002 and 1767300000002 of it have the same id or the same template"},
		{func(a *args) { a.cards[1].Ord = 0 }, "cards 1767300000002 and 1767300000502 of it have the same id or the same template"},
		{func(a *args) { a.cards[1].Ord = 2 }, "card 1767300000502 of it: its index is 2, and a number from 0 to 1 was expected"},
		{func(a *args) { a.cards[1].HomeDeck = 1 }, "card 1767300000502 of it: it visits a filtered deck"},
		{func(a *args) { a.cards[1].Type = 4 }, "card 1767300000502 of it: its type is 4"},
		{func(a *args) { a.cards[1].Queue = 4 }, "card 1767300000502 of it: its queue is 4"},
		{func(a *args) { a.cards[1].Due = 1 << 31 }, "card 1767300000502 of it: its due date is 2147483648"},
		{func(a *args) { a.cards[1].Interval = -600 }, "card 1767300000502 of it: its interval is -600"},
		{func(a *args) { a.cards[1].Factor = 1 << 16 }, "card 1767300000502 of it: its ease is 65536"},
		{func(a *args) { a.cards[1].Flags = 8 }, "card 1767300000502 of it: its flag is 8"},
		{func(a *args) { a.cards[1].Data = "[]" }, `card 1767300000502 of it: its data is "[]", and a JSON object was expected`},
		{func(a *args) { a.cards[1].Data = `{"pos":` }, `card 1767300000502 of it: its data is`},
		{func(a *args) { a.reviews[1].Card = 7 }, "review 12: its card 7 is none of the note"},
		{func(a *args) { a.reviews[1].ID = 11 }, "two reviews of it have the id 11"},
		{func(a *args) { a.reviews[1].Ease = 5 }, "review 12: its ease is 5"},
		{func(a *args) { a.reviews[1].Interval = math.MaxInt32 + 1 }, "review 12: its interval is 2147483648"},
		{func(a *args) { a.reviews[1].Factor = -1 }, "review 12: the ease after it is -1"},
		{func(a *args) { a.reviews[1].Type = 6 }, "review 12: its type is 6"},
	} {
		w, path := create(t, collection())
		if err := w.Add(first, firstCards, nil); err != nil {
			t.Fatal(err)
		}
		note, cards := ask(2)
		cards = append(cards, apkg.Card{ID: note.ID + 500, Note: note.ID, Deck: 1, Ord: 1})
		a := args{note, cards, []apkg.Review{{ID: 11, Card: note.ID}, {ID: 12, Card: note.ID + 500}}}
		tt.change(&a)
		err := w.Add(a.n, a.cards, a.reviews)
		if err == nil || !strings.HasPrefix(err.Error(), `note "`+a.n.GUID+`": `+tt.want) {
			t.Errorf("got %v, want %s", err, tt.want)
		}
		if again := w.Close(); again == nil || again.Error() != err.Error() {
			t.Errorf("closed with %v after %v", again, err)
		}
		if left := list(t, filepath.Dir(path)); len(left) > 0 {
			t.Errorf("%s: left are %v", tt.want, left)
		}
	}
}

// Ids that two notes have are found when their rows are written, far from where they came.
func TestDoublesAmongNotes(t *testing.T) {
	for _, tt := range []struct {
		change func(n *apkg.Note, c *apkg.Card, r *apkg.Review)
		want   string
	}{
		{func(n *apkg.Note, c *apkg.Card, _ *apkg.Review) { n.ID, c.Note = 1_767_300_000_003, 1_767_300_000_003 },
			`two notes have the id 1767300000003: of K/LYWf0|87 and of last`},
		{func(n *apkg.Note, c *apkg.Card, r *apkg.Review) {
			n.ID, c.Note, c.ID, r.Card = 1_767_300_000_003, 1_767_300_000_003, 1_767_300_000_003, 1_767_300_000_003
		}, `two notes have the id 1767300000003: of K/LYWf0|87 and of last`},
		{func(_ *apkg.Note, c *apkg.Card, r *apkg.Review) { c.ID, r.Card = 1_767_300_000_003, 1_767_300_000_003 },
			"two cards have the id 1767300000003: of 1767300000003 and of 1767300001101"},
		{func(_ *apkg.Note, _ *apkg.Card, r *apkg.Review) { r.ID = 3 },
			"two reviews have the id 3: of 1767300000003 and of 1767300001101"},
	} {
		for _, apart := range []int64{5, 1100} { // within one statement, and more than two statements apart
			w, _ := create(t, collection())
			err := func() error {
				for n := range apart {
					note, cards := ask(n + 1)
					if err := w.Add(note, cards, []apkg.Review{{ID: n + 1, Card: cards[0].ID}}); err != nil {
						return err
					}
				}
				note, cards := ask(1100)
				note.ID, note.GUID, cards[0].ID, cards[0].Note = 1_767_300_001_101, "last", 1_767_300_001_101, 1_767_300_001_101
				review := apkg.Review{ID: 1_000_000, Card: cards[0].ID}
				tt.change(note, &cards[0], &review)
				if err := w.Add(note, cards, []apkg.Review{review}); err != nil {
					return err
				}
				return w.Close()
			}()
			if err == nil || err.Error() != tt.want {
				t.Errorf("%d apart: got %v, want %s", apart, err, tt.want)
			}
		}
	}
}
