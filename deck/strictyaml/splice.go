package strictyaml

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck/lazy"

	"gopkg.in/yaml.v3"
)

// Set returns the file of d with the text at path changed. Where there is none, a key is added
// behind the last of those that t has before it, or an entry behind the last of its list; an empty
// text takes the value away, with its key. Every other byte stays: comments, order, quotes, line ends.
//
// The result is read again before it is returned: it says what the file said, save for that value,
// and t accepts the value. Where t does not, the error is [Problems]; another one says that the file
// is written in a way that only its author can change.
func Set[T any](d *Document, t Type[T], path, text string) ([]byte, error) {
	for _, inline := range []bool{false, true} { // a block would swallow a comment that stands deep below it
		c, ok := d.change(t.keys, path, text, inline)
		if !ok {
			break
		}
		out := d.source.changed(&c)
		if c.parent == nil {
			return out, nil
		}
		after, err := Parse(d.source.file, out)
		if err != nil || !same(d.root, after.root, &c) {
			continue
		}
		_, problems := Decode(after, t)
		for _, p := range problems {
			if p.Path == path {
				return nil, Problems{p}
			}
		}
		return out, nil
	}
	line, column := d.Position(path)
	return nil, fmt.Errorf("%s:%d:%d: %s is written in a way that only you can change", d.source.file, line, column, path)
}

// changed returns the bytes of the file after a change.
func (s *source) changed(c *change) []byte {
	written := c.written
	if s.windows() {
		written = strings.ReplaceAll(written, "\n", "\r\n")
	}
	return []byte("\ufeff"[:s.mark] + s.text[:c.from] + written + s.text[c.to:])
}

// A change puts nodes in the place of others of one list or mapping, and bytes in the place of
// others. The zero change changes nothing.
type change struct {
	parent   *yaml.Node
	at, gone int          // the nodes that go: from which on, and how many
	nodes    []*yaml.Node // those that come
	from, to int          // the bytes that go
	written  string       // those that come, with line feeds
	order    int          // of a key that comes, among those of its mapping
}

// same reports whether after says what before does once c has changed it.
func same(before, after *yaml.Node, c *change) bool {
	content := before.Content
	if before == c.parent {
		content = slices.Concat(content[:c.at], c.nodes, content[c.at+c.gone:])
	}
	// What comes has no tag: it is a text, whatever YAML takes it for, but never nothing.
	tag := before.Tag == after.Tag || before.Tag == "" && after.Tag != "!!null"
	return tag && before.Kind == after.Kind && before.Value == after.Value && before.Anchor == after.Anchor &&
		slices.EqualFunc(content, after.Content, func(a, b *yaml.Node) bool { return same(a, b, c) })
}

var pathPattern = lazy.Regexp(`^[^.\[\]]+(\.[^.\[\]]+|\[(0|[1-9][0-9]*)\])*$`)

// change finds what to change, which is nothing where the file says it already. It reports false
// where the bytes cannot be told. Inline keeps texts of several lines on one; keys is that of a [Type].
func (d *Document) change(keys func(n *yaml.Node, path string) []string, path, text string, inline bool) (change, bool) {
	above, last := cutLast(path)
	n, found := d.find(above)
	e := editor{d.source, n, d.brackets(above), inline}
	first := strings.HasSuffix(path, "[0]")
	switch {
	case !pathPattern().MatchString(path):
		return change{}, false
	case !found && text == "":
		return change{}, true
	case first && text != "" && !found: // of a list that is not there
		above, last = cutLast(above)
		n, found = d.find(above)
		e = editor{d.source, n, d.brackets(above), inline}
		if !found || n.Kind != yaml.MappingNode {
			return change{}, false
		}
		return e.addKey(keys(d.root, above), last.key, &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{scalarNode(text)}})
	case first && (n.Kind == yaml.ScalarNode || text == "" && len(n.Content) == 1):
		return d.change(keys, above, text, inline) // the list itself, which may be a single value
	case !found || !e.holds(last):
		return change{}, false
	}
	switch i := e.index(last); {
	case i < len(n.Content) && text != "":
		return e.replace(i+e.unit()-1, text)
	case i < len(n.Content):
		return e.remove(i)
	case text == "":
		return change{}, true
	case last.key != "":
		return e.addKey(keys(d.root, above), last.key, scalarNode(text))
	case i == len(n.Content):
		return e.add(i, "", scalarNode(text))
	}
	return change{}, false
}

// cutLast splits the last part off a path.
func cutLast(path string) (above string, last part) {
	at := strings.LastIndexAny(path, ".[")
	last, _ = step(strings.TrimPrefix(path[max(at, 0):], "."))
	return path[:max(at, 0)], last
}

// brackets reports whether what stands at path stands between brackets.
func (d *Document) brackets(path string) bool {
	n, _ := d.find(path)
	if path == "" || n.Style&yaml.FlowStyle != 0 {
		return n.Style&yaml.FlowStyle != 0
	}
	above, _ := cutLast(path)
	return d.brackets(above)
}
