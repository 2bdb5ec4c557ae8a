package conformance

import (
	"regexp"
	"strings"
)

// A rating is a grade as the screen offers it.
type rating struct {
	word          string
	digit, letter string // the keys that give it; the letter on a card to explain
	grade         int    // in the history
}

var (
	again = rating{"again", "1", "a", 1}
	hard  = rating{"hard", "2", "h", 3}
	good  = rating{"good", "3", "g", 4}
	easy  = rating{"easy", "4", "e", 5}
)

// gradesOpen is what only a screen with an open answer shows; acknowledged is what it says
// of the grade before until a key comes.
var (
	gradesOpen   = regexp.MustCompile(`[2h] hard `)
	acknowledged = regexp.MustCompile(`(?m)^ *(again|hard|good|easy): `)
)

// asked returns the item that a front of deckText asks. Lines are cut at hyphens too.
func (p *pane) asked() string {
	p.t.Helper()
	words := strings.Join(strings.Fields(p.capture()), " ")
	return itemOf(strings.ReplaceAll(words, "- ", "-"))
}

// reveals answers the card of deckText that the screen asks, and waits for the answer.
func (p *pane) reveals() {
	p.t.Helper()
	switch front := strings.Join(strings.Fields(p.capture()), " "); {
	case strings.Contains(front, "is the name of"):
		p.types("Turin")
		p.press("Enter")
	case strings.Contains(front, "one is right"):
		p.types("b")
	default:
		p.press("Space")
	}
	p.await("the grades", answered)
}

// answered reports whether a screen shows an answer and nothing from before it. A terminal may
// be caught between two rows.
func answered(screen string) bool {
	return gradesOpen.MatchString(screen) && !acknowledged.MatchString(screen)
}

// grades gives a grade to the item whose answer is open and waits until it is acknowledged.
func (p *pane) grades(item string, r rating, given *ledger) {
	p.t.Helper()
	p.asks(item, r, given)
	p.await("that it was graded", acknowledged.MatchString)
	given.acknowledge(entry{item, r.grade})
}

// asks gives a grade and waits for nothing.
func (p *pane) asks(item string, r rating, given *ledger) {
	p.t.Helper()
	given.ask(entry{item, r.grade})
	if strings.Contains(p.capture(), "a again") {
		for _, key := range []string{"1", "3", r.letter} { // the points that were said come first
			p.types(key)
		}
	} else {
		p.types(r.digit)
	}
}
