package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A converter turns goldmark's tree into ours.
type converter struct {
	source  []byte
	depth   int
	tooDeep bool // the tree is not complete
	inCell  bool
	lost    []Loss
}

func (c *converter) document(n ast.Node) *Node {
	return &Node{Kind: Document, Children: c.blocks(n)}
}

// enter goes one level down. Where the result is false there is no level left; otherwise
// the caller must leave again.
func (c *converter) enter() bool {
	if c.depth == maxDepth {
		c.tooDeep = true
		return false
	}
	c.depth++
	return true
}

func (c *converter) leave() { c.depth-- }

func (c *converter) blocks(parent ast.Node) []*Node {
	if !c.enter() {
		return nil
	}
	defer c.leave()

	var nodes []*Node
	for n := parent.FirstChild(); n != nil && !c.tooDeep; n = n.NextSibling() {
		if node := c.block(n); node != nil {
			nodes = append(nodes, node)
		}
	}
	return nodes
}

// block returns nil for a paragraph in which nothing stands.
func (c *converter) block(n ast.Node) *Node {
	switch n := n.(type) {
	case *ast.Heading:
		return &Node{Kind: Heading, Level: n.Level, Children: c.inlines(n)}
	case *ast.Blockquote:
		return &Node{Kind: Quote, Children: c.blocks(n)}
	case *ast.List:
		c.loseNumbers(n)
		return &Node{Kind: List, Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight, Children: c.blocks(n)}
	case *ast.ListItem:
		return &Node{Kind: Item, Children: c.blocks(n)}
	case *ast.CodeBlock:
		return &Node{Kind: CodeBlock, Content: c.code(n)}
	case *ast.FencedCodeBlock:
		c.loseInfo(n)
		return &Node{Kind: CodeBlock, Content: c.code(n), Language: Clean(unescape(string(n.Language(c.source))))}
	case *ast.ThematicBreak:
		return &Node{Kind: Rule}
	case *displayNode:
		return &Node{Kind: Paragraph, Children: []*Node{c.display(n)}}
	case *tableNode:
		return c.table(n)
	}
	if children := c.inlines(n); len(children) > 0 {
		return &Node{Kind: Paragraph, Children: children}
	}
	return nil
}

func (c *converter) code(n ast.Node) string {
	code := strings.TrimRight(string(n.Lines().Value(c.source)), "\n")
	return cleanLines(strings.ReplaceAll(code, "\t", "    "))
}

func (c *converter) display(n *displayNode) *Node {
	s := strings.TrimSpace(string(n.Lines().Value(c.source)))
	return &Node{Kind: Math, Display: true, Content: cleanLines(strings.TrimSpace(s[2 : len(s)-2]))}
}

func (c *converter) table(n *tableNode) *Node {
	c.inCell = true
	defer func() { c.inCell = false }()

	table := &Node{Kind: Table}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		row := &Node{Kind: Row}
		for cell := r.FirstChild(); cell != nil; cell = cell.NextSibling() {
			row.Children = append(row.Children, &Node{
				Kind:     Cell,
				Align:    cell.(*cellNode).align,
				Children: c.inlines(cell),
			})
		}
		table.Children = append(table.Children, row)
	}
	c.loseTable(n, table)
	return table
}

// verbatim returns the text of code or of a formula, in which "\|" stands for a bar where
// it would otherwise end the cell of a table.
func (c *converter) verbatim(s string) string {
	if c.inCell {
		s = strings.ReplaceAll(s, `\|`, "|")
	}
	return cleanLines(s)
}
