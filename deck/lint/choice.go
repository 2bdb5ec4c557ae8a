package lint

import (
	"fmt"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/lazy"
)

// givesAway are how many letters longer the right option must at least be to be noticed.
const givesAway = 15

func optionLength(l *linter, c *deck.Card) {
	if c.Kind != deck.Choose {
		return
	}
	right, longest := utf8.RuneCountInString(l.answer(c)), 0
	for _, o := range c.Wrong {
		longest = max(longest, utf8.RuneCountInString(l.text(o.Text)))
	}
	if 2*right >= 3*longest && right-longest >= givesAway {
		l.report(c, "answer", "shorten it, or make a wrong option as precise", "the right option has %d letters and the longest wrong one %d, which gives it away", right, longest)
	}
}

var byPlace = lazy.Regexp(`(?i)\b(all|none|both|neither) of (the above|the below|these|those|them)\b`)

func allOfTheAbove(l *linter, c *deck.Card) {
	for _, o := range c.Options() {
		if m := byPlace().FindString(l.prose(c, o)); m != "" {
			l.reportAt(c, o, m, "say what it stands for", "%q refers to the other options, which are shuffled", m)
		}
	}
}

func noWhy(l *linter, c *deck.Card) {
	for i, o := range c.Wrong {
		if o.Why == "" {
			l.report(c, fmt.Sprintf("wrong[%d]", i), "add why:", "whoever chooses this does not learn why it is wrong")
		}
	}
}
