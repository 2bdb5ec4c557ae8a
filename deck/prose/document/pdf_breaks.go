package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/lazy"
)

// pdfSigns are letters that are drawn as one, hyphens that only stand at the end of a line, and signs of fonts of symbols.
var pdfSigns = lazy.Replacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "\u00ad\n", "-\n", "\u2010\n", "-\n", "\r\n", "\n",
	"\uf0b7", "•", "\uf0a7", "•", "\uf0d8", "•", "\uf0e0", "→") // of the fonts Symbol and Wingdings, which tell no more

// pdfLongest is how long a line may be, in bytes, to which the rest of a word is joined.
const pdfLongest = 1 << 10

// pdfBreaks puts blank lines between paragraphs that the layout parts in other ways: by a line that ends although
// the next word would fit into it, or by one that begins further right.
func pdfBreaks(lines []pdfLine) []pdfLine {
	width := pdfWidth(lines)
	var out []pdfLine
	begins := true // a paragraph
	for i, l := range lines {
		out = append(out, l)
		if l.blank() || i+1 == len(lines) || lines[i+1].blank() {
			begins = l.blank() || i+1 < len(lines) && lines[i+1].blank()
			continue
		}
		next := lines[i+1]
		if pdfEnds(l.text, next.text, width, begins) || i+2 < len(lines) && pdfIndented(l, next, lines[i+2]) {
			out = append(out, pdfLine{number: next.number})
			begins = true
			continue
		}
		begins = false
	}
	return out
}

// pdfWidth is how long the lines of the text are, but for a tenth of them.
func pdfWidth(lines []pdfLine) int {
	var all []int
	for _, l := range lines {
		if !l.blank() {
			all = append(all, utf8.RuneCountInString(l.text))
		}
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)*9/10]
}

// pdfEnds reports whether a paragraph ends with a line: the first word of the next would have found room in it,
// and both look so.
func pdfEnds(line, next string, width int, begins bool) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(next), " ")
	first, _ := utf8.DecodeRuneInString(word)
	room := 5*(utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word)) < 4*width
	last, _ := utf8.DecodeLastRuneInString(line)
	switch {
	case pdfIndent(next) > pdfIndent(line) || pdfIsLaidOut(line) || pdfIsLaidOut(next):
		return false
	case !unicode.IsUpper(first) && !unicode.IsDigit(first) && unicode.IsLetter(first):
		return false
	case pdfIndent(next)+2 <= pdfIndent(line) && strings.ContainsRune(".?!", last):
		return true
	case !room:
		return false
	}
	return strings.ContainsRune(".?!:”\")", last) || begins && !strings.ContainsRune(",;", last) && unicode.IsUpper(first) && !strings.HasPrefix(line, " ")
}

// pdfIndented reports whether a paragraph begins with a line that stands a little further right than its neighbours.
func pdfIndented(before, line, after pdfLine) bool {
	in, out := pdfIndent(line.text), pdfIndent(before.text)
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(line.text))
	return in > out && in <= out+6 && !after.blank() && pdfIndent(after.text) == out && unicode.IsUpper(first) && !pdfIsLaidOut(line.text)
}

// pdfIsLaidOut reports whether wide gaps stand in a line, as in a table.
func pdfIsLaidOut(line string) bool { return strings.Contains(strings.TrimSpace(line), "   ") }

// pdfWhole joins words that were parted at the end of a line. Where the text has the word with a hyphen elsewhere, the
// hyphen stays.
func pdfWhole(lines []pdfLine) []pdfLine {
	known := map[string]bool{}
	for _, l := range lines {
		for _, word := range strings.Fields(l.text) {
			known[pdfFoldWord(word)] = true
		}
	}
	var out []pdfLine
	for i, l := range lines {
		if i == 0 || !strings.HasSuffix(lines[i-1].text, "-") {
			out = append(out, l)
			continue
		}
		before := &out[len(out)-1]
		head := strings.TrimSuffix(before.text, "-")
		next := strings.TrimLeft(l.text, " ")
		tail, rest, _ := strings.Cut(next, " ")
		if head == before.text || len(head) > pdfLongest || !pdfParted(head, tail) {
			out = append(out, l)
			continue
		}
		word := head[strings.LastIndexByte(head, ' ')+1:]
		if known[pdfFoldWord(word+"-"+tail)] && !known[pdfFoldWord(word+tail)] {
			head += "-"
		}
		before.text = head + tail
		if rest != "" {
			out = append(out, pdfLine{l.text[:len(l.text)-len(next)] + strings.TrimLeft(rest, " "), l.number})
		}
	}
	return out
}

// pdfParted reports whether a word before a hyphen and what follows on the next line may be one.
func pdfParted(head, tail string) bool {
	last, _ := utf8.DecodeLastRuneInString(head)
	first, _ := utf8.DecodeRuneInString(tail)
	switch pdfFoldWord(tail) {
	case "and", "or", "to", "und", "oder", "bis", "bzw":
		return false
	}
	return unicode.IsLetter(last) && unicode.IsLower(first)
}

// pdfFoldWord is a word without the signs around it.
func pdfFoldWord(word string) string {
	return strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}
