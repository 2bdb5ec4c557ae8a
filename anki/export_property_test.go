package anki_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/anki"
	"goodcard/deck"
)

// An editor edits a deck at random, and knows under which id each card first was there.
type editor struct {
	*rapid.T
	deck    deck.Deck
	origins map[string]string // by present id
	n       int
}

func (e *editor) word() string {
	return rapid.SampledFrom([]string{"green", "door", "goal", "agent", "reward", "law"}).Draw(e.T, "word")
}

func (e *editor) add() {
	e.n++
	c := deck.Card{ID: fmt.Sprintf("c%d", e.n), Kind: deck.Ask, Text: fmt.Sprintf("What is the %s of %d?", e.word(), e.n), Answer: "It is " + e.word() + ".", BothWays: rapid.Bool().Draw(e.T, "both ways")}
	if rapid.Bool().Draw(e.T, "cloze") {
		c = deck.Card{ID: c.ID, Kind: deck.Cloze, Text: fmt.Sprintf("The {{c1::%s}} and the {{c2::%d}}.", e.word(), e.n)}
	}
	e.deck.Cards = append(e.deck.Cards, c)
	e.origins[c.ID] = c.ID
}

// edit changes one thing and says which card's note says something else by it, if one does.
func (e *editor) edit() {
	c := &e.deck.Cards[rapid.IntRange(0, len(e.deck.Cards)-1).Draw(e.T, "card")]
	switch rapid.SampledFrom([]string{"text", "note", "tags", "unseen", "rename", "swap", "add", "drop", "title", "concept"}).Draw(e.T, "edit") {
	case "text":
		c.Text = strings.Replace(c.Text, " the ", " the very "+e.word()+" ", 1)
	case "note":
		c.Note = "Not a " + e.word() + "."
	case "tags":
		c.Tags = []string{e.word()}
	case "unseen":
		if c.Kind == deck.Ask {
			c.Unseen = []string{"And kept back is what " + e.word() + "?"}
		}
	case "rename":
		e.n++
		old := c.ID
		c.ID, c.Was = fmt.Sprintf("c%d", e.n), append(slices.Clone(c.Was), old)
		e.origins[c.ID] = e.origins[old]
		delete(e.origins, old)
	case "swap":
		other := &e.deck.Cards[rapid.IntRange(0, len(e.deck.Cards)-1).Draw(e.T, "other")]
		*c, *other = *other, *c
	case "add":
		e.add()
	case "drop":
		if len(e.deck.Cards) > 2 {
			delete(e.origins, c.ID)
			i := slices.IndexFunc(e.deck.Cards, func(d deck.Card) bool { return d.ID == c.ID })
			e.deck.Cards = slices.Delete(e.deck.Cards, i, i+1)
		}
	case "title":
		e.deck.Title = "On " + e.word()
	case "concept":
		if c.Kind == deck.Ask {
			c.Concepts = []string{"one"}
		}
	}
}

// saysOf returns by origin what a learner has in Anki of each card.
func saysOf(p *opened) map[string]string {
	all := map[string]string{}
	for guid, n := range p.notes {
		all[guid] = strings.Join(n.fields, "|") + n.tags + fmt.Sprint(len(n.cards))
	}
	return all
}

// From release to release each card is found by what it was, the notes that say something else have a later time,
// and no other has one.
func TestReleasesUpdateWhatChanged(t *testing.T) {
	folder, data := t.TempDir(), newWorld(t, t.TempDir(), noon)
	round := 0
	rapid.Check(t, func(r *rapid.T) {
		round++
		w := &world{TB: t, dir: fmt.Sprintf("%s/%d", folder, round), c: data.c, now: noon}
		e := &editor{T: r, deck: deck.Deck{ID: "d", Title: "D", Version: "1.0.0", Concepts: []deck.Concept{{ID: "one", Name: "One", About: "The first."}}}, origins: map[string]string{}}
		for range 4 {
			e.add()
		}
		var before *opened
		for range rapid.IntRange(2, 4).Draw(r, "releases") {
			w.put("d.yaml", string(deck.Write(&e.deck)))
			w.mayRelease("d.yaml")
			p, done := w.export(anki.ExportOptions{}, "d.yaml")
			if done.Decks[0].Ahead != 0 {
				r.Fatalf("what was just released is ahead by %d", done.Decks[0].Ahead)
			}
			want := map[string]bool{}
			for _, origin := range e.origins {
				want[anki.GUID("d/"+origin)] = true
			}
			got := map[string]bool{}
			for guid := range p.notes {
				got[guid] = true
			}
			if !maps.Equal(want, got) {
				r.Fatalf("there are %d notes, want those of %d cards by their first ids", len(got), len(want))
			}
			if strings.Contains(string(p.whole), "And kept back is") {
				r.Fatal("what is kept back went out")
			}
			if before != nil {
				was, is := saysOf(before), saysOf(p)
				for guid, text := range is {
					old, there := before.notes[guid]
					if !there {
						continue
					}
					if now := p.notes[guid].mod; now < old.mod || (now > old.mod) != (was[guid] != text) {
						r.Fatalf("a note was dated %d and is dated %d\n%s\n%s", old.mod, now, was[guid], text)
					}
				}
			}
			before = p
			w.now = w.now.Add(time.Hour)
			for range rapid.IntRange(1, 4).Draw(r, "edits") {
				e.edit()
			}
		}
	})
}
