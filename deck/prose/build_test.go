package prose_test

import (
	"strings"

	"goodcard/deck/prose/document"
)

// What a test writes down of a document. In texts **, _ and ` begin and end bold, italics and code.

func heading(level int, text string) document.Block {
	return document.Block{Kind: document.Heading, Level: level, Spans: spans(text)}
}

func para(text string) document.Block {
	return document.Block{Kind: document.Paragraph, Spans: spans(text)}
}

func code(text string) document.Block {
	return document.Block{Kind: document.Code, Spans: []document.Span{{Text: text}}}
}

func list(items ...document.Block) document.Block {
	return document.Block{Kind: document.List, Blocks: items}
}

func numbered(items ...document.Block) document.Block {
	return document.Block{Kind: document.List, Ordered: true, Blocks: items}
}

func item(text string, more ...document.Block) document.Block {
	return document.Block{Kind: document.Item, Blocks: append([]document.Block{para(text)}, more...)}
}

func definitions(parts ...document.Block) document.Block {
	return document.Block{Kind: document.Definitions, Blocks: parts}
}

func term(text string) document.Block {
	return document.Block{Kind: document.Term, Spans: spans(text)}
}

func means(blocks ...document.Block) document.Block {
	return document.Block{Kind: document.Definition, Blocks: blocks}
}

func question(text string, answer ...document.Block) document.Block {
	return document.Block{Kind: document.Question, Spans: spans(text), Blocks: answer}
}

func inData(b document.Block) document.Block {
	b.Data = true
	return b
}

// table has its columns parted by bars; the first row names them.
func table(rows ...string) document.Block {
	b := document.Block{Kind: document.Table, Header: true}
	for _, row := range rows {
		var cells []document.Cell
		for cell := range strings.SplitSeq(row, "|") {
			cells = append(cells, spans(strings.TrimSpace(cell)))
		}
		b.Rows = append(b.Rows, cells)
	}
	return b
}

func spans(text string) []document.Span {
	var all []document.Span
	var style document.Style
	from := 0
	end := func(to, next int, toggled document.Style) {
		if to > from {
			all = append(all, document.Span{Text: text[from:to], Style: style})
		}
		style ^= toggled
		from = next
	}
	for i := 0; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], "**"):
			end(i, i+2, document.Bold)
			i++
		case text[i] == '_':
			end(i, i+1, document.Italic)
		case text[i] == '`':
			end(i, i+1, document.Mono)
		}
	}
	end(len(text), len(text), 0)
	return all
}

// doc is a document of blocks, each of which has a line of its own.
func doc(format document.Format, title string, blocks ...document.Block) *document.Document {
	d := &document.Document{Name: "text.md", Format: format, Title: title, Lang: "en", Blocks: blocks, Plain: document.PlainOf(blocks)}
	at, line := 0, 1
	var place func(blocks []document.Block)
	place = func(blocks []document.Block) {
		for i := range blocks {
			b := &blocks[i]
			b.Start, b.First = at, line
			if len(b.Spans) > 0 || len(b.Rows) > 0 {
				at += len(document.PlainOf([]document.Block{{Spans: b.Spans, Rows: b.Rows}})) + 1
				line++
			}
			place(b.Blocks)
			b.End, b.Last = at-1, line-1
		}
	}
	place(blocks)
	return d
}
