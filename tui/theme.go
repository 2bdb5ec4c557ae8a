package tui

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// A background is what the terminal says it draws on.
type background int

const (
	unknownBackground background = iota
	darkBackground
	lightBackground
)

// A theme holds the styles of the screen. There is one accent; what is not the card is
// faint. No style means anything alone: a mark or a word always stands beside it.
type theme struct {
	plain, faint, fainter, accent, right, wrong lipgloss.Style

	strong, emphasis, strike, code, link lipgloss.Style

	method ansi.Method // how the renderer counts cells, by which columns are aligned
}

// palette lists hex colours in the order accent, right, wrong, faint, fainter. Right and
// wrong are Okabe and Ito's bluish green and vermilion, which colour-blind people tell
// apart. Where the background is unknown, each has at least 4.3:1 on black and on white.
var palettes = map[background][5]string{
	unknownBackground: {"#2b7bba", "#00855f", "#c8541b", "#767676", "#767676"},
	darkBackground:    {"#6cb6eb", "#3fc79a", "#ff9466", "#a0a0a0", "#808080"},
	lightBackground:   {"#0b5c9e", "#006b4d", "#a83c00", "#5a5a5a", "#707070"},
}

// newTheme returns the styles for a terminal. With 16 colours the terminal's own palette
// is used, without colours attributes alone.
func newTheme(profile colorprofile.Profile, bg background) theme {
	plain := lipgloss.NewStyle()
	t := theme{
		plain:    plain,
		strong:   plain.Bold(true),
		emphasis: plain.Italic(true),
		strike:   plain.Strikethrough(true),
		link:     plain.Underline(true),
		accent:   plain,
		right:    plain,
		wrong:    plain,
		faint:    plain.Faint(true),
		fainter:  plain.Faint(true),
	}
	paint := func(accent, right, wrong color.Color) {
		t.accent, t.right, t.wrong = plain.Foreground(accent), plain.Foreground(right), plain.Foreground(wrong)
	}
	switch {
	case profile >= colorprofile.ANSI256:
		p := palettes[bg]
		paint(lipgloss.Color(p[0]), lipgloss.Color(p[1]), lipgloss.Color(p[2]))
		t.faint, t.fainter = plain.Foreground(lipgloss.Color(p[3])), plain.Foreground(lipgloss.Color(p[4]))
	case profile == colorprofile.ANSI && bg == lightBackground:
		paint(lipgloss.Blue, lipgloss.Green, lipgloss.Red)
	case profile == colorprofile.ANSI:
		paint(lipgloss.Cyan, lipgloss.Green, lipgloss.Red)
	}
	t.code = t.accent
	return t
}
