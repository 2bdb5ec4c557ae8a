package exchange

import (
	"time"

	"goodcard/history"
)

// jsonFormat is raised where an older program that reads on would take the history for another than
// it is. Keys and types of lines that it may pass over are added without.
const jsonFormat = 1

// Types of lines, in the order in which they stand.
const (
	lineHeader = "goodcard"
	lineDevice = "device"
	lineAlias  = "alias"
	lineDeck   = "deck"
	lineEvent  = "event"
	lineEnd    = "end"
)

// lastNamed is the last kind of event that is written by its name. An older program does not know the
// names of later ones, and must keep them: they are numbers for ever.
const lastNamed = history.Nudge

// timeLayout is RFC 3339 to the millisecond.
const timeLayout = "2006-01-02T15:04:05.000Z07:00"

type headerJSON struct {
	Type   string    `json:"type"`
	Format int       `json:"format"`
	Decks  *[]string `json:"decks"` // null: everything
}

type deviceJSON struct {
	Type    string  `json:"type"`
	Device  string  `json:"device"`
	Name    string  `json:"name"`
	Follows *string `json:"follows"`
}

type aliasJSON struct {
	Type string `json:"type"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

type deckJSON struct {
	Type    string `json:"type"`
	Deck    string `json:"deck"`
	Title   string `json:"title"`
	Version string `json:"version"`
	Shipped bool   `json:"shipped"`
	Content any    `json:"content"` // a deck in the deck format, last: it may be large
}

type eventJSON struct {
	Type         string  `json:"type"`
	Card         string  `json:"card"`
	At           string  `json:"at"`
	ID           string  `json:"id"`
	Device       string  `json:"device"`
	Day          string  `json:"day"`
	Kind         any     `json:"kind"` // a name, or a number after lastNamed
	Grade        *int    `json:"grade"`
	Milliseconds *int64  `json:"milliseconds"`
	Wording      *string `json:"wording"`
	Body         *string `json:"body"`
}

type endJSON struct {
	Type   string `json:"type"`
	Decks  int    `json:"decks"`
	Events int    `json:"events"`
}

// kindsByName returns the kinds that are written by name.
func kindsByName() map[string]history.Kind {
	all := map[string]history.Kind{}
	for k := history.Review; k <= lastNamed; k++ {
		all[k.String()] = k
	}
	return all
}

func dayText(day int) string { return history.Date(day).Format(time.DateOnly) }
