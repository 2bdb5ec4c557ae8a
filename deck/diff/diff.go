// Package diff says what two versions of a deck mean to who has learned the first: which of its cards
// say the same, which say something else, which came and went, and which step of the version that asks for.
//
// [Compare] takes two decks and what they do not say themselves. A card is the same card by its id, else by
// an id under which it was. Drafts are no part of either version. The kinds of change and what makes one are
// described in docs/releases.md.
package diff

import (
	"slices"

	"goodcard/deck"
)

// A Comparison is what changed from one version of a deck to the next.
type Comparison struct {
	Head        []HeadChange // of what the deck says of itself, in the order of its keys
	Changes     []Change     // of cards: in the file order of the new version, then those that went in that of the old
	Unchanged   int          // cards of the new version in which nothing changed
	Suggestions []Suggestion // what may have become of cards that went
	Step        Step         // the greatest that a change asks for
	Next        string       // the least version that is this step above that of the old deck
}

// A Change is what became of a card, or of several that were split or merged. Every card of both versions
// is in one change at most.
type Change struct {
	Kind     Kind
	Old, New []*deck.Card // one each but for cards that are new or retired, and for what was split or merged
	Fields   []Field      // what changed of a card that was there and is; of a merged one, that went on as it
	Added    []string     // suffixes of items that came to a card that was there, such as "#reverse"
	Removed  []string     // and of such as went
	NeedsWhy bool         // whether learners are owed a reason
	Step     Step
	Draft    bool // a retired card is a draft now
}

// Card returns the card that the change is best named by: the new one, or the old one of a card that went.
func (c *Change) Card() *deck.Card {
	if len(c.New) > 0 && c.Kind != Split {
		return c.New[0]
	}
	return c.Old[0]
}

// Counts returns how many changes there are of each kind.
func (c *Comparison) Counts() map[Kind]int {
	n := map[Kind]int{}
	for _, change := range c.Changes {
		n[change.Kind]++
	}
	return n
}

// Empty reports whether nothing changed that a release would tell.
func (c *Comparison) Empty() bool { return len(c.Head)+len(c.Changes) == 0 }

// Compare compares two versions of a deck. What told says that does not fit them, see [Told.Check], is left out.
func Compare(old, new *deck.Deck, told Told) *Comparison {
	c := &comparing{old: versionOf(old), new: versionOf(new), words: vocabularyOf(old, new), redrawn: told.Redrawn, told: map[*deck.Card]bool{}}
	c.settled, _ = settle(c.old, c.new, told)
	r := &Comparison{Head: headChanges(old, new)}
	for _, card := range c.new.live() {
		if change := c.change(card); change != nil {
			r.Changes = append(r.Changes, *change)
		} else if c.part[card] == nil {
			r.Unchanged++
		}
	}
	drafts := map[string]bool{}
	for i := range new.Cards {
		drafts[new.Cards[i].ID] = new.Cards[i].Draft
	}
	for _, card := range c.old.live() {
		if c.matched.new[card.ID] == nil && !c.gone[card] {
			r.Changes = append(r.Changes, Change{Kind: Retired, Old: []*deck.Card{card}, Draft: drafts[card.ID]})
		}
	}
	for i := range r.Changes {
		r.Changes[i].weigh()
		r.Step = max(r.Step, r.Changes[i].Step)
	}
	for _, h := range r.Head {
		r.Step = max(r.Step, h.Step)
	}
	r.Next = r.Step.After(old.Version)
	r.Suggestions = suggest(c, r.Changes)
	return r
}

// comparing is one comparison under way.
type comparing struct {
	old, new *version
	words    *vocabulary
	redrawn  func(path string) bool
	*settled
	told map[*deck.Card]bool // cards that were split, once it is told
}

// change returns what became of a card of the new version; nil where nothing did, or where it is told
// at another card.
func (c *comparing) change(card *deck.Card) *Change {
	was := c.matched.old[card.ID]
	switch whole := c.part[card]; {
	case whole != nil && c.told[whole]:
		return nil
	case whole != nil:
		c.told[whole] = true
		return &Change{Kind: Split, Old: []*deck.Card{whole}, New: c.split[whole]}
	case c.merged[card] != nil:
		change := &Change{Kind: Merged, Old: c.merged[card], New: []*deck.Card{card}}
		if was != nil {
			change.compare(c, was, card)
		}
		return change
	case was != nil:
		change := &Change{Old: []*deck.Card{was}, New: []*deck.Card{card}}
		change.compare(c, was, card)
		for _, f := range change.Fields {
			change.Kind = graver(change.Kind, f.Kind)
		}
		if change.Kind == "" {
			return nil
		}
		if c.replaced[card] {
			change.Kind = Replaced
		}
		return change
	case c.back[card.ID] != nil:
		change := &Change{Kind: Restored, Old: []*deck.Card{c.back[card.ID]}, New: []*deck.Card{card}}
		change.compare(c, c.back[card.ID], card)
		return change
	default:
		return &Change{Kind: New, New: []*deck.Card{card}}
	}
}

// compare adds what changed from one card to the other.
func (change *Change) compare(c *comparing, old, new *deck.Card) {
	if old.Kind != new.Kind {
		change.Fields = c.otherKind(old, new)
	} else {
		change.Fields = c.differences(old, new)
	}
	if c.clarified[new] {
		for i := range change.Fields {
			if change.Fields[i].Kind == Meaning {
				change.Fields[i].Kind = Clarified
			}
		}
	}
	before, after := old.Suffixes(), new.Suffixes()
	change.Added = without(after, before)
	change.Removed = without(before, after)
}

func without(all, some []string) []string {
	var rest []string
	for _, one := range all {
		if !slices.Contains(some, one) {
			rest = append(rest, one)
		}
	}
	return rest
}

// weigh says whether the change needs a reason, and which step it asks for.
func (change *Change) weigh() {
	gravest := change.Kind
	if change.Kind == Restored {
		for _, f := range change.Fields {
			if f.Kind.NeedsWhy() {
				gravest = f.Kind
			}
		}
	}
	change.NeedsWhy = gravest.NeedsWhy()
	change.Step = max(change.Kind.Step(), gravest.Step())
	if len(change.Added) > 0 {
		change.Step = max(change.Step, Minor)
	}
}
