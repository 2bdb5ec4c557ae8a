package strictyaml

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// A Place says where a value stands.
type Place struct {
	Path         string // below the mapping asked for: "answer", "also[1]", "wrong[0].text"
	Line, Column int    // as in [Problem]
	Joined       string // of a text whose line ends YAML made spaces: its lines as they stand in the file
}

// Places returns where each value below the mapping at path stands, in the order of the file, lists
// and mappings before what they hold.
func (d *Document) Places(path string) []Place {
	n, ok := d.find(path)
	if !ok || n.Kind != yaml.MappingNode {
		return nil
	}
	return d.source.places(nil, n, "")
}

func (s *source) places(list []Place, n *yaml.Node, path string) []Place {
	if path != "" {
		line, column := s.place(n)
		list = append(list, Place{path, line, column, s.joined(n)})
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			list = s.places(list, n.Content[i+1], join(path, n.Content[i].Value))
		}
	case yaml.SequenceNode:
		for i, c := range n.Content {
			list = s.places(list, c, entryPath(path, i))
		}
	}
	return list
}

// joined returns the lines of a text that has fewer lines than it takes in the file, "" of any other.
func (s *source) joined(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Style&yaml.LiteralStyle != 0 {
		return ""
	}
	at := s.offset(n.Line, n.Column)
	if strings.HasPrefix(strings.TrimLeft(s.text[at:], `"'`), n.Value) {
		return "" // as most are: on one line
	}
	if end := s.end(n); end > at && strings.Contains(s.text[at:end], "\n") {
		return s.text[at:end]
	}
	return ""
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
	return end, end <= len(s.text) && utf8.ValidString(s.text[start:end]) && s.text[start:end] == n.Value[:at]
}
