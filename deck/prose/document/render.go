package document

import (
	"slices"
	"strconv"
	"strings"

	"goodcard/deck/markup"
)

// MarkdownOf returns blocks as a text of a deck, in the dialect of package markup: it shows what was there, whatever
// signs stand in it. Terms and questions become strong, and a list of definitions a list. Of spans alone, as those
// of a cell, it is asked with one paragraph.
func MarkdownOf(blocks []Block) string {
	blocks = known(blocks)
	if only := single(blocks); only != nil {
		if spans := only.Spans; !strings.Contains(TextOf(spans), "\n") {
			return inline(spans, "") // one line has no blocks, and needs no marks at its beginning
		}
	}
	out := renderBlocks(blocks)
	if !certain(blocks) && !readsAsBlocks(out, blocks) || len(out) > 60<<10 && !readsAsBlocks(out, blocks) {
		return literal(blocks)
	}
	return out
}

// single returns the one block of words that blocks come to, if they do.
func single(blocks []Block) *Block {
	for len(blocks) == 1 {
		switch b := &blocks[0]; b.Kind {
		case Heading, Paragraph:
			return b
		case Quote, List, Item:
			blocks = b.Blocks
		default:
			return nil
		}
	}
	return nil
}

// known returns blocks of the kinds alone that the dialect has.
func known(blocks []Block) []Block {
	var all []Block
	for _, b := range blocks {
		switch b.Kind {
		case Definitions:
			all = append(all, Block{Kind: List, Blocks: defined(b.Blocks)})
			continue
		case Question:
			all = append(all, Block{Kind: Paragraph, Spans: strong(b.Spans)})
			all = append(all, known(b.Blocks)...)
			continue
		case Term:
			b.Kind, b.Spans = Paragraph, strong(b.Spans)
		case Definition, Item:
			all = append(all, known(b.Blocks)...)
			continue
		case List:
			b.Blocks = items(b.Blocks)
		case Quote:
			b.Blocks = known(b.Blocks)
		}
		all = append(all, b)
	}
	return all
}

// items returns the items of a list, whatever stands in it.
func items(blocks []Block) []Block {
	var all []Block
	for _, b := range blocks {
		if b.Kind != Item {
			b = Block{Kind: Item, Blocks: []Block{b}}
		}
		b.Blocks = known(b.Blocks)
		all = append(all, b)
	}
	return all
}

// defined returns the items that say what a list of definitions does: the terms, a colon and their definition.
func defined(blocks []Block) []Block {
	var all []Block
	var terms []Span
	flush := func(in []Block) {
		if len(terms) > 0 && len(in) > 0 && in[0].Kind == Paragraph {
			in = slices.Clone(in)
			in[0].Spans = append(append(terms, Span{Text: ": "}), in[0].Spans...)
		} else if len(terms) > 0 {
			in = append([]Block{{Kind: Paragraph, Spans: terms}}, in...)
		}
		if len(in) > 0 {
			all = append(all, Block{Kind: Item, Blocks: in})
		}
		terms = nil
	}
	for i, b := range blocks {
		if b.Kind != Term {
			flush(known([]Block{b}))
			continue
		}
		if len(terms) > 0 {
			terms = append(terms, Span{Text: ", "})
		}
		if terms = append(terms, strong(b.Spans)...); i == len(blocks)-1 {
			flush(nil)
		}
	}
	return all
}

func strong(spans []Span) []Span {
	all := slices.Clone(spans)
	for i := range all {
		if all[i].Style&(Mono|Math) == 0 {
			all[i].Style |= Bold
		}
	}
	return all
}

func renderBlocks(blocks []Block) string {
	var parts []string
	mark := byte(0) // of the list right before
	for _, b := range blocks {
		var text string
		switch b.Kind {
		case List:
			text, mark = renderList(b, mark)
			parts = append(parts, text)
			continue
		case Heading:
			text = strings.Repeat("#", min(max(b.Level, 1), 6)) + " " + headingText(b.Spans)
		case Code:
			text = fenced(TextOf(b.Spans))
		case Quote:
			text = markup.Indent(renderBlocks(b.Blocks), "> ", "> ")
		case Table:
			text = renderTable(b)
		default:
			text = starts(inline(b.Spans, "\\\n"))
		}
		mark = 0
		parts = append(parts, text)
	}
	return strings.Join(parts, "\n\n")
}

