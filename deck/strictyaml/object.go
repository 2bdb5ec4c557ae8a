package strictyaml

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Object describes a mapping with known keys.
type Object[T any] struct {
	Doc    string
	Fields []Field[T]

	// Kinds, if there are any, are alternatives: exactly one of their keys must be there, and
	// brings its fields with it.
	Kinds []Kind[T]
	More  []Field[T] // further fields, which are written behind those of the kind

	// Recast returns what an entry says that is written in the manner of another program, or nil. Nil
	// knows none.
	Recast func(entry []Pair) *Recast

	// Meant returns the key that was probably meant by one in lower case that there is not, as "front"
	// for "ask", or ""; has reports whether the mapping has another key. Nil knows none.
	Meant func(key string, has func(key string) bool) string
}

// A Kind is one alternative of an [Object].
type Kind[T any] struct {
	Key    Field[T]   // the key that chooses it
	Fields []Field[T] // what else it may or must have
	Chosen func(*T)   // told when it is chosen
	Is     func(*T) bool
}

// A Field is a key of an [Object], made by [Required] or [Optional].
type Field[T any] struct{ *field[T] }

type field[T any] struct {
	key      string
	node     yaml.Node // the key, as it is written
	required bool
	list     bool         // its value is a list of objects
	only     string       // the one value that it can have, if there is one
	at       func(*T) any // a pointer to its value
	copy     func(to, from *T)
	read     func(r *reader, n *yaml.Node, path string, into *T) bool
	write    func(from *T) (*yaml.Node, bool)
	keys     func(n *yaml.Node, path string) []string
	order    func(n *yaml.Node, tell func(*yaml.Node, []string))
	schema   func() schema
}

// Required describes a key that must be there. at returns where in a T its value goes.
func Required[T, V any](key string, t Type[V], at func(*T) *V) Field[T] {
	f := Optional(key, t, at)
	f.required = true
	read := f.read
	f.read = func(r *reader, n *yaml.Node, path string, into *T) bool {
		r.must = path
		return read(r, n, path, into)
	}
	if o, ok := t.(interface{ only() string }); ok {
		f.only = o.only()
	}
	return f
}

// Optional describes a key that may be there. Where it is not, what at points to keeps its zero value.
func Optional[T, V any](key string, t Type[V], at func(*T) *V) Field[T] {
	read := func(r *reader, n *yaml.Node, path string, into *T) bool {
		v, ok := t.decode(r, n, path)
		*at(into) = v // also when it is wrong, so that a caller finds what else is
		return ok
	}
	write := func(from *T) (*yaml.Node, bool) { return t.encode(*at(from)) }
	l, ok := t.(interface{ ofObjects() bool })
	return Field[T]{&field[T]{
		key: key, node: *scalarNode(key), list: ok && l.ofObjects(), at: func(v *T) any { return at(v) }, copy: func(to, from *T) { *at(to) = *at(from) },
		read: read, write: write, keys: t.keys, order: t.order, schema: t.schema,
	}}
}

// Key returns the key of the field.
func (f Field[T]) Key() string { return f.key }

// Required reports whether the key must be there.
func (f Field[T]) Required() bool { return f.required }

// At returns a pointer to the value of the field in v.
func (f Field[T]) At(v *T) any { return f.at(v) }

// Copy gives to the value that from has.
func (f Field[T]) Copy(to, from *T) { f.copy(to, from) }

func (o Object[T]) decode(r *reader, n *yaml.Node, path string) (T, bool) {
	var v T
	if key := o.sole(); key != "" && n.Kind == yaml.ScalarNode && n.Tag != "!!null" {
		r.problem(n, path, RuleKind, r.under(n, key), "keys with values were expected, not %s", describe(n))
		return v, false
	}
	if fix, sign, ok := r.likeKeys(n); ok {
		r.problem(n, path, RuleLookAlike, fix, "%s", lookAlikeMessage(sign))
		return v, false
	}
	written := n
	n = o.recast(r, n, path)
	good := n == written
	kind := o.kind(n)
	if kind == nil {
		kind = o.kindMeant(n)
	}
	fields := o.fields(kind)
	var given []string
	ok := r.entries(n, path, func(k, value *yaml.Node, at string) {
		if f := fieldOf(fields, k.Value); f != nil {
			given = append(given, k.Value)
			good = f.read(r, value, at, &v) && good
			return
		}
		good = false
		if name := parted(keysOf(fields), n, k, value, ":"); name != "" && valueOf(n, name) == nil {
			given = append(given, name)
			colon := r.source.offset(k.Line, k.Column) + len(name) + 1
			r.problem(k, at, RuleColon, certain("put a space after the colon", colon, colon, " "), "the key %q stands close to its value", name)
			return
		}
		if name := parted(keysOf(required(fields)), n, k, value, " "); name != "" && valueOf(n, name) == nil {
			given = append(given, name)
			end := r.source.offset(k.Line, k.Column) + len(name)
			r.problem(k, at, RuleColon, certain("put a colon after "+name, end, end, ":"), "no colon stands between the key %q and its value", name)
			return
		}
		if name, rest, sign := glued(keysOf(fields), k.Value); name != "" {
			given = append(given, name)
			value = r.unglued(k, value, at, name, rest, sign)
			r.readAs(n, name, value)
			fieldOf(fields, name).read(r, value, join(path, name), &v)
			return
		}
		meant := o.meant(fields, n, k.Value)
		given = append(given, k.Value, meant) // a misspelt key is not missing too
		switch f := fieldOf(fields, meant); {
		case o.isKind(k.Value):
			r.problem(k, at, RuleTwoKinds, advice("make two of them, or delete one key"), "an entry has %q or %q, not both", kind.Key.key, k.Value)
		case kind != nil && value.Kind == yaml.ScalarNode && o.isKind(value.Value) && o.ofOtherKinds(k.Value) == "":
			r.unknownKey(n, k, value, at, advice("delete it: the key "+kind.Key.key+" says what the entry is"))
		case f == nil && o.ofOtherKinds(k.Value) != "" && kind == nil: // it waits for the key that chooses its kind
		case f == nil && o.ofOtherKinds(k.Value) != "":
			r.problem(k, at, RuleOtherKind, advice("delete it, or write "+o.ofOtherKinds(k.Value)+" in place of "+kindName(kind)), "%q belongs to %s, not to %s", k.Value, o.ofOtherKinds(k.Value), kindName(kind))
		case f == nil:
			r.unknownKey(n, k, value, at, o.otherKind(n, k, kind))
		case valueOf(n, meant) != nil:
			r.unknownKey(n, k, value, at, advice("delete it, or write it as part of "+meant+": which is there too"))
		default:
			r.unknownKey(n, k, value, at, r.meant(k, meant))
			r.readAs(n, meant, value)
			f.read(r, value, join(path, meant), &v)
		}
	})
	if n.Kind != yaml.MappingNode {
		return v, false
	}
	if kind != nil {
		kind.Chosen(&v)
	}
	if kind == nil && len(o.Kinds) > 0 {
		keys := strings.Join(o.kindKeys(), ", ")
		r.problem(n, path, RuleNoKind, advice("add the one that says what is asked"), "expected one of the keys %s", keys)
	}
	for _, f := range fields {
		if f.required && !slices.Contains(given, f.key) {
			r.problem(n, join(path, f.key), RuleMissingKey, o.add(r, n, f), "the key %q is missing", f.key)
			good = false
		}
	}
	return v, good && ok && (kind != nil || len(o.Kinds) == 0)
}

