package ledger

import "time"

// Changes are all that releases ever changed of the cards of a deck.
type Changes struct {
	Deck  string // id of the deck
	Lines []Change

	source
}

// A Change is what one release changed of a card.
type Change struct {
	Version    string // of the release
	Time       time.Time
	ID         string // full id that the card had then; of a release that changed no card, the id of the deck
	Kind       string // such as "meaning"
	Before     string // content hash; empty for a card that was not there
	After      string // content hash; empty for a card that is no longer there
	ReplacedBy []string
	Why        string // one line; empty for none

	extra []string // values of columns that this program does not know
}

// ParseChanges reads a changes.tsv. The name is used in messages and hints only. When anything is wrong it
// returns no changes and all that is wrong as [deck.Problems]. Lines come in the order of the file, which
// git may have merged from two.
func ParseChanges(file string, src []byte) (*Changes, error) {
	c := &Changes{source: source{file: file}}
	r := &reader{format: changesFormat, source: &c.source}
	if !r.open(src) {
		return nil, r.problems.Err()
	}
	head := r.head()
	if head == nil {
		return nil, r.problems.Err()
	}
	c.Deck = head[0]
	for r.next() {
		c.Lines = append(c.Lines, Change{
			Version:    r.version("version"),
			Time:       r.time("time"),
			ID:         r.cardOr("id", c.Deck),
			Kind:       r.word("kind"),
			Before:     r.hash("before", true),
			After:      r.hash("after", true),
			ReplacedBy: r.ids("replaced-by", true, false),
			Why:        r.text("why"),
			extra:      r.extra(),
		})
	}
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	return c, nil
}
