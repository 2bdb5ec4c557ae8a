package prose

import (
	"goodcard/deck/markup"
	"goodcard/deck/prose/document"
)

// blocksOf reads paragraphs of Markdown back into blocks, so that terms can be masked in them.
func blocksOf(source string) []document.Block {
	var blocks []document.Block
	for _, n := range markup.Parse(source).Children {
		blocks = append(blocks, document.Block{Kind: document.Paragraph, Spans: spansOf(n.Children, document.Span{})})
	}
	return blocks
}

// spansOf returns inlines as spans; within is the style of what they stand in.
func spansOf(nodes []*markup.Node, within document.Span) []document.Span {
	var spans []document.Span
	for _, n := range nodes {
		inner := within
		inner.Text = n.Content
		switch n.Kind {
		case markup.Emphasis:
			inner.Style |= document.Italic
		case markup.Strong:
			inner.Style |= document.Bold
		case markup.Code:
			inner.Style |= document.Mono
		case markup.Math:
			inner.Style |= document.Math
		case markup.Link:
			inner.Link = n.Address
		case markup.Break:
			inner.Text = "\n"
		case markup.Tag:
			switch n.Name {
			case "sub":
				inner.Style |= document.Sub
			case "sup":
				inner.Style |= document.Super
			}
		}
		if n.Children != nil {
			spans = append(spans, spansOf(n.Children, inner)...)
		} else if inner.Text != "" {
			spans = append(spans, inner)
		}
	}
	return spans
}
