package markup

import (
	"strings"

	"goodcard/deck/markup/tex"
)

// inlineText returns inlines as plain text, with "\n" for line breaks.
func inlineText(nodes []*Node) string { return spaced(unspaced(nodes)) }

// lineText returns inlines as one line, as [oneLine] makes it of all but code, which keeps its spaces.
func lineText(nodes []*Node) string { return spaced(oneLine(unspaced(nodes))) }

// unspaced is [inlineText] with a control, of which no text has any, in place of each space of code, so that
// what is done to spaces leaves code as it is. See [spaced].
func unspaced(nodes []*Node) string {
	var b strings.Builder
	writeInlines(&b, nodes)
	return b.String()
}

const spaceOfCode = "\x00"

// spaced gives the spaces of code back to what [unspaced] returned.
func spaced(text string) string { return strings.ReplaceAll(text, spaceOfCode, " ") }

func writeInlines(b *strings.Builder, nodes []*Node) {
	for _, n := range nodes {
		switch n.Kind {
		case Words, Image:
			b.WriteString(n.Content)
		case Code:
			b.WriteString(strings.ReplaceAll(n.Content, " ", spaceOfCode))
		case Break:
			b.WriteByte('\n')
		case Math:
			b.WriteString(tex.Text(n.Content))
		case Tag:
			writeTag(b, n)
		default:
			writeInlines(b, n.Children)
		}
	}
}

func writeTag(b *strings.Builder, n *Node) {
	switch n.Name {
	case "sub":
		b.WriteString(tex.Subscript(unspaced(n.Children)))
	case "sup":
		b.WriteString(tex.Superscript(unspaced(n.Children)))
	case "rt": // the reading of the characters before it
		b.WriteString("(" + unspaced(n.Children) + ")")
	case "rp": // parentheses around rt for those who do not know it
	default:
		writeInlines(b, n.Children)
	}
}

// oneLine makes every run of spaces and line breaks one space, and none at the ends.
func oneLine(s string) string {
	return strings.Trim(collapse(strings.ReplaceAll(s, "\n", " ")), " ")
}

// Unsaid returns the address of a link whose text does not say it; of another node nothing.
func (n *Node) Unsaid() string {
	if n.Kind != Link || strings.Contains(n.Address, inlineText(n.Children)) {
		return ""
	}
	return Clean(n.Address)
}

// addressed puts the address of each link below a node behind its text, and returns the node.
func addressed(n *Node) *Node {
	address := n.Unsaid()
	for _, c := range n.Children {
		addressed(c)
	}
	if address != "" {
		n.Children = append(n.Children, &Node{Kind: Words, Content: " (" + address + ")"})
	}
	return n
}
