package strictyaml

import "gopkg.in/yaml.v3"

// Within returns the description of an object that says all that the objects which o describes say, and holds
// one of them where part returns. The caller adds what else it says.
func Within[T, P any](o Object[P], part func(*T) *P) Object[T] {
	w := Object[T]{Doc: o.Doc, Fields: fieldsWithin(o.Fields, part), More: fieldsWithin(o.More, part), Recast: o.Recast, Meant: o.Meant}
	for _, k := range o.Kinds {
		w.Kinds = append(w.Kinds, Kind[T]{
			Key: fieldWithin(k.Key, part), Fields: fieldsWithin(k.Fields, part),
			Chosen: func(v *T) { k.Chosen(part(v)) },
			Is:     func(v *T) bool { return k.Is(part(v)) },
		})
	}
	return w
}

func fieldsWithin[T, P any](fields []Field[P], part func(*T) *P) []Field[T] {
	var within []Field[T]
	for _, f := range fields {
		within = append(within, fieldWithin(f, part))
	}
	return within
}

func fieldWithin[T, P any](f Field[P], part func(*T) *P) Field[T] {
	return Field[T]{&field[T]{
		key: f.key, node: f.node, required: f.required, list: f.list, only: f.only,
		at:     func(v *T) any { return f.at(part(v)) },
		copy:   func(to, from *T) { f.copy(part(to), part(from)) },
		read:   func(r *reader, n *yaml.Node, path string, into *T) bool { return f.read(r, n, path, part(into)) },
		write:  func(from *T) (*yaml.Node, bool) { return f.write(part(from)) },
		keys:   f.keys,
		schema: f.schema,
	}}
}
