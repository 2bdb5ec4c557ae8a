package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readText reads plain text as people lay it out: blank lines between paragraphs, underlined headings, short lines
// above a text as headings, lists with dashes or numbers, what hangs behind "Q:" and "A:", and indented code.
// What it cannot tell is a paragraph. Numbers before a question and the letters of "Q:" stay in the text.
func readText(name string, src []byte) (*Document, error) {
	text, encoding, err := decodeText(name, src, "")
	if err != nil {
		return nil, err
	}
	r := newTextReader(text)
	d := &Document{Encoding: encoding, Blocks: r.blocks(r.lines, 0)}
	if len(d.Blocks) > 0 && isTitleBlock(d.Blocks[0]) {
		d.Title = withoutOrnament(TextOf(d.Blocks[0].Spans))
	}
	return d, nil
}

// isTitleBlock reports whether what a text begins with is its title: a heading, or some words that are no sentence. What
// has a number is its first part.
func isTitleBlock(b Block) bool {
	text := TextOf(b.Spans)
	if numbered(text) > 0 {
		return false
	}
	return b.Kind == Heading || b.Kind == Paragraph && b.First == b.Last && len(text) <= 80 && !strings.ContainsAny(text[len(text)-1:], ".,;:?!")
}

// A textLine is one line without the spaces at its ends.
type textLine struct {
	text   string
	indent int
	number int // 1-based
	label  int // length of "Q:" or the like with which it begins, and of the spaces behind it
}

func (l textLine) blank() bool { return l.text == "" }

// A textReader makes blocks of lines.
type textReader struct {
	lines     []textLine
	underline map[string]int // the level of each sign that underlines headings, or is above them too
	asked     int            // how many lines are questions with a number
	direct    map[int]bool   // the lines that are questions with their answer right below
}

func newTextReader(text string) *textReader {
	lines := strings.Split(text, "\n")
	r := &textReader{underline: map[string]int{}, direct: directQuestions(lines)}
	for i, line := range lines {
		line = strings.TrimRightFunc(expandTabs(line), unicode.IsSpace)
		rest := strings.TrimLeftFunc(line, unicode.IsSpace)
		r.lines = append(r.lines, textLine{text: rest, indent: utf8.RuneCountInString(line) - utf8.RuneCountInString(rest), number: i + 1})
	}
	labels := labelsOf(r.lines)
	for i := range r.lines {
		r.lines[i].label = labels(r.lines[i].text)
		if text := r.lines[i].text; strings.HasSuffix(text, "?") && markerOf(text).ordered {
			r.asked++
		}
		if n, style := underlined(r.lines[i:]); n > 0 && r.underline[style] == 0 {
			r.underline[style] = len(r.underline) + 1
		}
	}
	return r
}

func expandTabs(line string) string {
	if !strings.Contains(line, "\t") {
		return line
	}
	var b strings.Builder
	column := 0
	for _, r := range line {
		if r != '\t' {
			b.WriteRune(r)
			column++
			continue
		}
		n := 8 - column%8
		b.WriteString(strings.Repeat(" ", n))
		column += n
	}
	return b.String()
}

// underlined returns how many lines at the beginning of some are a heading with a line of signs below it, or above
// it too, and with which signs; 0 where they are none.
func underlined(lines []textLine) (n int, style string) {
	if len(lines) >= 3 && isRule(lines[0].text) && lines[0].text == lines[2].text && isTitle(lines[1].text, lines[0].text) {
		return 3, "above " + lines[0].text[:1]
	}
	if len(lines) >= 2 && isRule(lines[1].text) && lines[1].indent <= lines[0].indent+3 && isTitle(lines[0].text, lines[1].text) {
		return 2, lines[1].text[:1]
	}
	return 0, ""
}

// withoutOrnament returns a heading without the runs of signs at both of its ends: "---- Questions ----", and without the
// mark of one before it: "# Questions".
func withoutOrnament(text string) string {
	const signs = "-=*#~_+"
	if marked := strings.TrimLeft(text, "#"); marked != text && strings.HasPrefix(marked, " ") {
		text = strings.TrimSpace(marked)
	}
	if len(text) < 3 || !isRule(text[:3]) || !isRule(text[len(text)-3:]) {
		return text
	}
	if inner := strings.Trim(text, signs+" "); inner != "" {
		return inner
	}
	return text
}

