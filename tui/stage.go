package tui

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"goodcard/deck/reason"
)

// A stage is a full screen whatever is shown on it: its size and colours, the layers of which the
// top one has the keyboard, when a key counts, and what was said.
type stage struct {
	ctx   context.Context
	o     ScreenOptions
	scene scene
	after func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // tea.Tick

	width, height int
	profile       colorprofile.Profile
	background    background
	method        ansi.Method // see [theme]
	theme         theme

	layers []layer // the lowest is what the scene shows
	scroll int     // lines of it that are above its first row

	said     string   // what happened, until the next key
	news     string   // that there are new troubles, until the next key; stands beside what is said
	troubles []string // to be told again at the end

	shown   face
	pace    pace
	pulse   pulse
	display *display // nil in tests
	leaving bool     // another program is about to have the terminal, or the shell
	err     error    // that ended the program
}

// A scene is what is shown on a stage.
type scene interface {
	frame() frame
	header(f frame) string
	progress(f frame) string
	foot(f frame) []string // the rows that the frame keeps below the body; nil to leave them free

	face() (serial int, open bool)            // another one is another thing to decide on
	takes(msg tea.Msg) (cmd tea.Cmd, ok bool) // a message of its own; false where it is none
	resized()                                 // the terminal has another size
	away()                                    // another program is about to have the terminal

	helpPage() *page
	plainly() string // the command that does the same without a screen
}

func newStage(ctx context.Context, o ScreenOptions, s scene) stage {
	m := stage{ctx: ctx, o: o, scene: s, after: tea.Tick}
	m.pace.now = o.Clock
	m.restyle()
	return m
}

// Init asks the terminal for its background.
func (m *stage) Init() tea.Cmd {
	if m.err != nil {
		return tea.Quit
	}
	return tea.RequestBackgroundColor
}

// Update does what a message asks for.
func (m *stage) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
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

// update does what a message asks for. Only keys act on what is shown: what is pasted goes into a
// text field or nowhere.
func (m *stage) update(msg tea.Msg) tea.Cmd {
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
	case confirmMsg:
		return m.confirmed(msg)
	case tea.KeyPressMsg:
		return m.press(msg)
	default:
		if cmd, ok := m.scene.takes(msg); ok {
			return cmd
		}
		return m.feed(msg)
	}
	return nil
}

func (m *stage) restyle() {
	m.theme = newTheme(m.profile, m.background)
	m.theme.method = m.method
}

// resize gives text fields their size.
func (m *stage) resize() {
	for _, l := range m.layers {
		if l, ok := l.(interface{ resize(frame) }); ok {
			l.resize(m.scene.frame())
		}
	}
	m.scene.resized()
}

// failed says that something did not work.
func (m *stage) failed(what string, err error) {
	text := reason.Text(err)
	if width := newFrame(m.width, m.height).width - 2; cells(what+": "+text) > width { // the cause stands behind the path
		text = text[strings.LastIndex(text, ": ")+1:]
	}
	m.said = what + ": " + strings.TrimSpace(text)
	if h, ok := errors.AsType[hinter](err); ok && h.Hint() != "" {
		m.said += "   " + h.Hint()
	}
}

// openEditor opens a file at a line in the editor of whoever sits there; an [editedMsg] follows.
func (m *stage) openEditor(file string, line int) (tea.Cmd, error) {
	words, err := m.o.Editor.Words(file, line)
	if err != nil {
		return nil, err
	}
	return m.lend(func() error { return m.o.Run(words) }, func(err error) tea.Msg {
		if err != nil {
			err = m.o.Editor.Failed(err)
		}
		return editedMsg{err}
	}), nil
}

// run shows the stage until it is left. The error is that of ctx where that ends, or of the terminal; what
// else ended the program is [stage.err].
func (m *stage) run() error {
	var p *tea.Program
	lost := func(error) { go p.Send(lostMsg{}) }
	escape := func() { go p.Send(tea.KeyPressMsg{Code: tea.KeyEscape}) }
	in := &keyboard{File: m.o.In, now: m.o.Clock, lost: lost, escape: escape}
	m.display = &display{File: m.o.Out, now: m.o.Clock, lost: lost}
	m.pace.burst, m.pace.drawn = in.burst, m.display.drawn
	p = tea.NewProgram(m,
		tea.WithContext(m.ctx),
		tea.WithInput(in),
		tea.WithOutput(m.display),
		tea.WithEnvironment(m.o.Environ),
		tea.WithoutSignalHandler(), // ctx ends with a signal
	)
	m.pulse.program = p
	if m.o.Jobs != nil {
		defer m.o.Jobs(func() { p.Send(pauseMsg{}) }, func() { p.Send(continuedMsg{}) })()
	}
	_, err := p.Run()
	if m.ctx.Err() != nil {
		err = m.ctx.Err()
	}
	return err
}
