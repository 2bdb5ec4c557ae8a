package apkg_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goodcard/anki/apkg"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// What was written reads as it was.
func TestWhatIsWrittenReadsTheSame(t *testing.T) {
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		want := genWhole(t)
		path := filepath.Join(folder, "deck.apkg")
		w, err := apkg.Create(path, &want.Collection)
		if err != nil {
			t.Fatal(err)
		}
		defer w.Abort()
		for i := range want.Notes {
			n := &want.Notes[i]
			var cards []apkg.Card
			var reviews []apkg.Review
			for _, c := range want.Cards {
				if c.Note == n.ID {
					cards = append(cards, c)
				}
			}
			for _, r := range want.Reviews {
				if slices.ContainsFunc(cards, func(c apkg.Card) bool { return c.ID == r.Card }) {
					reviews = append(reviews, r)
				}
			}
			if err := w.Add(n, cards, reviews); err != nil {
				t.Fatal(err)
			}
		}
		picture := rapid.SliceOfN(rapid.Byte(), 1, 1000).Draw(t, "picture")
		if err := w.AddMedia("a.png", func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(string(picture))), nil }); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		defer os.Remove(path)

		p, err := apkg.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer p.Close()
		got := whole{Collection: *p.Collection()}
		got.Collection.Decks = slices.DeleteFunc(got.Collection.Decks, func(d apkg.Deck) bool { return d.ID == 1 }) // every file has it
		for _, err := range []error{
			p.Notes(func(n *apkg.Note) error { got.Notes = append(got.Notes, *n); return nil }),
			p.Cards(func(c *apkg.Card) error { got.Cards = append(got.Cards, *c); return nil }),
			p.Reviews(func(r *apkg.Review) error { got.Reviews = append(got.Reviews, *r); return nil }),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		got.Odd = words(p)
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("(-want +got):\n%s", d)
		}
		f, err := p.Media()[0].Open()
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if text, err := io.ReadAll(f); err != nil || string(text) != string(picture) {
			t.Fatalf("the picture is %q, %v, want %q", text, err, picture)
		}
	})
}

func genWhole(t *rapid.T) whole {
	text := rapid.String().Filter(func(s string) bool { return apkg.CleanField(s) == s })
	id := rapid.Int64Range(1, 1<<53-1)
	seconds := rapid.Int64Range(0, 1<<31-1)
	w := whole{Collection: apkg.Collection{
		Day0: rapid.Int64Range(1, 1<<31-1).Draw(t, "day 0"), Offset: rapid.IntRange(-840, 840).Draw(t, "offset"), HasOffset: true,
		Rollover: rapid.IntRange(0, 23).Draw(t, "rollover"), Modified: rapid.Int64Range(1, 1<<53-1).Draw(t, "modified"),
		Decks: []apkg.Deck{{ID: 2, Name: "A", Description: text.Draw(t, "description"), Markdown: rapid.Bool().Draw(t, "markdown")}, {ID: 3, Name: "A::ß 日本"}},
	}}
	for i, cloze := range []bool{false, true} {
		n := apkg.NoteType{ID: int64(1700000000000 + i), OriginalID: id.Draw(t, "original"), Name: fmt.Sprint("Type ", i), Cloze: cloze,
			Modified: seconds.Draw(t, "modified"), CSS: text.Draw(t, "css")}
		for j := range rapid.IntRange(1, 4).Draw(t, "fields") {
			n.Fields = append(n.Fields, apkg.Field{ID: int64(100 + j), Name: fmt.Sprint("Field ", j), Description: text.Draw(t, "description"), Size: rapid.IntRange(1, 99).Draw(t, "size"),
				RTL: rapid.Bool().Draw(t, "rtl"), PlainText: rapid.Bool().Draw(t, "plain"), Collapsed: rapid.Bool().Draw(t, "collapsed"), Required: rapid.Bool().Draw(t, "required")})
		}
		n.SortField = rapid.IntRange(0, len(n.Fields)-1).Draw(t, "sort field")
		for j := range 2 - i {
			question := "{{Field 0}}"
			if cloze {
				question = "{{cloze:Field 0}}"
			}
			n.Templates = append(n.Templates, apkg.Template{ID: int64(200 + j), Name: fmt.Sprint("Template ", j), Question: question, Answer: question + "日本 <hr>"})
		}
		w.Collection.NoteTypes = append(w.Collection.NoteTypes, n)
	}
	for i, noteID := range draws(t, "notes", id) {
		n := apkg.Note{ID: noteID, GUID: fmt.Sprint("guid", i), NoteType: w.Collection.NoteTypes[i%2].ID, Modified: seconds.Draw(t, "modified"), Tags: []string{"b", "a::ß"}[:i%3]}
		for range w.Collection.NoteTypes[i%2].Fields {
			n.Fields = append(n.Fields, text.Draw(t, "field"))
		}
		w.Notes = append(w.Notes, n)
	}
	if len(w.Notes) == 0 {
		return w
	}
	for i, cardID := range draws(t, "cards", id) {
		if i/2 >= len(w.Notes) {
			break
		}
		count := rapid.IntRange(0, 1<<31-1)
		c := apkg.Card{ID: cardID, Note: w.Notes[i/2].ID, Deck: int64(2 + i%2), Ord: i % 2, Modified: seconds.Draw(t, "modified"),
			Type: apkg.CardType(rapid.IntRange(0, 3).Draw(t, "type")), Queue: rapid.IntRange(-1, 3).Draw(t, "queue"), Due: rapid.Int64Range(-100_000, 100_000).Draw(t, "due"),
			Interval: rapid.IntRange(0, 36500).Draw(t, "interval"), Factor: rapid.IntRange(0, 65535).Draw(t, "factor"), Reps: count.Draw(t, "reps"), Lapses: count.Draw(t, "lapses"),
			Left: count.Draw(t, "left"), Flags: rapid.IntRange(0, 7).Draw(t, "flags"), Data: `{"pos":7}`}
		w.Cards = append(w.Cards, c)
	}
	if len(w.Cards) == 0 {
		return w
	}
	for i, reviewID := range draws(t, "reviews", rapid.Int64Range(1e12, 1e13-1)) {
		interval := rapid.IntRange(-1<<31, 1<<31-1)
		w.Reviews = append(w.Reviews, apkg.Review{ID: reviewID, Card: w.Cards[i%len(w.Cards)].ID, Ease: rapid.IntRange(0, 4).Draw(t, "ease"), Interval: interval.Draw(t, "interval"),
			LastInterval: interval.Draw(t, "last"), Factor: rapid.IntRange(0, 65535).Draw(t, "factor"), Taken: rapid.IntRange(0, 1<<31-1).Draw(t, "taken"), Type: apkg.ReviewType(rapid.IntRange(0, 5).Draw(t, "type"))})
	}
	return w
}

// draws returns up to eight ids, in their order.
func draws(t *rapid.T, what string, id *rapid.Generator[int64]) []int64 {
	ids := rapid.SliceOfNDistinct(id, 0, 8, rapid.ID[int64]).Draw(t, what)
	slices.Sort(ids)
	return ids
}
