package document

import (
	"strings"
	"unicode/utf8"
)

// A marker is what begins an item of a list.
type marker struct {
	size    int    // with the spaces behind it, in bytes; 0 where there is none
	kind    string // what the markers of one list have in common
	ordered bool
	first   bool // its number is 1, its letter a
}

// bullets are the signs that begin an item.
const bullets = "-*+•◦▪‣·–"

// markerOf returns the marker with which a text begins.
func markerOf(text string) marker {
	r, size := utf8.DecodeRuneInString(text)
	if strings.ContainsRune(bullets, r) || strings.HasPrefix(text, "o ") {
		return spaced(text, size, marker{kind: string(r)})
	}
	open := strings.HasPrefix(text, "(")
	at := 0
	if open {
		at = 1
	}
	n := at
	for n < len(text) && n < at+3 && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	kind := "1"
	if n == at && n+1 < len(text) && text[n] >= 'a' && text[n] <= 'z' && text[n+1] == ')' {
		n, kind = n+1, "a"
	}
	if n == at || n == len(text) || text[n] != ')' && (open || text[n] != '.') {
		return marker{}
	}
	value := text[at:n]
	return spaced(text, n+1, marker{kind: text[:at] + kind + text[n:n+1], ordered: true, first: value == "1" || value == "a"})
}

// spaced takes the spaces behind a marker to it. Without one there is no marker.
func spaced(text string, size int, m marker) marker {
	rest := strings.TrimLeft(text[size:], " ")
	if rest == "" || len(rest) == len(text)-size {
		return marker{}
	}
	m.size = len(text) - len(rest)
	return m
}

// list reads the list with which lines begin and returns how many they are; 0 where they are none. A number alone
// makes no list, nor does one before a question that is answered below it.
func (r *textReader) list(lines []textLine, depth int) (Block, int) {
	m := markerOf(lines[0].text)
	if m.size == 0 || depth >= maxDepth {
		return Block{}, 0
	}
	var ends []int
	n := 0
	for n < len(lines) {
		start := n
		for start < len(lines) && lines[start].blank() {
			start++
		}
		if start == len(lines) || lines[start].indent != lines[0].indent || markerOf(lines[start].text).kind != m.kind {
			break
		}
		end := itemEnd(lines, start)
		if m.ordered && (isAsked(lines[start:end]) || r.asked > 1 && chunk(lines[start:end]) < end-start) {
			break // such is a list of questions
		}
		ends = append(ends, end)
		n = end
	}
	if len(ends) == 0 || m.ordered && len(ends) < 2 {
		return Block{}, 0
	}
	list := Block{Kind: List, Ordered: m.ordered, First: lines[0].number, Last: lines[n-1].number}
	start := 0
	for _, end := range ends {
		for lines[start].blank() {
			start++
		}
		list.Blocks = append(list.Blocks, r.item(lines[start:end], depth))
		start = end
	}
	return list, n
}

// itemEnd returns where the item ends that begins with a line: before a text further left behind a blank line,
// and before the next mark that is not below it.
func itemEnd(lines []textLine, start int) int {
	indent := lines[start].indent
	end := start + 1
	for i := end; i < len(lines); i++ {
		l := lines[i]
		switch {
		case l.blank():
			continue
		case l.indent > indent:
		case i > end || markerOf(l.text).size > 0 || l.label > 0 || sectionNumber(l.text) > 0:
			return end
		default:
			if n, _ := underlined(lines[i:]); n > 0 {
				return end
			}
		}
		end = i + 1
	}
	return end
}

// isAsked reports whether an item is a question with its answer.
func isAsked(lines []textLine) bool {
	for i, l := range lines[:min(len(lines), 3)] {
		if l.blank() {
			return false
		}
		if strings.HasSuffix(l.text, "?") {
			return i+1 < len(lines)
		}
	}
	return false
}

func (r *textReader) item(lines []textLine, depth int) Block {
	m := markerOf(lines[0].text)
	within := make([]textLine, len(lines))
	copy(within, lines)
	within[0].text = lines[0].text[m.size:]
	within[0].label = label(within[0].text)
	within[0].indent += utf8.RuneCountInString(lines[0].text[:m.size])
	for i := range within {
		if !within[i].blank() { // lines that go on further left than the words behind the mark belong to these
			within[i].indent = max(within[i].indent, within[0].indent)
		}
	}
	return Block{Kind: Item, Blocks: r.blocks(within, depth+1), First: lines[0].number, Last: lines[len(lines)-1].number}
}

// quoted returns how many lines at the beginning of some are quoted as in a letter.
func quoted(lines []textLine) int {
	for n, l := range lines {
		if l.text != ">" && !strings.HasPrefix(l.text, "> ") {
			return n
		}
	}
	return len(lines)
}

func unquoted(lines []textLine) []textLine {
	within := make([]textLine, len(lines))
	for i, l := range lines {
		rest := strings.TrimLeft(l.text[1:], " ")
		within[i] = textLine{text: rest, indent: max(len(l.text)-2-len(rest), 0), number: l.number, label: label(rest)}
	}
	return within
}

// entries returns how many lines up to the next blank one are entries of a glossary, one a line: a term, a colon or a
// dash, and some words. What hangs below a line belongs to it. It is 0 where they are something else, or do not begin here.
func entries(lines []textLine, begin bool) int {
	const few = 3
	found := 0
	for n, l := range lines {
		switch {
		case !begin || !l.blank() && l.indent < lines[0].indent || l.blank() && found < few:
			return 0
		case l.blank():
			return n
		case n > 0 && l.indent > lines[0].indent:
		case !isEntry(l.text):
			return 0
		default:
			found++
		}
	}
	if found < few {
		return 0
	}
	return len(lines)
}

// isEntry reports whether a line is a term, what parts it from its definition, and that.
func isEntry(text string) bool {
	if label(text) > 0 || numbered(text) > 0 || markerOf(text).size > 0 {
		return false
	}
	const longest, most = 60, 6 // bytes and words of a term
	for _, sep := range []string{": ", " - ", " – ", " — "} {
		term, rest, found := strings.Cut(text, sep)
		if found && term != "" && strings.TrimSpace(rest) != "" && !strings.HasSuffix(rest, ",") && len(term) <= longest && len(strings.Fields(term)) <= most && !strings.ContainsAny(term, ".?!;,") {
			return true
		}
	}
	return false
}

// listOfLines makes an item of each line and of what hangs below it.
func listOfLines(lines []textLine) Block {
	list := Block{Kind: List, Lines: true, First: lines[0].number, Last: lines[len(lines)-1].number}
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && lines[end].indent > lines[0].indent {
			end++
		}
		first, last := lines[start].number, lines[end-1].number
		list.Blocks = append(list.Blocks, Block{Kind: Item, First: first, Last: last,
			Blocks: []Block{{Kind: Paragraph, Spans: words(joined(lines[start:end])), First: first, Last: last}}})
		start = end
	}
	return list
}
