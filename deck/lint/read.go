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
	marked, quoted := strings.ContainsAny(source, "`$\\\n"), mayQuote(source)
	if !marked && !quoted {
		return l.text(source)
	}
	prose, known := l.spoken[source]
	if !known {
		if marked {
			prose = markup.Prose(source)
		} else {
			prose = l.text(source)
		}
		if mayQuote(prose) {
			prose = aside().ReplaceAllString(prose, " … ")
		}
		l.spoken[source] = prose
	}
	return prose
}

// mayQuote reports whether something could be quoted in a text, as nothing can in most: whether it holds two
// marks of a typewriter, or a sign beyond ASCII.
func mayQuote(text string) bool {
	double, single := 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case c >= 0x80 || c == '&':
			return true
		case c == '"':
			double++
		case c == '\'':
			single++
		}
	}
	return double > 1 || single > 1
}

// length counts the words of a text of a card as they are taken in: a formula is one, and so is a piece of code.
func (l *linter) length(c *deck.Card, e deck.Passage) int {
	text := e.Text
	if e.Path == string(deck.Cloze) {
		text = deck.ClozeFront(text, 0)
	}
	if !e.Literal {
		if strings.ContainsAny(text, "`$\\\n") {
			text = markup.Prose(text)
		} else {
			text = l.text(text)
		}
	}
	return countWords(text)
}

// question returns what a reader sees of what a card asks in its own wording.
func (l *linter) question(c *deck.Card) string {
	return l.read(c, deck.Passage{Path: string(c.Kind), Text: c.Text})
}

// answer returns what a reader sees of the answer.
func (l *linter) answer(c *deck.Card) string {
	return l.read(c, deck.Passage{Text: c.Answer, Literal: c.Literal("answer")})
}