// kind returns the first of the kinds whose key n has, or nil.
func (o Object[T]) kind(n *yaml.Node) *Kind[T] {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i < len(n.Content) && len(o.Kinds) > 0; i += 2 {
		for k := range o.Kinds {
			if o.Kinds[k].Key.key == n.Content[i].Value {
				return &o.Kinds[k]
			}
		}
	}
	return nil
}

// list returns the key of the one list of objects that stands below the object, or "".
func (o Object[T]) list() string {
	list := ""
	for _, f := range o.fields(nil) {
		switch {
		case f.list && list != "":
			return ""
		case f.list:
			list = f.key
		}
	}
	return list
}

// Keys returns the keys that an object of any kind may have.
func (o Object[T]) Keys() []string {
	keys := keysOf(o.fields(nil))
	for i := range o.Kinds {
		keys = append(keys, keysOf(o.fields(&o.Kinds[i]))...)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// FieldsOf returns the fields of an object of the kind that a key chooses, in the order in
// which they are written; none where no kind has the key.
func (o Object[T]) FieldsOf(key string) []Field[T] {
	for i := range o.Kinds {
		if o.Kinds[i].Key.key == key {
			return o.fields(&o.Kinds[i])
		}
	}
	return nil
}

// fields returns the fields of an object of a kind, in the order in which they are written.
func (o Object[T]) fields(kind *Kind[T]) []Field[T] {
	switch {
	case kind != nil:
		return slices.Concat(o.Fields, []Field[T]{kind.Key}, kind.Fields, o.More)
	case len(o.More) == 0:
		return o.Fields
	}
	return slices.Concat(o.Fields, o.More)
}

func (o Object[T]) encode(v T) (*yaml.Node, bool) {
	var kind *Kind[T]
	if i := slices.IndexFunc(o.Kinds, func(k Kind[T]) bool { return k.Is(&v) }); i >= 0 {
		kind = &o.Kinds[i]
	}
	n := &yaml.Node{Kind: yaml.MappingNode}
	for _, f := range o.fields(kind) {
		if value, given := f.write(&v); given || f.required {
			n.Content = append(n.Content, &f.node, value)
		}
	}
	return n, true
}

func (o Object[T]) keys(n *yaml.Node, path string) []string {
	p, rest := step(path)
	var all []string
	for _, f := range o.fields(o.kind(n)) {
		if v := valueOf(n, f.key); v != nil && f.key == p.key && path != "" {
			return f.keys(v, rest)
		}
		all = append(all, f.key)
	}
	if path != "" {
		return nil
	}
	return all
}

func (o Object[T]) order(n *yaml.Node, tell func(*yaml.Node, []string)) {
	if n.Kind != yaml.MappingNode {
		return
	}
	fields := o.fields(o.kind(n))
	tell(n, keysOf(fields))
	for i := 0; i+1 < len(n.Content); i += 2 {
		if f := fieldOf(fields, n.Content[i].Value); f != nil {
			f.order(n.Content[i+1], tell)
		}
	}
}

func (o Object[T]) kindKeys() []string {
	var keys []string
	for _, k := range o.Kinds {
		keys = append(keys, k.Key.key)
	}
	return keys
}

func (o Object[T]) isKind(key string) bool { return slices.Contains(o.kindKeys(), key) }

// ofOtherKinds names the kinds that have a key, such as "choose" or "ask, type"; it may be empty.
func (o Object[T]) ofOtherKinds(key string) string {
	var kinds []string
	for _, k := range o.Kinds {
		if slices.ContainsFunc(k.Fields, func(f Field[T]) bool { return f.key == key }) {
			kinds = append(kinds, k.Key.key)
		}
	}
	return strings.Join(kinds, ", ")
}

func kindName[T any](k *Kind[T]) string {
	if k == nil {
		return "an entry that is none of these"
	}
	return k.Key.key
}
