package storage

import (
	"maps"
	"slices"
	"testing"
)

// A new card is brought by the unit that has it and is open, of several by that of the path that was installed first.
func TestUnitsOfTwoPaths(t *testing.T) {
	db := openTemp(t)
	ctx := t.Context()
	var cards []Card
	for _, id := range []string{"d/a", "d/b", "d/c"} {
		cards = append(cards, Card{ID: id, Kind: "ask", Body: "{}", Items: []string{id}})
	}
	for _, d := range []Deck{
		{ID: "d"},
		{ID: "first", Title: "First", Units: []Unit{{ID: "one", Title: "One", Opens: new(10), Cards: []string{"d/a"}}, {ID: "two", Title: "Two", Cards: []string{"d/b"}}}},
		{ID: "second", Title: "Second", Units: []Unit{{ID: "all", Title: "All", Cards: []string{"d/b", "d/a"}}}},
	} {
		d.Source, d.Active = File, true
		if err := db.PutDeck(ctx, d, cards); err != nil {
			t.Fatal(err)
		}
		cards = nil
	}
	one, two := UnitPlace{"first", "First", "one", "One", 1, 2}, UnitPlace{"first", "First", "two", "Two", 2, 2}
	all := UnitPlace{"second", "Second", "all", "All", 1, 1}
	for _, c := range []struct {
		card string
		day  int
		want *UnitPlace
	}{{"d/a", 9, &all}, {"d/a", 10, &one}, {"d/b", 9, &two}, {"d/c", 10, nil}, {"d/gone", 10, nil}} {
		got, err := db.UnitWith(ctx, c.card, c.day)
		if err != nil || (got == nil) != (c.want == nil) || got != nil && *got != *c.want {
			t.Errorf("%s on day %d is brought by %+v, %v; want %+v", c.card, c.day, got, err, c.want)
		}
	}
	// The last card of the one path is the first of the other.
	var of []int
	ways, err := db.Ways(ctx, 10)
	for _, w := range ways {
		for _, u := range w.Units {
			of = append(of, u.Cards, u.New)
		}
	}
	if want := []int{1, 1, 1, 1, 2, 2}; err != nil || !slices.Equal(of, want) {
		t.Errorf("the units have cards and new ones %v, %v; want %v", of, err, want)
	}
}

// An id that no deck can have, in a file that another program wrote, hides no other row.
func TestTableOfBrokenLines(t *testing.T) {
	db := openTemp(t)
	err := db.write(t.Context(), func(q *query) error {
		return q.execAll(`INSERT INTO deck (k, id, title, version, path, stamp, sha256, tried, problem, body, active, source)
				VALUES (1, 'd', '', '', '', '', '', '', '', '', 1, 'file')`,
			`INSERT INTO neighbour (concept, other, deck) VALUES ('d/a', 'd/b', 1), ('d/b' || char(10) || 'd/c', 'd/a', 1), ('d/e', 'd/b' || char(9) || 'd/c', 1), ('d/f', 'd/a', 1)`)
	})
	if err != nil {
		t.Fatal(err)
	}
	near, err := db.Neighbours(t.Context())
	got := map[string]bool{}
	for of, others := range near {
		for _, other := range others {
			got[of+" "+other] = true
		}
	}
	for _, pair := range []string{"d/a d/b", "d/b d/a", "d/a d/f", "d/f d/a"} {
		if !got[pair] || err != nil {
			t.Errorf("%s are not confused: %v, %v", pair, slices.Sorted(maps.Keys(got)), err)
		}
	}
}
