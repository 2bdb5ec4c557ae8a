package markup

import (
	"strconv"
	"strings"
)

// Line returns a text as plain text on one line, to be listed or compared: as [Text], but
// without markers of items and quotes, and without addresses. What follows a block, an item or
// a row that ends without punctuation is set off by a semicolon.
func Line(source string) string {
	if isPlain(source) {
		return source
	}
	return lineOf(Parse(source).Children)
}

// Aloud returns a text as [Line] does, with the addresses of its links, to be read.
func Aloud(source string) string {
	if isPlain(source) {
		return source
	}
	return lineOf(addressed(Parse(source)).Children)
}

// Prose returns a text as [Line] does, with … in the place of code and formulas.
func Prose(source string) string {
	if isPlain(source) {
		return source
	}
	return lineOf(proseOf(Parse(source)).Children)
}

func proseOf(n *Node) *Node {
	switch n.Kind {
	case Code, CodeBlock, Math:
		return &Node{Kind: Paragraph, Children: []*Node{{Kind: Words, Content: "…"}}}
	}
	for i, c := range n.Children {
		n.Children[i] = proseOf(c)
	}
	return n
}

func lineOf(blocks []*Node) string {
	var parts []string
	for _, n := range blocks {
		parts = append(parts, blockLine(n))
	}
	return sentence(parts)
}

func blockLine(n *Node) string {
	switch n.Kind {
	case Quote:
		return lineOf(n.Children)
	case List:
		return listLine(n)
	case CodeBlock:
		return oneLine(n.Content)
	case Table:
		return sentence(tableLines(n))
	case Rule:
		return "---"
	}
	return lineText(n.Children)
}

func listLine(list *Node) string {
	var parts []string
	for i, item := range list.Children {
		part := lineOf(item.Children)
		if list.Ordered {
			part = strconv.Itoa(list.Start+i) + ". " + part
		}
		parts = append(parts, part)
	}
	return sentence(parts)
}

// sentence joins the parts that are not empty.
func sentence(parts []string) string {
	var b strings.Builder
	separator := ""
	for _, part := range parts {
		if part == "" {
			continue
		}
		b.WriteString(separator + part)
		separator = "; "
		if endsClause(part) {
			separator = " "
		}
	}
	return b.String()
}

// endsClause reports whether s ends in punctuation, behind which closing quotes and
// brackets may stand.
func endsClause(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]`)
	for _, mark := range []string{".", ",", ":", ";", "?", "!", "…", "。", "、", "：", "？", "！"} {
		if strings.HasSuffix(s, mark) {
			return true
		}
	}
	return false
}
