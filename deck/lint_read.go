package deck

import (
	"strings"

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
func (l *linter) read(c *Card, e entry) string {
	switch {
	case e.literal:
		return e.text
	case e.path == string(Cloze):
		return l.text(ClozeFront(e.text, 0))
	}
	return l.text(e.text)
}

// aside is what is not the author's own words: what stands in quotes, and entities of HTML, which are seen
// only where they are the subject.
var aside = lazy(`"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|‘[^‘’]*(?:’\pL[^‘’]*)*’|(?:^|[\s(])'[^']*(?:'\pL[^']*)*'|&#?\w+;`)

// prose returns what the author says in a text of a card, with … in the place of code, formulas and
// quotations: what is only spoken of is no fault of the text.
func (l *linter) prose(c *Card, e entry) string {
	if e.literal {
		return e.text
	}
	source := e.text
	if e.path == string(Cloze) {
		source = ClozeFront(source, 0)
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
func (l *linter) question(c *Card) string {
	return l.read(c, entry{path: string(c.Kind), text: c.Text})
}

// answer returns what a reader sees of the answer.
func (l *linter) answer(c *Card) string {
	return l.read(c, entry{text: c.Answer, literal: c.Literal("answer")})
}
