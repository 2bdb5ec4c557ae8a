package apkg_test

import (
	"io"
	"path/filepath"
	"testing"

	"goodcard/anki/apkg"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What Anki 26.09.3 exported of one collection is the same in its old and in its new format, and
// what testdata/exported/make.py put into it.
func TestExportsOfAnki(t *testing.T) {
	exported := func(name string) string { return filepath.Join("testdata", "exported", name) }
	latest, legacy := readWhole(t, exported("latest.apkg")), readWhole(t, exported("legacy.apkg"))
	if d := cmp.Diff(legacy, latest, cmpopts.IgnoreFields(apkg.Collection{}, "Modified")); d != "" {
		t.Errorf("the new format reads otherwise than the old one (-old +new):\n%s", d)
	}

	if c := latest.Collection; c.Offset != 9*60 || !c.HasOffset || c.Rollover != 4 {
		t.Errorf("days: %d %v %d, want those of Tokyo", c.Offset, c.HasOffset, c.Rollover)
	}
	var two apkg.NoteType
	for _, n := range latest.Collection.NoteTypes {
		if n.Name == "Zwei" {
			two = n
		}
	}
	for i, f := range two.Fields {
		if f.ID == 0 || two.Templates[min(i, 1)].ID == 0 {
			t.Errorf("%+v: a field or template without an id", two)
		}
		two.Fields[i].ID, two.Templates[min(i, 1)].ID = 0, 1
	}
	want := apkg.NoteType{ID: two.ID, OriginalID: 1234567890123, Name: "Zwei", Modified: two.Modified, SortField: 1, CSS: ".card {}",
		Fields: []apkg.Field{{Name: "Front", Description: "of Front", Size: 33},
			{Name: "Back", Description: "of Back", Size: 33, PlainText: true, Collapsed: true},
			{Name: "Extra", Description: "of Extra", Size: 33, RTL: true}},
		Templates: []apkg.Template{{ID: 1, Name: "One", Question: "{{Front}}One", Answer: "{{Back}}"}, {ID: 1, Name: "Two", Question: "{{Front}}Two", Answer: "{{Back}}"}}}
	if d := cmp.Diff(want, two); d != "" {
		t.Errorf("the note type (-want +got):\n%s", d)
	}
	decks := map[int64]string{}
	for _, d := range latest.Collection.Decks {
		decks[d.ID] = d.Name
		if d.Filtered != (d.Name == "Visited") || (d.Description == "**d**" && d.Markdown) != (d.Name == "A::B") {
			t.Errorf("deck %+v", d)
		}
	}

	if len(latest.Notes) != 6 || latest.Notes[0].Fields[1] != `a0<img src="grün ü.png">` || !cmp.Equal(latest.Notes[0].Tags, []string{"t", "u::v"}) {
		t.Errorf("notes %+v", latest.Notes)
	}
	visiting, suspended := 0, 0
	for _, c := range latest.Cards {
		if decks[c.Deck] == "Visited" && decks[c.HomeDeck] == "A::B" {
			visiting++
		}
		if c.Queue == apkg.QueueSuspended {
			suspended++
		}
	}
	if len(latest.Cards) != 12 || visiting != 2 || suspended != 1 {
		t.Errorf("%d cards, of which %d visit another deck and %d are suspended", len(latest.Cards), visiting, suspended)
	}
	for i, r := range latest.Reviews {
		if r.Ease != i+1 || r.Type != apkg.WasLearning {
			t.Errorf("review %d: %+v", i, r)
		}
	}
	if len(latest.Reviews) != 4 {
		t.Errorf("%d reviews, want 4", len(latest.Reviews))
	}

	p, err := apkg.Open(exported("latest.apkg"))
	check(t, err)
	defer p.Close()
	if len(p.Media()) != 1 || p.Media()[0].Name != "grün ü.png" {
		t.Fatalf("media %+v", p.Media())
	}
	f, err := p.Media()[0].Open()
	check(t, err)
	defer f.Close()
	if text, err := io.ReadAll(f); err != nil || string(text) != "a picture" {
		t.Errorf("%q, %v", text, err)
	}
	if o := p.Oddities(); o.MediaChanged != 0 {
		t.Errorf("a sound picture is said to be another one")
	}
}

// An export without scheduling information tells so: nothing was reviewed.
func TestExportWithoutScheduling(t *testing.T) {
	p, err := apkg.Open(filepath.Join("testdata", "exported", "plain.apkg"))
	check(t, err)
	defer p.Close()
	if c := p.Counts(); c != (apkg.Counts{Notes: 6, Cards: 12}) {
		t.Errorf("%+v", c)
	}
	check(t, p.Cards(func(c *apkg.Card) error {
		if c.Type != apkg.New {
			t.Errorf("%+v", c)
		}
		return nil
	}))
}
