package diff

import "slices"

// Kind says what a change means to who has learned the card.
type Kind string

// The kinds of change. Those of a card that was there and still is are ordered: each is graver than
// those before it.
const (
	Retagged  Kind = "retagged"  // what stands around the card, or is kept back; nothing that a review shows
	Cosmetic  Kind = "cosmetic"  // says the same in the same words
	Clarified Kind = "clarified" // says the same in other words
	Meaning   Kind = "meaning"   // says something else
	Replaced  Kind = "replaced"  // asks for something else, so that what was learned is of no use

	New      Kind = "new"      // was not there
	Retired  Kind = "retired"  // is no longer there
	Restored Kind = "restored" // was retired by an earlier release and is there again
	Split    Kind = "split"    // became several
	Merged   Kind = "merged"   // came of several
)

// Kinds returns all kinds, the gravest first, as they are counted for people.
func Kinds() []Kind {
	return []Kind{Replaced, Split, Merged, Retired, Meaning, Restored, New, Clarified, Cosmetic, Retagged}
}

// NeedsWhy reports whether learners are owed a reason: what they have learned is no longer so, or
// no longer asked.
func (k Kind) NeedsWhy() bool {
	return slices.Contains([]Kind{Meaning, Replaced, Retired, Split, Merged}, k)
}

// Step returns the step of the version that a change of this kind asks for by itself.
func (k Kind) Step() Step {
	switch {
	case k.NeedsWhy():
		return Major
	case k == New, k == Restored:
		return Minor
	case k == "":
		return None
	default:
		return Patch
	}
}

// gravity are the kinds of change of one text, rising.
var gravity = []Kind{"", Retagged, Cosmetic, Clarified, Meaning, Replaced}

// graver returns the gravest of some kinds of change of texts.
func graver(kinds ...Kind) Kind {
	return slices.MaxFunc(kinds, func(a, b Kind) int { return slices.Index(gravity, a) - slices.Index(gravity, b) })
}