// isBanner reports whether a line is one word, again and again between signs: "UPDATE *** UPDATE".
func isBanner(text string) bool {
	word, words, signs := "", 0, 0
	for field := range strings.FieldsSeq(text) {
		switch {
		case isRule(field):
			signs++
		case word == "" || field == word:
			word = field
			words++
		default:
			return false
		}
	}
	return words > 1 && signs > 0 && word == strings.ToUpper(word)
}

// isBorder reports whether a line is far shorter than the rule below it, which then parts sections or ends a box rather
// than underlining the last line of a paragraph.
func isBorder(lines []textLine) bool {
	const long, wider = 50, 10
	return len(lines[1].text) >= long && len(lines[1].text) > utf8.RuneCountInString(lines[0].text)+wider
}

// isRule reports whether a line is a run of one sign.
func isRule(text string) bool {
	return len(text) >= 3 && strings.IndexByte("=-~^*+#_`\"", text[0]) >= 0 && strings.Trim(text, text[:1]) == ""
}

// isTitle reports whether a line fits what underlines it.
func isTitle(text, rule string) bool {
	length := utf8.RuneCountInString(text)
	if text == "" || isRule(text) || length > 120 || 2*len(rule) < length {
		return false
	}
	return len(rule) < 50 || len(rule) <= length+10 || !strings.ContainsAny(text[len(text)-1:], ".,;:") // one that parts sections
}

// blocks reads lines, of which none stands further left than those around them.
func (r *textReader) blocks(lines []textLine, depth int) []Block {
	var all []Block
	base := -1            // where the text stands in which code would be indented
	var before []textLine // the paragraph right before
	fresh := true         // behind a blank line: what is asked of all lines up to the next is asked once
	for len(lines) > 0 {
		if lines[0].blank() {
			lines, fresh = lines[1:], true
			continue
		}
		if base < 0 {
			base = lines[0].indent
		}
		if n, style := underlined(lines); n > 0 && (fresh || n == 3 || !isBorder(lines)) {
			title := lines[0]
			if n == 3 {
				title = lines[1]
			}
			all = append(all, Block{Kind: Heading, Level: r.underline[style], Spans: words(withoutOrnament(title.text)), First: lines[0].number, Last: lines[n-1].number})
			lines = lines[n:]
			continue
		}
		if isRule(lines[0].text) {
			lines = lines[1:]
			continue
		}
		if isBanner(lines[0].text) { // it says that what is below is another matter
			all = append(all, Block{Kind: Paragraph, Spans: words(lines[0].text), First: lines[0].number, Last: lines[0].number})
			lines = lines[1:]
			continue
		}
		if n := quoted(lines); n > 0 && depth < maxDepth {
			all = append(all, Block{Kind: Quote, Blocks: r.blocks(unquoted(lines[:n]), depth+1), First: lines[0].number, Last: lines[n-1].number})
			lines = lines[n:]
			continue
		}
		if list, n := r.list(lines, depth); n > 0 {
			all = append(all, list)
			lines = lines[n:]
			continue
		}
		if n := entries(lines, fresh || leads(before) || len(all) > 0 && all[len(all)-1].Kind == Heading); n > 0 {
			all = append(all, listOfLines(lines[:n]))
			lines, before = lines[n:], nil
			continue
		}
		n := ledTo(before, lines)
		if n == 0 && fresh {
			whole := chunk(lines)
			if n = settings(lines); n == 0 && isCode(lines[:whole], base) {
				n = codeEnd(lines, whole, base)
			}
		}
		fresh = false
		if n > 0 {
			all = append(all, Block{Kind: Code, Spans: verbatim(lines[:n]), First: lines[0].number, Last: lines[n-1].number})
			lines, before = lines[n:], nil
			continue
		}
		n = r.paragraph(lines)
		b := Block{Kind: Paragraph, Spans: words(joined(lines[:n])), First: lines[0].number, Last: lines[n-1].number}
		b.Asks = n == 1 && r.direct[b.First]
		switch {
		case isCode(lines[:n], base):
			b = Block{Kind: Code, Spans: verbatim(lines[:n]), First: lines[0].number, Last: lines[n-1].number}
		case n == 1 && depth == 0 && r.isHeading(lines): // one in an item would part the list
			b.Kind, b.Level = Heading, len(r.underline)+1
			base = lines[0].indent
		default:
			base = hanging(lines[:n])
		}
		all = append(all, b)
		lines, before = lines[n:], lines[:n]
	}
	return all
}

