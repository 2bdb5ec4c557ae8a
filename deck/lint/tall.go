package lint

import (
	"strings"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/markup"
)

const (
	maxLines  = 18 // of one side, so that it stands on a terminal of 24 lines
	lineWidth = 80
)

// tallSide reports sides of a card that a terminal cannot show at once: a question with its options, an
// answer or points with the note.
func tallSide(l *linter, c *deck.Card) {
	var back []deck.Passage
	options := c.Options()
	if c.Kind != deck.Choose {
		back = append(c.Answers()[:min(1, len(c.Answers()))], deck.Passages("points", c.Points)...)
	}
	if c.Note != "" {
		back = append(back, deck.Passage{Path: "note", Text: c.Note})
	}
	l.tall(c, back)
	for _, q := range c.Questions() {
		if q.Path == string(deck.Cloze) {
			q.Text = deck.ClozeFront(q.Text, 0)
		}
		if l.tall(c, append([]deck.Passage{q}, options...)) {
			return
		}
	}
}

// tall reports a side that is too high, at its highest text.
func (l *linter) tall(c *deck.Card, side []deck.Passage) bool {
	if couldHave(side) <= maxLines {
		return false
	}
	total, most, at := 0, 0, ""
	for i, e := range side {
		n := linesOf(e)
		if i > 0 && strings.Contains(e.Path, "note") {
			n++ // it is set off by a blank line
		}
		if total += n; n > most {
			most, at = n, e.Path
		}
	}
	if total <= maxLines {
		return false
	}
	l.report(c, at, "shorten it, or make several cards", "this side has %d lines of %d columns; up to %d are seen at once", total, lineWidth, maxLines)
	return true
}

// couldHave returns how many lines some texts can have at most, without reading them as Markdown.
func couldHave(side []deck.Passage) int {
	n := 0
	for _, e := range side {
		n += 1 + 2*strings.Count(e.Text, "\n") + len(e.Text)/(lineWidth/2)
	}
	return n
}

// maxLaidOut is the longest text in bytes that is laid out to count its lines. A longer one has too many of them
// in any case.
const maxLaidOut = 16 << 10

// linesOf counts the lines of a text as plain text, those that are longer than a terminal is wide as often as
// they fill it.
func linesOf(e deck.Passage) int {
	text := e.Text
	if !e.Literal && len(text) < maxLaidOut {
		text = markup.Text(text)
	}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += max(1, (utf8.RuneCountInString(line)+lineWidth-1)/lineWidth)
	}
	return n
}
