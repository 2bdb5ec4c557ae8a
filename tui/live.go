package tui

import (
	"strconv"

	"charm.land/bubbles/v2/key"

	"goodcard/deck"
)

// live returns the keys that work now, the most useful first. The last two always are the
// help and the way out.
func (m *screen) live() []key.Binding {
	k := m.keys
	switch {
	case m.page != nil:
		return append(m.page.live(), k.Close, ctrlC(k))
	case m.note != nil:
		return []key.Binding{k.Keep, k.Drop}
	case m.stage == atEnd:
		return m.endKeys()
	case m.typing:
		return []key.Binding{k.Submit, k.UndoToo, k.Leave, ctrlC(k)}
	}
	var keys []key.Binding
	if m.stage == onFront {
		keys = append(keys, m.frontKeys()...)
	} else {
		keys = append(keys, m.backKeys()...)
	}
	return append(keys, k.Help, k.Quit)
}

// ctrlC is how to quit where letters are text.
func ctrlC(k keyMap) key.Binding {
	k.Quit.SetHelp("ctrl+c", k.Quit.Help().Desc)
	return k.Quit
}

// upTo returns a binding of a row of keys of which only some mean something now.
func upTo(b key.Binding, first, last string) key.Binding {
	b.SetHelp(first+" to "+last, b.Help().Desc)
	return b
}

func (m *screen) frontKeys() []key.Binding {
	k := m.keys
	if m.prompt.Card.Kind == deck.Choose {
		return []key.Binding{upTo(k.Choose, "a", m.lastLetter()), k.Answer}
	}
	keys := []key.Binding{k.Answer}
	if m.prompt.Card.Kind == deck.Type {
		keys = append(keys, as(k.Leave, "type"))
	}
	if len(m.pictures()) > 0 {
		keys = append(keys, as(k.Open, "picture"))
	}
	return append(keys, k.Suspend, k.Bury, k.Edit, k.Undo)
}

func (m *screen) backKeys() []key.Binding {
	k := m.keys
	keys := []key.Binding{as(k.Accept, m.proposed().Rating())}
	if m.prompt.Card.Kind == deck.Explain {
		keys = append(keys, upTo(k.Points, "1", strconv.Itoa(min(len(m.prompt.Card.Points), 9))), k.Letters)
	}
	if m.prompt.Before != nil {
		keys = append(keys, k.Changed)
	}
	if m.prompt.Card.Source != "" {
		keys = append(keys, as(k.Open, "source"))
	}
	return append(keys, k.Note, k.Flag, k.Undo)
}
