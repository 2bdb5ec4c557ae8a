package document

import (
	"strings"

	"goodcard/deck/lazy"
)

// docxInner is where a link leads that leads to another place of the document; [finish] takes it away.
const docxInner = "#"

var docxNumber = lazy.Regexp(`^\s*(?:[A-Z]?[0-9]{1,3}(?:\.[0-9]{1,3})*|[A-Z])[.):]\s*`)

// docxJoinNumbers puts a bold number that stands in a paragraph or a cell of its own before the bold text behind it:
// programs that make a .docx of HTML cut titles so.
func docxJoinNumbers(pieces []docxPiece) []docxPiece {
	var out []docxPiece
	for i := 0; i < len(pieces); i++ {
		p := pieces[i]
		if i+1 < len(pieces) && isDocxBold(p) && isDocxBold(pieces[i+1]) && isDocxNumber(TextOf(p.spans)) {
			next := pieces[i+1]
			next.spans = append(append(p.spans[:len(p.spans):len(p.spans)], Span{Text: " ", Style: Bold}), next.spans...)
			next.first = p.first
			if next.anchor == "" {
				next.anchor = p.anchor
			}
			p = next
			i++
		}
		out = append(out, p)
	}
	return out
}

// isDocxBold reports whether a piece is a paragraph in bold letters alone.
func isDocxBold(p docxPiece) bool {
	return p.role == docxBody && p.rows == nil && p.list == "" && isAll(p.spans, Bold)
}

// isDocxNumber reports whether a text is a number as stands before titles, and nothing else.
func isDocxNumber(text string) bool {
	at := docxNumber().FindStringIndex(text)
	return at != nil && strings.TrimSpace(text[at[1]:]) == ""
}

// docxDropContents takes away paragraphs that only lead to titles further on, each line of them to one: tables of
// contents that do not say that they are any. It reports whether there were such.
func docxDropContents(pieces []docxPiece) ([]docxPiece, bool) {
	titles := map[string]int{} // where each stands last
	for i, p := range pieces {
		if p.role == docxHeading || isDocxBold(p) {
			titles[docxTitleFold(TextOf(p.spans))] = i
		}
	}
	var out []docxPiece
	for i, p := range pieces {
		if !p.leadsTo(titles, i) {
			out = append(out, p)
		}
	}
	return out, len(out) < len(pieces)
}

// leadsTo reports whether each line of a paragraph, nearly all of which is links within the document, is a title that
// stands behind it.
func (p docxPiece) leadsTo(titles map[string]int, at int) bool {
	inner, all := 0, 0
	for _, s := range p.spans {
		n := len(strings.TrimSpace(s.Text))
		if all += n; s.Link == docxInner {
			inner += n
		}
	}
	if inner == 0 || inner*10 < all*7 {
		return false
	}
	for line := range strings.SplitSeq(TextOf(p.spans), "\n") {
		if strings.TrimSpace(line) != "" && titles[docxTitleFold(line)] <= at {
			return false
		}
	}
	return true
}

// docxTitleFold is a title without its number and its case.
func docxTitleFold(text string) string {
	if at := docxNumber().FindStringIndex(text); at != nil {
		text = text[at[1]:]
	}
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}
