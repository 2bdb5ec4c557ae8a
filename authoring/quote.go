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

// enough is how many bytes hold them, wherever a letter is cut.
const enough = utf8.UTFMax * (around + 1)

// pointAt makes an entry speak of a passage of a document: where it is, what it says, what stands around it. What was
// drafted from it stays.
func pointAt(e *lock.Entry, doc *document.Document, p document.Passage) {
	exact := strings.Clone(doc.Plain[p.Start:p.End]) // not the whole text along with it
	e.Heading, e.First, e.Last = slices.Clone(p.Headings), p.First, p.Last
	e.Span = lock.SpanOf(exact)
	e.Quote = lock.Quote{Exact: exact, Prefix: before(doc.Plain[:p.Start]), Suffix: behind(doc.Plain[p.End:])}
}

// before returns the last letters of a text on one line.
func before(text string) string {
	letters := []rune(text[max(0, len(text)-enough):])
	return oneLine(string(letters[max(0, len(letters)-around):]))
}

// behind returns the first letters of a text on one line.
func behind(text string) string {
	letters := []rune(text[:min(len(text), enough)])
	return oneLine(string(letters[:min(len(letters), around)]))
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
