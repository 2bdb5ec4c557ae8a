package strictyaml

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// listed reports a list in the place of a mapping whose keys are names, and returns it as such a
// mapping where its entries name themselves: "- id: a", "- a: {…}", "- A name" and "- sole: A name" are
// meant as "a:". It is nil where they do not.
func (r *reader) listed(n *yaml.Node, path, sole string, names Text[string]) *yaml.Node {
	m := &yaml.Node{Kind: yaml.MappingNode, Line: n.Line, Column: n.Column, Style: n.Style}
	for _, c := range n.Content {
		name, rest := nameOf(c, sole, names)
		if name == nil {
			m = nil
			break
		}
		m.Content = append(m.Content, name, rest)
	}
	fix := r.unlisted(n)
	if fix.edit == nil && m != nil {
		fix = r.relisted(n, m, fix)
	}
	r.problem(n, path, RuleKind, fix, "entries under their names (name: …) were expected, not %s", describe(n))
	return m
}

// nameOf returns the name of an entry of a list and what else it says; nil where it has none.
func nameOf(c *yaml.Node, sole string, names Text[string]) (name, rest *yaml.Node) {
	slug := func(text *yaml.Node) *yaml.Node {
		if text.Kind != yaml.ScalarNode || names.Mend == nil || !names.accepts(names.Mend(text.Value)) {
			return nil
		}
		return &yaml.Node{Kind: yaml.ScalarNode, Value: names.Mend(text.Value), Line: text.Line, Column: text.Column}
	}
	id, called := valueOf(c, "id"), valueOf(c, sole)
	switch {
	case id != nil && (id.Kind != yaml.ScalarNode || id.Tag == "!!null"):
		return nil, nil
	case id != nil:
		others := *c
		others.Content = nil
		for i := 0; i+1 < len(c.Content); i += 2 {
			if c.Content[i+1] != id {
				others.Content = append(others.Content, c.Content[i], c.Content[i+1])
			}
		}
		return id, &others
	case called != nil:
		return slug(called), c
	case c.Kind == yaml.MappingNode && len(c.Content) == 2 && c.Content[0].Kind == yaml.ScalarNode && c.Content[1].Kind == yaml.MappingNode:
		return c.Content[0], c.Content[1]
	case c.Kind == yaml.ScalarNode && sole != "" && c.Tag != "!!null" && !strings.Contains(c.Value, "://"):
		return slug(c), nodeAbout(sole, c)
	}
	return nil, nil
}

// nodeAbout returns a mapping that has a text under one key, at the place of the text.
func nodeAbout(key string, text *yaml.Node) *yaml.Node {
	k := scalarNode(key)
	k.Line, k.Column = text.Line, text.Column
	return &yaml.Node{Kind: yaml.MappingNode, Line: text.Line, Column: text.Column, Content: []*yaml.Node{k, text}}
}

// relisted says to write a list anew as the mapping that is meant, where nothing is lost by that.
func (r *reader) relisted(n, m *yaml.Node, otherwise remedy) remedy {
	s := r.source
	from, to := s.offset(n.Line, n.Column), s.end(n)
	if to < from || strings.Contains(s.text[from:to], "#") || !r.affordable(n) {
		return otherwise
	}
	if n.Style&yaml.FlowStyle != 0 {
		return certain("write "+shorten(inBrackets(m)), from, to, inBrackets(m))
	}
	indent, above := s.line(n.Line)[:n.Column-1], line{}
	for k := n.Line - 1; k > 0 && above.key == ""; k-- {
		above = readLine(k, s.line(k))
	}
	if strings.TrimSpace(indent) != "" || above.keyAt >= len(indent) { // what stands below a key must be deeper
		return otherwise
	}
	var entries []string
	for i := 0; i < len(m.Content); i += 2 {
		entries = append(entries, m.Content[i].Value+": "+inBrackets(m.Content[i+1]))
	}
	return certain("write each entry under its name: "+shorten(entries[0]), from, to, strings.Join(entries, "\n"+indent))
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
