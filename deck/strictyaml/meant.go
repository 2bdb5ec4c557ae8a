package strictyaml

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"goodcard/deck/spelling"
)

// add says to add a key, with its value where there is only one that it can have.
func (o Object[T]) add(r *reader, n *yaml.Node, f Field[T]) remedy {
	words := "add " + f.key + ":"
	if f.only == "" {
		return advice(words)
	}
	e := editor{source: r.source, n: n, brackets: n.Style&yaml.FlowStyle != 0}
	c, ok := e.add(e.behind(o.keys(n, ""), f.key), f.key, scalarNode(f.only))
	if !ok {
		return advice(words + " " + f.only)
	}
	return certain(words+" "+f.only, c.from, c.to, c.written)
}

// meant returns the key of one of fields that may have been meant by another one, or "".
func (o Object[T]) meant(fields []Field[T], n *yaml.Node, key string) string {
	known := keysOf(fields)
	if name, _, _ := glued(known, key); name != "" {
		return name
	}
	if plain := withoutLookAlikes(key); plain != key && slices.Contains(known, plain) {
		return plain
	}
	if o.Meant != nil {
		has := func(key string) bool { return valueOf(n, key) != nil }
		if meant := o.Meant(strings.ToLower(key), has); slices.Contains(known, meant) {
			return meant
		}
	}
	if o.ofOtherKinds(key) != "" {
		return "" // it is a word of the format, and no slip
	}
	if lower := strings.ToLower(key); slices.Contains(known, lower) {
		return lower
	}
	return spelling.Nearest(key, known)
}

// kindMeant returns the kind whose key may have been meant by one that n has, or nil.
func (o Object[T]) kindMeant(n *yaml.Node) *Kind[T] {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i < len(n.Content) && len(o.Kinds) > 0; i += 2 {
		key := n.Content[i].Value
		if fieldOf(o.fields(nil), key) != nil || o.ofOtherKinds(key) != "" {
			continue
		}
		for k := range o.Kinds {
			if o.meant([]Field[T]{o.Kinds[k].Key}, n, key) != "" {
				return &o.Kinds[k]
			}
		}
	}
	return nil
}

// sole returns the one key that must be there, so that a text alone may be meant for it, or "".
func (o Object[T]) sole() string {
	sole := ""
	for _, f := range o.fields(nil) {
		switch {
		case f.required && sole != "" || len(o.Kinds) > 0:
			return ""
		case f.required:
			sole = f.key
		}
	}
	return sole
}

func keysOf[T any](fields []Field[T]) []string {
	var keys []string
	for _, f := range fields {
		keys = append(keys, f.key)
	}
	return keys
}

func fieldOf[T any](fields []Field[T], key string) *Field[T] {
	for i := range fields {
		if fields[i].key == key {
			return &fields[i]
		}
	}
	return nil
}
