package strictyaml

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// texNewline are TeX commands that "\n" begins; other escapes that spoil TeX give characters that
// no text needs, but a line feed may be meant.
var texNewline = lazy(`^\\n(abla|e|eg|eq|exists|i|leq|geq|mid|ot|otin|parallel|prec|sim|subseteq|u)([^A-Za-z]|$)`)

// escaped reports an escape in double quotes that gives a control character, as "\beta" does.
func (r *reader) escaped(n *yaml.Node, path string) bool {
	if !strings.ContainsFunc(n.Value, control) {
		return false
	}
	s := r.source
	start := s.offset(n.Line, n.Column) + 1
	raw := s.text[start:max(start, closing(s.text, start, '"')-1)]
	for i := 0; i+1 < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		if !controls(raw[i:], strings.IndexByte(raw, '$') >= 0) {
			i++
			continue
		}
		p := s.problem(start+i, RuleEscape, fmt.Sprintf(`in double quotes \%c is a control character and not the backslash that was probably meant`, rune(raw[i+1])),
			"use single quotes: "+Quote(unescapeQuotes(raw)))
		p.Path = path
		r.problems.Add(p)
		return true
	}
	return false
}

// controls reports whether the escape that raw starts with gives a control character. A line feed
// counts only where it spoils a TeX command between dollars.
func controls(raw string, dollars bool) bool {
	number := func(digits int) bool {
		var c rune
		if len(raw) < 2+digits {
			return false
		}
		if _, err := fmt.Sscanf(raw[2:2+digits], "%x", &c); err != nil {
			return false
		}
		return c != '\n' && control(c)
	}
	switch raw[1] {
	case '0', 'a', 'b', 't', '\t', 'v', 'f', 'r', 'e', 'N', 'L', 'P':
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

// unescapeQuotes undoes the two escapes that stay right in what was written for single quotes.
func unescapeQuotes(raw string) string {
	return strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(raw)
}

// findEscape finds what double quotes do not know, such as the \s of "\sigma", in a value that begins
// with a quote or a bracket.
func (s *source) findEscape(from, to int) (Problem, bool) {
	text := s.text[from:to]
	if text == "" || strings.IndexByte("\"'[{", text[0]) < 0 {
		return Problem{}, false
	}
	for i := 0; i < len(text); i++ {
		if quote := text[i]; quote != '"' && quote != '\'' || i > 0 && strings.IndexByte(" [{,:\n", text[i-1]) < 0 {
			continue
		}
		end := closing(text, i+1, text[i])
		if end < 0 {
			end = len(text)
		}
		for j := i + 1; j+1 < end && text[i] == '"'; j++ {
			if text[j] != '\\' {
				continue
			}
			if j++; strings.IndexByte("0abt\tnvfre \"/\\N_LPxuU\r\n", text[j]) < 0 {
				whole := strings.Join(strings.Fields(strings.Trim(text[i:end], `"`)), " ")
				return s.problem(from+j-1, RuleEscape, fmt.Sprintf(`in double quotes \%c means nothing`, firstRune(text[j:])), "use single quotes: "+Quote(unescapeQuotes(whole))), true
			}
		}
		i = end - 1
	}
	return Problem{}, false
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}
