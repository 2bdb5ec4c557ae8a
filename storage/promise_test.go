package storage_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/storage"
)

// An editor changes decks at random and keeps a model of what must come out of it: which
// grades were given under which id, and to which id each leads.
type editor struct {
	db     *storage.DB
	decks  map[string][]storage.Card
	former map[string]string // aliases that hold
	given  map[string]int    // reviews by the id under which they were given
	minute int
}

var editedCards = []string{"d/a", "d/b", "d/c", "e/a", "e/b"}

func deckOf(card string) string { return card[:1] }

// put installs a deck and settles the model's aliases.
func (ed *editor) put(t *rapid.T, deck string, cards []storage.Card) {
	mustPut(t, ed.db, deck, cards...)
	ed.decks[deck] = cards
	ed.settle()
}

func (ed *editor) settle() {
	uses, claims := map[string]bool{}, map[string]string{}
	for _, cards := range ed.decks {
		for _, c := range cards {
			uses[c.ID] = true
		}
	}
	for _, cards := range ed.decks {
		for _, c := range cards {
			for _, old := range c.Was {
				if now, claimed := claims[old]; !uses[old] && (!claimed || c.ID < now) {
					claims[old] = c.ID
				}
			}
		}
	}
	maps.DeleteFunc(ed.former, func(old, _ string) bool { return uses[old] })
	maps.Copy(ed.former, claims)
}

// home follows the aliases; a circle leads to its least member.
func (ed *editor) home(card string) string {
	path := []string{card}
	for {
		next, renamed := ed.former[path[len(path)-1]]
		if !renamed {
			return path[len(path)-1]
		}
		if i := slices.Index(path, next); i >= 0 {
			return slices.Min(path[i:])
		}
		path = append(path, next)
	}
}

// randomCard draws a card with one or two items and perhaps former ids.
func randomCard(t *rapid.T, id string) storage.Card {
	c := card(id)
	if rapid.Bool().Draw(t, "both ways") {
		c.Items = append(c.Items, id+"#reverse")
	}
	for _, old := range rapid.SliceOfNDistinct(rapid.SampledFrom(editedCards), 0, 2, rapid.ID).Draw(t, "was") {
		if old != id {
			c.Was = append(c.Was, old)
		}
	}
	return c
}

func (ed *editor) grade(t *rapid.T) {
	ed.minute++
	item := rapid.SampledFrom(editedCards).Draw(t, "card") + rapid.SampledFrom([]string{"", "#reverse"}).Draw(t, "side")
	mustAppend(t, ed.db, at(march, ed.minute), review(item, 4))
	ed.given[item]++
}

// edit writes a deck anew: cards come, go, move, are renamed and claim former ids.
func (ed *editor) edit(t *rapid.T) {
	before := eventsOf(t, ed.db)
	deck := rapid.SampledFrom([]string{"d", "e"}).Draw(t, "deck")
	var cards []storage.Card
	for _, id := range rapid.Permutation(editedCards).Draw(t, "order") {
		if deckOf(id) == deck && rapid.IntRange(0, 2).Draw(t, "keep") > 0 {
			cards = append(cards, randomCard(t, id))
		}
	}
	ed.put(t, deck, cards)
	ed.same(t, before)
}

func (ed *editor) remove(t *rapid.T) {
	before := eventsOf(t, ed.db)
	deck := rapid.SampledFrom([]string{"d", "e"}).Draw(t, "deck")
	if err := ed.db.RemoveDeck(t.Context(), deck); err != nil {
		t.Fatal(err)
	}
	delete(ed.decks, deck)
	ed.settle()
	ed.same(t, before)
}

// same fails where a change of decks touched the history.
func (ed *editor) same(t *rapid.T, before string) {
	if diff := cmp.Diff(before, eventsOf(t, ed.db)); diff != "" {
		t.Fatalf("the history changed:\n%s", diff)
	}
}

// check compares every item's memory with the model.
func (ed *editor) check(t *rapid.T) {
	want := map[string]int{}
	for item, n := range ed.given {
		card, side, _ := strings.Cut(item, "#")
		home := ed.home(card)
		if side != "" {
			home += "#" + side
		}
		want[home] += n
	}
	var lines strings.Builder
	for _, item := range slices.Sorted(maps.Keys(want)) {
		fmt.Fprintf(&lines, "id=%s reviews=%d \n", item, want[item])
	}
	got := rows(t, ed.db.Path(), `SELECT i.id, m.reviews FROM memory m JOIN item i ON i.k = m.item ORDER BY i.id`)
	if diff := cmp.Diff(lines.String(), got); diff != "" {
		t.Fatalf("reviews of each item (-want +got):\n%s", diff)
	}
	mustBeClean(t, ed.db)
}

// Editing, moving, reordering, renaming, updating or removing a card never deletes or
// reassigns a review.
func TestEditsKeepReviews(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ed := editor{db: openTemp(t), decks: map[string][]storage.Card{}, former: map[string]string{}, given: map[string]int{}}
		t.Repeat(map[string]func(*rapid.T){
			"":       ed.check,
			"grade":  ed.grade,
			"edit":   ed.edit,
			"remove": ed.remove,
		})
	})
}
