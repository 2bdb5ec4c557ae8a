package prose

import (
	"goodcard/deck/markup"
	"goodcard/deck/prose/document"
)

// blocksOf reads paragraphs of Markdown back into blocks, so that terms can be masked in them.
func blocksOf(source string) []document.Block {
	var blocks []document.Block
	for _, n := range markup.Parse(source).Children {
		blocks = append(blocks, document.Block{Kind: document.Paragraph, Spans: document.SpansOf(n.Children)})
	}
	return blocks
}
