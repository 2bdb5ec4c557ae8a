package document_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"goodcard/deck/markup"
	"goodcard/deck/prose/document"
)

// checkDocument holds what any reader returns to what the others count on.
func checkDocument(t *testing.T, d *document.Document, err error) {
	t.Helper()
	if (d == nil) == (err == nil) {
		t.Fatalf("document %v with error %v: want exactly one of them", d, err)
	}
	if err != nil {
		return
	}
	if !utf8.ValidString(d.Plain) || document.PlainOf(d.Blocks) != d.Plain {
		t.Fatalf("the plain text is not that of the blocks: %q", d.Plain)
	}
	for line := range strings.SplitSeq(strings.ReplaceAll(d.Plain, "\t", " "), "\n") {
		if markup.Clean(line) != line {
			t.Fatalf("the plain text is not clean: %q", line)
		}
	}
	checkBlocks(t, d, d.Blocks, 0)
	if again := markup.Text(document.MarkdownOf(d.Blocks)); d.Plain != "" && again == "" {
		t.Fatalf("nothing is left of %q", d.Plain)
	}
}

func checkBlocks(t *testing.T, d *document.Document, blocks []document.Block, end int) {
	t.Helper()
	for _, b := range blocks {
		if b.Start < end || b.End < b.Start || b.End > len(d.Plain) || b.Last < b.First || b.First < 0 {
			t.Fatalf("a block at %d to %d behind %d, in lines %d to %d, of %d bytes", b.Start, b.End, end, b.First, b.Last, len(d.Plain))
		}
		if text := document.TextOf(b.Spans); text != "" && !strings.HasPrefix(d.Plain[b.Start:b.End], text) {
			t.Fatalf("%q does not stand at %d to %d", text, b.Start, b.End)
		}
		if b.RowAt != nil && len(b.RowAt) != len(b.Rows) {
			t.Fatalf("%d rows at %v", len(b.Rows), b.RowAt)
		}
		end = b.End
		checkBlocks(t, d, b.Blocks, b.Start)
	}
}

func fuzz(f *testing.F, format document.Format, seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		d, err := document.Parse("fuzz", src, format)
		checkDocument(t, d, err)
	})
}

func FuzzText(f *testing.F) {
	fuzz(f, document.Text, "The guide\n====\n\n- a\n- b\n\n    $ x\n", "Q: What?\nA: So.\n\n1. One?\n   Two.\n", "1.2. What is\nthis?\n> quoted\n\na: b\nc: d\ne - f\n", "\xff\xfea\x00", "| a |\n+---+\nb:\n\n  c\n",
		"x:\na : b\nc : d\n  e\nf: g\n\nA=b # c\n\n# d\nE=\n\nX *** X\n")
}

func FuzzMarkdown(f *testing.F) {
	fuzz(f, document.Markdown, "---\ntitle: x\n---\n# A {#b}\n\nox\n: animal\n\n    more\n", "**[x][]** [y][z] ![p](q)[^1]\n\n[z]: https://a.org\n[^1]: n\n", "| a | b |\n|---|:-:|\n| `c` | \\| |\n\n1. - x\n", "<details>\n<summary>a?</summary>\n\nb $x$\n\n</details>\n<dl><dt>a\n\n<dd>b</dl>\n", "> ```\n> x\n\n~~a~~ <b>c</b><br>\\\nd&amp;",
		"(a)=\n# b\n\n{ref}`c <d>` {math}`e` {x:y}`~f.g`\n(h)=\n")
}

func FuzzTable(f *testing.F) {
	fuzz(f, document.CSV, "Term,Definition\n\"a\nb\",\"c \"\"d\"\"\"\n", "a\tb\n\"c\td\n", "sep=;\na;b\n", "#separator:tab\n#html:true\na\t<b>c</b>&amp;\n", "a - b - c\nd - e\n")
}

// Of any sign that a text may begin with, a format is told without fault.
func FuzzSniff(f *testing.F) {
	f.Add("a.txt", []byte("\xfe\xff"))
	f.Add("", []byte("<?xml <html"))
	f.Fuzz(func(t *testing.T, name string, head []byte) {
		if format, ok := document.Sniff(name, head); ok == (format == "") && format != document.Docx {
			t.Fatalf("%q %v", format, ok)
		}
	})
}
