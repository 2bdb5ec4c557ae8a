package strictyaml

import (
	"strconv"

	"gopkg.in/yaml.v3"
)

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
	if n.Kind == yaml.SequenceNode {
		sole := ""
		if o, ok := m.Of.(interface{ sole() string }); ok {
			sole = o.sole()
		}
		if n, good = r.listed(n, path, sole, m.Keys), false; n == nil {
			return nil, false
		}
	}
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

func (m Map[T]) order(n *yaml.Node, tell func(*yaml.Node, []string)) {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		m.Of.order(n.Content[i+1], tell)
	}
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
		r.expected(n, path, "keys with values (key: value)")
		return false
	}
	good := true
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		if r.problems.Full() {
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
			r.problem(k, at, RuleMergeKey, advice("write the keys out"), "merge keys (<<) are not part of this format")
			good = false
		case seen[k.Value] > 0:
			fix := advice("delete one of them")
			if first := valueOf(n, k.Value); alike(first, v) {
				fix = r.without(n, i)
			}
			r.problem(k, at, RuleDuplicateKey, fix, "%q is given twice, first on line %d", shorten(k.Value), seen[k.Value])
			good = false
		default:
			seen[k.Value], _ = r.source.place(k)
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
