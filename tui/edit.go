package tui

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/editor"
	"goodcard/study"
)

// An editing is the text of a card in the learner's editor.
type editing struct {
	study.Editing
	dir string // of the learner's own version while it is edited; empty for a linked deck
}

// editedMsg says that the editor has ended.
type editedMsg struct{ err error }

// edit opens the card that is shown: the file of a linked deck at the card's line, else
// the learner's own version.
func (m *screen) edit() tea.Cmd {
	e, err := m.s.Editing(m.ctx, m.prompt.Serial)
	if err != nil {
		m.fail("not opened", err)
		return nil
	}
	m.editing = &editing{Editing: e}
	if e.Text != "" {
		if err := m.editing.write(); err != nil {
			m.tidy()
			m.fail("not opened", err)
			return nil
		}
	}
	return m.runEditor()
}

// write puts the learner's own version into a file.
func (e *editing) write() (err error) {
	if e.dir, err = os.MkdirTemp("", "goodcard-"); err != nil {
		return err
	}
	e.File = filepath.Join(e.dir, "card.yaml")
	return os.WriteFile(e.File, []byte(e.Text), 0o600)
}

func (m *screen) runEditor() tea.Cmd {
	words, err := editor.Command(m.o.Editor, m.editing.File, m.editing.Line)
	if err != nil {
		m.tidy()
		m.fail("not opened", err)
		return nil
	}
	return tea.Exec(&lent{exec.Command(words[0], words[1:]...), m.o.Lend}, func(err error) tea.Msg { return editedMsg{err} })
}

// A lent is a command that has the terminal while it runs.
type lent struct {
	*exec.Cmd
	lend func(func() error) error
}

func (l *lent) Run() error {
	if l.lend == nil {
		return l.Cmd.Run()
	}
	return l.lend(l.Cmd.Run)
}

func (l *lent) SetStdin(r io.Reader)  { l.Stdin = r }
func (l *lent) SetStdout(w io.Writer) { l.Stdout = w }
func (l *lent) SetStderr(w io.Writer) { l.Stderr = w }

// edited takes over what the editor left. The card comes back as it is now, or as it was
// where the new text is refused.
func (m *screen) edited(msg editedMsg) {
	e := m.editing
	if e == nil {
		return
	}
	if msg.err != nil {
		m.tidy()
		m.fail("the editor failed", msg.err)
		return
	}
	text, name := "", e.File
	if e.dir != "" {
		read, err := os.ReadFile(e.File)
		if err != nil {
			m.tidy()
			m.fail("not read", err)
			return
		}
		text, name = string(read), filepath.Base(e.File)
	}
	refused := m.s.Edited(m.ctx, m.prompt.Serial, e.Editing, name, text)
	before := len(m.troubles)
	m.next()
	m.said = ""
	if refused == nil && len(m.troubles) > before {
		trouble := m.troubles[len(m.troubles)-1]
		refused = errors.New(strings.ReplaceAll(trouble, e.File, filepath.Base(e.File))) // so that the line is not far
	}
	if refused == nil || m.err != nil {
		m.tidy()
		return
	}
	m.page = m.refusedPage(refused)
}

// refusedPage says why an edited text does not serve. The text is kept, to be edited again.
func (m *screen) refusedPage(why error) *page {
	again := m.runEditor
	if m.editing.dir == "" {
		again = m.edit // which opens a broken file at its first problem
	}
	return &page{
		title: "The card stays as it was",
		lines: func(width int) []string {
			var lines []string
			for _, text := range reasons(why) {
				lines = append(lines, hang(m.theme.wrong.Render("x "), "  ", wrapped(markup.Clean(text), width-2))...)
			}
			if h, ok := errors.AsType[hinter](why); ok && h.Hint() != "" {
				lines = append(lines, "")
				lines = append(lines, wrapped(m.theme.faint.Render(markup.Clean(h.Hint())), width)...)
			}
			return lines
		},
		acts:   []pageAct{{as(m.keys.Edit, "edit again"), again}},
		closed: m.tidy,
	}
}

// A hinter is an error that knows what the learner can do next.
type hinter interface {
	error
	Hint() string
}

// reasons returns the problems of a text, each with its line, or what else went wrong.
func reasons(err error) []string {
	problems, ok := errors.AsType[deck.Problems](err)
	if !ok {
		return []string{err.Error()}
	}
	var all []string
	for _, p := range problems {
		all = append(all, p.String())
	}
	return all
}

// tidy takes away what was written for an editor.
func (m *screen) tidy() {
	if m.editing != nil && m.editing.dir != "" {
		os.RemoveAll(m.editing.dir)
	}
	m.editing = nil
}
