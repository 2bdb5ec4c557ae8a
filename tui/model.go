package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"goodcard/deck"
	"goodcard/scheduler"
	"goodcard/study"
)

// A screen is the model of the full screen. It holds what is shown and what was answered
// so far; everything else is asked of the session.
type screen struct {
	stage // its lowest layer is a front, a back or the end
	s     *study.Session

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
	end      *end     // nil while there is a prompt

	unrecorded error       // why the last grade is not on disk; nil where it is
	editing    *study.Edit // that is open in the editor
}

func newScreen(ctx context.Context, s *study.Session, o ScreenOptions) *screen {
	m := &screen{s: s, selected: -1}
	m.stage = newStage(ctx, o, m)
	m.watch.now = o.Now
	m.next()
	m.look()
	return m
}

// takes does what a message asks for that only a review knows.
func (m *screen) takes(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case resumedMsg:
		m.resume(msg)
		return tea.RequestBackgroundColor, true
	case editedMsg:
		m.edited(msg)
	case openedMsg:
		m.opened(msg)
	default:
		return nil, false
	}
	return nil, true
}

// resized gives the field of a typed answer its size, also while another layer has the keyboard.
func (m *screen) resized() {
	if m.field != nil {
		m.field.resize(m.frame())
	}
}

// away stops the time that an answer takes.
func (m *screen) away() { m.watch.stop() }

// face is the prompt, and whether its answer is open.
func (m *screen) face() (serial int, open bool) {
	if m.prompt != nil {
		serial = m.prompt.Serial
	}
	return serial, m.open
}

func (*screen) plainly() string { return "goodcard review --plain" }

// foot shows the grades, with an answer.
func (m *screen) foot(f frame) []string {
	if !m.open || !m.top().onCard() {
		return nil
	}
	grades, effects := m.gradeLines(f)
	return []string{grades, effects}
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
