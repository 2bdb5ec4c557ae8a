package stats

import "goodcard/study"

// Progress is how many items were begun and how many are known: have a counted pass since
// they were last forgotten.
type Progress struct {
	Items   int // that installed decks have
	Cards   int // that they are of
	Started int // of the items, ever studied
	Known   int // of those started
	Gone    int // items that were studied, but no installed deck has any more; they count nowhere else here
	Months  []MonthProgress
}

// A MonthProgress is one month; months in which nothing changed are left out.
type MonthProgress struct {
	Month   Month
	Started int // items studied for the first time
	Known   int // items known at its end
}

// add counts an item that was studied.
func (g *Progress) add(p study.Past, known bool) {
	if !p.Installed() {
		g.Gone++
		return
	}
	g.Started++
	if known {
		g.Known++
	}
}

func (t *tally) months(decks []string, installed []study.Deck) Progress {
	g := t.progress
	for _, deck := range installed {
		if chosen(decks, deck.ID) {
			g.Items += deck.Items
			g.Cards += deck.Cards
		}
	}
	var all []MonthProgress
	known := 0
	for n, d := range t.days.all() {
		if month := monthOf(n); len(all) == 0 || all[len(all)-1].Month != month {
			all = append(all, MonthProgress{Month: month})
		}
		known += d.known
		m := &all[len(all)-1]
		m.Started += d.started
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
