// Package ledger is the memory of a deck's releases, which lies beside the deck, in git: ledger.tsv
// has a line for each card that was ever released, changes.tsv one for each change that was. Only
// goodcard release writes them; docs/releases.md describes both, and a format goes on being read for ever.
//
// [Parse] and [ParseChanges] read what anybody may have put there: what they return is sound in
// each line, and what stands in the way of using or writing it is asked of the value ([Ledger.Misfit],
// [Ledger.Foreign], [Ledger.Newer]).
package ledger

import (
	"cmp"
	"slices"
	"time"

	"golang.org/x/mod/semver"

	"goodcard/deck"
)

// Format is the number of the format of both files that this program writes.
const Format = 1

// A Ledger is what was released of a deck.
type Ledger struct {
	Deck     string // id of the deck
	Title    string // of the first release; one line
	Version  string // of the last release
	Released string // SHA-256 of the released file, as [deck.Released] has it
	Lines    []Line // a card each, sorted by their first ids

	source
	misfit deck.Problems // of line 1 with the others
}

// A Line is what was released of a card.
type Line struct {
	IDs          []string // every full id under which it was released, oldest first; the last is the present one, which may be one that it had before
	Items        []string // suffixes of its items, as [deck.Card.Suffixes] has them
	Kind         string
	Content      string // hash, as [deck.Hashes] has it
	Surroundings string // hash; empty for none
	Unseen       string // hash; empty for none
	Revision     int    // counts, from 1, how often a release changed anything of the card
	Time         time.Time
	First        string // version in which it first was
	Last         string // version that last changed anything of the line
	State        string // [Live], [Retired], or the full ids of the cards that replace it, joined by commas

	extra []string // values of columns that this program does not know
}

// States of a card. A third is the ids of those that replace it; see [Line.ReplacedBy].
const (
	Live    = "live"
	Retired = "retired"
)

// ID returns the full id that the card has now, or had last.
func (l *Line) ID() string { return l.IDs[len(l.IDs)-1] }

// Origin returns the full id under which the card was first released; Anki's guid comes from it.
func (l *Line) Origin() string { return l.IDs[0] }

// Live reports whether the last release had the card.
func (l *Line) Live() bool { return l.State == Live }

// ReplacedBy returns the full ids of the cards that replace the card, if it is no longer there.
func (l *Line) ReplacedBy() []string {
	if l.State == Live || l.State == Retired {
		return nil
	}
	return split(l.State)
}

// ByID returns the line of each full id that was ever released, former ids and those of retired cards too.
func (l *Ledger) ByID() map[string]*Line {
	all := make(map[string]*Line, len(l.Lines))
	for i := range l.Lines {
		for _, id := range l.Lines[i].IDs {
			all[id] = &l.Lines[i]
		}
	}
	return all
}

// AnyRetired reports whether a card was released and is gone.
func (l *Ledger) AnyRetired() bool {
	return slices.ContainsFunc(l.Lines, func(line Line) bool { return !line.Live() })
}

// Latest returns the latest time in the lines; the zero time where there are none.
func (l *Ledger) Latest() time.Time {
	var latest time.Time
	for i := range l.Lines {
		if t := l.Lines[i].Time; t.After(latest) {
			latest = t
		}
	}
	return latest
}

// Newest returns the greatest version that stands anywhere in the ledger.
func (l *Ledger) Newest() string {
	newest := l.Version
	for i := range l.Lines {
		for _, v := range []string{l.Lines[i].First, l.Lines[i].Last} {
			if semver.Compare("v"+v, "v"+newest) > 0 {
				newest = v
			}
		}
	}
	return newest
}

// sort brings the lines into their order.
func (l *Ledger) sort() {
	slices.SortStableFunc(l.Lines, func(a, b Line) int { return cmp.Compare(a.Origin(), b.Origin()) })
}
