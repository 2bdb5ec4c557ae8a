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
	Escaped      bool   // of a text in double quotes, in which a backslash is written as two
	Plain        bool   // of a text without quotes
	indent       int    // of a text whose lines YAML keeps: how many columns stand before each of them; else 0
}

// In returns where the byte of the text at this place stands: the line, and the column where the text
// has more lines than one. Where that cannot be told, it is where the text begins.
func (p Place) In(text string, at int) (line, column int) {
	at = min(at, len(text))
	switch {
	case p.indent > 0:
		before := text[:at]
		return p.Line + 1 + strings.Count(before, "\n"), p.indent + 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
	case p.Joined != "":
		offset, ok := unjoined(p.Joined, text, at)
		lines := strings.Count(p.Joined[:offset], "\n")
		if ok && lines > 0 {
			return p.Line + lines, 1 + utf8.RuneCountInString(p.Joined[strings.LastIndexByte(p.Joined[:offset], '\n')+1:offset])
		}
	}
	return p.Line, p.Column
}

// unjoined returns where the byte of a text stands in its lines as written, whose line ends YAML made
// spaces: what can be seen stands in both in the same order.
func unjoined(written, text string, at int) (offset int, ok bool) {
	switch written[0] {
	case '>':
		offset = strings.IndexByte(written, '\n')
	case '"', '\'':
		offset = 1
	}
	for i := 0; ; i, offset = i+1, offset+1 {
		for i < at && isSpace(text[i]) {
			i++
		}
		for offset < len(written) && isSpace(written[offset]) {
			offset++
		}
		if i >= at {
			return offset, offset < len(written)
		}
		rest := written[offset:]
		switch {
		case written[0] == '"' && (strings.HasPrefix(rest, `\\`) || strings.HasPrefix(rest, `\"`)), written[0] == '\'' && strings.HasPrefix(rest, "''"):
			offset++
		}
		if offset >= len(written) || written[offset] != text[i] {
			return 0, false
		}
	}
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
		list = append(list, Place{path, line, column, s.joined(n), n.Style&yaml.DoubleQuotedStyle != 0, n.Style == 0, s.indentOf(n)})
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

// indentOf returns how many columns stand before each line of a text whose lines are kept; 0 of any other.
func (s *source) indentOf(n *yaml.Node) int {
	if n.Kind != yaml.ScalarNode || n.Style&yaml.LiteralStyle == 0 {
		return 0
	}
	number := n.Line
	for text := range strings.Lines(n.Value) {
		number++
		text = strings.TrimRight(text, "\n")
		if line := s.line(number); text != "" && strings.HasSuffix(line, text) {
			return len(line) - len(text)
		}
	}
	return 0
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
	}
	if written := s.joined(n); written != "" {
		offset, ok = unjoined(written, n.Value, at)
		return start + offset, ok
	}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		start++
	}
	// What stands before the byte must stand in the file as it is.
	end := start + at
	return end, end <= len(s.text) && utf8.ValidString(s.text[start:end]) && s.text[start:end] == n.Value[:at]
}
