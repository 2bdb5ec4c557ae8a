package markup

import "strings"

// environment reads \begin{name}…\end{name}: rows of cells.
func (t *texReader) environment() piece {
	name := strings.TrimSuffix(t.group(), "*")
	if name == "array" {
		t.group() // the columns' alignment
	}
	var rows []string
	var cells []string
	for !t.failed {
		p, stop := t.list(false)
		cells = append(cells, strings.Trim(p.text, " "))
		if stop == "&" {
			continue
		}
		if row := joinCells(name, cells); row != "" {
			rows = append(rows, row)
		}
		cells = nil
		if stop == `\\` {
			continue
		}
		end, rest, ok := strings.Cut(t.rest, "}")
		if stop != `\end{` || !ok || strings.TrimSuffix(end, "*") != name {
			break
		}
		t.rest = rest
		return t.rows(name, strings.Join(rows, "; "))
	}
	return t.fail()
}

func joinCells(name string, cells []string) string {
	switch name {
	case "aligned", "align", "split", "gathered", "gather", "eqnarray": // cells are parts of one formula
		return strings.Trim(strings.Join(cells, " "), " ")
	}
	return strings.Join(cells, ", ")
}

// rows encloses the rows of an environment as TeX would.
func (t *texReader) rows(name, rows string) piece {
	switch name {
	case "aligned", "align", "split", "gathered", "gather", "eqnarray":
		return piece{rows, letter, 2}
	case "cases":
		return piece{"{" + rows + "}", letter, 1}
	case "pmatrix", "smallmatrix", "matrix", "array":
		return piece{"(" + rows + ")", letter, 1}
	case "bmatrix", "Bmatrix":
		return piece{"[" + rows + "]", letter, 1}
	case "vmatrix":
		return piece{"|" + rows + "|", letter, 1}
	}
	return t.fail()
}
