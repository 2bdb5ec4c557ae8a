package strictyaml

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// keeps reports whether of the lines from to before behind, counted from 0, as many as begin with a known
// key, or as an entry of a list, do so in what was read of a text, which begins with the line start of
// the source and was changed from the line from on.
func (s *source) keeps(lines []line, start, from, behind int, text string, read *yaml.Node) bool {
	keys, dashes := 0, 0
	for _, l := range lines {
		if l.number <= from || l.number > behind || l.ragged {
			continue
		}
		if s.knows(l.key) {
			keys++
		}
		if l.dashed() {
			dashes++
		}
	}
	if keys+dashes == 0 {
		return true
	}
	k, d := s.heads(read, from-start+1, strings.Split(text, "\n"))
	return k >= keys && d >= dashes
}

// encloses reports whether a guess takes a line of its own, which begins with a known key, for a part of the
// value above.
func (s *source) encloses(g guess, lines []line) bool {
	for _, x := range g {
		if x.fix.edit == nil || x.rule == RuleIndentation {
			continue
		}
		first, _ := s.lineAt(x.at)
		last, _ := s.lineAt(x.fix.edit.End)
		for _, l := range lines {
			if l.number > first && l.number <= last && s.knows(l.key) && !l.ragged {
				return true
			}
		}
	}
	return false
}

// heads counts the known keys that stand first in their lines, from a line on, and the entries of lists
// that do.
func (s *source) heads(n *yaml.Node, from int, lines []string) (keys, dashes int) {
	first := func(n *yaml.Node) bool {
		return n.Line >= from && n.Line <= len(lines) && strings.Trim(lines[n.Line-1][:min(n.Column-1, len(lines[n.Line-1]))], " -") == ""
	}
	for i, c := range n.Content {
		switch {
		case n.Kind == yaml.MappingNode && i%2 == 0 && s.knows(c.Value) && first(c):
			keys++
		case n.Kind == yaml.SequenceNode && n.Style&yaml.FlowStyle == 0 && c.Line >= from:
			dashes++
		case c.Kind == yaml.ScalarNode && c.Style&yaml.LiteralStyle != 0 && c.Line >= from:
			dashes += strings.Count("\n"+c.Value, "\n- ") // which the text shows as such
		}
		k, d := s.heads(c, from, lines)
		keys, dashes = keys+k, dashes+d
	}
	return keys, dashes
}
