package lint

import (
	"fmt"
	"strings"
	"unicode"
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

// byPlace is an option that stands for others. "None of these cells divides" is one that does not.
var byPlace = lazy.Regexp(`(?i)^(all|none|both|neither|any|two) of (the (above|below|others?|options|answers|choices)|these|those|them)( (is|are|apply|applies)\b.*)?[.!]?$` +
	`|^((all|no|both) (the )?(of the )?(answers|options|choices|statements)( above)?) (is|are) .*$|^(both )?\(?[a-e1-5]\)?,? and \(?[a-e1-5]\)?[.]?$`)

func allOfTheAbove(l *linter, c *deck.Card) {
	for _, o := range c.Options() {
		if m := byPlace().FindString(strings.TrimSpace(l.prose(c, o))); m != "" {
			l.reportAt(c, o, m, "say what it stands for", "%q refers to the other options, which are shuffled", m)
		}
	}
}

// minClaim is how many words an option must have to be wrong for a reason of its own: of names and numbers that are
// not the answer there is nothing to say.
const minClaim = 4

// plainWords counts the words of a text that are letters: values in the notation of a program are none.
func plainWords(text string) int {
	n := 0
	for w := range strings.FieldsSeq(text) {
		if w = strings.Trim(w, ".,;:!?()"); w != "" && !strings.ContainsFunc(strings.Trim(w, "'’-"), func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("'’-", r) }) {
			n++
		}
	}
	return n
}

// noWhy reports a card of which no text says why a wrong option is wrong: it has no note, which may
// speak of all of them.
func noWhy(l *linter, c *deck.Card) {
	if c.Note != "" {
		return
	}
	first, n := -1, 0
	for i, o := range c.Wrong {
		if o.Why != "" || plainWords(l.text(o.Text)) < minClaim {
			continue
		}
		if n++; first < 0 {
			first = i
		}
	}
	const fix = "add why:, or a note that tells of all"
	switch path := fmt.Sprintf("wrong[%d]", first); {
	case n == 1:
		l.report(c, path, fix, "whoever chooses this does not learn why it is wrong")
	case n > 1:
		l.report(c, path, fix, "whoever chooses this or another of %d options does not learn why it is wrong", n)
	}
}
