package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/markup"
)

// InlineOf returns spans as a text of a deck on one line: it shows what was there, whatever signs stand in it. A
// forced break becomes a space; [MarkdownOf] keeps it.
func InlineOf(spans []Span) string {
	unbroken := make([]Span, len(spans))
	for i, s := range spans {
		s.Text = strings.ReplaceAll(s.Text, "\n", " ")
		unbroken[i] = s
	}
	return inline(cleanSpans(unbroken), "")
}

// inline returns clean spans as Markdown, with brk for each forced break. A style that has no marks at its place,
// such as stars between a letter and a quotation mark, is left out.
func inline(spans []Span, brk string) string {
	for _, keep := range []Style{Bold | Italic | Mono | Math | Sub | Super, Mono | Math | Sub | Super, Mono} {
		kept, styled := reduced(spans, keep)
		if styled && reads(newInlineWriter(kept, "<br>").write(), kept) {
			return newInlineWriter(kept, brk).write()
		}
	}
	kept, _ := reduced(spans, 0)
	out := newInlineWriter(kept, brk).write()
	if busy(out) && !reads(newInlineWriter(kept, "<br>").write(), kept) {
		return strings.ReplaceAll(TextOf(spans), "\n", " ") // no Markdown is read in so much, and no backslash
	}
	return out
}

// reduced returns spans with some styles alone, and with links where it keeps more than code. It reports whether
// any is set in another way than plainly.
func reduced(spans []Span, keep Style) ([]Span, bool) {
	var j joiner
	styled := false
	for _, s := range spans {
		s.Style &= keep
		if keep&^Mono == 0 {
			s.Link = ""
		}
		if strings.TrimSpace(s.Text) == "" {
			s.Style &^= Mono | Math
		}
		styled = styled || s.Style != 0 || s.Link != ""
		j.add(s.Text, s)
	}
	return j.spans(), styled
}

// busy reports whether a text may hold more than the dialect reads; see package markup.
func busy(out string) bool {
	const length, delimiters = 32 << 10, 500
	return len(out) > length || strings.Count(out, "*")+strings.Count(out, "_")+strings.Count(out, "~") > delimiters
}

// reads reports whether a text of one line means what clean spans say.
func reads(out string, want []Span) bool {
	var got []Span
	for _, n := range markup.Parse(out).Children {
		got = appendNodes(got, n.Children, Span{})
	}
	return slices.Equal(cleanSpans(got), cleanSpans(slices.Clone(want)))
}

// SpansOf returns what inlines of the dialect say.
func SpansOf(nodes []*markup.Node) []Span { return appendNodes(nil, nodes, Span{}) }

// appendNodes adds what inlines of the dialect say.
func appendNodes(all []Span, nodes []*markup.Node, in Span) []Span {
	for _, n := range nodes {
		as := in
		as.Text = n.Content
		switch n.Kind {
		case markup.Break:
			as.Text = "\n"
		case markup.Code:
			as.Style |= Mono
		case markup.Math:
			as.Style |= Math
		case markup.Strong:
			as.Style |= Bold
		case markup.Emphasis:
			as.Style |= Italic
		case markup.Link:
			as.Link = n.Address
		case markup.Tag:
			as.Style |= map[string]Style{"sub": Sub, "sup": Super}[n.Name]
		}
		if as.Text != "" {
			all = append(all, as)
		}
		all = appendNodes(all, n.Children, as)
	}
	return all
}

// An inlineWriter writes spans as Markdown.
type inlineWriter struct {
	strings.Builder
	in      []Span
	brk     string
	dollars bool // there are several, so that two could be a formula
	linked  bool // within the text of a link
	even    bool // brackets pair in that
}

func newInlineWriter(spans []Span, brk string) *inlineWriter {
	w := &inlineWriter{in: spans, brk: brk}
	n := 0
	for _, s := range spans {
		n += strings.Count(s.Text, "$")
		if s.Style&Math != 0 {
			n += 2
		}
	}
	w.dollars = n > 1
	return w
}

func (w *inlineWriter) write() string {
	w.group(w.in, 0)
	return w.String()
}

// levels are what spans are set in, outermost first.
var levels = [...]struct {
	style       Style // 0: a link
	open, close string
}{
	{0, "[", ""}, {Bold, "**", "**"}, {Italic, "*", "*"}, {Sub, "<sub>", "</sub>"}, {Super, "<sup>", "</sup>"},
}

// group writes spans in runs that are alike on a level.
func (w *inlineWriter) group(spans []Span, level int) {
	if level == len(levels) {
		for _, s := range spans {
			w.span(s)
		}
		return
	}
	on := levels[level]
	alike := func(a, b Span) bool {
		if on.style == 0 {
			return a.Link == b.Link
		}
		return a.Style&on.style == b.Style&on.style
	}
	for len(spans) > 0 {
		n := 1
		for n < len(spans) && alike(spans[0], spans[n]) {
			n++
		}
		run := spans[:n]
		spans = spans[n:]
		if on.style == 0 && run[0].Link == "" || on.style != 0 && run[0].Style&on.style == 0 {
			w.group(run, level+1)
			continue
		}
		w.marked(run, level)
	}
}

