package strictyaml

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// List describes a list of values of one type.
type List[T any] struct {
	Doc    string
	Of     Type[T]
	Min    int  // entries at least
	Single bool // one value may stand for a list of one
	Unique bool // no two entries with the same text
}

func (l List[T]) decode(r *reader, n *yaml.Node, path string) ([]T, bool) {
	dashless := false
	if list, ok := r.dashless(n, path); ok {
		n, dashless = list, true
	}
	if list, ok := l.commas(n); ok {
		r.problem(n, path, RuleKind, r.instead(n, inBrackets(list)), "a list of several stands between brackets")
		n = list
	}
	if l.Single && n.Kind != yaml.SequenceNode {
		v, ok := l.Of.decode(r, n, path)
		return []T{v}, ok
	}
	if n.Kind != yaml.SequenceNode {
		r.noList(n, path, l.Of)
		return nil, false
	}
	told := len(r.problems)
	n = l.parted(r, r.raised(n, path), path)
	good := len(r.problems) == told
	apart := dashless || !good // the entries are not those of the file
	if o, ok := l.Of.(interface{ sole() string }); ok {
		var bare bool
		n, bare = r.bare(n, path, o.sole())
		good = good && !bare
	}
	if len(n.Content) < l.Min {
		r.problem(n, path, RuleEmpty, r.orDelete(path, "write at least one entry"), "the list is empty")
		good = false
	}
	var list []T // nil when it is empty, as without its key
	seen := map[string]int{}
	for i, c := range n.Content {
		if r.problems.Full() {
			return list, false // for what of it can be mended
		}
		at := entryPath(path, i)
		v, ok := l.Of.decode(r, c, at)
		list = append(list, v) // also when it is wrong, so that indices and paths agree
		good = good && ok
		if !l.Unique || c.Kind != yaml.ScalarNode || !ok {
			continue
		}
		if line, twice := seen[c.Value]; twice {
			r.problem(c, at, RuleTwice, r.without(n, i), "%q is in the list already, on line %d", shorten(c.Value), line)
			good = false
			continue
		}
		seen[c.Value], _ = r.source.place(c)
	}
	if apart {
		return nil, false
	}
	return list, good
}

func (l List[T]) encode(v []T) (*yaml.Node, bool) {
	if l.Single && len(v) == 1 {
		return l.Of.encode(v[0])
	}
	n := &yaml.Node{Kind: yaml.SequenceNode}
	if t, ok := l.Of.(interface{ token() bool }); ok && t.token() {
		n.Style = yaml.FlowStyle
	}
	for _, e := range v {
		entry, _ := l.Of.encode(e)
		n.Content = append(n.Content, entry)
	}
	return n, len(v) > 0
}

func (l List[T]) keys(n *yaml.Node, path string) []string {
	p, rest := step(path)
	if n.Kind != yaml.SequenceNode || p.index < 0 || p.index >= len(n.Content) {
		return nil
	}
	return l.Of.keys(n.Content[p.index], rest)
}

func (l List[T]) order(n *yaml.Node, tell func(*yaml.Node, []string)) {
	if n.Kind != yaml.SequenceNode {
		l.Of.order(n, tell) // it may stand for a list of one
		return
	}
	for _, c := range n.Content {
		l.Of.order(c, tell)
	}
}

func (l List[T]) schema() schema {
	of := l.Of.schema()
	list := schema{"type": "array", "description": l.Doc, "items": of}
	if l.Min > 0 {
		list["minItems"] = l.Min
	}
	if !l.Single {
		return list
	}
	delete(list, "description")
	return schema{"description": l.Doc, "anyOf": []schema{of, list}}
}

// ofObjects reports whether the entries are mappings with keys that are known.
func (l List[T]) ofObjects() bool {
	_, ok := l.Of.(interface{ sole() string })
	return ok
}

// commas returns the list that is meant by a text with commas where one value may stand for a list.
func (l List[T]) commas(n *yaml.Node) (*yaml.Node, bool) {
	t, ok := l.Of.(interface {
		token() bool
		accepts(text string) bool
	})
	if !ok || !l.Single || !t.token() || n.Kind != yaml.ScalarNode || !strings.Contains(n.Value, ",") {
		return nil, false
	}
	list := &yaml.Node{Kind: yaml.SequenceNode, Line: n.Line, Column: n.Column}
	for text := range strings.SplitSeq(n.Value, ",") {
		if text = strings.TrimSpace(text); !t.accepts(text) {
			return nil, false
		}
		e := scalarNode(text)
		e.Line, e.Column = n.Line, n.Column
		list.Content = append(list.Content, e)
	}
	return list, true
}
