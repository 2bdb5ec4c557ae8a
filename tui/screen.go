package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"goodcard/deck/markup"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// A Session is what the screen asks of [study.Session].
type Session interface {
	Next(ctx context.Context) (*study.Prompt, error)
	Counts() study.Counts
	Preview() [scheduler.MaxGrade + 1]scheduler.State
	Grade(ctx context.Context, g scheduler.Grade, a study.Answer) (study.Graded, error)

	Suspend(ctx context.Context) error
	Bury(ctx context.Context) error
	Flag(ctx context.Context) (flagged bool, err error)
	SetNote(ctx context.Context, note string) error
	Undo(ctx context.Context) (history.Event, bool, error)
	Recall(item string)

	Editing(ctx context.Context) (study.Editing, error)
	Edited(ctx context.Context, e study.Editing, file, text string) error
	Folder(ctx context.Context) (string, error)
	SourceAddress(ctx context.Context) (string, error)

	Why(ctx context.Context, item string) (study.Why, error)
	Summary() study.Summary
	Outlook(ctx context.Context) (study.Outlook, error)
	Front(ctx context.Context, item string) (string, error)
	DrillHard(ctx context.Context) error
	More(ctx context.Context, n int) error
	Troubles() []string
}

// ScreenOptions say on which terminal the screen stands and what it may start.
type ScreenOptions struct {
	In        io.Reader                // the terminal
	Out       io.Writer                // the terminal
	Talk      io.Writer                // gets what is said after the screen has closed
	Environ   []string                 // TERM, NO_COLOR and the like
	Editor    string                   // a command with its arguments, as in $EDITOR
	Opener    []string                 // a command that opens a file or an address, which is added to it
	Lend      func(func() error) error // runs the editor, which has the terminal and its interrupts meanwhile; nil just runs it
	Clock     func() time.Time         // measures how fast keys come; it must go on
	AllGrades bool                     // give SM-2's grades 0 to 5 in place of the four ratings
}

// Screen runs a session on a full screen. It returns nil when the day is done and when
// the learner quits, and the error of ctx when that ends. An error leaves all that was
// acknowledged on disk.
func Screen(ctx context.Context, s *study.Session, o ScreenOptions) error {
	m := newScreen(ctx, s, o)
	_, err := tea.NewProgram(m,
		tea.WithContext(ctx),
		tea.WithInput(o.In),
		tea.WithOutput(o.Out),
		tea.WithEnvironment(o.Environ),
		tea.WithoutSignalHandler(), // ctx ends with a signal
		tea.WithFPS(120),           // a prompt that is ready waits for the next frame: 8 ms at most
	).Run()
	m.tidy()
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	for _, text := range m.troubles {
		fmt.Fprintln(o.Talk, "goodcard:", markup.Clean(text))
	}
	if line := m.farewell(); line != "" && err == nil {
		fmt.Fprintln(o.Talk, line)
	}
	return errors.Join(err, m.err)
}

// farewell says what is on disk, for the screen leaves no trace.
func (m *screen) farewell() string {
	sum := m.s.Summary()
	if sum.Reviews == 0 {
		return ""
	}
	return study.Count(sum.Items, "card") + " studied, " + study.Count(sum.Reviews, "answer") + " recorded."
}