// chunk returns how many lines there are before the next blank one.
func chunk(lines []textLine) int {
	for n, l := range lines {
		if l.blank() {
			return n
		}
	}
	return len(lines)
}

func words(text string) []Span { return []Span{{Text: text}} }

func joined(lines []textLine) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	return b.String()
}

// paragraph returns how many lines belong together at the beginning of some.
func (r *textReader) paragraph(lines []textLine) int {
	question := numbered(lines[0].text) > 0
	for n := 1; n < len(lines); n++ {
		l := lines[n]
		if l.blank() || l.label > 0 || isRule(l.text) || isBanner(l.text) || (question || isShort(lines[n-1].text)) && sectionNumber(l.text) > 0 {
			return n
		}
		if r.direct[l.number] || r.direct[lines[n-1].number] || leads(lines[:n]) && entries(lines[n:], true) > 0 {
			return n
		}
		if l.indent >= lines[n-1].indent+2 && strings.HasSuffix(lines[n-1].text, ":") {
			return n // what the words lead to
		}
		if question && n <= 3 && strings.HasSuffix(lines[n-1].text, "?") {
			return n // its answer is on the next line
		}
		if m, _ := underlined(lines[n:]); m > 0 && (m == 3 || !isBorder(lines[n:])) {
			return n
		}
		if m := markerOf(l.text); m.size > 0 && (!m.ordered || m.first) && startsList(lines[n-1], lines[n:]) {
			return n
		}
		if n == 1 && l.indent >= lines[0].indent+2 && isShort(lines[0].text) && lines[0].label == 0 && !question && !isTyped(lines[0].text) {
			return n
		}
	}
	return len(lines)
}

// isShort reports whether a line would not have ended where it does for want of room.
func isShort(text string) bool {
	return utf8.RuneCountInString(text) <= 50 && !strings.HasSuffix(text, ",") && !strings.HasSuffix(text, "-")
}

// startsList reports whether a line with a mark, right behind another line, begins a list: the words before lead to
// it, or a second mark follows.
func startsList(before textLine, lines []textLine) bool {
	if strings.HasSuffix(before.text, ":") {
		return true
	}
	m := markerOf(lines[0].text)
	for _, l := range lines[1:] {
		if l.blank() {
			return false
		}
		if next := markerOf(l.text); next.size > 0 && next.kind == m.kind && l.indent == lines[0].indent {
			return true
		}
	}
	return false
}

// label returns the length of "Q:" or the like with which a text begins, and of the spaces behind it; else 0.
func label(text string) int { return labelWith(text, ":") }

// labelWith is label with another sign behind the letter.
func labelWith(text, sign string) int {
	name, rest, found := strings.Cut(text[:min(len(text), 16)], sign)
	if !found {
		return 0
	}
	switch strings.TrimRight(strings.ToLower(name), " 0123456789.") {
	case "q", "a", "question", "answer", "f", "frage", "antwort", "p", "r", "pregunta", "respuesta", "réponse", "domanda", "risposta":
		return len(name) + 1 + len(rest) - len(strings.TrimLeft(rest, " "))
	}
	return 0
}

// labelsOf returns the function that finds labels in some lines. "Q." and "Q)" are labels only where "A." or "A)" is
// one too: alone they may be an item or a name.
func labelsOf(lines []textLine) func(string) int {
	for _, sign := range []string{".", ")"} {
		asked := false
		for _, l := range lines {
			switch {
			case labelWith(l.text, sign) == 0:
			case strings.ContainsAny(l.text[:1], "Qq") || strings.HasPrefix(l.text, "Frage"):
				asked = true
			case asked:
				return func(text string) int { return max(label(text), labelWith(text, sign)) }
			}
		}
	}
	return label
}

