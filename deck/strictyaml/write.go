package strictyaml

import (
	"bytes"
	"strings"

	"gopkg.in/yaml.v3"
)

// Write returns v as a file: keys in the order of the description, optional ones without a value
// left out, quotes only where they are needed, texts of several lines as blocks. What [Decode] made
// it makes of it again; what Decode would refuse is written all the same, for Decode to refuse.
func Write[T any](t Type[T], v T) []byte {
	n, _ := t.encode(v)
	w := &writer{}
	w.mapping(n, 0)
	return bytes.Clone(w.b.Bytes()) // which is kept, and the rest of the buffer with it
}

// A writer lays nodes out as a person would.
type writer struct {
	b      bytes.Buffer
	inline bool // texts of several lines stand on one
}

func (w *writer) indent(column int) {
	for range column {
		w.b.WriteByte(' ')
	}
}

// mapping writes the entries of n, the first where the writer stands and the others below it.
func (w *writer) mapping(n *yaml.Node, column int) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if i > 0 {
			w.indent(column)
		}
		w.b.WriteString(scalar(n.Content[i].Value, false))
		w.b.WriteByte(':')
		w.value(n.Content[i+1], column)
	}
}

// value writes what stands behind a key or a dash in this column, to the end of its last line.
func (w *writer) value(n *yaml.Node, column int) {
	switch {
	case n.Kind == yaml.ScalarNode:
		w.b.WriteByte(' ')
		w.b.WriteString(w.text(n.Value, column+2))
		w.b.WriteByte('\n')
	case n.Style&yaml.FlowStyle != 0 || len(n.Content) == 0:
		w.b.WriteString(" " + inBrackets(n) + "\n")
	case n.Kind == yaml.MappingNode:
		w.b.WriteByte('\n')
		w.indent(column + 2)
		w.mapping(n, column+2)
	default:
		w.b.WriteByte('\n')
		w.list(n, column+2)
	}
}

func (w *writer) list(n *yaml.Node, column int) {
	const cards = 2 // the column of the entries of a list that is a value of the file itself
	for i, c := range n.Content {
		if i > 0 && column == cards && c.Kind == yaml.MappingNode {
			w.b.WriteByte('\n')
		}
		w.indent(column)
		w.b.WriteByte('-')
		if c.Kind != yaml.MappingNode || len(c.Content) == 0 {
			w.value(c, column)
			continue
		}
		w.b.WriteByte(' ')
		w.mapping(c, column+2)
	}
}

// text returns a text as a block where it has several lines, else on one line.
func (w *writer) text(value string, indent int) string {
	if b, ok := block(value, indent); ok && !w.inline {
		return b
	}
	return scalar(value, false)
}

// inBrackets returns a node as it stands between brackets.
func inBrackets(n *yaml.Node) string {
	var entries []string
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			entries = append(entries, scalar(n.Content[i].Value, true)+": "+inBrackets(n.Content[i+1]))
		}
		return "{" + strings.Join(entries, ", ") + "}"
	case yaml.SequenceNode:
		for _, c := range n.Content {
			entries = append(entries, inBrackets(c))
		}
		return "[" + strings.Join(entries, ", ") + "]"
	}
	return scalar(n.Value, true)
}

func scalarNode(value string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: value} }
