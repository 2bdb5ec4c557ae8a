package lint

import (
	"strings"

	"goodcard/deck"
	"goodcard/deck/lazy"
	"goodcard/deck/markup"
)

// text returns what a reader sees of a Markdown text, on one line.
func (l *linter) text(source string) string {
	if !strings.ContainsAny(source, "\\`*_[]$<>#|&~!\n") {
		return source
	}
	text, ok := l.plain[source]
	if !ok {
		text = markup.Line(source)
		l.plain[source] = text
	}
	return text
}

// read returns what a reader sees of a text of a card, on one line; of a cloze, with its gaps
// filled.
func (l *linter) read(c *deck.Card, e deck.Passage) string {
	switch {
	case e.Literal:
		return e.Text
	case e.Path == string(deck.Cloze):
		return l.text(deck.ClozeFront(e.Text, 0))
	}
	return l.text(e.Text)
}

// aside is what is not the author's own words: what stands in quotes, and entities of HTML, which are seen
// only where they are the subject.
var aside = lazy.Regexp(`"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|‘[^‘’]*(?:’\pL[^‘’]*)*’|(?:^|[\s(])'[^']*(?:'\pL[^']*)*'|&#?\w+;`)

// prose returns what the author says in a text of a card, with … in the place of code, formulas and
// quotations: what is only spoken of is no fault of the text.
func (l *linter) prose(c *deck.Card, e deck.Passage) string {
	if e.Literal {
		return e.Text
	}
	source := e.Text
	if e.Path == string(deck.Cloze) {
		source = deck.ClozeFront(source, 0)
	}
	return l.proseOf(source)
}

func (l *linter) proseOf(source string) string {
	prose := l.text(source)
	if strings.ContainsAny(source, "`$\\\n") {
		prose = markup.Prose(source)
	}
	if !strings.ContainsAny(prose, `"“„«»‘'&`) {
		return prose
	}
	return aside().ReplaceAllString(prose, " … ")
}

// question returns what a reader sees of what a card asks in its own wording.
func (l *linter) question(c *deck.Card) string {
	return l.read(c, deck.Passage{Path: string(c.Kind), Text: c.Text})
}

// answer returns what a reader sees of the answer.
func (l *linter) answer(c *deck.Card) string {
	return l.read(c, deck.Passage{Text: c.Answer, Literal: c.Literal("answer")})
}
