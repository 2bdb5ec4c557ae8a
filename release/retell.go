package release

import (
	"maps"
	"slices"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/ledger"
)

// A Version is a deck as it was or is, with the SHA-256 of its pictures.
type Version struct {
	Deck    *deck.Deck
	Picture func(path string) (sum string, ok bool) // nil where none is known
}

// contents returns what returns the hash of the content of a card.
func (v Version) contents() func(c *deck.Card) string {
	hasher, picture := v.Deck.Hasher(), v.Picture
	if picture == nil {
		picture = func(string) (string, bool) { return "", false }
	}
	return func(c *deck.Card) string { return hasher.Hashes(c, picture).Content }
}

// Told returns what was recorded of the changes from one version of a deck to another, which the second has beside it:
// what was split and merged, what was replaced or put in other words, and which cards were retired.
func (r Recorded) Told(old, new Version) (told diff.Told) {
	if r.Last != nil && r.Last.ID == new.Deck.ID {
		for _, c := range r.Last.Retired {
			told.Retired = append(told.Retired, c.Card)
		}
	}
	if r.Ledger == nil || r.Ledger.Deck != new.Deck.ID {
		return told
	}
	t := teller{r.Ledger.ByID(), cardsByID(old.Deck), cardsByID(new.Deck)}
	t.gone(&told)
	if r.Changes != nil {
		t.kept(&told, r.Changes, old, new)
	}
	return told
}

// A teller tells what a ledger has of the cards of two versions, by full ids.
type teller struct {
	lines    map[string]*ledger.Line
	old, new map[string]*deck.Card
}

func cardsByID(d *deck.Deck) map[string]*deck.Card {
	all := map[string]*deck.Card{}
	for i := range d.Cards {
		if c := &d.Cards[i]; !c.Draft {
			all[deck.Full(d.ID, c.ID)] = c
		}
	}
	return all
}

// in returns the id under which a version has the card of a line, the latest one first; none where it has it not.
func in(cards map[string]*deck.Card, line *ledger.Line) string {
	for _, id := range slices.Backward(line.IDs) {
		if cards[id] != nil {
			return id
		}
	}
	return ""
}

// gone tells what was split and merged.
func (t *teller) gone(told *diff.Told) {
	merged := map[string][]string{}
	var into []string
	for _, c := range slices.Sorted(maps.Keys(t.old)) {
		line := t.lines[c]
		if line == nil || in(t.new, line) != "" {
			continue
		}
		switch now := t.heirs(line, map[*ledger.Line]bool{}); {
		case len(now) > 1:
			told.Split = append(told.Split, diff.SplitOf{Card: c, Into: now})
		case len(now) == 1:
			if merged[now[0]] == nil {
				into = append(into, now[0])
				if was := in(t.old, t.lines[now[0]]); was != "" {
					merged[now[0]] = append(merged[now[0]], was)
				}
			}
			merged[now[0]] = append(merged[now[0]], c)
		}
	}
	for _, id := range into {
		told.Merged = append(told.Merged, diff.MergeOf{Cards: merged[id], Into: id})
	}
}

// heirs returns the cards of the new version that a card was replaced by, in one release or several.
func (t *teller) heirs(line *ledger.Line, seen map[*ledger.Line]bool) (ids []string) {
	if line == nil || seen[line] {
		return nil
	}
	seen[line] = true
	if id := in(t.new, line); id != "" {
		return []string{id}
	}
	for _, id := range line.ReplacedBy() {
		ids = append(ids, t.heirs(t.lines[id], seen)...)
	}
	return ids
}

// kept tells what the authors of releases said of cards that go on: that they were replaced, or only put in other
// words. It holds where the list of changes leads from the content that a card had to the one that it has.
func (t *teller) kept(told *diff.Told, changes *ledger.Changes, old, new Version) {
	of := map[*ledger.Line][]ledger.Change{}
	said := map[*ledger.Line]bool{}
	for _, c := range changes.Lines {
		if line := t.lines[c.ID]; line != nil {
			of[line] = append(of[line], c)
			said[line] = said[line] || c.Kind == string(diff.Replaced) || c.Kind == string(diff.Clarified)
		}
	}
	before, after := old.contents(), new.contents()
	for _, id := range slices.Sorted(maps.Keys(t.new)) {
		line := t.lines[id]
		if !said[line] {
			continue
		}
		was := t.old[in(t.old, line)]
		if was == nil {
			continue
		}
		kinds := between(of[line], before(was), after(t.new[id]))
		switch {
		case slices.Contains(kinds, string(diff.Replaced)):
			told.Replaced = append(told.Replaced, id)
		case slices.Contains(kinds, string(diff.Clarified)) && !slices.Contains(kinds, string(diff.Meaning)):
			told.Clarified = append(told.Clarified, id)
		}
	}
}

// between returns the kinds of the changes that lead from one content to another; none where none do.
func between(changes []ledger.Change, from, to string) (kinds []string) {
	changes = slices.Clone(changes)
	slices.SortStableFunc(changes, func(a, b ledger.Change) int { return a.Time.Compare(b.Time) })
	first := slices.IndexFunc(changes, func(c ledger.Change) bool { return c.Before == from })
	if first < 0 || from == to {
		return nil
	}
	for _, c := range changes[first:] {
		if kinds = append(kinds, c.Kind); c.After == to {
			return kinds
		}
	}
	return nil
}
