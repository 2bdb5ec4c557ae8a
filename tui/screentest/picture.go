// Package screentest draws what a terminal shows as a picture, for tests that keep the pictures of the documents.
package screentest

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/vt"
)

// A cell of the picture in pixels, and what is around all cells.
const (
	cellWidth, cellHeight = 9, 20
	border                = 16
)

// An Ink is a colour of the program: as it stands on a dark background, and as readers see it who prefer light.
type Ink struct{ Name, Dark, Light string }

// Inks are all of them.
var Inks = []Ink{
	{"accent", "#6cb6eb", "#0b5c9e"},
	{"right", "#3fc79a", "#006b4d"},
	{"wrong", "#ff9466", "#a83c00"},
	{"faint", "#a0a0a0", "#5a5a5a"},
	{"fainter", "#808080", "#707070"},
}

// Picture draws the first rows of a terminal, on which the dark theme stands, as SVG. The title says what it shows.
func Picture(term *vt.Emulator, rows int, title string) string {
	var b strings.Builder
	width, height := term.Width()*cellWidth+2*border, rows*cellHeight+2*border
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 %d %d" width="%[1]d" height="%[2]d">`+"\n", width, height)
	b.WriteString("<title>" + html.EscapeString(title) + "</title>\n<style>\n" +
		"text { font: 15px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; white-space: pre }\n.bold { font-weight: bold }\n" +
		rules("#16181d", "#e6e6e6", func(i Ink) string { return i.Dark }) + "@media (prefers-color-scheme: light) {\n" +
		rules("#fbfbf9", "#1c1c1c", func(i Ink) string { return i.Light }) + "}\n</style>\n")
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="8" class="paper"/>`+"\n", width, height)
	for y := range rows {
		for x := 0; x < term.Width(); {
			words, class := run(term, x, y)
			seen := strings.Trim(words, " ")
			indent := len(words) - len(strings.TrimLeft(words, " "))
			if seen != "" {
				fmt.Fprintf(&b, `<text x="%d" y="%d" textLength="%d" class="%s">%s</text>`+"\n", border+(x+indent)*cellWidth,
					border+y*cellHeight+15, lipgloss.Width(seen)*cellWidth, class, html.EscapeString(seen))
			}
			x += lipgloss.Width(words)
		}
	}
	return b.String() + "</svg>\n"
}

// run returns the text from a cell on that has one style, and the class of the style.
func run(term *vt.Emulator, x, y int) (words, class string) {
	class = classOf(term, x, y)
	for ; x < term.Width() && classOf(term, x, y) == class; x += max(term.CellAt(x, y).Width, 1) {
		words += term.CellAt(x, y).Content
	}
	return words, class
}

func classOf(term *vt.Emulator, x, y int) string {
	style, class := term.CellAt(x, y).Style, "ink"
	for _, ink := range Inks {
		if style.Fg != nil && sameColor(style.Fg, lipgloss.Color(ink.Dark)) {
			class = ink.Name
		}
	}
	const bold = 1
	if style.Attrs&bold != 0 {
		class += " bold"
	}
	return class
}

func sameColor(a, b color.Color) bool {
	return color.RGBAModel.Convert(a) == color.RGBAModel.Convert(b)
}

// rules are the rules of the classes on a background.
func rules(paper, ink string, of func(Ink) string) string {
	all := fmt.Sprintf(".paper { fill: %s }\n.ink { fill: %s }\n", paper, ink)
	for _, i := range Inks {
		all += fmt.Sprintf(".%s { fill: %s }\n", i.Name, of(i))
	}
	return all
}
