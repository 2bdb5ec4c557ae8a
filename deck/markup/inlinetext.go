package markup

import (
	"strings"

	"goodcard/deck/markup/tex"
)

// inlineText returns inlines as plain text, with "\n" for line breaks.
func inlineText(nodes []*Node) string {
	var b strings.Builder
	writeInlines(&b, nodes)
	return b.String()
}

func writeInlines(b *strings.Builder, nodes []*Node) {
	for _, n := range nodes {
		switch n.Kind {
		case Words, Code, Image:
			b.WriteString(n.Content)
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
		b.WriteString(tex.Subscript(inlineText(n.Children)))
	case "sup":
		b.WriteString(tex.Superscript(inlineText(n.Children)))
	case "rt": // the reading of the characters before it
		b.WriteString("(" + inlineText(n.Children) + ")")
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
