package strictyaml

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// at reports whether the text of n starts with prefix in the file.
func (s *source) at(n *yaml.Node, prefix string) bool {
	return bytes.HasPrefix(s.text[s.offset(n.Line, n.Column):], []byte(prefix))
}

func (s *source) restOfLine(offset int) string {
	rest, _, _ := bytes.Cut(s.text[offset:], []byte("\n"))
	return strings.TrimSpace(string(rest))
}

// commented reports a comment right behind a plain text, since "issue #5" would lose its tail in silence.
func (r *reader) commented(n *yaml.Node, path string) bool {
	s := r.source
	start := s.offset(n.Line, n.Column)
	end := s.endOfPlain(start, n.Value)
	hash := end
	for hash < len(s.text) && (s.text[hash] == ' ' || s.text[hash] == '\t') {
		hash++
	}
	if hash == end && n.Value != "" || hash >= len(s.text) || s.text[hash] != '#' {
		return false
	}
	whole := strings.TrimSpace(n.Value + string(s.text[end:hash]) + s.restOfLine(hash))
	p := s.problem(hash, RuleComment, "from # on this is a comment to YAML and not part of the text", "put the text in quotes: "+Quote(whole)+", or move the comment to a line of its own")
	p.Path = path
	r.problems.Add(p)
	return true
}

// endOfPlain returns the offset behind a plain text that starts at from: its words stand there as
// in the value, with any white space between them.
func (s *source) endOfPlain(from int, value string) int {
	at := from
	for i := 0; i < len(value); {
		if isSpace(value[i]) {
			for i < len(value) && isSpace(value[i]) {
				i++
			}
			for at < len(s.text) && isSpace(s.text[at]) {
				at++
			}
			continue
		}
		if at >= len(s.text) || s.text[at] != value[i] {
			return from
		}
		i++
		at++
	}
	return at
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// texNewline are TeX commands that "\n" begins; other escapes that spoil TeX give characters that
// no text needs, but a line feed may be meant.
var texNewline = regexp.MustCompile(`^\\n(abla|e|eg|eq|exists|i|leq|geq|mid|ot|otin|parallel|prec|sim|subseteq|u)([^A-Za-z]|$)`)

// escaped reports an escape in double quotes that gives a control character, as "\beta" does.
func (r *reader) escaped(n *yaml.Node, path string) bool {
	suspect := func(c rune) bool { return c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029' }
	if !strings.ContainsFunc(n.Value, suspect) {
		return false
	}
	s := r.source
	start := s.offset(n.Line, n.Column) + 1
	raw := s.text[start:max(start, closing(s.text, start, '"')-1)]
	for i := 0; i+1 < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		if !controls(raw[i:], bytes.IndexByte(raw, '$') >= 0) {
			i++
			continue
		}
		p := s.problem(start+i, RuleEscape, fmt.Sprintf(`in double quotes \%c is a control character and not the backslash that was probably meant`, rune(raw[i+1])),
			"use single quotes: "+Quote(unescapeQuotes(string(raw))))
		p.Path = path
		r.problems.Add(p)
		return true
	}
	return false
}

// controls reports whether the escape that raw starts with gives a control character. A line feed
// counts only where it spoils a TeX command between dollars.
func controls(raw []byte, dollars bool) bool {
	number := func(digits int) bool {
		var c rune
		if len(raw) < 2+digits {
			return false
		}
		if _, err := fmt.Sscanf(string(raw[2:2+digits]), "%x", &c); err != nil {
			return false
		}
		return c < ' ' && c != '\n' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029'
	}
	switch raw[1] {
	case '0', 'a', 'b', 't', '\t', 'v', 'f', 'r', 'e', 'N', 'L', 'P':
		return true
	case 'n':
		return dollars && texNewline.Match(raw[:min(len(raw), 16)])
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

// inside returns where byte at of the text of n stands in the file, if the text stands there as it is.
func (s *source) inside(n *yaml.Node, at int) (offset int, ok bool) {
	start := s.offset(n.Line, n.Column)
	switch {
	case at > len(n.Value):
		return 0, false
	case n.Style&yaml.LiteralStyle != 0:
		before := n.Value[:at]
		number := n.Line + 1 + strings.Count(before, "\n")
		begin := strings.LastIndexByte(before, '\n') + 1
		text, _, _ := strings.Cut(n.Value[begin:], "\n")
		line := s.line(number)
		if text == "" || number > len(s.starts) || !strings.HasSuffix(line, text) {
			return 0, false
		}
		return s.starts[number-1] + len(line) - len(text) + at - begin, true
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		start++
	case n.Style&yaml.FoldedStyle != 0:
		return 0, false
	}
	// What stands before the byte must stand in the file as it is.
	end := start + at
	return end, end <= len(s.text) && utf8.Valid(s.text[start:end]) && string(s.text[start:end]) == n.Value[:at]
}
