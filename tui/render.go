package tui

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"goodcard/deck/markup"
)

// narrowest is the width in cells below which nothing is indented any further.
const narrowest = 16

// A renderer turns Markdown into lines for a column. Strings of a tree are clean of
// controls, so that the only escape codes in the lines are those of its theme.
type renderer struct {
	theme theme
}

// text returns the lines of a text, none of them wider than width cells.
func (r renderer) text(source string, width int) []string {
	return r.styled(source, width, r.theme.plain)
}

// styled is text with a style that the text's own styles are added to.
func (r renderer) styled(source string, width int, style lipgloss.Style) []string {
	return r.blocks(markup.Parse(source).Children, width, style, true)
}

func (r renderer) blocks(blocks []*markup.Node, width int, style lipgloss.Style, apart bool) []string {
	var all []string
	for i, n := range blocks {
		if i > 0 && apart {
			all = append(all, "")
		}
		all = append(all, r.block(n, width, style)...)
	}
	return all
}

func (r renderer) block(n *markup.Node, width int, style lipgloss.Style) []string {
	switch n.Kind {
	case markup.Quote:
		return indented(r.theme.faint.Render("│ "), r.theme.faint.Render("│ "), width, func(width int) []string {
			return r.blocks(n.Children, width, style, true)
		})
	case markup.List:
		return r.list(n, width, style)
	case markup.CodeBlock:
		return r.codeBlock(n.Content, width)
	case markup.Table:
		return r.table(n, width, style)
	case markup.Rule:
		return []string{r.theme.faint.Render("───")}
	case markup.Heading:
		return r.paragraph(n.Children, width, style.Bold(true))
	default:
		return r.paragraph(n.Children, width, style)
	}
}

func (r renderer) paragraph(inlines []*markup.Node, width int, style lipgloss.Style) []string {
	var lines []string
	text := strings.Trim(r.inlines(inlines, style), " \n") // a formula on display brings line ends
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, wrapped(strings.Trim(line, " "), width)...)
	}
	return lines
}

func (r renderer) list(list *markup.Node, width int, style lipgloss.Style) []string {
	var all []string
	for i, item := range list.Children {
		if i > 0 && !list.Tight {
			all = append(all, "")
		}
		marker := "• "
		if list.Ordered {
			marker = strconv.Itoa(list.Start+i) + ". "
		}
		rest := strings.Repeat(" ", cells(marker))
		all = append(all, indented(r.theme.faint.Render(marker), rest, width, func(width int) []string {
			return r.blocks(item.Children, width, style, !list.Tight)
		})...)
	}
	return all
}

// indented draws what fits behind a marker. In a column that is too narrow for that there
// is no marker.
func indented(first, rest string, width int, draw func(width int) []string) []string {
	inner := width - cells(first)
	if inner < narrowest {
		return draw(width)
	}
	return hang(first, rest, draw(inner))
}

// hang puts first before the first line and rest before the others.
func hang(first, rest string, lines []string) []string {
	if len(lines) == 0 {
		lines = []string{""}
	}
	all := make([]string, len(lines))
	for i, line := range lines {
		all[i] = rest + line
	}
	all[0] = first + lines[0]
	return all
}

// codeBlock keeps code as it is written. A line that is too long goes on after a mark.
func (r renderer) codeBlock(code string, width int) []string {
	var all []string
	for line := range strings.SplitSeq(code, "\n") {
		for i, part := range broken(line, width-2) {
			margin := "  "
			if i > 0 {
				margin = r.theme.faint.Render("↪ ")
			}
			all = append(all, margin+r.theme.code.Render(part))
		}
	}
	return all
}