// marked writes a run between the marks of a level, outside of which stay the spaces at its ends.
func (w *inlineWriter) marked(run []Span, level int) {
	before, run, after := trimmed(run)
	w.text(before)
	if len(run) > 0 {
		on := levels[level]
		w.WriteString(on.open)
		if on.style == 0 {
			w.linked, w.even = true, areEven(TextOf(run))
		}
		w.group(run, level+1)
		if w.WriteString(on.close); on.style == 0 {
			w.linked = false
			w.WriteString("](" + destination(run[0].Link) + ")")
		}
	}
	w.text(after)
}

// trimmed parts spans from the white space at their ends.
func trimmed(run []Span) (before string, middle []Span, after string) {
	run = slices.Clone(run)
	for len(run) > 0 {
		rest := strings.TrimLeft(run[0].Text, " \n")
		before += run[0].Text[:len(run[0].Text)-len(rest)]
		if run[0].Text = rest; rest != "" {
			break
		}
		run = run[1:]
	}
	for len(run) > 0 {
		last := &run[len(run)-1]
		rest := strings.TrimRight(last.Text, " \n")
		after = last.Text[len(rest):] + after
		if last.Text = rest; rest != "" {
			break
		}
		run = run[:len(run)-1]
	}
	return before, run, after
}

// destination returns an address as the target of a link.
func destination(address string) string {
	address = strings.NewReplacer(`\`, `\\`, "<", "%3C", ">", "%3E", "&", `\&`).Replace(address)
	if !strings.Contains(address, ";") {
		address = strings.ReplaceAll(address, `\&`, "&")
	}
	if strings.ContainsAny(address, " ()") {
		return "<" + address + ">"
	}
	return address
}

func (w *inlineWriter) span(s Span) {
	switch {
	case s.Style&Mono != 0:
		w.WriteString(codeSpan(strings.ReplaceAll(s.Text, "\n", " ")))
	case s.Style&Math != 0:
		w.WriteString("$" + strings.ReplaceAll(s.Text, "\n", " ") + "$")
	default:
		w.text(s.Text)
	}
}

// codeSpan returns code between more backticks than stand in it.
func codeSpan(code string) string {
	mark := "`"
	for strings.Contains(code, mark) {
		mark += "`"
	}
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") {
		code = " " + code + " "
	}
	return mark + code + mark
}

// text writes words in which no Markdown is read.
func (w *inlineWriter) text(s string) {
	before := rune(0) // what stands before a sign; 0 where that is not known
	if w.Len() == 0 {
		before = ' '
	}
	for i, r := range s {
		if r == '\n' {
			w.WriteString(w.brk)
			before = ' '
			continue
		}
		rest := s[i+utf8.RuneLen(r):]
		switch {
		case w.linked && (r == '[' || r == ']'):
			w.bracket(r) // between two backslashes there would be a formula
		case w.special(r, before, rest):
			w.WriteByte('\\')
			w.WriteRune(r)
		default:
			w.WriteRune(r)
		}
		before = r
	}
}

// bracket writes a bracket in the text of a link.
func (w *inlineWriter) bracket(r rune) {
	switch {
	case w.even:
		w.WriteRune(r)
	case r == '[':
		w.WriteString("&#91;")
	default:
		w.WriteString("&#93;")
	}
}

// areEven reports whether the brackets of a text pair, and none of it could be a link.
func areEven(text string) bool {
	open := 0
	for _, r := range text {
		switch r {
		case '[':
			open++
		case ']':
			if open--; open < 0 {
				return false
			}
		}
	}
	return open == 0 && !strings.Contains(text, "](")
}

// special reports whether a sign could mean something to Markdown. At the end of a text rest is empty, and
// anything may follow.
func (w *inlineWriter) special(r, before rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || after == '\n' {
		after = 0
	}
	switch r {
	case '`', '\\': // one backslash of a word alone would leave readers in doubt about the others
		return true
	case '*':
		return before != ' ' || after != ' '
	case '_':
		inWord, alone := isWord(before) && isWord(after), before == ' ' && after == ' '
		return !inWord && !alone
	case '~':
		return before == '~' || before == 0 || after == '~' || after == 0
	case ']':
		return after == '(' || after == 0
	case '!':
		return after == 0 && len(w.in) > 1
	case '<':
		return after == 0 || after < utf8.RuneSelf && (isWord(after) || strings.ContainsRune("/!?", after))
	case '&':
		return after == 0 || strings.Contains(rest, ";") && (isWord(after) || after == '#')
	case '$':
		return w.dollars
	}
	return false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
