package strictyaml

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A Pair is a key and its value: a text, a list of values ([]any) or keys with values ([]Pair).
type Pair struct {
	Key   string
	Value any
}

// A Recast is what an entry that is written in the manner of another program says in that of this one.
type Recast struct {
	Message string
	At      string   // the key at which that is told
	Help    string   // what to do where With is nil
	Keys    []string // which go
	With    []Pair   // what is written in their place; nil where that is not known
	Assumed []Pair   // what is read in their place where With is nil
}

// recast reports an entry that is written in the manner of another program, and returns it as it was
// meant; where it is not, n as it is.
func (o Object[T]) recast(r *reader, n *yaml.Node, path string) *yaml.Node {
	if o.Recast == nil || n.Kind != yaml.MappingNode || !o.strange(n) {
		return n
	}
	entry, _ := valueIn(n).([]Pair)
	as := o.Recast(entry)
	if as == nil {
		return n
	}
	meant, first, last := *n, -1, -1
	var at *yaml.Node
	meant.Content = nil
	for i := 0; i+1 < len(n.Content); i += 2 {
		switch {
		case !slices.Contains(as.Keys, n.Content[i].Value):
			meant.Content = append(meant.Content, n.Content[i], n.Content[i+1])
			continue
		case first < 0:
			first = i
		}
		if last = i; n.Content[i].Value == as.At {
			at = n.Content[i]
		}
	}
	written := nodeOf(as.With, at)
	fix := advice(as.Help)
	if as.With != nil {
		fix = advice("write " + strings.Trim(inBrackets(written), "{}") + " in the place of " + strings.Join(as.Keys, ", "))
		if last-first == 2*(len(as.Keys)-1) {
			fix.edit = r.rewrite(n, first, last, written)
		}
	} else {
		written = nodeOf(as.Assumed, at)
	}
	r.problem(at, join(path, at.Value), RuleUnknownKey, fix, "%s", as.Message)
	meant.Content = append(meant.Content, written.Content...)
	return &meant
}

// strange reports whether an entry lacks a key that it must have, or has one that it may not have.
func (o Object[T]) strange(n *yaml.Node) bool {
	fields := o.fields(o.kind(n))
	for i := 0; i < len(n.Content); i += 2 {
		if fieldOf(fields, n.Content[i].Value) == nil {
			return true
		}
	}
	return slices.ContainsFunc(fields, func(f Field[T]) bool {
		value := valueOf(n, f.key)
		return value == nil && f.required || value != nil && value.Kind == yaml.SequenceNode && !f.list
	})
}

// rewrite returns the change that writes keys with values in the place of those from first to last, or
// nil where the author must do it.
func (r *reader) rewrite(n *yaml.Node, first, last int, written *yaml.Node) *Edit {
	s := r.source
	from, to := s.offset(n.Content[first].Line, n.Content[first].Column), s.end(n.Content[last+1])
	if !r.affordable(n) || to < from || strings.Contains(s.text[from:to], "#") {
		return nil
	}
	if n.Style&yaml.FlowStyle != 0 {
		text := inBrackets(written)
		return &Edit{from, to, text[1 : len(text)-1]}
	}
	w := &writer{}
	w.mapping(written, n.Column-1)
	return &Edit{from, to, strings.TrimSuffix(w.b.String(), "\n")}
}

// valueIn returns the value of a node in the form of [Pair].
func valueIn(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		var all []Pair
		for i := 0; i+1 < len(n.Content); i += 2 {
			all = append(all, Pair{n.Content[i].Value, valueIn(n.Content[i+1])})
		}
		return all
	case yaml.SequenceNode:
		var all []any
		for _, c := range n.Content {
			all = append(all, valueIn(c))
		}
		return all
	}
	return n.Value
}

// nodeOf is the opposite of valueIn, at the place of another node.
func nodeOf(value any, at *yaml.Node) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Line: at.Line, Column: at.Column}
	switch value := value.(type) {
	case []Pair:
		n.Kind = yaml.MappingNode
		for _, p := range value {
			n.Content = append(n.Content, nodeOf(p.Key, at), nodeOf(p.Value, at))
		}
	case []any:
		n.Kind = yaml.SequenceNode
		for _, v := range value {
			n.Content = append(n.Content, nodeOf(v, at))
		}
	case string:
		n.Value = value
	}
	return n
}
