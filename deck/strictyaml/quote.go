package strictyaml

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/lazy"
)

// scalar returns text as YAML that stands on one line: as it is where it reads back as itself, else
// as [Quote] writes it. Between brackets more needs quotes.
func scalar(text string, brackets bool) string {
	if plain(text, brackets) {
		return text
	}
	return Quote(text)
}

// plain reports whether text can stand without quotes.
func plain(text string, brackets bool) bool {
	switch text {
	case "", "~", "null", "Null", "NULL", "<<":
		return false
	}
	switch c := text[0]; {
	case c == '-' && len(text) > 1 && text[1] != ' ':
	case strings.IndexByte("-?:,[]{}#&*!|>'\"%@` ", c) >= 0:
		return false
	}
	for i, r := range text { // once: all that is written goes through here
		last := i+1 == len(text)
		switch {
		case r >= 'a' && r <= 'z':
		case r == '\t' || r == '\n' || odd(r),
			r == ':' && (last || text[i+1] == ' '),
			r == ' ' && (last || text[i+1] == '#'),
			brackets && r < utf8.RuneSelf && strings.IndexByte(",[]{}?", byte(r)) >= 0:
			return false
		}
	}
	return true
}

// Quote returns text as YAML in quotes: double ones, or single ones where a backslash or a double
// quote would need an escape. A text with control characters or line breaks is escaped.
func Quote(text string) string {
	if strings.ContainsFunc(text, odd) || strings.Contains(text, "\n") {
		return escape(text)
	}
	if strings.ContainsAny(text, `\"`) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}

var doubledApostrophe = lazy.Regexp(`(\pL)''(\pL)`)

// requoted is Quote of a text that its author meant to quote: where only the closing quote stands there,
// it is that of YAML, and an apostrophe written twice, as within single quotes, is one.
func requoted(text string) string {
	if inside, closed := strings.CutSuffix(text, `"`); closed && !strings.ContainsAny(inside, "\"\\") && inside != "" {
		if last, _ := utf8.DecodeLastRuneInString(inside); !unicode.IsDigit(last) && last != ' ' {
			text = inside
		}
	}
	return Quote(doubledApostrophe().ReplaceAllString(text, "$1'$2"))
}

// odd reports whether a rune cannot stand in a file as it is, a line feed apart.
func odd(r rune) bool {
	switch r {
	case '\n', '\t':
		return false
	case '\ufeff', 0xfffe, 0xffff:
		return true
	}
	return control(r)
}

// control reports whether a rune moves the cursor or breaks a line, which no text needs.
func control(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// escape returns text in double quotes, on one line, with everything escaped that could not stand there.
func escape(text string) string {
	feed := `\n`
	if strings.Contains(text, "$") {
		feed = `\x0a` // since \n before "eq" would be read as a TeX command that lost its backslash
	}
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '"', r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(feed)
		case odd(r) && r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case odd(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteString(text[i : i+size]) // a byte that is not UTF-8 too, for the reader to refuse
		}
	}
	b.WriteByte('"')
	return b.String()
}

// block returns a text of several lines as a literal block, its lines indented by this many spaces,
// which must be two more than what it belongs to. It reports false where a block cannot hold it, or
// could not for long: many editors take spaces away at the end of lines.
func block(text string, indent int) (string, bool) {
	if !strings.Contains(text, "\n") || strings.ContainsFunc(text, odd) || !utf8.ValidString(text) {
		return "", false
	}
	header := "|"
	if strings.IndexByte(" \t\n", text[0]) >= 0 {
		header += "2" // from such a line the indentation cannot be guessed
	}
	switch {
	case !strings.HasSuffix(text, "\n"):
		header += "-"
	case strings.HasSuffix(text, "\n\n") || strings.TrimSpace(text) == "":
		header += "+"
	}
	var b strings.Builder
	b.WriteString(header)
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		if strings.TrimRight(line, " \t") != line {
			return "", false
		}
		b.WriteByte('\n')
		if line != "" {
			b.WriteString(strings.Repeat(" ", indent) + line)
		}
	}
	return b.String(), true
}