// sectionNumber returns the length of a number such as "1.2." with which a text begins; else 0.
func sectionNumber(text string) int {
	n, dots := 0, 0
	for n < len(text) && (text[n] >= '0' && text[n] <= '9' || n > 0 && text[n] == '.' && text[n-1] != '.') {
		if text[n] == '.' && n+1 < len(text) && text[n+1] >= '0' && text[n+1] <= '9' {
			dots++
		}
		n++
	}
	if dots == 0 || n > 12 || n >= len(text) || text[n] != ' ' && text[n] != ')' || dots == 1 && text[n-1] != '.' && n > 5 {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[n:], " ")); text[n-1] != '.' && unicode.IsLower(r) {
		return 0 // a version in a text
	}
	return n
}

// numbered returns the length of any number with which a text begins.
func numbered(text string) int {
	if n := sectionNumber(text); n > 0 {
		return n
	}
	if m := markerOf(text); m.ordered {
		return m.size
	}
	return 0
}

// hanging returns the column at which what follows a paragraph stands if it belongs to it.
func hanging(lines []textLine) int {
	first := lines[0]
	if len(lines) > 1 {
		return max(lines[1].indent, first.indent)
	}
	if n := first.label; n > 0 {
		return first.indent + n
	}
	if n := numbered(first.text); n > 0 {
		return first.indent + n + 1
	}
	return first.indent
}

// isHeading reports whether a line that stands alone is the heading of what follows: short, without the sign that
// ends a sentence, and above a text.
func (r *textReader) isHeading(lines []textLine) bool {
	text := lines[0].text
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if r.namesQuestions(lines) || namesTerms[strings.ToLower(text)] && len(lines) > 1 && (lines[1].blank() || lines[1].indent > lines[0].indent) {
		return true
	}
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) || !unicode.IsLetter(last) && !unicode.IsDigit(last) && !strings.ContainsRune(`)]"'”’“`, last) {
		return false
	}
	if strings.Contains(text, ". ") || utf8.RuneCountInString(text) > 80 || len(strings.Fields(text)) > 12 || numbered(text) > 0 || lines[0].label > 0 {
		return false
	}
	rest := lines[1:]
	direct := len(rest) > 0 && !rest[0].blank() && rest[0].indent > lines[0].indent // as in a page of a manual
	if direct {
		return text == strings.ToUpper(text) && len(text) > 2
	}
	for len(rest) > 0 && rest[0].blank() {
		rest = rest[1:]
	}
	if len(rest) == 0 || rest[0].label > 0 && rest[0].indent < lines[0].indent { // the end of an answer before the next question
		return false
	}
	below := joined(rest[:r.paragraph(rest)])
	return len(below) > 100 || strings.ContainsAny(below[len(below)-1:], ".?!:")
}

// namesTerms are lines that head the terms that stand below them, whatever these look like.
var namesTerms = map[string]bool{
	"glossary": true, "key terms": true, "terms": true, "terminology": true, "definitions": true, "vocabulary": true, "key concepts": true,
	"glossary of terms": true, "terms and definitions": true, "glossar": true, "begriffe": true, "fachbegriffe": true, "grundbegriffe": true, "definitionen": true,
}

// namesQuestions reports whether a line such as "Common questions." stands above the first of them.
func (r *textReader) namesQuestions(lines []textLine) bool {
	text, dot := strings.CutSuffix(lines[0].text, ".")
	if !dot || len(strings.Fields(text)) > 4 || strings.ContainsAny(text, ".,;:?!") || numbered(text) > 0 || lines[0].label > 0 {
		return false
	}
	text = strings.ToLower(text)
	if !slices.ContainsFunc([]string{"question", "frage", "faq", "pregunta", "domande", "pergunta", "vragen"}, func(word string) bool { return strings.Contains(text, word) }) {
		return false
	}
	rest := lines[1:]
	for len(rest) > 0 && rest[0].blank() {
		rest = rest[1:]
	}
	return len(rest) > 0 && len(rest) < len(lines)-1 && r.paragraph(rest) == 1 && strings.HasSuffix(rest[0].text, "?") && len(rest[0].text) <= 120
}
