package strictyaml

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A form is what of a file its layout may change.
type form struct {
	keys   []string
	quotes int
	lines  []string
}

// formOf returns that of a document, which need not be kept for it.
func formOf(d *Document) form {
	return form{keysBelow(nil, d.root), quotesBelow(d.root), bareLines(d.source.text)}
}

// difference says what the layout of a file changed, see [Format].
func (was form) difference(is form) (did []string) {
	if was.lines == nil {
		return []string{"layout"} // nothing but line ends
	}
	if !slices.Equal(was.keys, is.keys) {
		did = append(did, "order of keys")
	}
	if was.quotes != is.quotes {
		did = append(did, "quotes")
	}
	if !slices.Equal(was.lines, is.lines) || len(did) == 0 {
		did = append(did, "layout")
	}
	return did
}

// keysBelow appends the keys of a node and of what it holds, in their order.
func keysBelow(keys []string, n *yaml.Node) []string {
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			keys = append(keys, c.Value)
		}
		keys = keysBelow(keys, c)
	}
	return keys
}

// quotesBelow counts the texts and keys in quotes.
func quotesBelow(n *yaml.Node) (count int) {
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		count++
	}
	for _, c := range n.Content {
		count += quotesBelow(c)
	}
	return count
}

// bareLines returns the lines of a file, sorted, without what another order of keys and other quotes
// change.
func bareLines(text string) (lines []string) {
	quotes := strings.NewReplacer(`"`, "", "'", "")
	for line := range strings.Lines(text) {
		rest := strings.TrimLeft(line, " ")
		if after, dashed := strings.CutPrefix(rest, "- "); dashed {
			line = line[:len(line)-len(rest)] + "  " + after
		}
		lines = append(lines, quotes.Replace(line))
	}
	slices.Sort(lines)
	return lines
}
