package document

import "strconv"

// docxColumns is how many columns one cell may span.
const docxColumns = 64

// A docxCell is a cell of a table.
type docxCell struct {
	pieces []docxPiece
	span   int // columns
}

// table reads w:tbl.
func (r *docxReader) table(x *docxXML) {
	first := r.paragraphs + 1
	var rows [][]docxCell
	var at []int
	styled, header := false, false
	var row func(e docxElement)
	row = func(e docxElement) {
		switch e.name {
		case "w:tblPr":
			styled = r.hasHeadStyle(x)
		case "w:tr":
			begins := r.paragraphs + 1
			cells, isHead, deleted := r.row(x)
			if deleted {
				r.told.deleted++
				return
			}
			header = header || isHead && len(rows) == 0
			rows, at = append(rows, cells), append(at, begins)
		case "w:sdt":
			r.control(x, func() { x.children(row, nil) })
		case "w:ins", "w:customXml":
			x.children(row, nil)
		}
	}
	x.children(row, nil)
	if isDocxLayout(rows) {
		for _, cells := range rows {
			for _, cell := range cells {
				r.pieces = append(r.pieces, cell.pieces...)
			}
		}
		return
	}
	p := docxPiece{first: first, last: r.paragraphs, header: header || styled, rowAt: at}
	for _, cells := range rows {
		var line []Cell
		for _, cell := range cells {
			r.claim(x, cell.span)
			line = append(line, docxCellText(cell.pieces))
			for range cell.span - 1 {
				line = append(line, nil)
			}
		}
		p.rows = append(p.rows, line)
	}
	p.header = len(p.rows) > 1 && (p.header || isDocxBoldRow(p.rows[0]) && !isDocxBoldRow(p.rows[1]))
	if p.header {
		for i := range p.rows[0] {
			p.rows[0][i] = withoutStyle(p.rows[0][i], Bold)
		}
	}
	r.put(x, p)
}

// hasHeadStyle reads w:tblPr, and reports whether the style of a table sets its first row apart.
func (r *docxReader) hasHeadStyle(x *docxXML) bool {
	bold, look := false, false
	x.children(func(e docxElement) {
		switch e.name {
		case "w:tblStyle":
			style := r.styles.byID[e.val()]
			bold = style != nil && style.boldFirst
		case "w:tblLook":
			look = e.value("firstRow") == "1" || e.value("firstRow") == "true"
			if bits, err := strconv.ParseUint(e.val(), 16, 16); err == nil { // the older way
				look = look || bits&0x20 != 0
			}
		}
	}, nil)
	return bold && look
}

// row reads w:tr, and whether it names the columns.
func (r *docxReader) row(x *docxXML) (cells []docxCell, isHead, deleted bool) {
	var cell func(e docxElement)
	cell = func(e docxElement) {
		switch e.name {
		case "w:trPr":
			x.children(func(e docxElement) {
				switch e.name {
				case "w:tblHeader":
					isHead = e.isOn()
				case "w:del":
					deleted = true
				}
			}, nil)
		case "w:tc":
			c := docxCell{span: 1}
			c.pieces = r.within(func() {
				x.children(func(e docxElement) {
					if e.name != "w:tcPr" {
						r.block(x, e)
						return
					}
					x.children(func(e docxElement) {
						if e.name == "w:gridSpan" {
							c.span = max(1, min(e.number("val"), docxColumns))
						}
					}, nil)
				}, nil)
			})
			cells = append(cells, c)
		case "w:sdt":
			r.control(x, func() { x.children(cell, nil) })
		case "w:ins", "w:customXml":
			x.children(cell, nil)
		}
	}
	x.children(cell, nil)
	return cells, isHead, deleted
}

// docxPage is how many paragraphs stand in a cell that is a piece of a page rather than a value.
const docxPage = 10

// isDocxLayout reports whether a table only puts text in its place: it has one column, or headings stand in it, or a
// few rows of whole pages.
func isDocxLayout(rows [][]docxCell) bool {
	oneColumn := true
	for _, cells := range rows {
		oneColumn = oneColumn && len(cells) <= 1
		for _, cell := range cells {
			if len(rows) <= 3 && len(cell.pieces) >= docxPage {
				return true
			}
			for _, p := range cell.pieces {
				if p.role == docxHeading {
					return true
				}
			}
		}
	}
	return oneColumn
}

// docxCellText returns what stands in a cell, a line for each paragraph and for each row of a table in it.
func docxCellText(pieces []docxPiece) Cell {
	var cell Cell
	for _, p := range pieces {
		lines := [][]Span{p.spans}
		for _, row := range p.rows {
			var line []Span
			for _, c := range row {
				if len(line) > 0 && len(c) > 0 {
					line = append(line, Span{Text: " "})
				}
				line = append(line, c...)
			}
			lines = append(lines, line)
		}
		for _, line := range lines {
			if hasDocxText(line) {
				if len(cell) > 0 {
					cell = append(cell, Span{Text: "\n"})
				}
				cell = append(cell, line...)
			}
		}
	}
	return cell
}

// isDocxBoldRow reports whether all cells of a row are bold.
func isDocxBoldRow(row []Cell) bool {
	any := false
	for _, cell := range row {
		if hasDocxText(cell) {
			any = true
			if !isAll(cell, Bold) {
				return false
			}
		}
	}
	return any
}
