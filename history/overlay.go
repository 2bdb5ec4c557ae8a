package history

import (
	"slices"

	"goodcard/deck"
)

// An Overlay is what the edits of a card come to, laid over what its author says now.
type Overlay struct {
	Laid           // of the newest open version; the author's text where there is none
	Open []Version // the versions that are open, newest first
}

// A Laid is a version of a card laid over what its author says now.
type Laid struct {
	Card  deck.Card // as the learner sees it: the author's where the version does not fit
	Fits  bool      // the version can be shown: the author's card takes its keys, and keeps its gaps and the texts that it must have
	Own   bool      // some text of Card is the learner's and not the author's
	Moved []Moved   // what the author changed under the learner's version
}

// A Moved is a text that the author changed since the learner made another one of it. The
// learner's is shown.
type Moved struct {
	Key            string     // of the deck format
	Was, Now, Mine deck.Value // the author's text of then and of now, and the learner's
}

// Lay lays the edits of a card, all of them in the order of replay, over what its author says.
// The newest open version wins whole.
func Lay(theirs *deck.Card, edits []Event) Overlay {
	versions := make([]Version, len(edits))
	for i, e := range edits {
		versions[i] = ReadVersion(e)
	}
	var o Overlay
	for i, isOpen := range open(versions) {
		if isOpen {
			o.Open = append(o.Open, versions[i])
		}
	}
	slices.Reverse(o.Open)
	if len(o.Open) == 0 {
		o.Laid = Laid{Card: *theirs, Fits: true}
	} else {
		o.Laid = o.Open[0].Lay(theirs)
	}
	return o
}

// Settled reports whether the learner has nothing to decide: at most one version is open, it
// fits, and the author changed nothing under it.
func (o *Overlay) Settled() bool { return len(o.Open) <= 1 && o.Fits && len(o.Moved) == 0 }

// Over returns the ids that an edit made now stands over.
func (o *Overlay) Over() []ID {
	ids := make([]ID, len(o.Open))
	for i, v := range o.Open {
		ids[i] = v.ID
	}
	return ids
}

// Says reports whether a version would change nothing: it says what the one open version says,
// made from the same text, or is the author's text where no version is open.
func (o *Overlay) Says(v *Version) bool {
	switch len(o.Open) {
	case 0:
		return len(v.Fields) == 0
	case 1:
		open := &o.Open[0]
		if open.Form == WholeCard {
			return open.whole == nil && len(v.Fields) == 0
		}
		return open.Form == Fields && slices.EqualFunc(open.Fields, v.Fields, func(a, b Field) bool {
			return a.Key == b.Key && a.Base.Equal(b.Base) && a.Mine.Equal(b.Mine)
		})
	default:
		return false
	}
}

// Lay lays the version over what the author of its card says now. A text of the version shows
// unless the author says the same; where the author said something else when the version was
// made, the author has moved it.
func (v *Version) Lay(theirs *deck.Card) Laid {
	laid := Laid{Card: *theirs}
	switch v.Form {
	case Fields:
		laid.Fits = v.layFields(&laid, theirs)
	case WholeCard:
		laid.Fits = v.layWhole(&laid, theirs)
	}
	if !laid.Fits || !slices.Equal(laid.Card.Suffixes(), theirs.Suffixes()) {
		return Laid{Card: *theirs}
	}
	for _, key := range deck.TextKeys(theirs.Kind) {
		laid.Own = laid.Own || !laid.Card.Value(key).Equal(theirs.Value(key))
	}
	return laid
}

func (v *Version) layFields(laid *Laid, theirs *deck.Card) bool {
	keys := deck.TextKeys(theirs.Kind)
	for _, f := range v.Fields {
		now := theirs.Value(f.Key)
		switch {
		case !slices.Contains(keys, f.Key):
			return false
		case f.Mine.Equal(f.Base), f.Mine.Equal(now):
			continue
		case !laid.Card.SetValue(f.Key, f.Mine):
			return false
		case !f.Base.Alike(now):
			laid.Moved = append(laid.Moved, Moved{f.Key, f.Base, now, f.Mine})
		}
	}
	return true
}

// layWhole lays a body of the first kind over a card: all texts are the learner's.
func (v *Version) layWhole(laid *Laid, theirs *deck.Card) bool {
	if v.whole == nil {
		return true
	}
	if v.whole.Kind != theirs.Kind || !slices.Equal(v.whole.Suffixes(), theirs.Suffixes()) {
		return false
	}
	for _, key := range deck.TextKeys(theirs.Kind) {
		if !laid.Card.SetValue(key, v.whole.Value(key)) {
			return false
		}
	}
	return true
}
