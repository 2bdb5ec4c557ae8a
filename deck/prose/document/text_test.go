package document_test

import (
	"fmt"
	"strings"
	"testing"

	"goodcard/deck/prose/document"
)

// outline writes blocks one a line, with their lines in the file.
func outline(blocks []document.Block) string {
	var b strings.Builder
	var write func(blocks []document.Block, indent string)
	write = func(blocks []document.Block, indent string) {
		for _, in := range blocks {
			fmt.Fprintf(&b, "%s%s", indent, in.Kind)
			if in.Level > 0 {
				fmt.Fprintf(&b, " %d", in.Level)
			}
			if in.Ordered {
				b.WriteString(" ordered")
			}
			fmt.Fprintf(&b, " %d-%d", in.First, in.Last)
			if in.Anchor != "" {
				fmt.Fprintf(&b, " #%s", in.Anchor)
			}
			if len(in.Spans) > 0 {
				fmt.Fprintf(&b, " %q", document.TextOf(in.Spans))
			}
			for i, row := range in.Rows {
				var cells []string
				for _, cell := range row {
					cells = append(cells, document.TextOf(cell))
				}
				fmt.Fprintf(&b, "\n%s  row %d: %s", indent, i, strings.Join(cells, " | "))
			}
			b.WriteString("\n")
			write(in.Blocks, indent+"  ")
		}
	}
	write(blocks, "")
	return b.String()
}

// wantOutline compares what a text is read as.
func wantOutline(t *testing.T, f document.Format, src, want string) *document.Document {
	t.Helper()
	d, err := document.Parse("test", []byte(src), f)
	if err != nil {
		t.Fatal(err)
	}
	if got := outline(d.Blocks); got != strings.TrimLeft(want, "\n") {
		t.Errorf("of\n%s\ngot\n%swant%s", src, got, want)
	}
	return d
}

func TestText(t *testing.T) {
	wantOutline(t, document.Text, `The guide
=========

A first paragraph that is wrapped
over two lines.

Getting started
---------------
- one
- two
  goes on

    # apt install this
    # and that

Done.
`, `
heading 1 1-2 "The guide"
paragraph 4-5 "A first paragraph that is wrapped over two lines."
heading 2 7-8 "Getting started"
list 9-14
  item 9-9
    paragraph 9-9 "one"
  item 10-14
    paragraph 10-11 "two goes on"
    code 13-14 "# apt install this\n# and that"
paragraph 16-16 "Done."
`)
}
