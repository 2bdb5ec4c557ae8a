package strictyaml

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// listed reports a list in the place of a mapping whose keys are names, and returns it as such a
// mapping where its entries name themselves: "- id: a" is meant as "a:". It is nil where they do not.
func (r *reader) listed(n *yaml.Node, path string) *yaml.Node {
	m := &yaml.Node{Kind: yaml.MappingNode, Line: n.Line, Column: n.Column, Style: n.Style}
	for _, c := range n.Content {
		name := valueOf(c, "id")
		if name == nil || name.Kind != yaml.ScalarNode || name.Tag == "!!null" {
			m = nil
			break
		}
		rest := *c
		rest.Content = nil
		for i := 0; i+1 < len(c.Content); i += 2 {
			if c.Content[i+1] != name {
				rest.Content = append(rest.Content, c.Content[i], c.Content[i+1])
			}
		}
		m.Content = append(m.Content, name, &rest)
	}
	r.problem(n, path, RuleKind, r.unlisted(n), "entries under their names (name: …) were expected, not %s", describe(n))
	return m
}

// unlisted says to write entries that begin with "- id: name" as "name:".
func (r *reader) unlisted(n *yaml.Node) remedy {
	words := advice("write each entry as its id, a colon, and its other keys below that, deeper")
	if n.Style&yaml.FlowStyle != 0 || !r.affordable(n) {
		return words
	}
	s := r.source
	column, start := n.Column-1, s.offset(n.Line, n.Column)
	above := line{}
	for k := n.Line - 1; k > 0 && above.key == ""; k-- {
		above = readLine(k, s.line(k))
	}
	var b strings.Builder
	done := start
	for _, c := range n.Content {
		if c.Kind != yaml.MappingNode || c.Style&yaml.FlowStyle != 0 || len(c.Content) < 4 || c.Content[0].Value != "id" || c.Content[1].Kind != yaml.ScalarNode || c.Content[2].Line == c.Line {
			return words
		}
		dash, end := s.startOf(c.Line-1)+column, s.end(c.Content[1])
		if dash < done || end < dash || s.text[dash] != '-' {
			return words
		}
		b.WriteString(s.text[done:dash] + scalar(c.Content[1].Value, true) + ":")
		done = end
	}
	if above.keyAt >= column { // what stands below a key must be deeper
		return words
	}
	return certain(words.words, start, done, b.String())
}
