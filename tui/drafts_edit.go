package tui

import (
	"errors"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"goodcard/authoring"
	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/keys"
)

// edit opens the file of the deck at the draft, or at what is wrong with it.
func (m *draftsScreen) edit() tea.Cmd {
	e, err := m.s.Edit()
	if errors.Is(err, authoring.ErrReadable) {
		m.turn()
		m.said = err.Error()
		return nil
	}
	if err != nil {
		m.turn()
		m.failed("not opened", err)
		return nil
	}
	open, err := m.openEditor(e.File, e.Line)
	if err != nil {
		m.failed("not opened", err)
		return nil
	}
	m.editing = &e
	return open
}

// edited takes over what the editor left.
func (m *draftsScreen) edited(msg editedMsg) {
	e := m.editing
	if e == nil || m.ctx.Err() != nil {
		return
	}
	m.editing, m.leaving = nil, false
	before := m.draft
	came, err := m.s.Edited(*e, msg.err)
	m.turn()
	if err != nil {
		m.failed(editFailed(came), err)
		return
	}
	m.said = draftEdited(before.Card, came)
	if came != authoring.Unchanged && came != authoring.Spoilt {
		m.said += "   " + keys.Of(keys.Undo).Name + " " + keys.Of(keys.Undo).Word
	}
}

// draftEdited says what came of the edit of a draft.
func draftEdited(card deck.Card, came authoring.EditOutcome) string {
	switch came {
	case authoring.Unchanged:
		return "nothing was changed"
	case authoring.Accepted:
		return "edited, and kept: " + card.ID + " is no draft any more"
	case authoring.Removed:
		return "the card " + card.ID + " is gone from the deck, and counts as dropped"
	case authoring.Spoilt:
		return "" // what is wrong is shown
	}
	if !card.Draft {
		return "edited; keep it once it is right"
	}
	return "edited; it is a draft as before"
}

// editFailed says what an error left undone.
func editFailed(came authoring.EditOutcome) string {
	if came == authoring.Accepted {
		return "edited, and not noted as kept"
	}
	return "not edited"
}

// A spoiltDeck says why a deck cannot be read since it was edited.
type spoiltDeck struct{ draftsLayer }

func (l spoiltDeck) other(tea.KeyPressMsg) tea.Cmd {
	l.m.said = "the deck must be mended first: e edits it again"
	return nil
}

func (l spoiltDeck) draw(f frame) drawing {
	t := l.m.theme
	lines := []string{t.accent.Render("The deck cannot be read now"), ""}
	folder := filepath.Dir(l.m.path) + string(filepath.Separator)
	for _, text := range reasons(l.m.s.Broken()) {
		text = strings.ReplaceAll(text, folder, "") // so that the line is not far
		lines = append(lines, hang(t.wrong.Render("x "), "  ", wrapped(markup.Clean(strings.TrimSpace(text)), f.column()-2))...)
	}
	if h, ok := errors.AsType[hinter](l.m.s.Broken()); ok && h.Hint() != "" {
		lines = append(lines, "")
		lines = append(lines, wrapped(t.faint.Render(markup.Clean(h.Hint())), f.column())...)
	}
	return drawing{lines: f.indent(lines), scroll: l.m.scroll}
}
