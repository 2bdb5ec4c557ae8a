package strictyaml

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// difference says what the layout of a file changed, see [Format].
func difference(was, is *Document) (did []string) {
	if !slices.Equal(keysBelow(nil, was.root), keysBelow(nil, is.root)) {
		did = append(did, "order of keys")
	}
	if quotesBelow(was.root) != quotesBelow(is.root) {
		did = append(did, "quotes")
	}
	if !slices.Equal(bareLines(was.source.text), bareLines(is.source.text)) || len(did) == 0 {
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
