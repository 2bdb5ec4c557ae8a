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
		return advice(words + " with its value")
	}
	e := editor{source: r.source, n: n, brackets: n.Style&yaml.FlowStyle != 0}
	c, ok := e.addKey(o.keys(n, ""), f.key, scalarNode(f.only))
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

// otherKind says what to do about a key that makes sense with another key in the place of that of the kind.
func (o Object[T]) otherKind(n, k *yaml.Node, kind *Kind[T]) remedy {
	if kind == nil || o.Meant == nil {
		return remedy{}
	}
	own := kind.Key.key
	meant := o.Meant(strings.ToLower(k.Value), func(key string) bool { return valueOf(n, key) != nil })
	switch {
	case meant != own && o.isKind(meant):
		return advice("write " + meant + ": in its place and delete " + own + ":, or write its text behind " + own + ":")
	case o.ofOtherKinds(meant) != "":
		other := o.ofOtherKinds(meant)
		return advice("write " + other + ": in place of " + own + ":, and " + meant + ": in place of " + k.Value + ":")
	}
	return remedy{}
}

// parted returns the known key with which a key between braces begins that has no value of its own,
// since after the key only a sign of what should part them stands; or "".
func parted(known []string, n, k, value *yaml.Node, sign string) string {
	name, rest, ok := strings.Cut(k.Value, sign)
	if !ok || strings.TrimSpace(rest) == "" || n.Style&yaml.FlowStyle == 0 || k.Style != 0 || value.Tag != "!!null" || value.Value != "" || !slices.Contains(known, name) {
		return ""
	}
	return name
}

// required returns those of fields that must be there.
func required[T any](fields []Field[T]) []Field[T] {
	return slices.DeleteFunc(slices.Clone(fields), func(f Field[T]) bool { return !f.required })
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
