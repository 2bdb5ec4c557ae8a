package storage

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What was passed is looked up from memory where that is little, and from the cards of the concepts
// where it is much: both ways lead to the same gates, on paths too, and rough ones keep the same cards back.
func TestGatesAreTheSameByBothWays(t *testing.T) {
	db := openTemp(t)
	defer func(n int) { manyKnown = n }(manyKnown)
	rapid.Check(t, func(t *rapid.T) {
		err := db.write(t.Context(), func(q *query) error { return drawCards(t, q) })
		if err != nil {
			t.Fatal(err)
		}
		asked := []string{"d/1", "d/2", "d/3", "d/4", "d/5"}
		on := ways{any: rapid.Bool().Draw(t, "paths")}
		if on.any {
			closed := rapid.SampledFrom([][]int64{nil, {2}, {1, 2}}).Draw(t, "closed")
			on.closed, on.held = listed(closed), rapid.SampledFrom([]string{"", "1"}).Draw(t, "held")
			if err := db.view(t.Context(), func(q *query) error {
				steps, err := q.readSteps()
				on.named = namedBy(openSteps(steps, closed))
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		read := func(many int, rough bool) gates {
			manyKnown = many
			g := newGates(on)
			g.rough = rough
			if err := db.view(t.Context(), func(q *query) error { return g.learn(q, asked) }); err != nil {
				t.Fatal(err)
			}
			return g
		}
		few, much, rough := read(1000, false), read(0, false), read(1000, true)
		for i, id := range asked {
			if few.of[id] != much.of[id] {
				t.Fatalf("%s: %+v from what was passed, %+v from the cards", id, few.of[id], much.of[id])
			}
			for _, other := range asked[i:] {
				about := []string{id, other}
				if i%2 == 0 && other == id {
					about = about[:1]
				}
				if a, b := few.waits(about), rough.waits(about); len(a) != len(b) || !maps.Equal(a, much.waits(about)) {
					t.Fatalf("%v waits for %v, %v by rough gates and %v from the cards", about, a, b, much.waits(about))
				}
			}
		}
		if few.holdBack() != rough.holdBack() {
			t.Fatalf("held back %s, %s by rough gates", few.holdBack(), rough.holdBack())
		}
	})
}

// What waits is found from all new cards where these are few, and from the concepts that hold any back where they are many.
func TestWhatWaitsIsTheSameByBothWays(t *testing.T) {
	db := openTemp(t)
	defer func(n int) { manyNew = n }(manyNew)
	rapid.Check(t, func(t *rapid.T) {
		err := db.write(t.Context(), func(q *query) error {
			if err := drawCards(t, q); err != nil || rapid.Bool().Draw(t, "paths") {
				return err
			}
			return q.execAll(`DELETE FROM way`, `DELETE FROM unit`)
		})
		if err != nil {
			t.Fatal(err)
		}
		var f Filter
		if rapid.Bool().Draw(t, "filter") {
			f.Concepts = []string{"d/1"}
		}
		type found struct {
			items int
			waits []Wait
			held  int
		}
		read := func(many int) (all found) {
			manyNew = many
			var err error
			if all.items, all.waits, err = db.Waiting(t.Context(), 1, f); err != nil {
				t.Fatal(err)
			}
			tallies, err := db.Tally(t.Context(), Done{Day: 1})
			if err != nil {
				t.Fatal(err)
			}
			all.held = tallies["d"].HeldBack
			return all
		}
		few, much := read(1000), read(0)
		if !reflect.DeepEqual(few, much) {
			t.Fatalf("%+v from all new cards, %+v from the concepts", few, much)
		}
	})
}

// Cards of two decks that wait for the same are counted each with its own, by both ways.
func TestWhatWaitsIsOfItsDeck(t *testing.T) {
	db := openTemp(t)
	defer func(n int) { manyNew = n }(manyNew)
	card := func(id, about string) Card {
		return Card{ID: id, Kind: "ask", Body: "{}", Items: []string{id}, Concepts: []string{about}}
	}
	first := Deck{ID: "d", Source: File, Active: true, Concepts: []Concept{{ID: "d/next", Needs: []string{"d/base"}}}}
	err := db.PutDeck(t.Context(), first, []Card{card("d/a", "d/base"), card("d/b", "d/next"), card("d/c", "d/next")})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.PutDeck(t.Context(), Deck{ID: "e", Source: File, Active: true}, []Card{card("e/a", "d/next")}); err != nil {
		t.Fatal(err)
	}
	for _, manyNew = range []int{1000, 0} {
		tallies, err := db.Tally(t.Context(), Done{Day: 1})
		if d, e := tallies["d"].HeldBack, tallies["e"].HeldBack; err != nil || d != 2 || e != 1 {
			t.Errorf("%d and %d wait, %v; want 2 and 1, where %d are many", d, e, err, manyNew)
		}
	}
}

// drawCards puts cards of a deck d in place of those that there are, with concepts, needs and what was done of them, some of them on
// a path of two units.
func drawCards(t *rapid.T, q *query) error {
	if err := q.execAll(`DELETE FROM memory`, `DELETE FROM way`, `DELETE FROM content`, `DELETE FROM card_concept`, `DELETE FROM need`, `DELETE FROM card`,
		`INSERT OR IGNORE INTO deck (k, id, title, version, path, stamp, sha256, tried, problem, body, active, source)
			VALUES (1, 'd', '', '', '', '', '', '', '', '', 1, 'file')`,
		`INSERT OR IGNORE INTO unit (k, path, pos, id, title) VALUES (1, 1, 1, 'p/1', ''), (2, 1, 2, 'p/2', '')`); err != nil {
		return err
	}
	concept := func(of string) string { return fmt.Sprint("d/", rapid.IntRange(1, 5).Draw(t, of)) }
	for card := range rapid.IntRange(0, 12).Draw(t, "cards") {
		about := map[string]bool{}
		for range rapid.SampledFrom([]int{0, 1, 1, 1, 2, 3}).Draw(t, "concepts") {
			about[concept("concept")] = true
		}
		ids := slices.Sorted(maps.Keys(about))
		if err := q.exec(`INSERT INTO card (k, id, name, deck, kind, concepts, tags, body) VALUES (?1, ?1, ?1, 1, '', ?2, '', '')`, card, "\n"+strings.Join(ids, "\n")+"\n"); err != nil {
			return err
		}
		for unit := range 2 {
			if !rapid.Bool().Draw(t, "on the path") {
				continue
			}
			if err := q.exec(`INSERT INTO way (path, place, card, unit) VALUES (1,?,?,?)`, 2*card+unit, card, unit+1); err != nil {
				return err
			}
		}
		for _, id := range ids {
			if err := q.exec(`INSERT INTO card_concept (concept, card, alone) VALUES (?,?,?)`, id, card, len(about) == 1); err != nil {
				return err
			}
		}
		for n := range rapid.IntRange(0, 3).Draw(t, "items") { // a draft has none
			item := 10*card + n + 1
			passed := rapid.SampledFrom([]int{0, 0, 1}).Draw(t, "passed")
			seeded := rapid.SampledFrom([]int{0, 0, 0, 0, 1}).Draw(t, "seeded")
			if err := q.exec(`INSERT OR IGNORE INTO item (k, id) VALUES (?1, 'd/' || ?1)`, item); err != nil {
				return err
			}
			if err := q.exec(`INSERT INTO content (item, card, deck, pos, studied) VALUES (?1, ?2, 1, ?1, ?3)`, item, card, passed+seeded > 0); err != nil {
				return err
			}
			if rapid.Bool().Draw(t, "remembered") {
				if err := q.exec(`INSERT INTO memory (item, shuffle, interval, n, ef, s, d, first_day, last_day, reviews, counted, passed, lapses,
						last_grade, last_wording, suspended, flagged, card, seeded) VALUES (?1,0,1,0,0,0,0,0,0,?2,?2,?2,0,0,'',?3,0,?4,?5)`,
					item, passed, rapid.Bool().Draw(t, "suspended"), card, seeded); err != nil {
					return err
				}
			}
		}
	}
	for range rapid.IntRange(0, 8).Draw(t, "needs") {
		if err := q.exec(`INSERT OR IGNORE INTO need (concept, needs, deck, holds) VALUES (?,?,1,?)`, concept("of"), concept("needed"), rapid.Bool().Draw(t, "holds")); err != nil {
			return err
		}
	}
	return nil
}
