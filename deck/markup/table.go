package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var (
	kindTable = ast.NewNodeKind("Table")
	kindRow   = ast.NewNodeKind("Row")
	kindCell  = ast.NewNodeKind("Cell")
)

type tableNode struct {
	ast.BaseBlock
	beyond []text.Segment // cells for which there is no column
}

func (*tableNode) Kind() ast.NodeKind           { return kindTable }
func (n *tableNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

type rowNode struct{ ast.BaseBlock }

func (*rowNode) Kind() ast.NodeKind           { return kindRow }
func (n *rowNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

type cellNode struct {
	ast.BaseBlock
	align Align
}

func (*cellNode) Kind() ast.NodeKind           { return kindCell }
func (n *cellNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// maxCells bounds a table. Cells that a row does not have are added to it, so that a short
// text could otherwise become millions of them.
const maxCells = 20_000

// tableParser turns a paragraph into a GFM table where its lines are one: a header, a row
// of dashes with as many columns, and the rows. Lines before the header stay a paragraph.
type tableParser struct{}

func (tableParser) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	source, lines := reader.Source(), p.Lines()
	for i := 1; i < lines.Len(); i++ {
		columns := alignments(lines.At(i), source)
		if columns == nil {
			continue
		}
		header := splitRow(lines.At(i-1), source)
		if len(header) != len(columns) || len(columns)*(lines.Len()-i) > maxCells {
			return
		}
		table := &tableNode{}
		table.AppendChild(table, newRow(header, columns))
		for j := i + 1; j < lines.Len(); j++ {
			cells := splitRow(lines.At(j), source)
			table.AppendChild(table, newRow(cells, columns))
			table.beyond = append(table.beyond, cells[min(len(columns), len(cells)):]...)
		}
		parent := p.Parent()
		parent.InsertAfter(parent, p, table)
		lines.SetSliced(0, i-1)
		if i == 1 {
			parent.RemoveChild(parent, p)
		}
		return
	}
}

// newRow makes a row of as many cells as there are columns.
func newRow(cells []text.Segment, columns []Align) *rowNode {
	row := &rowNode{}
	for i, align := range columns {
		cell := &cellNode{align: align}
		if i < len(cells) && !cells[i].IsEmpty() {
			cell.Lines().Append(cells[i])
		}
		row.AppendChild(row, cell)
	}
	return row
}

// splitRow returns the cells of a line, without the space around them.
func splitRow(line text.Segment, source []byte) []text.Segment {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	if line.IsEmpty() {
		return nil
	}
	start, stop := line.Start, line.Stop
	if source[start] == '|' {
		start++
	}
	var cells []text.Segment
	for i := start; i < stop; i++ {
		switch source[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, trimmed(start, i, source))
			start = i + 1
		}
	}
	if start < stop {
		cells = append(cells, trimmed(start, stop, source))
	}
	return cells
}

func trimmed(start, stop int, source []byte) text.Segment {
	cell := text.NewSegment(start, stop)
	cell = cell.TrimLeftSpace(source)
	return cell.TrimRightSpace(source)
}

// alignments reads the row of dashes under a header. It returns nil for any other row, and
// for dashes alone, which are the underline of a heading, and for a row that is indented as
// code would be, which goes on with the paragraph.
func alignments(line text.Segment, source []byte) []Align {
	written := line.Value(source)
	if indent, _ := util.IndentWidth(written, 0); indent > 3 || !bytes.ContainsAny(written, "|:") {
		return nil
	}
	var columns []Align
	for _, cell := range splitRow(line, source) {
		s, left := bytes.CutPrefix(cell.Value(source), []byte(":"))
		s, right := bytes.CutSuffix(s, []byte(":"))
		if len(s) == 0 || len(bytes.Trim(s, "-")) > 0 {
			return nil
		}
		columns = append(columns, align(left, right))
	}
	return columns
}

func align(left, right bool) Align {
	switch {
	case left && right:
		return Center
	case left:
		return Left
	case right:
		return Right
	}
	return ""
}
