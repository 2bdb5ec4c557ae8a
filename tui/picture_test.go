package tui

import (
	"fmt"
	"html"
	"image/color"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"goodcard/deck"
	"goodcard/scheduler"
	"goodcard/study"
)

// docs/screen.svg is what the screen shows of the deck that comes with the program, on the
// second day.
func TestPictureIsFresh(t *testing.T) {
	d := sitDownWith(t, filepath.Join("..", "decks", study.FirstDeck), study.SessionOptions{})
	next := func() { d.press("enter", d.screen.grades()[2].Key) }
	for d.screen.end == nil {
		next()
	}
	d.day = d.day.AddDate(0, 0, 1)
	d.begin(study.SessionOptions{})
	d.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	d.send(tea.BackgroundColorMsg{Color: color.Black})
	d.size(80, 18)
	studied := func() bool { return d.session.Preview(d.screen.prompt)[scheduler.Good].Memory.Interval > 1 }
	for d.screen.answered < 6 || d.screen.prompt.Card.Kind != deck.Ask || !studied() {
		next()
	}
	d.press("space")
	golden(t, filepath.Join("..", "docs", "screen.svg"), picture(d.terminal()))
}

// A cell of the picture in pixels, and what is around all cells.
const (
	cellWidth, cellHeight = 9, 20
	border                = 16
)

// picture draws a terminal on which the dark theme stands. Readers who prefer light get
// the colours of the light one.
func picture(term *vt.Emulator) string {
	var b strings.Builder
	width, height := term.Width()*cellWidth+2*border, term.Height()*cellHeight+2*border
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 %d %d" width="%[1]d" height="%[2]d">`+"\n", width, height)
	b.WriteString("<title>A card with its answer and the four grades</title>\n<style>\n" +
		"text { font: 15px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; white-space: pre }\n.bold { font-weight: bold }\n" +
		inks("#16181d", "#e6e6e6", darkBackground) + "@media (prefers-color-scheme: light) {\n" + inks("#fbfbf9", "#1c1c1c", lightBackground) + "}\n</style>\n")
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="8" class="paper"/>`+"\n", width, height)
	for y := range term.Height() {
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

// inkNames are the classes of the colours, in the order of palettes.
var inkNames = []string{"accent", "right", "wrong", "faint", "fainter"}

func classOf(term *vt.Emulator, x, y int) string {
	style, class := term.CellAt(x, y).Style, "ink"
	for i, name := range inkNames {
		if style.Fg != nil && sameColor(style.Fg, lipgloss.Color(palettes[darkBackground][i])) {
			class = name
		}
	}
	if style.Attrs&1 != 0 {
		class += " bold"
	}
	return class
}

func sameColor(a, b color.Color) bool {
	return color.RGBAModel.Convert(a) == color.RGBAModel.Convert(b)
}

// inks are the rules of the classes on a background.
func inks(paper, ink string, bg background) string {
	rules := fmt.Sprintf(".paper { fill: %s }\n.ink { fill: %s }\n", paper, ink)
	for i, name := range inkNames {
		rules += fmt.Sprintf(".%s { fill: %s }\n", name, palettes[bg][i])
	}
	return rules
}
