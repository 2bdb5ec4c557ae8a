package tui

import (
	"errors"
	"io"

	tea "charm.land/bubbletea/v2"
)

// errLost ends the program where its terminal does not answer any more.
var errLost = errors.New("the terminal is gone; what was graded is on disk")

// lostMsg says that the terminal is gone.
type lostMsg struct{}

// pauseMsg says that the shell wants the program stopped, continuedMsg that it goes on after it
// was stopped without having been asked.
type (
	pauseMsg     struct{}
	continuedMsg struct{}
)

// resumedMsg says that the program goes on and has the terminal again.
type resumedMsg struct{ away bool }

// quit ends the program.
func (m *stage) quit() tea.Cmd { return m.leave(tea.Quit) }

// leave runs a command that takes the terminal away from the screen, once the terminal owes no
// reply. Keys that were meant for this screen do nothing until the screen is back.
func (m *stage) leave(cmd tea.Cmd) tea.Cmd {
	m.leaving, m.pace.waiting = true, nil
	if m.display == nil {
		return cmd
	}
	return func() tea.Msg {
		m.display.settle()
		return cmd()
	}
}

// lend lets another program have the terminal, and says so when it is over.
func (m *stage) lend(run func() error, over func(error) tea.Msg) tea.Cmd {
	return m.leave(tea.Exec(running(func() error {
		err := run()
		if m.ctx.Err() != nil && m.display != nil {
			m.display.mute()
		}
		return err
	}), over))
}

// pause gives the terminal back to the shell and stops the program until it is continued.
func (m *stage) pause() tea.Cmd {
	if m.o.Stop == nil {
		m.said = "no shell here can bring the program back; q quits"
		return nil
	}
	if m.leaving {
		return nil
	}
	m.scene.away()
	away := false
	return m.lend(func() error { away = m.o.Stop(); return nil }, func(error) tea.Msg { return resumedMsg{away} })
}

// Running is what runs while another program has the terminal: the terminal itself, not what the
// library makes of it.
type running func() error

func (r running) Run() error        { return r() }
func (running) SetStdin(io.Reader)  {}
func (running) SetStdout(io.Writer) {}
func (running) SetStderr(io.Writer) {}

// resume goes on after the program was suspended: the time away is no part of an answer,
// and the day may be another. What was typed and a page that lies over the card stay.
func (m *screen) resume(msg resumedMsg) {
	m.leaving = false
	m.watch.resume()
	if !msg.away {
		m.said = "not suspended: no shell waits for this program"
		return
	}
	before, field, above := m.prompt, m.field, m.layers[1:]
	m.redraw(stands)
	if m.err == nil && before != nil && m.prompt != nil && stands(before, m.prompt) {
		m.field, m.layers = field, append(m.layers[:1], above...)
	}
}
