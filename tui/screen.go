package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"goodcard/deck/markup"
	"goodcard/editor"
	"goodcard/study"
	"goodcard/words"
)

// ScreenOptions say on which terminal the screen stands and what it may start.
type ScreenOptions struct {
	In        *os.File  // the terminal
	Out       *os.File  // the terminal
	Talk      io.Writer // gets what is said after the screen has closed
	TalkWidth int       // columns of Talk; 0 where its lines are not folded
	Environ   []string  // TERM, NO_COLOR and the like
	Editor    editor.Choice
	Opener    []string                  // a command that opens a file or an address, which is added to it
	Run       func(argv []string) error // runs another program with the terminal, and ends it when ctx does
	Stop      func() bool               // stops the program until its shell continues it; false where none does. nil where no system can
	Jobs      Jobs                      // tells what the shell does with the program; nil where it does nothing
	Now       func() time.Time          // measures how long answers take; it may stand still, and nil measures nothing
	Clock     func() time.Time          // measures how fast keys come; it must go on
	Data      string                    // the folder that commands are told to work on; empty where they find it
	AllGrades bool                      // give SM-2's grades 0 to 5 in place of the four ratings
}

// Jobs has what the shell does with the program told, until off is called: that it is to stop,
// and that it goes on after it was stopped without having been asked.
type Jobs func(stop, continued func()) (off func())

// Screen runs a session on a full screen. It returns nil when the day is done and when
// the learner quits, and the error of ctx when that ends. An error leaves all that was
// acknowledged on disk.
func Screen(ctx context.Context, s *study.Session, o ScreenOptions) error {
	m := newScreen(ctx, s, o)
	err := m.run()
	if unkept := m.leaveNote(); unkept != "" {
		fmt.Fprintln(o.Talk, "goodcard:", markup.Clean(unkept))
	}
	for _, text := range m.troubles {
		for _, line := range words.Fold("goodcard: "+words.InData(markup.Clean(text), o.Data), o.TalkWidth, 2) {
			fmt.Fprintln(o.Talk, line)
		}
	}
	if kept := m.leaveEditor(); kept != "" {
		fmt.Fprintln(o.Talk, "goodcard:", words.InData(markup.Clean(kept), o.Data))
	}
	if line := m.farewell(); line != "" && err == nil {
		fmt.Fprintln(o.Talk, words.InData(line, o.Data))
	}
	return errors.Join(err, m.err, notRecorded(m.unrecorded))
}

// leaveNote keeps the note that was being written when the program was made to end, and says why
// that fails; empty where it does not.
func (m *screen) leaveNote() string {
	n, ok := m.top().(*noteField)
	if !ok {
		return ""
	}
	m.ctx = context.WithoutCancel(m.ctx)
	m.said = ""
	if n.keep(); m.top() == n {
		return m.said
	}
	return ""
}

// leaveEditor says where the text is kept that was in the editor when the program was made
// to end; empty where none was.
func (m *screen) leaveEditor() string {
	if m.editing == nil {
		return ""
	}
	_, err := m.s.Edited(m.ctx, m.prompt.Serial, *m.editing, errors.New("the review ended"))
	if refused, ok := errors.AsType[*study.Refused](err); ok {
		return refused.Where()
	}
	return ""
}

// farewell says what is on disk, for the screen leaves no trace.
func (m *screen) farewell() string { return did(m.s.Mode(), m.s.Summary()) }

// did says what was done in a session; empty for nothing.
func did(mode study.Mode, sum study.Summary) string {
	cards := words.Count(sum.Items, "card")
	switch {
	case sum.Answers() == 0:
		return ""
	case mode == study.Previewing:
		return cards + " seen."
	case sum.Reviews == 0:
		return cards + " practised, no schedule moved."
	}
	text := cards + " studied, " + words.Count(sum.Reviews, "answer") + " recorded"
	if sum.Practised > 0 {
		text += ", " + words.Count(sum.Practised, "answer") + " of practice"
	}
	return text + "."
}
