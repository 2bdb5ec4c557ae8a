package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// inlines converts what stands in a paragraph, a heading, a cell or an inline.
func (c *converter) inlines(parent ast.Node) []*Node {
	if !c.enter() {
		return nil
	}
	defer c.leave()

	s := newSpans(maxDepth - c.depth)
	for n := parent.FirstChild(); n != nil && !c.tooDeep; n = n.NextSibling() {
		c.inline(s, n)
	}
	c.tooDeep = c.tooDeep || s.tooDeep
	nodes := s.nodes()
	if parent.Type() == ast.TypeBlock {
		nodes = trimSpace(nodes)
	}
	return nodes
}

func (c *converter) inline(s *spans, n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		s.text(unescape(string(n.Value(c.source))))
		if n.HardLineBreak() {
			s.add(&Node{Kind: Break})
		} else if n.SoftLineBreak() {
			s.text(" ")
		}
	case *ast.CodeSpan:
		s.add(&Node{Kind: Code, Content: Clean(c.verbatim(c.raw(n)))})
	case *ast.Emphasis:
		kind := Emphasis
		if n.Level == 2 {
			kind = Strong
		}
		s.add(&Node{Kind: kind, Children: c.inlines(n)})
	case *strikeNode:
		s.add(&Node{Kind: Strike, Children: c.inlines(n)})
	case *mathNode:
		s.add(&Node{Kind: Math, Content: c.verbatim(n.tex), Display: n.display})
	case *ast.AutoLink:
		c.autoLink(s, n)
	case *ast.Link:
		c.link(s, n)
	case *ast.Image:
		c.image(s, n)
	case *ast.RawHTML:
		s.tag(string(n.Segments.Value(c.source)))
	}
}

// raw returns the source text of a code span.
func (c *converter) raw(n *ast.CodeSpan) string {
	var b strings.Builder
	for t := n.FirstChild(); t != nil; t = t.NextSibling() {
		b.Write(t.(*ast.Text).Value(c.source))
	}
	return b.String()
}

func (c *converter) autoLink(s *spans, n *ast.AutoLink) {
	label := string(n.Label(c.source))
	address, ok := WebAddress(label)
	if !ok {
		s.text(label)
		return
	}
	s.add(&Node{Kind: Link, Address: address, Children: []*Node{{Kind: Words, Content: Clean(label)}}})
}

func (c *converter) link(s *spans, n *ast.Link) {
	children := c.inlines(n)
	destination := unescape(string(n.Destination))
	if address, ok := WebAddress(destination); ok {
		if len(children) == 0 {
			children = []*Node{{Kind: Words, Content: address}}
		}
		c.lose(string(n.Title), "it is the title of a link", 0)
		s.add(&Node{Kind: Link, Address: address, Children: children})
		return
	}
	if strings.ContainsAny(destination, ":/.#?") {
		c.lose(string(n.Destination)+" "+string(n.Title), "a link leads to an http or https address", 0)
		s.addAll(children)
		return
	}
	// Such as a gap before words in parentheses: "[...](below)".
	title := ""
	if len(n.Title) > 0 {
		title = ` "` + unescape(string(n.Title)) + `"`
	}
	s.text("[")
	s.addAll(children)
	s.text("](" + destination + title + ")")
}

func (c *converter) image(s *spans, n *ast.Image) {
	children := c.inlines(n)
	c.lose(string(n.Title), "it is the title of a picture", 0)
	if path, ok := mediaPath(unescape(string(n.Destination))); ok {
		s.add(&Node{Kind: Image, Address: path, Content: lineText(children)})
		return
	}
	c.lose(string(n.Destination), "a picture is a file below media/", 0)
	s.addAll(children)
}

// trimSpace takes away the space at both ends of a block.
func trimSpace(nodes []*Node) []*Node {
	if len(nodes) > 0 && nodes[0].Kind == Words {
		if nodes[0].Content = strings.TrimLeft(nodes[0].Content, " "); nodes[0].Content == "" {
			nodes = nodes[1:]
		}
	}
	if last := len(nodes) - 1; last >= 0 && nodes[last].Kind == Words {
		if nodes[last].Content = strings.TrimRight(nodes[last].Content, " "); nodes[last].Content == "" {
			nodes = nodes[:last]
		}
	}
	return nodes
}
