package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"goodcard/deck/markup"
	"goodcard/study"

	"github.com/charmbracelet/x/ansi"
)

// A progress shows on a terminal what takes long, on one line that is written over. Of what
// took a second or more a line stays, with the seconds.
type progress struct {
	w       io.Writer
	now     func() time.Time
	columns int // of the terminal; 0 where it does not say

	began time.Time
	width int // of the line that stands there
}

// progress returns what shows on the terminal what takes long, and nothing where nobody watches.
func (e *Env) progress() study.Progress {
	if !e.Watched {
		return func(string, float64) {}
	}
	p := progress{w: e.Stderr, now: e.Clock, columns: e.Columns}
	return p.tell
}

// tell is a [study.Progress].
func (p *progress) tell(doing string, done float64) {
	switch {
	case done == 0:
		p.began = p.now()
		p.over(doing + " …")
	case done < 1:
		p.over(fmt.Sprintf("%s … %d %%", doing, int(100*done)))
	default:
		p.end(doing, p.now().Sub(p.began))
	}
}

func (p *progress) end(doing string, took time.Duration) {
	if took < time.Second {
		p.over("")
		fmt.Fprint(p.w, "\r")
		return
	}
	p.over(fmt.Sprintf("%s: %.0f s", doing, took.Seconds()))
	fmt.Fprintln(p.w)
	p.width = 0
}

// over writes a text over the line that stands there.
func (p *progress) over(text string) {
	text = markup.Clean(text) // it may name a file
	if p.columns > 0 {
		text = ansi.Truncate(text, p.columns-1, "…") // a line that is folded cannot be written over
	}
	width := ansi.StringWidth(text)
	fmt.Fprint(p.w, "\r", text, strings.Repeat(" ", max(p.width-width, 0)))
	p.width = width
}
