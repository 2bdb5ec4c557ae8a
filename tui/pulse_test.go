package tui

import (
	"io"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// A pulseless program draws as late as its library likes: an upgrade that moves the clock
// must not go unnoticed.
func TestClockOfTheLibraryIsFound(t *testing.T) {
	w := &watcher{}
	w.program = tea.NewProgram(w, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignalHandler())
	if _, err := w.program.Run(); err != nil || !w.found {
		t.Errorf("the clock was found: %v, %v", w.found, err)
	}
}

// A watcher is a program that looks for its clock and ends.
type watcher struct {
	program *tea.Program
	found   bool
}

func (w *watcher) Init() tea.Cmd  { return func() tea.Msg { return "look" } }
func (w *watcher) View() tea.View { return tea.NewView("") }

func (w *watcher) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if msg == "look" {
		w.found = tickerOf(w.program) != nil
		return w, tea.Quit
	}
	return w, nil
}
