package tex

import "strings"

// environment reads \begin{name}…\end{name}: rows of cells.
func (in *reader) environment() piece {
	name := strings.TrimSuffix(in.group(), "*")
	if name == "array" {
		in.group() // the columns' alignment
	}
	var rows []string
	var cells []string
	for !in.failed {
		p, stop := in.list(false)
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
		end, rest, ok := strings.Cut(in.rest, "}")
		if stop != `\end{` || !ok || strings.TrimSuffix(end, "*") != name {
			break
		}
		in.rest = rest
		return in.rows(name, strings.Join(rows, "; "))
	}
	return in.failAt(`\begin{` + name + "}")
}

func joinCells(name string, cells []string) string {
	switch name {
	case "aligned", "align", "split", "gathered", "gather", "eqnarray": // cells are parts of one formula
		return strings.Trim(strings.Join(cells, " "), " ")
	}
	return strings.Join(cells, ", ")
}

// rows encloses the rows of an environment as TeX would.
func (in *reader) rows(name, rows string) piece {
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
	return in.failAt(`\begin{` + name + "}")
}
