package stats

import (
	"slices"

	"goodcard/study"
)

// Forecast is when items that have been studied are due, if nothing more is answered.
type Forecast struct {
	Overdue int        // due on a day before today
	Days    []DayCount // the next 30, today first
	N       int        // due on them
	Later   int        // due on a day after them

	Suspended int // studied items that are suspended and not counted
	New       int // items not yet studied, which have no day
}

const forecastDays = 30

func newForecast(today int) Forecast {
	f := Forecast{Days: make([]DayCount, forecastDays)}
	for i := range f.Days {
		f.Days[i].Day = today + i
	}
	return f
}

func (f *Forecast) add(p study.Past) {
	if !p.Installed() || p.Due == nil {
		return
	}
	switch ahead := *p.Due - f.Days[0].Day; {
	case p.Suspended:
		f.Suspended++
	case ahead < 0:
		f.Overdue++
	case ahead >= len(f.Days):
		f.Later++
	default:
		f.Days[ahead].N++
		f.N++
	}
}

func (f Forecast) finish(decks []string, installed []study.Deck) Forecast {
	for _, d := range installed {
		if chosen(decks, d.ID) {
			f.New += d.Unbegun
		}
	}
	return f
}

// chosen reports whether a deck is among those asked for; none means all.
func chosen(decks []string, id string) bool {
	return len(decks) == 0 || slices.Contains(decks, id)
}
