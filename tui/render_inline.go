package tui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"goodcard/deck/markup"
	"goodcard/deck/markup/tex"
)

// inlines returns inlines as one styled string, with "\n" for line breaks.
func (r renderer) inlines(nodes []*markup.Node, style lipgloss.Style) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(r.inline(n, style))
	}
	return b.String()
}

func (r renderer) inline(n *markup.Node, style lipgloss.Style) string {
	switch n.Kind {
	case markup.Words:
		return style.Render(n.Content)
	case markup.Break:
		return "\n"
	case markup.Emphasis:
		return r.inlines(n.Children, style.Italic(true))
	case markup.Strong:
		return r.inlines(n.Children, style.Bold(true))
	case markup.Strike:
		return r.inlines(n.Children, style.Strikethrough(true))
	case markup.Code:
		return r.theme.code.Inherit(style).Render("`" + n.Content + "`")
	case markup.Image:
		return r.theme.faint.Render("[picture: " + n.Content + "]")
	case markup.Math:
		return r.formula(n, style)
	case markup.Link:
		return r.link(n, style)
	case markup.Tag:
		return r.tag(n, style)
	default:
		return r.inlines(n.Children, style)
	}
}

// formula puts one that stands on display on a line of its own.
func (r renderer) formula(n *markup.Node, style lipgloss.Style) string {
	text := style.Render(tex.Text(n.Content))
	if n.Display {
		return "\n" + text + "\n"
	}
	return text
}

// link shows where a link leads, unless its text says so.
func (r renderer) link(n *markup.Node, style lipgloss.Style) string {
	text := r.inlines(n.Children, r.theme.link.Inherit(style))
	if address := n.Unsaid(); address != "" {
		text += r.theme.faint.Render(" (" + address + ")")
	}
	return text
}

func (r renderer) tag(n *markup.Node, style lipgloss.Style) string {
	switch n.Name {
	case "sub":
		return style.Render(script(n, "₀₁₂₃₄₅₆₇₈₉", "_"))
	case "sup":
		return style.Render(script(n, "⁰¹²³⁴⁵⁶⁷⁸⁹", "^"))
	case "rt": // the reading of the characters before it
		return style.Render("(") + r.inlines(n.Children, style) + style.Render(")")
	case "rp": // parentheses around rt for those who do not know it
		return ""
	case "u":
		return r.inlines(n.Children, style.Underline(true))
	case "kbd":
		return style.Render("[") + r.inlines(n.Children, style) + style.Render("]")
	default:
		return r.inlines(n.Children, style)
	}
}

// script raises or lowers numbers by the digits of Unicode, anything else by a sign.
func script(n *markup.Node, digits, sign string) string {
	text := (renderer{}).inlines(n.Children, lipgloss.NewStyle())
	raised := []rune(digits)
	var b strings.Builder
	for _, c := range text {
		if c < '0' || c > '9' {
			return sign + "(" + text + ")"
		}
		b.WriteRune(raised[c-'0'])
	}
	return b.String()
}
