package release

import (
	"fmt"
	"slices"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/shell"
	"goodcard/words"
)

// compare compares the deck with its last release, with what the author says of it.
func (m *maker) compare() error {
	if m.deck.IsPath() {
		return m.comparePath()
	}
	told, err := m.told()
	if err != nil {
		return err
	}
	old := m.latest()
	if err := told.Check(&old.Deck, m.whole); err != nil {
		return err
	}
	m.Comparison = diff.Compare(&old.Deck, m.whole, told)
	if err := m.idle(told); err != nil {
		return err
	}
	if m.released == nil {
		m.Head, m.Step = nil, diff.None
	}
	return nil
}

// comparePath compares a path with its last release. What changed of its units is told by their lines.
func (m *maker) comparePath() error {
	if len(m.options.Changes) > 0 {
		return &UsageError{"a path has no cards of its own to say what changed of", "leave --change out: " + words.Command("release", shell.Operand(m.deckPath))}
	}
	old, whole := m.latest().Deck, *m.whole
	old.Cards, whole.Cards = nil, nil
	if m.Comparison = diff.Compare(&old, &whole, diff.Told{}); m.released == nil {
		m.Head, m.Step = nil, diff.None
	}
	m.Head = slices.DeleteFunc(m.Head, func(h diff.HeadChange) bool { return h.Key == "path" })
	return nil
}

// idle returns an error where the author says what the change of a card is in which nothing changed.
func (m *maker) idle(told diff.Told) error {
	was, is := m.becameOf()
	for _, id := range append(slices.Clone(told.Replaced), told.Clarified...) {
		if full := m.full(id); is[full] == nil && was[full] == nil {
			return &UsageError{fmt.Sprintf("it is said what the change of %s is, in which nothing changed", id), "leave it out"}
		}
	}
	return nil
}

// told returns what the versions do not say themselves.
func (m *maker) told() (told diff.Told, err error) {
	for _, text := range m.options.Changes {
		if err := parseChange(text, &told); err != nil {
			return told, err
		}
	}
	if m.released == nil {
		if len(m.options.Changes) > 0 {
			return told, &UsageError{fmt.Sprintf("nothing was released of %s yet, so nothing changed", m.deck.ID), "leave --change out: " + words.Command("release", shell.Operand(m.deckPath))}
		}
		return told, nil
	}
	then := map[string]string{}
	for _, f := range m.released.Files {
		then[f.Path] = f.SHA256
	}
	for _, c := range m.released.Retired {
		told.Retired = append(told.Retired, c.Card)
	}
	told.Redrawn = func(path string) bool {
		now, ok := m.sum(path)
		return ok && then[path] != now
	}
	return told, nil
}

// becameOf returns what the comparison has of each card, by full id: that of the last release, and that of now.
func (m *maker) becameOf() (old, new map[string]*diff.Change) {
	old, new = map[string]*diff.Change{}, map[string]*diff.Change{}
	for i := range m.Changes {
		c := &m.Changes[i]
		for _, card := range c.Old {
			old[m.full(card.ID)] = c
		}
		for _, card := range c.New {
			new[m.full(card.ID)] = c
		}
	}
	return old, new
}

// fullAll returns the full ids of cards of the deck.
func (m *maker) fullAll(cards []*deck.Card) (ids []string) {
	for _, c := range cards {
		ids = append(ids, m.full(c.ID))
	}
	return ids
}
