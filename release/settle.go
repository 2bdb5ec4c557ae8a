package release

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/ledger"
)

// settle makes the lines of the next ledger, and what each of them changes. Their version is told by [maker.number].
func (m *maker) settle() error {
	m.moved, m.redated = map[int]bool{}, map[int]bool{}
	if m.ledger == nil {
		m.next = &ledger.Ledger{Deck: m.deck.ID, Title: ledger.OneLine(m.deck.Title)}
	} else {
		next := *m.ledger
		next.Lines = slices.Clone(m.ledger.Lines)
		m.next = &next
	}
	byID := map[string]int{}
	for i, line := range m.next.Lines {
		for _, id := range line.IDs {
			byID[id] = i
		}
	}
	hasher := m.deck.Hasher()
	before := len(m.next.Lines)
	taken := map[int]bool{}
	_, became := m.becameOf()
	for i := range m.deck.Cards {
		c := &m.deck.Cards[i]
		at := m.lineOf(c, byID)
		if at >= 0 {
			taken[at] = true
		}
		hashes := deck.Hashes{}
		if m.deck.IsPath() {
			hashes.Content = deck.UnitHash(m.deck.Path[i])
		} else {
			hashes = hasher.Hashes(c, m.sum)
		}
		m.goOn(c, hashes, at, became[m.full(c.ID)])
	}
	m.end(before, taken)
	if !m.deck.IsPath() {
		m.keepRetired()
	}
	if m.merged {
		m.outdate()
	}
	return nil
}

// goOn brings the line of a card up to date, or begins one.
func (m *maker) goOn(c *deck.Card, hashes deck.Hashes, at int, change *diff.Change) {
	id := m.full(c.ID)
	line := ledger.Line{IDs: append(deck.FullAll(m.deck.ID, c.Was), id), State: ledger.Live}
	if at >= 0 {
		line = m.next.Lines[at]
		line.IDs = slices.Clone(line.IDs)
	}
	old := line
	if line.ID() != id {
		line.IDs = append(line.IDs, id)
	}
	line.Items, line.Kind, line.State = c.Suffixes(), string(c.Kind), ledger.Live
	line.Content, line.Surroundings, line.Unseen = hashes.Content, hashes.Surroundings, hashes.Unseen
	redated := old.Content != line.Content || old.Surroundings != line.Surroundings || old.State != line.State
	moved := redated || old.Unseen != line.Unseen || old.ID() != line.ID() || !slices.Equal(old.Items, line.Items) || old.Kind != line.Kind
	if at < 0 {
		at = len(m.next.Lines)
		m.next.Lines = append(m.next.Lines, ledger.Line{})
	} else if !moved {
		return
	}
	m.next.Lines[at] = line
	m.moved[at], m.redated[at] = true, redated
	entry := Change{ID: id, Before: old.Content, After: line.Content, Diff: change, Kind: kindOf(change), unit: m.deck.IsPath()}
	switch {
	case old.Revision == 0 && change == nil:
		entry.Kind = diff.New
	case old.Revision > 0 && !old.Live() && entry.Kind == diff.New: // the ledger knows better, here and below
		entry.Kind = diff.Restored
	case old.Revision > 0 && entry.Kind == diff.New:
		entry.Kind = diff.Cosmetic
	}
	if !old.Live() {
		entry.Before = ""
	}
	m.changes = append(m.changes, entry)
}

// kindOf returns the kind of a change as releases tell it. What stands around a card, or is kept back, changes
// nothing that a review shows.
func kindOf(change *diff.Change) diff.Kind {
	if change == nil || change.Kind == diff.Retagged {
		return diff.Cosmetic
	}
	return change.Kind
}

// end ends the lines of cards that are no longer there.
func (m *maker) end(before int, taken map[int]bool) {
	became, _ := m.becameOf()
	for i := range before {
		line := m.next.Lines[i]
		if taken[i] || !line.Live() {
			continue
		}
		change := became[line.ID()]
		entry := Change{ID: line.ID(), Kind: diff.Retired, Before: line.Content, Diff: change, unit: m.deck.IsPath()}
		if change != nil && (change.Kind == diff.Split || change.Kind == diff.Merged) {
			entry.Kind, entry.ReplacedBy = change.Kind, m.fullAll(change.New)
		}
		line.State = cmp.Or(strings.Join(entry.ReplacedBy, ","), ledger.Retired)
		m.next.Lines[i] = line
		m.moved[i], m.redated[i] = true, true
		m.changes = append(m.changes, entry)
	}
}

// keepRetired keeps the cards that are gone as they last were.
func (m *maker) keepRetired() {
	old := m.latest()
	there := map[string]bool{}
	for _, line := range m.next.Lines {
		if line.Live() {
			for _, id := range line.IDs {
				there[id] = true
			}
		}
	}
	kept := map[string]bool{}
	for _, c := range old.Cards {
		if id := m.full(c.ID); !there[id] {
			m.retired, kept[id] = append(m.retired, deck.RetiredCard{Card: c, Last: old.Version}), true
		}
	}
	for _, c := range old.Retired {
		if id := m.full(c.ID); !there[id] && !kept[id] {
			m.retired = append(m.retired, c)
		}
	}
}

// outdate gives a time of its own to each line that was last changed in the newest of two versions that were
// merged: what was handed out as that version may have been another text.
func (m *maker) outdate() {
	newest := m.next.Newest()
	for i, line := range m.next.Lines {
		if line.Last == newest && line.Live() && !m.moved[i] {
			m.changes = append(m.changes, Change{ID: line.ID(), Kind: diff.Cosmetic, Before: line.Content, After: line.Content, again: true})
		}
		if line.Last == newest {
			m.moved[i], m.redated[i] = true, true
		}
	}
}

// date writes the release into the lines that it changes.
func (m *maker) date() {
	m.next.Version = m.version
	for _, i := range slices.Sorted(maps.Keys(m.moved)) {
		line := &m.next.Lines[i]
		line.Revision++
		line.Last = m.version
		if line.First == "" {
			line.First = m.version
		}
		if m.redated[i] {
			line.Time = m.options.Now
		}
	}
}
