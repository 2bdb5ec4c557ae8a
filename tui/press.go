package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"goodcard/deck"
	"goodcard/deck/markup"
)

// press does what a key asks for where the screen is.
func (m *screen) press(k tea.KeyPressMsg) tea.Cmd {
	press := m.pace.note(k)
	if k.String() == "ctrl+c" {
		m.keepNote()
		return tea.Quit
	}
	if m.tooSmall() {
		if key.Matches(k, m.keys.Quit) {
			return tea.Quit
		}
		return nil
	}
	if !press.held {
		m.said = ""
	}
	switch {
	case markup.Clean(k.Text) != k.Text: // a mark that cannot be seen
		return nil
	case m.page != nil:
		return m.pressPage(k, press)
	case m.note != nil:
		return m.pressNote(k)
	case m.typing:
		return m.pressField(k)
	case m.scrolled(k):
		return nil
	case press.held, press.unsure && key.Matches(k, m.keys.Suspend, m.keys.Bury):
		return nil
	case key.Matches(k, m.keys.Help):
		m.page = m.helpPage()
		return nil
	}
	switch m.stage {
	case onFront:
		return m.pressFront(k)
	case onBack:
		return m.pressBack(k, press)
	default:
		return m.pressEnd(k)
	}
}

func (m *screen) pressFront(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(k, m.keys.Quit):
		return tea.Quit
	case key.Matches(k, m.keys.Pause):
		return tea.Suspend
	case key.Matches(k, m.keys.Answer):
		m.hand()
		return nil
	case m.prompt.Card.Kind == deck.Choose && key.Matches(k, m.keys.Choose):
		m.choose(k.String())
		return nil
	case m.prompt.Card.Kind == deck.Type && key.Matches(k, m.keys.Leave):
		m.typing = true
		m.field.Focus()
		return nil
	case m.isGrade(k):
		m.said = "the answer comes first: space shows it"
		return nil
	case key.Matches(k, m.keys.Note, m.keys.Changed):
		m.said = "with the answer open, not before"
		return nil
	}
	return m.pressCard(k)
}

func (m *screen) pressBack(k tea.KeyPressMsg, press keyPress) tea.Cmd {
	grades := m.grades()
	if i := slices.IndexFunc(grades, func(g gradeKey) bool { return g.key == k.String() }); i >= 0 {
		m.grade(grades[i].grade)
		return nil
	}
	switch {
	case key.Matches(k, m.keys.Quit):
		return tea.Quit
	case key.Matches(k, m.keys.Accept):
		return m.accept(press)
	case m.prompt.Card.Kind == deck.Explain && key.Matches(k, m.keys.Points):
		m.tick(int(k.String()[0] - '1'))
	case key.Matches(k, m.keys.Select):
		m.selectGrade(k.String() == "right")
	case key.Matches(k, m.keys.Note):
		m.openNote()
	case m.prompt.Before != nil && key.Matches(k, m.keys.Changed):
		m.page = m.changedPage()
	case key.Matches(k, m.keys.UndoToo):
		m.undo()
	default:
		return m.pressCard(k)
	}
	return nil
}

// pressCard does what a key asks for on both sides of a card.
func (m *screen) pressCard(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(k, m.keys.Suspend):
		m.suspend()
	case key.Matches(k, m.keys.Bury):
		m.bury()
	case key.Matches(k, m.keys.Flag):
		m.flag()
	case key.Matches(k, m.keys.Undo):
		m.undo()
	case key.Matches(k, m.keys.Why):
		m.page = m.whyPage(m.prompt.Item)
	case key.Matches(k, m.keys.Open):
		return m.open()
	case key.Matches(k, m.keys.Edit):
		return m.edit()
	default:
		m.said = "that key does nothing here; ? shows the keys"
	}
	return nil
}

// isGrade tells whether a key gives a grade on a back.
func (m *screen) isGrade(k tea.KeyPressMsg) bool {
	return slices.ContainsFunc(m.ratings(), func(g gradeKey) bool { return g.key == k.String() })
}

// scrolled does what a key asks for that scrolls the card.
func (m *screen) scrolled(k tea.KeyPressMsg) bool {
	if m.stage == atEnd && key.Matches(k, m.keys.Pick) {
		return false
	}
	by, ok := m.scrollBy(k)
	if ok {
		m.scroll = clampScroll(m.scroll+by, len(m.body().lines), m.frame().bodyRows())
	}
	return ok
}

func (m *screen) scrollBy(k tea.KeyPressMsg) (lines int, ok bool) {
	page := max(m.frame().bodyRows()-1, 1)
	switch {
	case m.stage == onFront && m.page == nil && m.prompt.Card.Kind == deck.Choose && k.Text != "":
		return 0, false // its letters choose
	case key.Matches(k, m.keys.Up):
		return -1, true
	case key.Matches(k, m.keys.Down):
		return 1, true
	case key.Matches(k, m.keys.PageUp):
		return -page, true
	case key.Matches(k, m.keys.PageDown):
		return page, true
	}
	return 0, false
}

func clampScroll(at, lines, rows int) int { return max(min(at, lines-rows), 0) }
