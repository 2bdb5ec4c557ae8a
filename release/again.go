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

// Repeats reports whether options say of the last release of the deck at path, which has this version, what was recorded
// of it and nothing else: the same reasons, the same of each change, and no other version. That a card was replaced or
// clarified may also have been plain without being said.
func Repeats(deckPath, version string, o Options) bool {
	r, wrong := ReadRecorded(deckPath)
	if len(wrong) > 0 || r.Ledger == nil || r.Changes == nil || r.Ledger.Version != version || cmp.Or(o.Version, version) != version {
		return false
	}
	a := again{deck: r.Ledger.Deck, group: map[string]string{}, why: map[string]string{}}
	for _, c := range r.Changes.Lines {
		if c.Version == version {
			a.lines = append(a.lines, c)
		}
	}
	a.gather(r.Ledger)
	return a.sameWhys(o.Whys) && a.sameChanges(o.Changes)
}

// again is what one release recorded.
type again struct {
	deck  string
	lines []ledger.Change
	group map[string]string // by full id: another card that shares its change, or itself; see [again.of]
	why   map[string]string // the reason of each such change
}

// gather puts the cards together that share a change, and so a reason: one that was split or merged, and what it became.
// A card is meant by each id that it had.
func (a *again) gather(l *ledger.Ledger) {
	join := func(id, other string) {
		if a.group[other] == "" {
			a.group[other] = other
		}
		a.group[a.of(other)] = a.of(id)
	}
	changed := map[string]bool{}
	for _, c := range a.lines {
		a.group[c.ID] = c.ID
	}
	for _, c := range a.lines {
		changed[c.ID] = true
		for _, id := range c.ReplacedBy {
			join(c.ID, id)
		}
	}
	for _, line := range l.Lines {
		if changed[line.ID()] {
			for _, id := range line.IDs {
				join(line.ID(), id)
			}
		}
	}
	for _, c := range a.lines {
		if c.Why != "" && c.Why != whyAgain {
			a.why[a.of(c.ID)] = c.Why
		}
	}
}

// of returns the one that stands for all that share a change with a card; none for a card in which nothing changed.
func (a *again) of(id string) string {
	for a.group[id] != id {
		if a.group[id] == "" {
			return ""
		}
		id = a.group[id]
	}
	return id
}

func (a *again) sameWhys(whys []Why) bool {
	said := map[string]string{}
	for _, why := range whys {
		in, text := a.of(deck.Full(a.deck, why.Card)), ledger.OneLine(why.Text)
		if in == "" || said[in] != "" && said[in] != text {
			return false
		}
		said[in] = text
	}
	return maps.Equal(said, a.why)
}

func (a *again) sameChanges(changes []string) bool {
	var told diff.Told
	for _, text := range changes {
		if parseChange(text, &told) != nil {
			return false
		}
	}
	for kind, ids := range map[diff.Kind][]string{diff.Replaced: told.Replaced, diff.Clarified: told.Clarified} {
		for _, id := range ids {
			if !slices.ContainsFunc(a.lines, func(c ledger.Change) bool {
				return c.Kind == string(kind) && a.of(c.ID) == a.of(deck.Full(a.deck, id))
			}) {
				return false
			}
		}
	}
	return maps.Equal(a.became(), a.said(told))
}

// became returns by which cards those were replaced that were split or merged.
func (a *again) became() map[string]string {
	all := map[string]string{}
	for _, c := range a.lines {
		if len(c.ReplacedBy) > 0 {
			all[c.ID] = joined(c.ReplacedBy)
		}
	}
	return all
}

// said returns the same as an author told it.
func (a *again) said(told diff.Told) map[string]string {
	all := map[string]string{}
	for _, s := range told.Split {
		all[deck.Full(a.deck, s.Card)] = joined(deck.FullAll(a.deck, s.Into))
	}
	for _, m := range told.Merged {
		into := deck.Full(a.deck, m.Into)
		for _, id := range deck.FullAll(a.deck, m.Cards) {
			if id != into && !a.goesOn(id, into) {
				all[id] = into
			}
		}
	}
	return all
}

// goesOn reports whether a card that was merged is the one that it was merged into, under its earlier id.
func (a *again) goesOn(id, into string) bool {
	return a.of(id) == a.of(into) && !slices.ContainsFunc(a.lines, func(c ledger.Change) bool { return c.ID == id })
}

func joined(ids []string) string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return strings.Join(ids, ",")
}
