package strictyaml

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"goodcard/deck/lazy"

	"gopkg.in/yaml.v3"
)

// texNewline are TeX commands that "\n" begins; other escapes that spoil TeX give characters that
// no text needs, but a line feed may be meant.
var texNewline = lazy.Regexp(`^\\n(abla|e|eg|eq|exists|i|leq|geq|mid|ot|otin|parallel|prec|sim|subseteq|u)([^A-Za-z]|$)`)

// escaped reports an escape in double quotes that gives a control character, as "\beta" does, or the
// hard space that YAML makes of the backslash of "snake\_case".
func (r *reader) escaped(n *yaml.Node, path string) bool {
	if !strings.ContainsFunc(n.Value, func(r rune) bool { return control(r) || r == '\u00a0' }) {
		return false
	}
	s := r.source
	start := s.offset(n.Line, n.Column) + 1
	raw := s.text[start:max(start, closing(s.text, start, '"')-1)]
	dollars := strings.IndexByte(raw, '$') >= 0
	wrong := func(rest string) bool { return controls(rest, dollars) || drive().MatchString(raw) && rest[1] == 'n' }
	for i := 0; i+1 < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		if !wrong(raw[i:]) {
			i++
			continue
		}
		words, written := mendEscapes(raw, func(rest string) bool { return !wrong(rest) })
		is := "a control character"
		switch raw[i+1] {
		case 'n':
			is = "a line break"
		case '_':
			is = "a hard space"
		}
		p := s.problem(start+i, RuleEscape, fmt.Sprintf(`in double quotes \%c is %s and not the backslash that was probably meant`, rune(raw[i+1]), is),
			certain(words, start-1, start+len(raw)+1, written))
		p.Path = path
		r.problems.Add(p)
		return true
	}
	return false
}

// drive is how a path of Windows begins, in which no backslash is an escape.
var drive = lazy.Regexp(`(^|[\s(])[A-Z]:\\[A-Za-z][^"\\]*\\[A-Za-z]`)

// controls reports whether the escape that raw starts with gives a control character, or what looks
// like a space. A line feed counts only where it spoils a TeX command between dollars, and neither it nor
// a tab where it is written as a number: nobody loses a backslash before "u0009".
func controls(raw string, dollars bool) bool {
	number := func(digits int) bool {
		var c rune
		if len(raw) < 2+digits {
			return false
		}
		if _, err := fmt.Sscanf(raw[2:2+digits], "%x", &c); err != nil {
			return false
		}
		return c != '\n' && c != '\t' && control(c)
	}
	switch raw[1] {
	case '0', 'a', 'b', 't', '\t', 'v', 'f', 'r', 'e', 'N', '_', 'L', 'P':
		return true
	case 'n':
		return dollars && texNewline().MatchString(raw[:min(len(raw), 16)])
	case 'x':
		return number(2)
	case 'u':
		return number(4)
	case 'U':
		return number(8)
	default:
		return false
	}
}

// mendEscapes says how to write what stands between double quotes so that each backslash is one,
// save those of escapes that are right.
func mendEscapes(raw string, right func(rest string) bool) (words, written string) {
	raw = joinLines(raw)
	var double, text strings.Builder
	single := true
	for i := 0; i < len(raw); i++ {
		switch {
		case raw[i] != '\\' || i+1 == len(raw):
			double.WriteByte(raw[i])
			text.WriteByte(raw[i])
		case raw[i+1] == '\\' || raw[i+1] == '"':
			double.WriteString(raw[i : i+2])
			text.WriteByte(raw[i+1])
			i++
		case raw[i+1] == '/': // as in JSON
			double.WriteByte('/')
			text.WriteByte('/')
			i++
		case right(raw[i:]):
			double.WriteString(raw[i : i+2])
			single = false
			i++
		default:
			double.WriteString(`\\`)
			text.WriteByte('\\')
		}
	}
	if single {
		if written = Quote(text.String()); written[0] == '"' {
			return "write " + written, written
		}
		return "use single quotes: " + written, written
	}
	return `double the backslash: "` + double.String() + `"`, `"` + double.String() + `"`
}

// joinLines writes a text on one line, as YAML reads one that was broken into several.
func joinLines(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, strings.TrimSpace(line))
	}
	return strings.TrimSpace(strings.Join(lines, " "))
}

// escapes finds what double quotes do not know, such as the \s of "\sigma", in a value that begins
// with a quote or a bracket.
func (s *source) escapes(from, to int) []guess {
	text := s.text[from:max(from, to)]
	if text == "" || strings.IndexByte("\"'[{", text[0]) < 0 {
		return nil
	}
	for i := 0; i < len(text); i++ {
		if quote := text[i]; quote != '"' && quote != '\'' || i > 0 && strings.IndexByte(" [{,:\n", text[i-1]) < 0 {
			continue
		}
		end := closing(text, i+1, text[i])
		if end < 0 {
			end = len(strings.TrimRight(text, " \t\r\n")) + 1
		}
		for j := i + 1; j+1 < end && text[i] == '"'; j++ {
			if text[j] != '\\' {
				continue
			}
			if j++; j < len(text) && !known(text[j-1:]) {
				raw := text[i+1 : end-1]
				words, written := mendEscapes(raw, func(rest string) bool {
					return known(rest) && !drive().MatchString(raw) && !controls(rest, strings.Contains(raw, "$"))
				})
				fix := certain(words, from+i, min(from+end, to), written)
				return []guess{{{from + j - 1, RuleEscape, noEscape(firstRune(text[j:])), fix}}}
			}
		}
		i = end - 1
	}
	return nil
}

func noEscape(sign rune) string {
	if strings.ContainsRune("xuU", sign) {
		return fmt.Sprintf(`in double quotes \%c begins the number of a character, and none follows`, sign)
	}
	return fmt.Sprintf(`in double quotes \%c means nothing`, sign)
}

// known reports whether the backslash that rest starts with means something in double quotes.
func known(rest string) bool {
	digits := 0
	switch rest[1] {
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	hex := rest[2:min(len(rest), 2+digits)]
	return strings.IndexByte("0abt\tnvfre \"\\N_LPxuU\r\n", rest[1]) >= 0 && len(hex) == digits && strings.Trim(hex, "0123456789abcdefABCDEF") == ""
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}
