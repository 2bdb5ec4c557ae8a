package deck

import (
	"goodcard/deck/markup"
)

const (
	maxAnswer      = 25 // words
	maxListAnswer  = 3  // entries
	maxTypedAnswer = 5  // words
)

func longAnswer(l *linter, c *Card) {
	for _, e := range append(single("answer", c.Answer), entries("points", c.Points)...) {
		if n := countWords(l.read(c, e)); n > maxAnswer {
			l.report(c, e.path, "make several cards, or move what explains it into note", "this has %d words; up to %d can be recalled and judged as one", n, maxAnswer)
		}
	}
}

var yesNoStart = lazy(`(?i)^(yes|no|true|false)([.,;:!]|$| because| since| as )`)

func yesNoAnswer(l *linter, c *Card) {
	if c.Kind == Choose {
		return
	}
	if m := yesNoStart().FindStringSubmatch(l.prose(c, entry{text: c.Answer, literal: c.Literal("answer")})); m != nil {
		l.report(c, "answer", "ask for the reason instead", "the answer starts with %q, which can be guessed", m[1])
	}
}

func listAnswer(l *linter, c *Card) {
	if c.Answer == "" || c.Literal("answer") {
		return
	}
	for _, block := range markup.Parse(c.Answer).Children {
		if n := len(block.Children); block.Kind == markup.List && n > maxListAnswer {
			l.report(c, "answer", "make a cloze with a gap for each entry, or a card for each", "the answer is a list of %d entries; lists of more than %d are forgotten in parts", n, maxListAnswer)
		}
	}
}

func longTypedAnswer(l *linter, c *Card) {
	if n := countWords(l.answer(c)); c.Kind == Type && n > maxTypedAnswer {
		l.report(c, "answer", "shorten it, or use ask", "an answer of %d words is to be typed; up to %d are", n, maxTypedAnswer)
	}
}
