package strictyaml

import "gopkg.in/yaml.v3"

// Sole describes a value that is written as one of its parts alone, as a file in a [Map] of paths is by its hash.
type Sole[T, V any] struct {
	Of Type[V]
	At func(*T) *V // where the part goes in the value
}

func (s Sole[T, V]) decode(r *reader, n *yaml.Node, path string) (T, bool) {
	var v T
	part, ok := s.Of.decode(r, n, path)
	*s.At(&v) = part
	return v, ok
}

func (s Sole[T, V]) encode(v T) (*yaml.Node, bool) { return s.Of.encode(*s.At(&v)) }

func (s Sole[T, V]) keys(n *yaml.Node, path string) []string { return s.Of.keys(n, path) }

func (s Sole[T, V]) order(n *yaml.Node, tell func(*yaml.Node, []string)) { s.Of.order(n, tell) }

func (s Sole[T, V]) schema() schema { return s.Of.schema() }
