package tui

import (
	"context"
	"strings"
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
	selected int      // index of the option or grade that the learner marked; -1 if none
	scroll   int      // lines of the card or the end that are above its first row
	end      *end     // nil while there is a prompt

	said string // what happened, until the next key

	unrecorded error       // why the last grade is not on disk; nil where it is
	editing    *study.Edit // that is open in the editor

	shown    face
	pace     pace
	pulse    pulse
	display  *display // nil in tests
	leaving  bool     // another program is about to have the terminal, or the shell
	err      error    // that ended the program
	news     string   // that there are new troubles, until the next key; stands beside what is said
	troubles []string // of decks, to be told again at the end
}

func newScreen(ctx context.Context, s *study.Session, o ScreenOptions) *screen {
	m := &screen{ctx: ctx, s: s, o: o, after: tea.Tick, selected: -1}
	m.pace.now, m.watch.now = o.Clock, o.Now
	m.restyle()
	m.next()
	m.look()
	return m
}

// Init asks the terminal for its background.
func (m *screen) Init() tea.Cmd {
	if m.err != nil {
		return tea.Quit
	}
	return tea.RequestBackgroundColor
}

// Update does what a message asks for.
func (m *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.err != nil {
		return m, tea.Quit
	}
	m.pulse.quicken()
	if m.display != nil {
		m.display.answered(msg)
	}
	cmd := m.update(msg)
	m.look()
	if m.err != nil { // nothing is left to show
		return m, tea.Quit
	}
	return m, cmd
}

// update does what a message asks for. Only keys act on a card: what is pasted goes into a
// text field or nowhere.
func (m *screen) update(msg tea.Msg) tea.Cmd {
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
	case lostMsg:
		m.err = errLost
	case pauseMsg:
		return m.pause()
	case continuedMsg:
		return m.lend(func() error { return nil }, func(error) tea.Msg { return resumedMsg{true} })
	case resumedMsg:
		m.resume(msg)
		return tea.RequestBackgroundColor
	case confirmMsg:
		return m.confirmed(msg)
	case editedMsg:
		m.edited(msg)
	case openedMsg:
		m.opened(msg)
	case tea.KeyPressMsg:
		return m.press(msg)
	default:
		return m.feed(msg)
	}
	return nil
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
	f.status = len(m.status(f))
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
	m.prompt, m.counts, m.answered = p, m.s.Counts(), m.s.Summary().Answers()
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

// redraw draws the prompt that was shown once more. Where it is the same, what was answered and
// an answer that was open stay, and the time goes on.
func (m *screen) redraw(same func(before, now *study.Prompt) bool) {
	before, open, answer, watch, scroll, field := m.prompt, m.open, m.answer, m.watch, m.scroll, m.field
	m.next()
	if m.err != nil || before == nil || m.prompt == nil || !same(before, m.prompt) {
		return
	}
	m.watch = watch
	if m.field != nil && field != nil {
		m.field.input.SetValue(field.input.Value())
	}
	if open {
		m.answer = m.prompt.Carry(before, answer)
		m.reveal()
		m.scroll = scroll
	}
}

// stands reports whether the same prompt is shown as before.
func stands(before, now *study.Prompt) bool { return before.Serial == now.Serial }

// tell says what is wrong with decks.
func (m *screen) tell(troubles []string) {
	if len(troubles) > 0 {
		m.troubles = append(m.troubles, troubles...)
		m.said = troubles[len(troubles)-1]
		about, _, _ := strings.Cut(m.said, ": ")
		m.news = about + " has a problem"
	}
}

// reveal opens the answer. The question stays where it is, unless nothing of the answer would be seen.
func (m *screen) reveal() {
	m.open, m.selected = true, -1
	m.preview = m.s.Preview(m.prompt)
	m.layers = []layer{back{m}}
	m.targets, m.err = m.findTargets()
	if answer := m.body().answer; !m.sees(answer) {
		m.showAll(answer)
	}
}
