package markup

import (
	"strconv"
	"strings"
)

// Text returns a text as plain text, for reading and for screen readers. Blocks are
// separated by a blank line; an item begins with "- " or its number, a line of a quote with
// "> ", a line of code with four spaces; a row of a table is one line,
// "Header: value; Header: value"; of a formula stands what [tex.Text] makes of it; of an
// image the alt text; behind a link its address, as [Node.Unsaid] returns it. The result holds none of the characters that [Clean] takes away
// except "\n".
func Text(source string) string {
	return strings.Join(lines(addressed(Parse(source)).Children, true), "\n")
}

// Lines returns a text that ends its lines where source does: what people type into a field of several
// lines, and would else find joined. Blocks stay what they are.
func Lines(source string) string { return strings.ReplaceAll(source, "\n", "  \n") }

// lines returns the lines of blocks, with blank ones between blocks that are apart.
func lines(blocks []*Node, apart bool) []string {
	var all []string
	for i, n := range blocks {
		if i > 0 && apart {
			all = append(all, "")
		}
		all = append(all, blockLines(n)...)
	}
	return all
}

func blockLines(n *Node) []string {
	switch n.Kind {
	case Quote:
		return indent(lines(n.Children, true), "> ", "> ")
	case List:
		return listLines(n)
	case CodeBlock:
		return indent(strings.Split(n.Content, "\n"), "    ", "    ")
	case Table:
		return tableLines(n)
	case Rule:
		return []string{"---"}
	}
	all := strings.Split(unspaced(n.Children), "\n")
	for i, line := range all {
		all[i] = spaced(strings.Trim(line, " "))
	}
	return all
}

func listLines(list *Node) []string {
	var all []string
	for i, item := range list.Children {
		if i > 0 && !list.Tight {
			all = append(all, "")
		}
		marker := "- "
		if list.Ordered {
			marker = strconv.Itoa(list.Start+i) + ". "
		}
		content := lines(item.Children, !list.Tight)
		if len(content) == 0 {
			content = []string{""}
		}
		all = append(all, indent(content, marker, strings.Repeat(" ", len(marker)))...)
	}
	return all
}

// tableLines returns a line for each row, which names the columns.
func tableLines(table *Node) []string {
	header := table.Children[0].Children
	if len(table.Children) == 1 {
		return []string{rowLine(header, nil)}
	}
	var all []string
	for _, row := range table.Children[1:] {
		all = append(all, rowLine(row.Children, header))
	}
	return all
}

func rowLine(cells, header []*Node) string {
	var parts []string
	for i, cell := range cells {
		value := lineText(cell.Children)
		if value == "" {
			continue
		}
		if header != nil {
			if name := lineText(header[i].Children); name != "" {
				value = name + ": " + value
			}
		}
		parts = append(parts, value)
	}
	return strings.Join(parts, "; ")
}

// indent puts first before the first line and rest before the others, without leaving
// space at the end of a line.
func indent(lines []string, first, rest string) []string {
	prefix := first
	for i, line := range lines {
		lines[i] = strings.TrimRight(prefix+line, " ")
		prefix = rest
	}
	return lines
}
