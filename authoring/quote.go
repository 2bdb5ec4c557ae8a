package authoring

import (
	"slices"
	"strings"
	"unicode/utf8"

	"goodcard/deck/lock"
	"goodcard/deck/prose/document"
)

// around is how many letters before and behind a passage are kept, by which equal passages are told apart.
const around = 32

// pointAt makes an entry speak of a passage of a document: where it is, what it says, what stands around it. What was
// drafted from it stays.
func pointAt(e *lock.Entry, doc *document.Document, p document.Passage) {
	e.Heading, e.First, e.Last = slices.Clone(p.Headings), p.First, p.Last
	e.Quote = quoteOf(doc.Plain, p.Start, p.End)
	e.Span = lock.SpanOf(e.Quote.Exact)
}

// quoteOf returns a passage of a text with what stands around it.
func quoteOf(text string, start, end int) lock.Quote {
	exact := strings.Clone(text[start:end]) // not the whole text along with it
	return lock.Quote{Exact: exact, Prefix: before(text[:start]), Suffix: behind(text[end:])}
}

// before returns the last letters of a text on one line.
func before(text string) string {
	from := len(text)
	for n := 0; n < around && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	return oneLine(text[from:])
}

// behind returns the first letters of a text on one line.
func behind(text string) string {
	to := 0
	for n := 0; n < around && to < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	return oneLine(text[:to])
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
