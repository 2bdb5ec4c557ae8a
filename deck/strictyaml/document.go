// Package strictyaml reads YAML that people write by hand, strictly and with positions.
//
// # Reading
//
// [Parse] checks the bytes of a file and reads its nodes; [Decode] makes a value of them by a
// [Type], which is a description of what may stand there. Whatever is wrong comes back as
// [Problems], all at once, each with file, line, column, a stable rule and what to do.
//
// # One description
//
// [Object], [List], [Map], [Text], [Bool] and [Int] describe values of Go types. The same description
// is written as a JSON Schema (draft-07) by [JSONSchema], so that editors and the reader agree: what
// Decode accepts passes the schema, and what the schema refuses Decode refuses. Decode is stricter
// where a schema cannot speak, such as about anchors or dates.
//
// # Strict
//
// Unknown and duplicate keys, anchors, aliases, merge keys, explicit tags, tabs as indentation and
// null are problems. Numbers and booleans where text is wanted are text as written.
package strictyaml

import (
	"strconv"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

// A Document is a file that was read as YAML but not yet decoded.
type Document struct {
	source *source
	root   *yaml.Node
	large  map[*yaml.Node]map[string]*yaml.Node // values of large mappings by key, once asked for
	others map[*yaml.Node]map[string]*yaml.Node // values of mappings by the key that was meant by another
	texts  map[int]remedy                       // see salvager
	left   []lines                              // of the file that were left out
}

// Parse reads the YAML of one file. The name is used in messages only. It returns a document, or
// [Problems] when the bytes or the syntax are wrong.
func Parse(file string, src []byte) (*Document, error) {
	d, problems := open(file, src, "", nil, nil)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return d, nil
}

// Read reads a file and makes a value of it as t describes it. It returns all that is wrong at once,
// not sorted: where bytes or syntax are, the rest is read as if its author had mended that, and
// problems that may come of the guess are kept back (see [Document.Doubts]). The document is nil where
// nothing could be read.
func Read[T any](file string, src []byte, t Type[T]) (*Document, T, Problems) {
	list := ""
	if o, ok := t.(interface{ list() string }); ok {
		list = o.list()
	}
	d, problems := open(file, src, list, sync.OnceValue(func() map[string]bool { return t.schema().words() }), func(root *yaml.Node) []string { return t.keys(root, "") })
	if d == nil {
		var none T
		return nil, none, problems
	}
	v, more := Decode(d, t)
	for _, p := range more {
		if !d.Doubts(p) && !d.settles(p, problems) {
			problems.Add(p)
		}
	}
	return d, v, problems
}

// Position returns the line and column of the value at a path such as "cards[3].answer", or of
// the last part of the path that exists. Columns are counted in runes.
func (d *Document) Position(path string) (line, column int) {
	n, _ := d.find(path)
	return d.source.place(n)
}

// Problem returns an error at the value of a path; see [Document.Position].
func (d *Document) Problem(path, rule, message, fix string) Problem {
	line, column := d.Position(path)
	return Problem{File: d.source.file, Line: line, Column: column, Path: path, Rule: rule, Severity: Error, Message: message, Fix: fix}
}

// ProblemIn returns an error at a byte of the text at path. Where the text is folded or escaped,
// so that the byte has no place of its own in the file, it is at the beginning of the text.
func (d *Document) ProblemIn(path string, at int, rule, message, fix string) Problem {
	p := d.Problem(path, rule, message, fix)
	if n, ok := d.find(path); ok && n.Kind == yaml.ScalarNode {
		if offset, ok := d.source.inside(n, at); ok {
			p.Line, p.Column = d.source.position(offset)
		}
	}
	return p
}

// Text returns the text at path as written, or "" if there is none.
func (d *Document) Text(path string) string {
	if n, ok := d.find(path); ok && n.Kind == yaml.ScalarNode {
		return n.Value
	}
	return ""
}

// Keys returns the keys of the mapping that is the whole file; none where it is none.
func (d *Document) Keys() (keys []string) {
	for i := 0; d.root.Kind == yaml.MappingNode && i < len(d.root.Content); i += 2 {
		keys = append(keys, d.root.Content[i].Value)
	}
	return keys
}

// find returns the node at path and true, or the deepest one on the way to it and false.
func (d *Document) find(path string) (*yaml.Node, bool) {
	n := d.root
	for path != "" {
		var p part
		if p, path = step(path); p.key == "" {
			if n.Kind != yaml.SequenceNode || p.index < 0 || p.index >= len(n.Content) {
				// A single value stands for a list of one.
				return n, p.index == 0 && n.Kind == yaml.ScalarNode
			}
			n = n.Content[p.index]
			continue
		}
		next := d.value(n, p.key)
		if next == nil {
			next = d.others[n][p.key]
		}
		if next == nil {
			return n, false
		}
		n = next
	}
	return n, true
}

// A part of a path is a key, or an index where the key is empty; -1 for one that is no number.
type part struct {
	key   string
	index int
}

// step splits the first part off a path.
func step(path string) (first part, rest string) {
	if inside, ok := strings.CutPrefix(path, "["); ok {
		number, rest, _ := strings.Cut(inside, "]")
		index, err := strconv.Atoi(number)
		if err != nil || rest != "" && rest[0] != '.' && rest[0] != '[' {
			index = -1
		}
		return part{index: index}, strings.TrimPrefix(rest, ".")
	}
	end := strings.IndexAny(path, ".[")
	if end < 0 {
		end = len(path)
	}
	return part{key: path[:end]}, strings.TrimPrefix(path[end:], ".")
}

// value returns the first value under key of a mapping, or nil.
func (d *Document) value(n *yaml.Node, key string) *yaml.Node {
	const few = 64 // children of a mapping that are quicker searched than indexed
	switch {
	case n.Kind != yaml.MappingNode:
		return nil
	case len(n.Content) > few:
		return d.indexed(n)[key]
	}
	return valueOf(n, key)
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func (d *Document) indexed(n *yaml.Node) map[string]*yaml.Node {
	if index, ok := d.large[n]; ok {
		return index
	}
	index := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := len(n.Content) - 2; i >= 0; i -= 2 { // so that the first of equal keys stays
		index[n.Content[i].Value] = n.Content[i+1]
	}
	if d.large == nil {
		d.large = map[*yaml.Node]map[string]*yaml.Node{}
	}
	d.large[n] = index
	return index
}
