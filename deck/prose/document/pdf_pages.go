package document

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pdfLine is a line of a page.
type pdfLine struct {
	text   string
	number int // in what the program printed, 1-based
}

func (l pdfLine) blank() bool { return strings.TrimSpace(l.text) == "" }

// pdfEdge is how many lines at the top and at the bottom of a page may be its head and foot.
const pdfEdge = 2

// pdfLines makes one text of pages: without heads and feet, column after column, words whole. It returns in words
// what it left out.
func pdfLines(out string) (lines []pdfLine, leftOut []string) {
	pages, contents := pdfPages(out)
	if contents {
		leftOut = append(leftOut, "the table of contents")
	}
	if pdfDropEdges(pages) {
		leftOut = append(leftOut, "heads and feet of pages")
	}
	var parts [][]pdfLine
	for _, page := range pages {
		for _, part := range pdfColumns(page) {
			if part = pdfDedent(pdfTrim(part)); len(part) > 0 {
				parts = append(parts, part)
			}
		}
	}
	return pdfHeadings(pdfWhole(pdfBreaks(pdfJoin(parts)))), leftOut
}

// pdfPages cuts the text into pages, without tables of contents.
func pdfPages(out string) (pages [][]pdfLine, contents bool) {
	out = pdfSigns().Replace(out)
	number := 1
	for page := range strings.SplitSeq(out, "\f") {
		var lines []pdfLine
		for line := range strings.SplitSeq(page, "\n") {
			if line = strings.TrimRightFunc(line, unicode.IsSpace); isPDFContents(line) {
				line, contents = "", true
			}
			lines = append(lines, pdfLine{text: line, number: number})
			number++
		}
		number-- // a form feed ends no line
		pages = append(pages, lines)
	}
	return pages, contents
}

// pdfTrim takes blank lines off both ends.
func pdfTrim(lines []pdfLine) []pdfLine {
	for len(lines) > 0 && lines[0].blank() {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1].blank() {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// pdfDropEdges makes the heads and feet of pages blank: what stands there on three pages or more but for its numbers,
// and what has the number of the page beside it. It reports whether there were any.
func pdfDropEdges(pages [][]pdfLine) (any bool) {
	seen := map[string]int{}
	numbers := map[int]int{} // how often the number of a page is so much more than its place
	for i, page := range pages {
		pdfEachEdge(page, func(edge string, l *pdfLine) {
			seen[edge+pdfShape(l.text)]++
			for _, n := range pdfNumbers(l.text) {
				numbers[n-i]++
			}
		})
	}
	offset, most := 0, 0
	for o, n := range numbers {
		if n > most || n == most && o < offset {
			offset, most = o, n
		}
	}
	counted := most >= 3 && most*2 > len(pages)
	for i, page := range pages {
		var drop []*pdfLine
		pdfEachEdge(page, func(edge string, l *pdfLine) {
			is := seen[edge+pdfShape(l.text)] >= 3 && len(pages) >= 3
			if counted {
				for _, n := range pdfNumbers(l.text) {
					is = is || n-i == offset
				}
			}
			if is {
				drop = append(drop, l)
			}
		})
		for _, l := range drop {
			l.text, any = "", true
		}
	}
	return any
}

// pdfEachEdge calls do for the first and the last lines of a page that hold text.
func pdfEachEdge(page []pdfLine, do func(edge string, l *pdfLine)) {
	n, top := 0, 0
	for ; top < len(page) && n < pdfEdge; top++ {
		if !page[top].blank() {
			do("top ", &page[top])
			n++
		}
	}
	n = 0
	for i := len(page) - 1; i >= top && n < pdfEdge; i-- {
		if !page[i].blank() {
			do("bottom ", &page[i])
			n++
		}
	}
}

// pdfShape is a line without its numbers and its spaces, by which heads of pages are alike.
func pdfShape(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case unicode.IsDigit(r):
			return '#'
		}
		return r
	}, text)
}

// pdfNumbers returns the numbers at the beginning and at the end of a line that stand apart from its text, or alone
// with a word such as "Page".
func pdfNumbers(text string) []int {
	text = strings.Trim(strings.TrimSpace(text), "-–—|[] ")
	if n, err := strconv.Atoi(text); err == nil {
		return []int{n}
	}
	var all []int
	if at := strings.LastIndex(text, "   "); at >= 0 {
		if n, err := strconv.Atoi(strings.TrimSpace(text[at:])); err == nil {
			all = append(all, n)
		}
	}
	if at := strings.Index(text, "   "); at >= 0 {
		if n, err := strconv.Atoi(text[:at]); err == nil {
			all = append(all, n)
		}
	}
	if words := strings.Fields(text); len(words) >= 2 && len(words) <= 4 && len(words[0]) <= 6 {
		if n, err := strconv.Atoi(words[1]); err == nil && (len(words) == 2 || words[2] == "of" || words[2] == "von" || words[2] == "/") {
			all = append(all, n)
		}
	}
	return all
}

// pdfDedent moves a column or a page to the left, so that no line but the blank ones begins with a space.
func pdfDedent(lines []pdfLine) []pdfLine {
	least := -1
	for _, l := range lines {
		if indent := pdfIndent(l.text); !l.blank() && (least < 0 || indent < least) {
			least = indent
		}
	}
	out := make([]pdfLine, len(lines))
	for i, l := range lines {
		out[i] = l
		if out[i].text = strings.TrimSpace(l.text); out[i].text != "" {
			out[i].text = strings.Repeat(" ", pdfIndent(l.text)-least) + out[i].text
		}
	}
	return out
}

// pdfIndent is how many signs stand before the text of a line.
func pdfIndent(text string) int {
	return utf8.RuneCountInString(text) - utf8.RuneCountInString(strings.TrimLeftFunc(text, unicode.IsSpace))
}

// pdfJoin puts pages and columns one behind the other. A paragraph that goes on over the border stays one.
func pdfJoin(parts [][]pdfLine) []pdfLine {
	var all []pdfLine
	for _, part := range parts {
		if len(all) > 0 && !pdfGoesOn(all[len(all)-1].text, part[0].text) {
			all = append(all, pdfLine{number: part[0].number})
		}
		all = append(all, part...)
	}
	return all
}

// pdfGoesOn reports whether a sentence that a line leaves open goes on in the next.
func pdfGoesOn(line, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(next))
	return !strings.ContainsRune(".?!:;", last) && unicode.IsLower(first)
}
