package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"goodcard/deck"
	"goodcard/scheduler"
	"goodcard/study"
)

// A screen is the model of the full screen. It holds what is shown and what was answered
// so far; everything else is asked of the session.
type screen struct {
	ctx   context.Context
	s     *study.Session
	o     ScreenOptions
	after func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // tea.Tick

	width, height int
	profile       colorprofile.Profile
	background    background
	method        ansi.Method // see [theme]
	theme         theme

	layers []layer // the lowest is a front, a back or the end

	prompt   *study.Prompt // nil at the end
	watch    stopwatch     // from the question on
	counts   study.Counts
	answered int // prompts before this one

	answer   study.Answer
	open     bool // the answer is shown
	preview  [scheduler.MaxGrade + 1]scheduler.State
	targets  []target // that can be opened now
	field    *field   // of a type card; else nil
	selected int      // index of the grade that the learner marked; -1 if none
	scroll   int      // lines of the card or the end that are above its first row
	end      *end     // nil while there is a prompt

	said    string      // what happened, until the next key
	editing *study.Edit // that is open in the editor

	pace     pace
	pulse    pulse
	err      error    // that ended the program
	troubles []string // of decks, to be told again at the end
}

func newScreen(ctx context.Context, s *study.Session, o ScreenOptions) *screen {
	m := &screen{ctx: ctx, s: s, o: o, after: tea.Tick, selected: -1}
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
	if m.err != nil {
		return m, tea.Quit
	}
	m.pulse.quicken()
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
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeUnicodeCore && (msg.Value.IsReset() || msg.Value.IsSet() || msg.Value.IsPermanentlySet()) {
			m.method = ansi.GraphemeWidth // from now on, as the renderer does
			m.restyle()
		}
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

func (m *screen) restyle() {
	m.theme = newTheme(m.profile, m.background)
	m.theme.method = m.method
}

// resize gives text fields their size.
func (m *screen) resize() {
	for _, l := range m.layers {
		if l, ok := l.(interface{ resize(frame) }); ok {
			l.resize(m.frame())
		}
	}
	if m.field != nil {
		m.field.resize(m.frame())
	}
}

func (m *screen) frame() frame {
	f := newFrame(m.width, m.height)
	if !m.top().onCard() || f.compact && !m.open {
		f.grades = 0 // a small front has no row to spare; the grades later cover the end of the text
	}
	return f
}

// next draws the next prompt, or the end.
func (m *screen) next() {
	p, err := m.s.Next(m.ctx)
	if err != nil {
		m.err = err
		return
	}
	m.tell(m.s.Troubles())
	m.prompt, m.counts, m.answered = p, m.s.Counts(), m.s.Summary().Reviews
	m.answer, m.open, m.field, m.end, m.selected, m.scroll = study.Answer{}, false, nil, nil, -1, 0
	if p == nil {
		if m.end, m.err = newEnd(m); m.err == nil {
			m.layers = []layer{m.end}
		}
		return
	}
	m.layers = []layer{front{m}}
	if m.targets, m.err = m.findTargets(); m.err != nil {
		return
	}
	m.watch.start()
	if p.Card.Kind == deck.Type {
		m.field = newField(m)
		m.push(m.field)
	}
}

// redraw draws the prompt that was shown once more. Where it still shows the same, an answer
// that was open stays open, and its time goes on.
func (m *screen) redraw() {
	if m.prompt == nil {
		m.next()
		return
	}
	serial, open, answer, watch, scroll := m.prompt.Serial, m.open, m.answer, m.watch, m.scroll
	m.next()
	if m.err != nil || m.prompt == nil || m.prompt.Serial != serial || !open {
		return
	}
	m.answer, m.watch, m.scroll = answer, watch, scroll
	m.reveal()
}

// resume goes on after the program was suspended: the time away is no part of an answer,
// and the day may be another. What was typed stays.
func (m *screen) resume() {
	item, typed := "", ""
	if m.field != nil {
		item, typed = m.prompt.Item, m.field.input.Value()
	}
	m.next()
	if m.field != nil && m.prompt.Item == item {
		m.field.input.SetValue(typed)
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
	m.open, m.selected = true, -1
	m.preview = m.s.Preview(m.prompt)
	m.layers = []layer{back{m}}
	m.targets, m.err = m.findTargets()
	m.pace.revealed()
}
