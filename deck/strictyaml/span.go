package strictyaml

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// Span returns the bytes of the file that the value at path takes: with its quotes or brackets,
// without a comment behind it or the end of its last line. It reports false where there is no such
// value, or where its end cannot be told.
func (d *Document) Span(path string) (start, end int, ok bool) {
	n, ok := d.find(path)
	if !ok {
		return 0, 0, false
	}
	s := d.source
	start, end = s.offset(n.Line, n.Column), s.end(n)
	if end < start {
		return 0, 0, false
	}
	return s.mark + start, s.mark + end, true
}

// end returns the offset behind a value, or -1 where it cannot be told.
func (s *source) end(n *yaml.Node) int {
	at := s.offset(n.Line, n.Column)
	rest := s.text[at:]
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
		return -1
	case n.Kind != yaml.ScalarNode && n.Style&yaml.FlowStyle != 0:
		return s.endOfBrackets(n, at)
	case n.Kind != yaml.ScalarNode && len(n.Content) > 0:
		return s.end(n.Content[len(n.Content)-1])
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return s.endOfBlock(n, at)
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		if rest == "" || rest[0] != '"' && rest[0] != '\'' {
			return -1
		}
		return closing(s.text, at+1, rest[0])
	case n.Value == "":
		return at
	}
	if end := s.endOfPlain(at, n.Value); end > at {
		return end
	}
	return -1
}

// endOfBrackets returns the offset behind the bracket that closes a list or mapping.
func (s *source) endOfBrackets(n *yaml.Node, at int) int {
	if at == len(s.text) || s.text[at] != '[' && s.text[at] != '{' {
		return -1
	}
	end := at + 1
	if len(n.Content) > 0 {
		end = s.end(n.Content[len(n.Content)-1])
	}
	for ; end > at && end < len(s.text); end++ {
		switch c := s.text[end]; {
		case c == s.text[at]+2: // in ASCII each bracket is two before its partner
			return end + 1
		case c == '#':
			end = s.endOfLine(end)
		case c != ',' && !isSpace(c):
			return -1
		}
	}
	return -1
}

// endOfBlock returns the offset behind the last line of a block of text. Empty lines below it belong
// to it only where its header keeps them.
func (s *source) endOfBlock(n *yaml.Node, at int) int {
	header := s.endOfLine(at)
	indicators, _, _ := strings.Cut(s.text[at:header], " ")
	deeper := -1 // spaces of the first line with something on it that are part of the text; -1 for none
	for line := range strings.SplitSeq(n.Value, "\n") {
		if rest := strings.TrimLeft(line, " "); rest != "" {
			deeper = len(line) - len(rest)
			break
		}
	}
	end, indent := header, -1
	for next := header; next < len(s.text); {
		begin := next + strings.IndexByte(s.text[next:], '\n') + 1
		if begin == next {
			break
		}
		next = s.endOfLine(begin)
		line := s.text[begin:next]
		spaces := len(line) - len(strings.TrimLeft(line, " "))
		switch {
		case spaces == len(line):
			if strings.Contains(indicators, "+") || indent >= 0 && spaces > indent {
				end = next
			}
			continue
		case indent < 0:
			indent = spaces - deeper
		}
		if spaces < indent || deeper < 0 {
			break
		}
		end = next
	}
	return end
}

// endOfLine returns the offset of the line break at the end of the line that offset at is in.
func (s *source) endOfLine(at int) int {
	end := strings.IndexByte(s.text[at:], '\n')
	if end < 0 {
		return len(s.text)
	}
	if end > 0 && s.text[at+end-1] == '\r' {
		end--
	}
	return at + end
}