// headingText keeps signs at the end of a heading that would be taken for its marks.
func headingText(spans []Span) string {
	text := InlineOf(spans)
	if cut := strings.TrimRight(text, "#"); cut != text && !strings.HasSuffix(cut, `\`) {
		return cut + `\` + text[len(cut):]
	}
	return text
}

// fenced returns a block of code.
func fenced(code string) string {
	fence := "```"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	return fence + "\n" + code + "\n" + fence
}

// renderList writes a list and returns its mark, which differs from the one of the list before.
func renderList(list Block, before byte) (string, byte) {
	mark := byte('-')
	switch {
	case list.Ordered && before == '.':
		mark = ')'
	case list.Ordered:
		mark = '.'
	case before == '-':
		mark = '*'
	}
	apart := "\n"
	if isLoose(list) {
		apart = "\n\n"
	}
	var parts []string
	for i, item := range list.Blocks {
		first := string(mark) + " "
		if list.Ordered {
			first = strconv.Itoa(i+1) + first
		}
		text := renderBlocks(item.Blocks)
		if apart == "\n" {
			text = strings.Replace(text, "\n\n", "\n", 1) // between words and the list below them
		}
		parts = append(parts, markup.Indent(text, first, strings.Repeat(" ", len(first))))
	}
	return strings.Join(parts, apart), mark
}

// isLoose reports whether an item holds more than words and one list below them.
func isLoose(list Block) bool {
	for _, item := range list.Blocks {
		for i, b := range item.Blocks {
			if i == 0 && b.Kind != Paragraph || i == 1 && (b.Kind != List || b.Ordered || isLoose(b)) || i > 1 {
				return true
			}
		}
	}
	return false
}

// renderTable writes a table; one without names of its columns gets empty ones.
func renderTable(t Block) string {
	rows, columns := t.Rows, 1
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	if !t.Header {
		rows = append([][]Cell{{}}, rows...)
	}
	var b strings.Builder
	for i, row := range rows {
		for c := range columns {
			b.WriteString("| ")
			if c < len(row) && len(row[c]) > 0 {
				b.WriteString(barred(inline(row[c], "<br>")) + " ")
			}
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString(strings.Repeat("| --- ", columns) + "|\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// barred keeps bars from ending a cell.
func barred(cell string) string { return strings.ReplaceAll(cell, "|", `\|`) }

// starts keeps each line of a paragraph from beginning another block.
func starts(paragraph string) string {
	lines := strings.Split(paragraph, "\n")
	for i, l := range lines {
		if n := len(l) - len(strings.TrimLeft(l, "0123456789")); n > 0 && n < len(l) && (l[n] == '.' || l[n] == ')') {
			lines[i] = l[:n] + `\` + l[n:]
		} else if l != "" && strings.IndexByte("#+-=>|:*_", l[0]) >= 0 && !strings.HasPrefix(l, "**") && !isEmphasis(l) {
			lines[i] = `\` + l
		}
	}
	return strings.Join(lines, "\n")
}

// isEmphasis reports whether a line begins with a star that is no mark of a list.
func isEmphasis(l string) bool { return l[0] == '*' && len(l) > 1 && l[1] != ' ' }

// literal returns what stands in blocks as paragraphs.
func literal(blocks []Block) string {
	var parts []string
	for _, l := range strings.Split(PlainOf(blocks), "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			parts = append(parts, starts(inline([]Span{{Text: l}}, "")))
		}
	}
	out := strings.Join(parts, "\n\n")
	if tree := markup.Parse(out); len(tree.Children) != len(parts) || len(out) > 60<<10 {
		return strings.ReplaceAll(PlainOf(blocks), "\n", "\n\n") // more than the dialect reads, which it shows as it is
	}
	return out
}

// certain reports whether blocks are paragraphs alone, whose inlines have been read again already.
func certain(blocks []Block) bool {
	for _, b := range blocks {
		if b.Kind != Paragraph || strings.Contains(TextOf(b.Spans), "\n") {
			return false
		}
	}
	return true
}

// readsAsBlocks reports whether Markdown has the words of blocks, in blocks of their kinds.
func readsAsBlocks(out string, blocks []Block) bool {
	var got, want strings.Builder
	for _, n := range markup.Parse(out).Children {
		outlineNode(&got, n)
	}
	for _, b := range blocks {
		outlineBlock(&want, b)
	}
	return got.String() == want.String()
}

// outlineNode writes the kind and the words of a node of the dialect.
func outlineNode(b *strings.Builder, n *markup.Node) {
	switch n.Kind {
	case markup.CodeBlock:
		b.WriteString("code{" + n.Content + "}")
	case markup.Table:
		b.WriteString("table{")
		for _, row := range n.Children {
			for _, cell := range row.Children {
				b.WriteString(TextOf(cleanSpans(SpansOf(cell.Children))) + "|")
			}
			b.WriteString("\n")
		}
		b.WriteString("}")
	case markup.Paragraph, markup.Heading:
		b.WriteString(string(n.Kind) + "{" + TextOf(cleanSpans(SpansOf(n.Children))) + "}")
	default:
		b.WriteString(string(n.Kind) + "{")
		for _, c := range n.Children {
			outlineNode(b, c)
		}
		b.WriteString("}")
	}
}

// outlineBlock writes a block as [outlineNode] does the node that it becomes.
func outlineBlock(b *strings.Builder, in Block) {
	switch in.Kind {
	case Code:
		b.WriteString("code{" + TextOf(in.Spans) + "}")
	case Table:
		columns := 1
		for _, row := range in.Rows {
			columns = max(columns, len(row))
		}
		b.WriteString("table{")
		if !in.Header {
			b.WriteString(strings.Repeat("|", columns) + "\n")
		}
		for _, row := range in.Rows {
			for c := range columns {
				if c < len(row) {
					b.WriteString(TextOf(cleanSpans(row[c])))
				}
				b.WriteString("|")
			}
			b.WriteString("\n")
		}
		b.WriteString("}")
	case Heading:
		b.WriteString("heading{" + strings.ReplaceAll(TextOf(cleanSpans(in.Spans)), "\n", " ") + "}")
	case Paragraph:
		b.WriteString("paragraph{" + TextOf(cleanSpans(in.Spans)) + "}")
	default:
		b.WriteString(string(in.Kind) + "{")
		for _, c := range in.Blocks {
			outlineBlock(b, c)
		}
		b.WriteString("}")
	}
}
