package tui

import (
	"fmt"
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

func (l front) live() []keys.Key {
	m := l.m
	if m.prompt.Card.Kind == deck.Choose {
		return []keys.Key{keys.Of(keys.Choose).Named("a to " + m.lastLetter()), keys.Of(keys.ShowAnswer), keys.Of(keys.Help), keys.Of(keys.Quit)}
	}
	live := []keys.Key{keys.Of(keys.ShowAnswer)}
	if m.field != nil {
		live = append(live, keys.Of(keys.Leave).Saying("type"))
	}
	if len(m.targets) > 0 {
		live = append(live, keys.Of(keys.Open).Saying("picture"))
	}
	return append(live, keys.Of(keys.Suspend), keys.Of(keys.Bury), keys.Of(keys.Edit), keys.Of(keys.Undo), keys.Of(keys.Help), keys.Of(keys.Quit))
}

func (l front) press(k tea.KeyPressMsg) tea.Cmd {
	m := l.m
	choice := m.prompt.Card.Kind == deck.Choose
	if (!choice || k.Text == "") && m.scrolled(k) { // the letters of a choice do not scroll
		return nil
	}
	if cmd, done := m.common(k); done {
		return cmd
	}
	switch {
	case asks(k, keys.ShowAnswer):
		m.hand()
	case choice && asks(k, keys.Choose):
		m.choose(k.String())
	case m.field != nil && asks(k, keys.Leave):
		m.field.input.Focus()
		m.push(m.field)
	case isGrade(keys.Scale(m.o.AllGrades), k):
		m.said = "the answer comes first: space shows it"
	case asks(k, keys.Note, keys.Changed):
		m.said = "with the answer open, not before"
	default:
		return m.pressCard(k)
	}
	return nil
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

// choose takes the option of a letter and opens the answer.
func (m *screen) choose(letter string) {
	i := int(letter[0] - 'a')
	if i >= len(m.prompt.Options) {
		m.said = fmt.Sprintf("choose a to %s, or space for the answer; other keys wait until then", m.lastLetter())
		return
	}
	m.answer.Choice = &i
	m.reveal()
}

// lastLetter returns the last key that chooses an option. Those after z have none: in the
// plain session they can be named.
func (m *screen) lastLetter() string {
	return keys.Letters[min(len(m.prompt.Options), len(keys.Letters))-1]
}
