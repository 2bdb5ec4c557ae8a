package strictyaml

import (
	"bytes"
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
)

// Tags of what is no text in JSON.
const (
	boolTag = "!!bool"
	intTag  = "!!int"
)

func tagged(tag, value string) *yaml.Node {
	n := scalarNode(value)
	n.Tag = tag
	return n
}

// WriteJSON is [Write] in JSON, on one line: an object with the same keys in the same order. JSON is
// YAML, so what reads the one reads the other.
func WriteJSON[T any](t Type[T], v T) []byte {
	n, _ := t.encode(v)
	var b bytes.Buffer
	writeJSON(&b, n)
	return b.Bytes()
}

func writeJSON(b *bytes.Buffer, n *yaml.Node) {
	switch {
	case n.Kind == yaml.MappingNode:
		b.WriteByte('{')
		for i := 0; i+1 < len(n.Content); i += 2 {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSONText(b, n.Content[i].Value)
			b.WriteByte(':')
			writeJSON(b, n.Content[i+1])
		}
		b.WriteByte('}')
	case n.Kind == yaml.SequenceNode:
		b.WriteByte('[')
		for i, c := range n.Content {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSON(b, c)
		}
		b.WriteByte(']')
	case n.Tag == boolTag || n.Tag == intTag:
		b.WriteString(n.Value)
	default:
		writeJSONText(b, n.Value)
	}
}

// writeJSONText writes a text in double quotes. Line feeds and tabs are written so that no reader of
// YAML takes them for what is left of a command of TeX or of a path.
func writeJSONText(b *bytes.Buffer, text string) {
	feed := `\n`
	if strings.ContainsAny(text, `$\`) {
		feed = `\u000a`
	}
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"', r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(feed)
		case r == '\t' || odd(r):
			fmt.Fprintf(b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
}
