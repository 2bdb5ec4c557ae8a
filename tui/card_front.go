package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"goodcard/deck"
	"goodcard/keys"
)

// A front is a card before its answer.
type front struct{ m *screen }

func (front) onCard() bool         { return true }
func (front) feed(tea.Msg) tea.Cmd { return nil }

func (l front) draw(frame) drawing { return drawing{lines: l.m.body().lines, scroll: l.m.scroll} }

func (l front) live() []keys.Key { return keys.Live(l.m.state(keys.OnFront)) }

func (l front) do(k keys.Key, name string) tea.Cmd {
	m := l.m
	switch k.Action {
	case keys.ShowAnswer:
		if m.selected >= 0 {
			m.choose(m.selected)
		} else {
			m.hand()
		}
	case keys.Choose:
		m.choose(keys.Option(name))
	case keys.Select:
		m.selectOption(name == "right" || name == "down")
	case keys.Leave:
		m.field.input.Focus()
		m.push(m.field)
	default:
		return m.act(k.Action)
	}
	return nil
}

func (l front) other(k tea.KeyPressMsg) tea.Cmd {
	m := l.m
	s := m.state(keys.OnFront)
	isGrade := slices.ContainsFunc(s.Scale(), func(g keys.Grade) bool { return g.Key == k.String() })
	onBack := slices.ContainsFunc([]keys.Action{keys.Note, keys.Changed, keys.Idea}, func(a keys.Action) bool { return keys.Of(a).Is(k.String()) })
	switch {
	case s.Options > 0 && k.Text != "":
		choose, _ := keys.Pressed(keys.Live(s), "1")
		m.said = "choose " + choose.Name + " (a digit does too), or space for " + spaceGives(s)
	case isGrade:
		m.said = "the answer comes first: space shows it"
	case onBack:
		m.said = "with the answer open, not before"
	default:
		m.nothing(k)
	}
	return nil
}

// spaceGives says what space brings on the front of a choice.
func spaceGives(s keys.State) string {
	if s.Marked > 0 {
		return "what is marked"
	}
	return "the answer"
}

// hand opens the answer with what was typed until then.
func (m *screen) hand() {
	if m.field != nil {
		if typed := strings.TrimSpace(m.field.input.Value()); typed != "" {
			m.answer.Typed = &typed
		}
	}
	if m.prompt.Card.Kind == deck.Explain {
		m.answer.Points = []int{}
	}
	m.reveal()
}

// choose takes an option and opens the answer.
func (m *screen) choose(option int) {
	m.answer.Choice = &option
	m.reveal()
}

// selectOption marks the option below or above the marked one.
func (m *screen) selectOption(below bool) {
	if below {
		m.selected = min(m.selected+1, len(m.prompt.Options)-1)
	} else {
		m.selected = max(m.selected-1, 0)
	}
	m.show(m.body().options[m.selected])
}
