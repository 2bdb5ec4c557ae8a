package document

import (
	"fmt"
	"strings"
)

// outline writes blocks for people who read a test: a line for each, with its lines in the file.
func outline(blocks []Block) string {
	var b strings.Builder
	writeOutline(&b, blocks, "")
	return b.String()
}

func writeOutline(b *strings.Builder, blocks []Block, indent string) {
	for _, block := range blocks {
		fmt.Fprintf(b, "%s%s", indent, block.Kind)
		if block.Level > 0 {
			fmt.Fprint(b, block.Level)
		}
		for _, is := range []struct {
			so   bool
			what string
		}{{block.Ordered, " ordered"}, {block.Data, " data"}, {block.Header, " header"}, {block.Anchor != "", " #" + block.Anchor}} {
			if is.so {
				b.WriteString(is.what)
			}
		}
		fmt.Fprintf(b, " %d", block.First)
		if block.Last != block.First {
			fmt.Fprintf(b, "-%d", block.Last)
		}
		if len(block.Spans) > 0 {
			fmt.Fprintf(b, ": %s", styled(block.Spans))
		}
		b.WriteByte('\n')
		for _, row := range block.Rows {
			b.WriteString(indent + "  ")
			for i, cell := range row {
				if i > 0 {
					b.WriteString(" | ")
				}
				b.WriteString(styled(cell))
			}
			b.WriteByte('\n')
		}
		writeOutline(b, block.Blocks, indent+"  ")
	}
}

// styled writes spans with their styles: *bold*, /italic/, `code`, $math$, _sub_, ^super^, [text](link), and ⏎ for a
// forced break.
func styled(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := strings.ReplaceAll(s.Text, "\n", "⏎")
		for _, st := range []struct {
			style Style
			sign  string
		}{{Mono, "`"}, {Bold, "*"}, {Italic, "/"}, {Math, "$"}, {Sub, "_"}, {Super, "^"}} {
			if s.Style&st.style != 0 {
				text = st.sign + text + st.sign
			}
		}
		if s.Link != "" {
			text = "[" + text + "](" + s.Link + ")"
		}
		b.WriteString(text)
	}
	return b.String()
}
