package tui

import (
	"image/color"
	"path/filepath"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"goodcard/deck"
	"goodcard/scheduler"
	"goodcard/study"
	"goodcard/tui/screentest"
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
	term := d.terminal()
	golden(t, filepath.Join("..", "docs", "screen.svg"), screentest.Picture(term, term.Height(), "A card with its answer and the four grades"))
}

// Pictures have the colours of the program.
func TestInksArePalettes(t *testing.T) {
	for i, ink := range screentest.Inks {
		if ink.Dark != palettes[darkBackground][i] || ink.Light != palettes[lightBackground][i] {
			t.Errorf("%s is %s on dark and %s on light", ink.Name, palettes[darkBackground][i], palettes[lightBackground][i])
		}
	}
	if len(screentest.Inks) != len(palettes[darkBackground]) {
		t.Errorf("%d inks, %d colours", len(screentest.Inks), len(palettes[darkBackground]))
	}
}
