package anki

import (
	"html"
	"strconv"
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
)

// clozeHTML returns a cloze text as HTML with the gaps of Anki, {{c1::text::hint}}.
//
// The text between the gaps is read as one, with a sign in the place of each gap, and what a gap hides by
// itself: so no element begins within a gap and ends outside of it.
func (f *fieldWriter) clozeHTML(text string) string {
	segments, err := deck.ParseCloze(text)
	if err != nil {
		return f.html(text) // a deck that is valid has none such
	}
	mark := freeSign(text)
	var joined strings.Builder
	gaps := 0
	for _, s := range segments {
		if s.Group > 0 {
			joined.WriteString(mark)
			gaps++
		} else {
			joined.WriteString(s.Text)
		}
	}
	inFormula := false
	around := markup.HTML(joined.String(), &markup.HTMLOptions{Image: f.image, TeX: func(source string) string {
		inFormula = inFormula || strings.Contains(source, mark)
		return source
	}})
	pieces := strings.Split(around, mark)
	if inFormula || len(pieces) != gaps+1 || !outsideTags(pieces) {
		pieces = literally(segments)
	}
	var b strings.Builder
	gap := 0
	for i, piece := range pieces {
		before := byte('}')
		if i == 0 {
			before = 0
		} else {
			for segments[gap].Group == 0 {
				gap++
			}
			f.gap(&b, segments[gap])
			gap++
		}
		piece = tame(piece, before, false)
		if i < gaps {
			piece = beforeGap(piece)
		}
		b.WriteString(piece)
	}
	return b.String()
}

// beforeGap returns a piece of HTML so that nothing of it goes together with a gap that follows.
func beforeGap(piece string) string {
	switch {
	case strings.HasSuffix(piece, "{"):
		return strings.TrimSuffix(piece, "{") + "&#123;"
	case strings.HasSuffix(piece, `\`):
		return piece + "<span></span>" // with ( or [ it would begin a formula
	}
	return piece
}

func (f *fieldWriter) gap(b *strings.Builder, s deck.Segment) {
	b.WriteString("{{c" + strconv.Itoa(s.Group) + "::" + f.inGap(s.Text))
	if s.Hint != "" {
		b.WriteString("::" + f.inGap(s.Hint))
	}
	b.WriteString("}}")
}

// inGap returns a text as HTML that Anki can tell from what ends a gap and what begins a hint. Every version
// ends a gap at the first }} and begins its hint at the first ::, be it within a formula or an attribute.
func (f *fieldWriter) inGap(text string) string {
	s := tame(markup.HTML(text, &markup.HTMLOptions{Image: f.image, TeX: spaced}), ':', true)
	switch {
	case strings.HasSuffix(s, "}"):
		return strings.TrimSuffix(s, "}") + "&#125;"
	case strings.HasSuffix(s, ":"):
		return strings.TrimSuffix(s, ":") + "&#58;"
	}
	return s
}

// tame returns HTML of [markup.HTML] in which nothing is a command of Anki, where before is the sign in front
// of it: no {{, which old versions read in fields too, none of [sound:…], [latex], [$] and [[type:…]], and in
// a gap no }} and no ::. What is written as an entity a browser shows as the sign.
func tame(s string, before byte, gap bool) string {
	special := "{[}"
	if gap {
		special = "{[}:"
	}
	if !strings.ContainsAny(s, special) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	backslashes := 0
	for i := range len(s) {
		c := s[i]
		switch {
		case c == '{' && before == '{', c == '}' && before == '}' && (gap || i == 0), c == ':' && before == ':' && gap,
			c == '[' && backslashes%2 == 0:
			b.WriteString("&#" + strconv.Itoa(int(c)) + ";")
			before = 0
		case c == '[': // \[, which begins a formula
			b.WriteByte(c)
			if i+1 < len(s) && strings.IndexByte("sSlLaA$/", s[i+1]) >= 0 {
				b.WriteByte(' ') // [sound: and others begin so; TeX skips the space
			}
			before = c
		default:
			b.WriteByte(c)
			before = c
		}
		if c == '\\' {
			backslashes++
		} else {
			backslashes = 0
		}
	}
	return b.String()
}

// spaced returns the source of a formula with a space between braces that close, which TeX skips and every
// editor leaves alone. In a text within a formula a space would be seen; there an entity has to do.
func spaced(source string) string {
	if !strings.Contains(source, "}}") {
		return source
	}
	var b strings.Builder
	depth, textAt := 0, -1 // depth at which a text began, -1 outside of any
	command := ""
	for i := 0; i < len(source); i++ {
		switch c := source[i]; c {
		case '\\':
			end := i + 1
			for end < len(source) && isLetter(source[end]) {
				end++
			}
			end = min(max(end, i+2), len(source))
			command = source[i:end]
			b.WriteString(command)
			i = end - 1
			continue
		case '{':
			if textAt < 0 && isText(command) {
				textAt = depth
			}
			depth++
		case '}':
			if textAt < 0 && strings.HasSuffix(b.String(), "}") {
				b.WriteByte(' ')
			}
			depth--
			if depth == textAt {
				textAt = -1
			}
		}
		if source[i] != ' ' {
			command = ""
		}
		b.WriteByte(source[i])
	}
	return b.String()
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// isText reports whether what stands in braces behind a command of TeX is text, in which spaces count.
func isText(command string) bool {
	return command == `\mbox` || command == `\hbox` || command == `\tag` || strings.HasPrefix(command, `\text`)
}

// freeSign returns a character for private use that a text does not hold, be it written as an entity. Texts
// are too short to hold them all.
func freeSign(text string) string {
	const first, last = 0xF0000, 0xFFFFD
	if strings.IndexByte(text, string(rune(first))[0]) < 0 && strings.IndexByte(text, '&') < 0 {
		return string(rune(first))
	}
	held := map[rune]bool{}
	for _, r := range text + html.UnescapeString(text) {
		held[r] = true
	}
	sign := rune(first)
	for held[sign] && sign < last {
		sign++
	}
	return string(sign)
}

// outsideTags reports whether HTML is cut into pieces between tags and not within one.
func outsideTags(pieces []string) bool {
	for _, p := range pieces[:len(pieces)-1] {
		if strings.LastIndexByte(p, '<') > strings.LastIndexByte(p, '>') {
			return false
		}
	}
	return true
}

// literally returns what stands around the gaps as it is written. It is for gaps in places in which Markdown
// has no room for them, such as an address.
func literally(segments []deck.Segment) []string {
	pieces := []string{""}
	for _, s := range segments {
		if s.Group > 0 {
			pieces = append(pieces, "")
			continue
		}
		lines := strings.Split(s.Text, "\n")
		for i, line := range lines {
			lines[i] = markup.Literal(line)
		}
		pieces[len(pieces)-1] += strings.Join(lines, "<br>")
	}
	return pieces
}
