package stats

import (
	"maps"
	"slices"

	"goodcard/study"
)

// Progress is how many items were begun and how many are known: have a counted pass since
// they were last forgotten.
type Progress struct {
	Items   int // that installed decks have
	Started int // ever studied, also those that no installed deck has any more
	Known   int // of those started
	Gone    int // of those started, no installed deck has them any more
	Months  []MonthProgress
}

// A MonthProgress is one month; months in which nothing changed are left out.
type MonthProgress struct {
	Month   Month
	Started int // items studied for the first time
	Known   int // items known at its end
}

func known(passes int) int {
	if passes > 0 {
		return 1
	}
	return 0
}

// add counts an item that was studied.
func (g *Progress) add(p study.Past) {
	g.Started++
	g.Known += known(p.Memory.Passed)
	if !p.Installed() {
		g.Gone++
	}
}

func (t *tally) months(decks []string, installed []study.Deck) Progress {
	g := t.progress
	for _, d := range installed {
		if chosen(decks, d.ID) {
			g.Items += d.Cards
		}
	}
	var all []MonthProgress
	known := 0
	for _, n := range slices.Sorted(maps.Keys(t.days)) {
		if month := monthOf(n); len(all) == 0 || all[len(all)-1].Month != month {
			all = append(all, MonthProgress{Month: month})
		}
		known += t.days[n].known
		m := &all[len(all)-1]
		m.Started += t.days[n].started
		m.Known = known
	}
	before := 0
	for _, m := range all {
		if m.Started > 0 || m.Known != before {
			g.Months = append(g.Months, m)
		}
		before = m.Known
	}
	return g
}
