package document

import "strings"

// maxColumns is how many cells a row has at most that are only left empty by broader ones.
const maxColumns = 20

// table is a <table>: one of data, one that only places things on the page, or one of questions and answers.
func (f *flow) table(n *node) {
	rows := rowsOf(n)
	switch {
	case hasQuestions(rows):
		f.questionTable(rows)
	case isLayout(n, rows):
		for c := range n.children() {
			f.layout(c)
		}
		f.flush()
	default:
		f.dataTable(n, rows)
	}
}

// rowsOf returns the rows of a table, without those of tables in it.
func rowsOf(n *node) []*node {
	var rows []*node
	for c := range n.children() {
		switch c.name {
		case "tr":
			rows = append(rows, c)
		case "", "table", "caption", "td", "th":
		default:
			rows = append(rows, rowsOf(c)...)
		}
	}
	return rows
}

func isCell(n *node) bool { return n.name == "td" || n.name == "th" }

// cellsOf returns the cells of a row that are shown.
func (p *page) cellsOf(row *node) []*node {
	var cells []*node
	for c := range row.children() {
		if isCell(c) && !p.skip(c) {
			cells = append(cells, c)
		}
	}
	return cells
}

// isLayout reports whether a table only places things on the page: old pages stand whole in one.
func isLayout(n *node, rows []*node) bool {
	if role := n.attr("role"); role == "presentation" || role == "none" {
		return true
	}
	headed, broad := false, false
	for _, row := range rows {
		cells := 0
		for c := range row.children() {
			if !isCell(c) {
				continue
			}
			if !c.classed("linenos", "gutter", "lineno") {
				cells++
			}
			headed = headed || c.name == "th"
			if c.find(isStructure) != nil {
				return true
			}
		}
		broad = broad || cells > 1
	}
	return !broad || len(rows) == 1 && !headed
}

// isStructure reports whether an element is one that no cell of data holds.
func isStructure(n *node) bool {
	return n.name == "table" || n.name == "dl" || n.name == "details" || headingLevel(n.name) > 0
}

// layout adds a part of a table that only places things: each cell is a block of its own.
func (f *flow) layout(n *node) {
	switch {
	case n.name != "" && f.skip(n):
	case isCell(n), n.name == "caption":
		f.flush()
		f.meet(n, false)
		f.children(n)
		f.flush()
	case n.name == "tr", n.name == "tbody", n.name == "thead", n.name == "tfoot":
		f.meet(n, false)
		for c := range n.children() {
			f.layout(c)
		}
	default:
		f.node(n)
	}
}

func (f *flow) dataTable(n *node, rows []*node) {
	anchor := f.takeAnchor()
	table := Block{Kind: Table, Anchor: anchor}
	f.captions(n)
	table.Header = n.find(func(in *node) bool { return in.name == "thead" && in.child != nil }) != nil
	var held [maxColumns]int // for how many rows more a cell from above goes over each column
	for i, row := range rows {
		if f.skip(row) {
			continue
		}
		cells := f.cellsOf(row)
		table.Header = table.Header || i == 0 && allHeaders(cells)
		var all []Cell
		at := 0
		for _, c := range cells {
			spans, first, last := f.inline(c, "\n")
			if at == 0 {
				at = first
			}
			if table.First == 0 {
				table.First = first
			}
			table.Last = max(table.Last, last)
			all = below(all, &held)
			for n := range min(reach(c, "colspan"), max(maxColumns-len(all), 1)) {
				if len(all) < maxColumns {
					held[len(all)] = reach(c, "rowspan") - 1
				}
				if n > 0 {
					spans = nil
				}
				all = append(all, spans)
			}
		}
		all = below(all, &held)
		table.Rows = append(table.Rows, all)
		table.RowAt = append(table.RowAt, at)
	}
	f.takeAnchor()
	if table.First > 0 {
		f.put(table)
	}
}

func allHeaders(cells []*node) bool {
	for _, c := range cells {
		if c.name != "th" {
			return false
		}
	}
	return len(cells) > 0
}

// below returns a row with an empty cell for each next column over which a cell from above goes.
func below(row []Cell, held *[maxColumns]int) []Cell {
	for len(row) < maxColumns && held[len(row)] > 0 {
		held[len(row)]--
		row = append(row, nil)
	}
	return row
}

// reach returns over how many columns or rows a cell goes.
func reach(cell *node, attribute string) int {
	const most = 100_000
	n := 0
	for _, digit := range strings.TrimSpace(cell.attr(attribute)) {
		if digit < '0' || digit > '9' || n > most {
			break
		}
		n = 10*n + int(digit-'0')
	}
	return max(n, 1)
}
