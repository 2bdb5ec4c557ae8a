package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/lazy"
)

// pdfHeadLetters is how long a heading with a number may be.
const pdfHeadLetters = 120

var (
	pdfNumbered = lazy.Regexp(`^([1-9][0-9]?(?:\.[0-9]{1,2})*)\.?\s+\S`)
	pdfLeaders  = lazy.Regexp(`(?:\.\s?){4,}\s*[0-9ivxlc]+$`)
)

// isPDFContents reports whether a line is one of a table of contents: dots lead from a heading to its page.
func isPDFContents(line string) bool {
	return (strings.Contains(line, ". . .") || strings.Contains(line, "...")) && pdfLeaders().MatchString(line)
}

// pdfHeadings underlines the headings that have a number, of which a text does not know how they are set, by a line of
// the same number. An item of a list is none: another stands beside it.
func pdfHeadings(lines []pdfLine) []pdfLine {
	var out []pdfLine
	before := 0 // parts of the number of the paragraph before
	for i, l := range lines {
		out = append(out, l)
		if l.blank() {
			continue
		}
		depth := pdfNumberDepth(l.text)
		isAlone := (i == 0 || lines[i-1].blank()) && i+2 < len(lines) && lines[i+1].blank()
		if depth > 0 && isAlone && before != depth && pdfNumberDepth(lines[i+2].text) != depth && isPDFHeading(l.text) {
			sign := [...]string{"=", "-", "~", "^"}[min(depth, 4)-1]
			indent := strings.Repeat(" ", pdfIndent(l.text))
			out = append(out, pdfLine{indent + strings.Repeat(sign, max(3, utf8.RuneCountInString(l.text))), l.number})
		}
		before = depth
	}
	return out
}

// pdfNumberDepth returns how many parts the number has with which a line begins: 2 for "1.2. What".
func pdfNumberDepth(line string) int {
	m := pdfNumbered().FindStringSubmatch(strings.TrimSpace(line))
	if m == nil {
		return 0
	}
	return 1 + strings.Count(m[1], ".")
}

func isPDFHeading(line string) bool {
	line = strings.TrimSpace(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	word := strings.TrimLeft(line, "0123456789. ")
	first, _ := utf8.DecodeRuneInString(word)
	return utf8.RuneCountInString(line) <= pdfHeadLetters && !strings.ContainsRune(".:;,", last) && !unicode.IsLower(first) && !pdfIsLaidOut(word)
}
