package main

import (
	"io"
	"os"

	"github.com/charmbracelet/x/term"
)

// A ttySettings is how a terminal is set: whether it ends lines, shows what is typed, makes signals of
// keys.
type ttySettings struct {
	terminal *os.File    // nil where the program has none
	state    *term.State // nil where it does not say
}

// settingsNow returns the settings of the terminal that the program has.
func settingsNow() (s ttySettings) {
	for _, f := range []*os.File{os.Stdin, os.Stdout, os.Stderr} {
		if state, err := term.GetState(f.Fd()); err == nil {
			return ttySettings{f, state}
		}
	}
	return s
}

// restore sets the terminal as it was. A program that left it otherwise, or that ended with an
// error, may have left its modes too.
func (s ttySettings) restore(ended error) {
	if s.terminal == nil {
		return
	}
	now, err := term.GetState(s.terminal.Fd())
	changed := err == nil && *now != *s.state
	if changed {
		_ = term.Restore(s.terminal.Fd(), s.state)
	}
	if changed || ended != nil {
		for _, f := range []*os.File{os.Stdout, os.Stderr} {
			if term.IsTerminal(f.Fd()) && os.Getenv("TERM") != "dumb" {
				_, _ = io.WriteString(f, modesOff)
				return
			}
		}
	}
}

// modesOff takes back what programs on a full screen ask of a terminal. Places are saved before
// what would move the cursor: to leave the alternate screen goes to the one saved on the other.
const modesOff = "\x1b7\x1b[?1049l" + "\x1b7\x1b[?6l\x1b[r\x1b8" + // the screen, and which lines of it scroll
	"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1005l\x1b[?1006l\x1b[?1015l" + // the mouse
	"\x1b[?1004l\x1b[?2004l\x1b[?2026l\x1b[?2031l\x1b[?2048l" + // reports; marks around what is pasted; frames
	"\x1b[?1l\x1b>\x1b[>4m\x1b[<u" + // what keys send
	"\x1b[4l\x1b[?7h\x1b[?25h\x1b[ q\x1b[m\x1b(B" // how letters and the cursor look
