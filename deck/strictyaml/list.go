package strictyaml

import (
	"strconv"

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
	if l.Single && n.Kind != yaml.SequenceNode {
		v, ok := l.Of.decode(r, n, path)
		return []T{v}, ok
	}
	if n.Kind != yaml.SequenceNode {
		r.expected(n, path, "a list")
		return nil, false
	}
	good := true
	if len(n.Content) < l.Min {
		r.problem(n, path, RuleEmpty, "", "the list has %d entries, at least %d was expected", len(n.Content), l.Min)
		good = false
	}
	var list []T // nil when it is empty, as without its key
	seen := map[string]int{}
	for i, c := range n.Content {
		if r.problems.full() {
			return nil, false
		}
		at := entryPath(path, i)
		v, ok := l.Of.decode(r, c, at)
		list = append(list, v) // also when it is wrong, so that indices and paths agree
		good = good && ok
		if !l.Unique || c.Kind != yaml.ScalarNode || !ok {
			continue
		}
		if line, twice := seen[c.Value]; twice {
			r.problem(c, at, RuleTwice, "delete one of them", "%q is in the list already, on line %d", shorten(c.Value), line)
			good = false
			continue
		}
		seen[c.Value] = c.Line
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

// Map describes a mapping whose keys are names that the author gives. It becomes a list in the
// order of the file.
type Map[T any] struct {
	Doc  string
	Keys Text[string]
	Of   Type[T]
	Name func(*T) *string // where the key goes in the value
}

func (m Map[T]) decode(r *reader, n *yaml.Node, path string) ([]T, bool) {
	good := true
	var list []T
	ok := r.entries(n, path, func(k, v *yaml.Node, at string) {
		name, okName := m.Keys.decode(r, k, at)
		value, okValue := m.Of.decode(r, v, at)
		*m.Name(&value) = name
		list = append(list, value)
		good = good && okName && okValue
	})
	return list, good && ok
}

func (m Map[T]) encode(v []T) (*yaml.Node, bool) {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for _, e := range v {
		value, _ := m.Of.encode(e)
		n.Content = append(n.Content, scalarNode(*m.Name(&e)), value)
	}
	return n, len(v) > 0
}

func (m Map[T]) keys(n *yaml.Node, path string) []string {
	p, rest := step(path)
	if v := valueOf(n, p.key); v != nil {
		return m.Of.keys(v, rest)
	}
	return nil
}

func (m Map[T]) schema() schema {
	s := schema{"type": "object", "description": m.Doc, "additionalProperties": m.Of.schema()}
	if m.Keys.Pattern != "" {
		s["propertyNames"] = schema{"pattern": m.Keys.Pattern}
	}
	return s
}

// entries calls each for every entry of a mapping whose key is a text that was not given before.
func (r *reader) entries(n *yaml.Node, path string, each func(key, value *yaml.Node, at string)) bool {
	if n.Kind != yaml.MappingNode {
		r.expected(n, path, "a mapping (key: value)")
		return false
	}
	good := true
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		if r.problems.full() {
			return false
		}
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind != yaml.ScalarNode {
			r.expected(k, path, "a key")
			good = false
			continue
		}
		at := join(path, k.Value)
		switch {
		case k.Tag == "!!merge":
			r.problem(k, at, RuleMergeKey, "write the keys out", "merge keys (<<) are not part of this format")
			good = false
		case seen[k.Value] > 0:
			r.problem(k, at, RuleDuplicateKey, "delete one of them", "%q is given twice, first on line %d", shorten(k.Value), seen[k.Value])
			good = false
		default:
			seen[k.Value] = k.Line
			each(k, v, at)
		}
	}
	return good
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func entryPath(list string, index int) string { return list + "[" + strconv.Itoa(index) + "]" }
