package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"goodcard/deck"
	"goodcard/keys"
	"goodcard/study"
)

// stateOf says what decides which keys work on a card; targets are what can be opened there.
func stateOf(s *study.Session, p *study.Prompt, at keys.Place, targets []target) keys.State {
	state := keys.State{
		At: at, Practice: p.Cram, Preview: p.Preview, Options: len(p.Options), Field: p.Card.Kind == deck.Type,
		Changed: len(p.Changes()) > 0, Ideas: p.MoreIdeas(), Editable: !p.Fixed, Undo: s.CanUndo(),
	}
	if p.Card.Kind == deck.Explain {
		state.Points = len(p.Card.Points)
	}
	if n := len(targets); n > 0 {
		state.Opens = targets[n-1].what
	}
	return state
}

// endState does the same for the end of a session.
func endState(s *study.Session, hard, more int) keys.State {
	mode := s.Mode()
	return keys.State{At: keys.AtEnd, Practice: mode != study.Reviewing, Preview: mode == study.Previewing,
		Undo: s.CanUndo(), Hard: hard, More: more}
}

// state says what decides which keys work on the card that is shown.
func (m *screen) state(at keys.Place) keys.State {
	s := stateOf(m.s, m.prompt, at, m.targets)
	s.AllGrades = m.o.AllGrades
	switch {
	case m.open:
		s.Proposed = s.Word(m.proposed())
	case m.selected >= 0:
		s.Marked = m.selected + 1
	}
	return s
}

// meant returns the key of live that was pressed. A letter of another script, and one that
// Shift or Caps Lock made great, stands for the key at its place.
func meant(live []keys.Key, k tea.KeyPressMsg) (key keys.Key, name string, ok bool) {
	names := []string{k.String(), strings.ToLower(k.String())}
	if k.BaseCode != 0 {
		names = append(names, tea.Key{Code: k.BaseCode, Mod: k.Mod & tea.ModCtrl}.String())
	}
	for _, name := range slices.Compact(names) {
		if key, ok := keys.Pressed(live, name); ok {
			return key, name, true
		}
	}
	return keys.Key{}, "", false
}
