package exchange

import (
	"strings"
	"unicode"
)

// fenceFor returns a run of the first sign of least that is longer than any in text.
func fenceFor(text, least string) string {
	for strings.Contains(text, least) {
		least += least[:1]
	}
	return least
}

func codeSpan(content string) string {
	mark := fenceFor(content, "`")
	if strings.HasPrefix(content, "`") || strings.HasSuffix(content, "`") || strings.HasPrefix(content, " ") && strings.HasSuffix(content, " ") && strings.TrimSpace(content) != "" {
		content = " " + content + " "
	}
	return mark + content + mark
}

// escapeWords returns a text in which no reader of Markdown sees any, wherever it stands in a line but at its
// beginning; see [escapeStart].
func escapeWords(text string, cell bool) string {
	var b strings.Builder
	runes := []rune(text)
	near := func(i int) rune {
		if i < 0 || i >= len(runes) {
			return ' '
		}
		return runes[i]
	}
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for i, r := range runes {
		switch r {
		case '\\', '`', '[', '<', '$', '~':
			b.WriteByte('\\')
		case '*':
			if near(i-1) != ' ' || near(i+1) != ' ' || i == 0 {
				b.WriteByte('\\')
			}
		case '_':
			if !isWord(near(i-1)) || !isWord(near(i+1)) {
				b.WriteByte('\\')
			}
		case '&':
			if isWord(near(i+1)) || near(i+1) == '#' {
				b.WriteByte('\\')
			}
		case '|':
			if cell {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// escapeStart keeps the first words of a paragraph, and of each line of it, from beginning another block.
func escapeStart(paragraph string) string {
	all := strings.Split(paragraph, "\n")
	for i, line := range all {
		rest := strings.TrimLeft(line, " \t")
		if rest == "" {
			continue
		}
		indent := line[:len(line)-len(rest)]
		if n := len(rest) - len(strings.TrimLeft(rest, "0123456789")); n > 0 && n < len(rest) && (rest[n] == '.' || rest[n] == ')') {
			all[i] = indent + rest[:n] + `\` + rest[n:]
		} else if strings.IndexByte("#+-=>|:", rest[0]) >= 0 {
			all[i] = indent + `\` + rest
		}
	}
	return strings.Join(all, "\n")
}
