package study_test

import (
	"io/fs"
	"slices"
	"strconv"
	"testing"

	"goodcard/deck"
	"goodcard/deck/content"
	"goodcard/decks"
	"goodcard/long"
	"goodcard/study"
)

// mustMeetTheIdeas fails where the first deck comes to the point too late: on the first day the case that makes the matter
// plain, an agent that reached a door in training and could have learned two goals, and within ten days the ideas that the
// deck is about.
func (p *pupil) mustMeetTheIdeas() {
	p.t.Helper()
	doors := doorCards(p.t)
	if !slices.ContainsFunc(doors, func(card string) bool { return p.onDay[card] == 1 }) {
		p.t.Errorf("none of the cards on the door, %q, comes on the first day: they come on %v", doors, daysOf(p, doors))
	}
	for _, idea := range []string{"goal-misgeneralization", "goodharts-law", "mesa-optimizer", "deceptive-alignment"} {
		if day := p.onDay[study.FirstDeck+"/"+idea]; day == 0 || day > 10 {
			p.t.Errorf("%s comes on day %d, later than the tenth", idea, day)
		}
	}
}

// doorCards returns the cards that ask what a perfect score at the door says of the goal, and those that set the case up,
// under the ids that they have now.
func doorCards(t tb) (cards []string) {
	t.Helper()
	d, err := deck.LoadFS(decks.Shipped, study.FirstDeck)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range d.Cards {
		for _, id := range append([]string{c.ID}, c.Was...) {
			if id == "door-score" || id == "door-two-goals" {
				cards = append(cards, d.ID+"/"+c.ID)
			}
		}
	}
	return cards
}

func daysOf(p *pupil, ids []string) (days []int) {
	for _, id := range ids {
		days = append(days, p.onDay[id])
	}
	return days
}

// A day that brings nothing is noticed, but at the end, or where new cards pause.
func TestDryDays(t *testing.T) {
	none, some, siblings, paused := pupilDay{}, pupilDay{fresh: 10, firsts: 10}, pupilDay{fresh: 2}, pupilDay{paused: true}
	for _, c := range []struct {
		days []pupilDay
		dry  []int
	}{
		{nil, nil},
		{[]pupilDay{some, some, none}, nil},
		{[]pupilDay{some, none, some, none}, []int{2}},
		{[]pupilDay{none, some, siblings, some}, []int{1}},
		{[]pupilDay{some, none, siblings, none}, nil}, // the last card was begun on the first day
		{[]pupilDay{some, paused, some}, nil},
	} {
		if dry := dryDays(c.days); !slices.Equal(dry, c.dry) {
			t.Errorf("of %v the days %v are dry, want %v", c.days, dry, c.dry)
		}
	}
}

// paths returns the shipped decks that are paths: units of the cards of other decks.
func paths(t *testing.T) (ids []string) {
	t.Helper()
	for _, id := range decks.Shipped.IDs() {
		head, err := fs.ReadFile(decks.Shipped, id+"/"+deck.MainName)
		if err != nil {
			t.Fatal(err)
		}
		if content.HasKey("\n"+string(head), "path") {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		t.Skip("the program brings no path")
	}
	return ids
}

// studyPath studies a path from its first day on until the last of its cards is begun, which takes no more than so many days,
// and holds it to what a learner can expect: something new on each of these days, the items of a card on days of their own,
// and no contrast before both its sides.
func studyPath(t *testing.T, id string, seed uint64, fails float64, days int) {
	t.Helper()
	p := newPupilOf(t, seed, fails, broughtDecks(t, decks.Shipped.IDs()...), id)
	waiting := cardsOfPath(t, id)
	for len(waiting) > 0 && len(p.days) < days {
		p.day()
		waiting = slices.DeleteFunc(waiting, func(card string) bool { return p.begun[card] })
	}
	if len(waiting) > 0 {
		t.Errorf("after %d days %q are not begun: %s", days, waiting, p.table())
	}
	p.mustBeUnbroken()
}

// cardsOfPath returns the full ids of the cards of a shipped path.
func cardsOfPath(t *testing.T, id string) (cards []string) {
	t.Helper()
	load := func(id string) *deck.Deck {
		d, err := deck.LoadFS(decks.Shipped, id)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, unit := range load(id).PathCards(load) {
		for _, c := range unit {
			cards = append(cards, c.ID())
		}
	}
	return cards
}

func TestFirstMonthOnPaths(t *testing.T) {
	t.Parallel()
	for _, id := range paths(t) {
		t.Run(id, func(t *testing.T) {
			studyPath(t, id, 0, 0, 16)
		})
	}
}

func TestLongFirstMonthsOnPaths(t *testing.T) {
	long.Only(t)
	for _, id := range paths(t) {
		for seed := range uint64(20) {
			t.Run(id+" "+strconv.Itoa(int(seed+1)), func(t *testing.T) {
				t.Parallel()
				studyPath(t, id, seed+1, 0.3, 35)
			})
		}
	}
}
