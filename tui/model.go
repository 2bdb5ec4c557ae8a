package tui

import (
	"context"
	"strings"
	"time"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/scheduler"
	"goodcard/study"
)

// A stage is how far a session is with what it shows.
type stage int

const (
	onFront stage = iota
	onBack
	atEnd
)

// A screen is the model of the full screen. It holds what is shown and what was answered
// so far; everything else is asked of the session.
type screen struct {
	ctx   context.Context
	s     *study.Session
	o     ScreenOptions
	keys  keyMap
	after func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // tea.Tick

	width, height int
	profile       colorprofile.Profile
	background    background
	theme         theme

	stage    stage
	prompt   *study.Prompt
	watch    stopwatch // from the question on
	counts   study.Counts
	answered int // prompts before this one
	preview  [scheduler.MaxGrade + 1]scheduler.State

	answer   study.Answer
	field    textinput.Model // of a type card
	typing   bool            // keys go into the field
	selected int             // index of the grade that the learner marked; -1 if none
	scroll   int             // lines of the body that are above its first row

	said    string // what happened, until the next key
	page    *page  // lies over the card
	note    *noteField
	editing *study.Edit // that is open in the editor
	end     ending

	pace     pace
	err      error    // that ended the program
	troubles []string // of decks, to be told again at the end
}

func newScreen(ctx context.Context, s *study.Session, o ScreenOptions) *screen {
	m := &screen{ctx: ctx, s: s, o: o, keys: newKeyMap(), after: tea.Tick, selected: -1}
	m.pace.now, m.watch.now = o.Clock, o.Now
	m.restyle()
	m.next()
	return m
}

// Init asks the terminal for its background.
func (m *screen) Init() tea.Cmd {
	if m.err != nil {
		return tea.Quit
	}
	return tea.RequestBackgroundColor
}

// Update does what a message asks for. Only keys act on a card: what is pasted goes into a
// text field or nowhere.
func (m *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		m.resize()
	case tea.ColorProfileMsg:
		m.profile = msg.Profile
		m.restyle()
	case tea.BackgroundColorMsg:
		m.background = lightBackground
		if msg.IsDark() {
			m.background = darkBackground
		}
		m.restyle()
	case tea.KeyboardEnhancementsMsg:
		m.pace.told = msg.SupportsEventTypes()
	case tea.ResumeMsg:
		m.resume()
		return m, m.quitOn(tea.RequestBackgroundColor)
	case confirmMsg:
		return m, m.quitOn(m.confirmed(msg))
	case editedMsg:
		m.edited(msg)
		return m, m.quitOn(nil)
	case openedMsg:
		m.opened(msg)
	case tea.KeyPressMsg:
		return m, m.quitOn(m.press(msg))
	default:
		return m, m.feed(msg)
	}
	return m, nil
}

// quitOn ends the program after an error that leaves nothing to show.
func (m *screen) quitOn(cmd tea.Cmd) tea.Cmd {
	if m.err != nil {
		return tea.Quit
	}
	return cmd
}

// feed hands what is no key, such as pasted text, to the text field that is open.
func (m *screen) feed(msg tea.Msg) (cmd tea.Cmd) {
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: cleanLines(paste.Content)}
	}
	switch {
	case m.page != nil:
	case m.note != nil:
		m.note.area, cmd = m.note.area.Update(msg)
	case m.typing:
		m.field, cmd = m.field.Update(msg)
	}
	return cmd
}

// cleanLines takes from a text of several lines what could disturb a terminal.
func cleanLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = markup.Clean(strings.TrimSuffix(line, "\r"))
	}
	return strings.Join(lines, "\n")
}

func (m *screen) restyle() { m.theme = newTheme(m.profile, m.background) }

func (m *screen) resize() {
	f := m.frame()
	m.field.SetWidth(max(f.column()-typedLabel-1, 1))
	if m.note != nil {
		m.note.resize(f)
	}
}

func (m *screen) frame() frame {
	f := newFrame(m.width, m.height)
	if !m.onCard() || f.compact && m.stage == onFront {
		f.grades = 0 // a small front has no row to spare; the grades later cover the end of the text
	}
	return f
}

// onCard tells whether a card is shown and nothing lies over it.
func (m *screen) onCard() bool { return m.stage != atEnd && m.page == nil && m.note == nil }

// next draws the next prompt, or the end.
func (m *screen) next() {
	p, err := m.s.Next(m.ctx)
	if err != nil {
		m.err = err
		return
	}
	m.tell(m.s.Troubles())
	m.prompt, m.counts, m.answered = p, m.s.Counts(), m.s.Summary().Reviews
	m.answer, m.typing, m.selected, m.scroll = study.Answer{}, false, -1, 0
	m.page, m.note = nil, nil
	if p == nil {
		m.finish()
		return
	}
	m.stage = onFront
	m.watch.start()
	if p.Card.Kind == deck.Type {
		m.openField()
	}
}

// resume goes on after the program was suspended: the time away is no part of an answer,
// and the day may be another. What was typed stays.
func (m *screen) resume() {
	item, typed := "", m.field.Value()
	if m.prompt != nil {
		item = m.prompt.Item
	}
	m.next()
	if m.prompt != nil && m.prompt.Item == item && m.typing {
		m.field.SetValue(typed)
	}
}

// tell says what is wrong with decks.
func (m *screen) tell(troubles []string) {
	if len(troubles) > 0 {
		m.troubles = append(m.troubles, troubles...)
		m.said = troubles[len(troubles)-1]
	}
}

// reveal opens the answer.
func (m *screen) reveal() {
	m.stage, m.typing, m.selected = onBack, false, -1
	m.preview = m.s.Preview(m.prompt)
	m.pace.revealed()
}
