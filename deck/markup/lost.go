package markup

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A Loss is a piece of a text that no reader sees, because Markdown has no use for it.
type Loss struct {
	Text string // as written
	Why  string // "it stands behind the fence of code"
	At   int    // where it begins in the text, whose lines end with "\n"; 0 where that is not known
}

// Lost returns what of a text is not shown: what stands behind a fence of code besides one
// language, titles of links and pictures, addresses that a card cannot open, cells beyond the
// columns of a table, names of columns in which nothing stands, numbers of a list that is
// numbered anew, and words in parentheses for those who do not know ruby.
func Lost(source string) []Loss {
	tree, lost := parse(source)
	if tree == nil {
		return nil
	}
	return lost
}

// lose notes what is not shown.
func (c *converter) lose(text, why string, at int) {
	if text = strings.TrimSpace(Clean(text)); text != "" {
		c.lost = append(c.lost, Loss{text, why, at})
	}
}

func (c *converter) loseInfo(n *ast.FencedCodeBlock) {
	if n.Info == nil {
		return
	}
	if info := string(n.Info.Value(c.source)); !isLanguage(info) {
		c.lose(info, "it stands behind the fence of code", n.Info.Segment.Start)
	}
}

func (c *converter) loseTable(n *tableNode, table *Node) {
	for _, line := range n.beyond {
		c.lose(string(line.Value(c.source)), "the row has more cells than the table has columns", line.Start)
	}
	for i, head := range table.Children[0].Children {
		empty := len(table.Children) > 1
		for _, row := range table.Children[1:] {
			empty = empty && len(row.Children[i].Children) == 0
		}
		if empty {
			c.lose(inlineText(head.Children), "nothing stands in the column, which goes where there is no room for a table", 0)
		}
	}
}

// loseNumbers looks at the numbers of a list, which is numbered from its first. That all are
// the same is a custom of those who write Markdown.
func (c *converter) loseNumbers(list *ast.List) {
	if !list.IsOrdered() {
		return
	}
	same, number := true, list.Start
	var other string
	at := 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		written, from := c.number(item)
		n, err := strconv.Atoi(written)
		if err != nil {
			return
		}
		same = same && n == list.Start
		if n != number && other == "" {
			other, at = written, from
		}
		number++
	}
	if !same && other != "" {
		c.lose(other, "the items are numbered from the first on", at)
	}
}

// number returns the number before an item, as written, and where it begins.
func (c *converter) number(item ast.Node) (number string, at int) {
	first := item.FirstChild()
	for first != nil && first.Type() == ast.TypeBlock && first.Lines().Len() == 0 {
		first = first.FirstChild()
	}
	if first == nil || first.Type() != ast.TypeBlock {
		return "", 0
	}
	before := c.source[:first.Lines().At(0).Start]
	line := strings.TrimRight(string(before[lastLine(before):]), " \t")
	line = strings.TrimRight(line, ".)")
	rest := strings.TrimRight(line, "0123456789")
	return line[len(rest):], lastLine(before) + len(rest)
}

func lastLine(text []byte) int { return strings.LastIndexByte(string(text), '\n') + 1 }
