package markup

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gfm "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"pgregory.net/rapid"
)

// Tables and strikethrough are ours, since goldmark's own would cost every command its
// start. They are read as goldmark reads them.
func TestGFM(t *testing.T) {
	theirs := extended()
	rapid.Check(t, func(t *rapid.T) {
		source := drawGFM(t)
		c := converter{source: []byte(source)}
		want := trees(c.document(ours(theirs.Parse(text.NewReader(c.source)))).Children)
		if got := trees(Parse(source).Children); got != want {
			t.Errorf("%q\n   ours %s\n theirs %s", source, got, want)
		}
	})
}

// drawGFM draws a few lines with a table among them, or nearly. It steers clear of what
// goldmark reads in another way than GFM has it: to it, a header with fewer cells than the
// row of dashes makes a table, an empty cell at the end of a header is none, a bar escaped
// at the end of a row closes it, one behind an escaped backslash does not end a cell, and
// dashes alone are a row of dashes where they cannot underline a heading.
func drawGFM(t *rapid.T) string {
	columns := rapid.IntRange(1, 3).Draw(t, "columns")
	dashes := rapid.SampledFrom([]string{"-", "--", ":-", "-:", ":-:", " --- ", ": -", "- -"})
	inline := rapid.SampledFrom([]string{"a", "b ", " c", "*d*", "**", "~~", "~~~", "`e`", "`", `\|`, `\*`, "-", ":", "*"})
	cell := rapid.Custom(func(t *rapid.T) string {
		s := "x" + strings.Join(rapid.SliceOfN(inline, 0, 5).Draw(t, "cell"), "")
		if strings.HasSuffix(s, `\|`) {
			s += "y"
		}
		return s
	})
	lines := rapid.SliceOfN(rapid.SampledFrom([]string{"words", "~~some~~ words", "a | b", "# heading", "***", "    indented"}), 0, 2).Draw(t, "before")
	lines = append(lines, drawRow(t, rapid.SliceOfN(cell, columns, columns+1)))
	under := drawRow(t, rapid.SliceOfN(dashes, columns, columns))
	if !strings.ContainsAny(under, "|:") {
		under += "|"
	}
	lines = append(lines, under)
	for range rapid.IntRange(0, 3).Draw(t, "rows") {
		lines = append(lines, drawRow(t, rapid.SliceOfN(rapid.OneOf(cell, rapid.Just("")), 0, columns+1)))
	}
	lines = append(lines, rapid.SampledFrom([]string{"", "words", "- item", "> quote", "```", "|"}).Draw(t, "after"))
	prefix := rapid.SampledFrom([]string{"", "> ", "- ", "> 1. "}).Draw(t, "container")
	rest := strings.NewReplacer("- ", "  ", "1. ", "   ").Replace(prefix)
	return prefix + strings.Join(lines, "\n"+rest)
}

// drawRow draws the cells of a row and puts bars between them, perhaps around them too.
func drawRow(t *rapid.T, cells *rapid.Generator[[]string]) string {
	indent := rapid.SampledFrom([]string{"", "", " ", "    "}).Draw(t, "indent")
	open := rapid.SampledFrom([]string{"", "|", "| "}).Draw(t, "open")
	closed := rapid.SampledFrom([]string{"", "|", " | "}).Draw(t, "closed")
	return indent + open + strings.Join(cells.Draw(t, "cells"), "|") + closed
}

// extended is the parser of the dialect without formulas, with goldmark's own tables and
// strikethrough.
func extended() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(append(Blocks(), util.Prioritized(parser.NewParagraphParser(), 1000))...),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
		),
	)
}

// ours puts our nodes in the place of goldmark's own. A cell that its row does not have is
// aligned as its column is.
func ours(n ast.Node) ast.Node {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch theirs := c.(type) {
		case *gfm.Table:
			c = ourTable(theirs)
			n.ReplaceChild(n, theirs, c)
		case *gfm.Strikethrough:
			c = moved(theirs, &strikeNode{})
			n.ReplaceChild(n, theirs, c)
		}
		ours(c)
	}
	return n
}

func ourTable(theirs *gfm.Table) ast.Node {
	table := &tableNode{}
	for r := theirs.FirstChild(); r != nil; r = r.NextSibling() {
		row := &rowNode{}
		for i, c := 0, r.FirstChild(); c != nil; i, c = i+1, r.FirstChild() {
			align := map[gfm.Alignment]Align{gfm.AlignLeft: Left, gfm.AlignCenter: Center, gfm.AlignRight: Right}[theirs.Alignments[i]]
			row.AppendChild(row, moved(c, &cellNode{align: align}))
			r.RemoveChild(r, c)
		}
		table.AppendChild(table, row)
	}
	return table
}

// moved puts the children of one node into another.
func moved(from, to ast.Node) ast.Node {
	for c := from.FirstChild(); c != nil; c = from.FirstChild() {
		to.AppendChild(to, c)
	}
	return to
}
