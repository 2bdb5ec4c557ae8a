package lint

import (
	"strings"

	"goodcard/deck"
	"goodcard/deck/lazy"
	"goodcard/deck/markup"
)

const (
	maxAnswer      = 25 // words
	maxListAnswer  = 3  // entries
	maxTypedAnswer = 5  // words
)

func longAnswer(l *linter, c *deck.Card) {
	for _, e := range append(deck.Passages("points", c.Points), deck.Passage{Path: "answer", Text: c.Answer}) {
		if len(e.Text) <= 2*maxAnswer {
			continue
		}
		if n := l.length(c, e); n > maxAnswer {
			l.report(c, e.Path, "make several cards, or move what explains it into note", "this has %d words; up to %d can be recalled and judged as one", n, maxAnswer)
		}
	}
}

var yesNoStart = lazy.Regexp(`(?i)^(yes|no|true|false)([.,;:!)]|$| because\b| since\b| as | to (both|all|each|either|neither)\b| [–—-] )`)

func yesNoAnswer(l *linter, c *deck.Card) {
	if c.Kind == deck.Choose {
		return
	}
	if m := yesNoStart().FindStringSubmatch(l.prose(c, deck.Passage{Text: c.Answer, Literal: c.Literal("answer")})); m != nil {
		l.report(c, "answer", "ask for the reason instead", "the answer starts with %q, which can be guessed", m[1])
	}
}

func listAnswer(l *linter, c *deck.Card) {
	if c.Literal("answer") || !strings.Contains(c.Answer, "\n") {
		return // one line is no list
	}
	for _, block := range markup.Parse(c.Answer).Children {
		if n := len(block.Children); block.Kind == markup.List && n > maxListAnswer {
			l.report(c, "answer", "make a cloze with a gap for each entry, or a card for each", "the answer is a list of %d entries; lists of more than %d are forgotten in parts", n, maxListAnswer)
		}
	}
}

func longTypedAnswer(l *linter, c *deck.Card) {
	if n := countWords(l.answer(c)); c.Kind == deck.Type && n > maxTypedAnswer {
		l.report(c, "answer", "shorten it, or use ask", "an answer of %d words is to be typed; up to %d are", n, maxTypedAnswer)
	}
}
