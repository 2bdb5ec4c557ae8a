package lint

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/ledger"
	"goodcard/deck/shell"
)

// Rules of what was released; see [Identity].
const (
	OtherLedger  = "other-ledger"
	VanishedID   = "vanished-id"
	ReusedID     = "reused-id"
	LostWas      = "lost-was"
	OtherWas     = "other-was"
	VanishedItem = "vanished-item"

	// BrokenRelease is the rule of what is wrong with a file that a release left beside a deck; who reads it
	// reports it.
	BrokenRelease = "broken-release"
)

// OfReleases reports whether a rule is one of what was released. goodcard release, which may be told that a card is
// to go, judges that itself.
func OfReleases(rule string) bool {
	return slices.Contains([]string{OtherLedger, VanishedID, ReusedID, LostWas, OtherWas, VanishedItem, BrokenRelease}, rule)
}

// Identity reports where cards of a deck are no longer those that learners have a history with: an id that was
// released and is gone, one that another card has now, former ids that was no longer names or that are those of
// another card. past is what was released; last, the last release, may be nil, and then a card that got a new id
// is only found where its text stayed. [Check] reports the same, as far as its options and the author do not
// leave it out; goodcard release refuses it.
func Identity(d *deck.Deck, past *ledger.Ledger, last *deck.Released) deck.Problems {
	return identityOf(d, past, last, nil)
}

func identityOf(d *deck.Deck, past *ledger.Ledger, last *deck.Released, moved func(id string) string) deck.Problems {
	if d.IsPath() { // a unit has no history
		return nil
	}
	i := &identity{deck: d, hasher: d.Hasher(), past: past, last: last, moved: moved, line: past.ByID(), cardOf: map[*ledger.Line]*deck.Card{}, lineOf: map[*deck.Card]*ledger.Line{}}
	if past.Deck != d.ID {
		i.otherLedger()
		return i.problems
	}
	i.match()
	for j := range d.Cards {
		i.checkCard(&d.Cards[j])
	}
	i.checkVanished()
	i.problems.Sort()
	return i.problems
}

// An identity finds out which card of a deck is which one that was released.
type identity struct {
	deck     *deck.Deck
	hasher   *deck.Hasher
	past     *ledger.Ledger
	last     *deck.Released
	moved    func(id string) string  // see [Options.Moved]; may be nil
	line     map[string]*ledger.Line // by every id that was ever released
	cardOf   map[*ledger.Line]*deck.Card
	lineOf   map[*deck.Card]*ledger.Line
	was      map[string]*deck.Card // see lastTexts
	claimed  map[*ledger.Line]bool // a card says that it was this one, though it is another
	problems deck.Problems
}

// match finds the card of each line: that with its id, else one that says under was that it had it.
func (i *identity) match() {
	for j := range i.deck.Cards {
		c := &i.deck.Cards[j]
		if l := i.line[i.full(c.ID)]; l != nil && l.ID() == i.full(c.ID) {
			i.cardOf[l], i.lineOf[c] = c, l
		}
	}
	claim := func(c *deck.Card, present bool) {
		for _, was := range c.Was {
			l := i.line[i.full(was)]
			if l != nil && i.lineOf[c] == nil && i.cardOf[l] == nil && (!present || l.ID() == i.full(was)) {
				i.cardOf[l], i.lineOf[c] = c, l
			}
		}
	}
	for _, present := range []bool{true, false} {
		for j := range i.deck.Cards {
			claim(&i.deck.Cards[j], present)
		}
	}
	i.claimed = map[*ledger.Line]bool{}
}

func (i *identity) full(id string) string { return deck.Full(i.deck.ID, id) }

// short returns an id as the deck may write it.
func (i *identity) short(id string) string { return strings.TrimPrefix(id, i.deck.ID+"/") }

// checkCard reports what a card says of its past that is not so.
func (i *identity) checkCard(c *deck.Card) {
	own := i.lineOf[c]
	if l := i.line[i.full(c.ID)]; l != nil && l != own {
		fix := "give it an id that no release had: learners' reviews of that card would count for this one"
		if l.Live() && i.cardOf[l] == nil {
			fix = fmt.Sprintf("if it is that card, write %s; if not, give it an id that no release had", i.wasLine(c, l))
			i.claimed[l] = true
		}
		i.report(c, "id", ReusedID, warning, fix, "the id %q was that of the card %q up to some release", c.ID, i.short(l.ID()))
	}
	for n, was := range c.Was {
		l := i.line[i.full(was)]
		if l == nil || l == own {
			continue
		}
		i.claimed[l] = true
		i.report(c, fmt.Sprintf("was[%d]", n), OtherWas, warning, i.leave(c, own, l), "%q was released as an id of the card %q, which is not this one", was, i.short(l.ID()))
	}
	if own == nil {
		return
	}
	i.checkBack(c, own)
	named := map[string]bool{i.full(c.ID): true}
	for _, was := range c.Was {
		named[i.full(was)] = true
	}
	var missing []string
	for _, id := range own.IDs {
		if !named[id] {
			missing = append(missing, fmt.Sprintf("%q", i.short(id)))
			named[id] = true
		}
	}
	if len(missing) > 0 {
		i.report(c, "was", LostWas, warning, "write "+i.wasLine(c, own), "this card was released as %s too, and was does not say so: the reviews from then would be lost", strings.Join(missing, " and "))
	}
	i.checkItems(c, own)
}

// leave says what to do about a was of a card that names another one.
func (i *identity) leave(c *deck.Card, own, other *ledger.Line) string {
	if own == nil || i.cardOf[other] != nil {
		return "delete it here: that card goes on with its reviews"
	}
	return fmt.Sprintf("delete it here: a card goes on with the reviews of one; if two became this one, say so when it is released: goodcard release %s --change %s,%s=merged:%s",
		shell.Path(i.file()), i.short(own.ID()), i.short(other.ID()), c.ID)
}

// file returns the file that says what the deck is.
func (i *identity) file() string {
	file, _, _ := i.deck.IDPlace()
	return file
}

// wasLine returns the line to paste into a card that has been this one.
func (i *identity) wasLine(c *deck.Card, l *ledger.Line) string {
	var all []string
	have := map[string]bool{c.ID: true}
	for _, id := range slices.Concat(l.IDs, deck.FullAll(i.deck.ID, c.Was)) {
		if id = i.short(id); !have[id] {
			all = append(all, id)
			have[id] = true
		}
	}
	return "was: [" + strings.Join(all, ", ") + "]"
}

// checkItems reports a direction or a gap that was released and is gone.
func (i *identity) checkItems(c *deck.Card, l *ledger.Line) {
	if !l.Live() {
		return
	}
	suffixes := c.Suffixes()
	for _, item := range l.Items {
		if !slices.Contains(suffixes, item) {
			what, path := "the card as a whole", "id"
			switch {
			case item == deck.Reverse:
				what, path = "the other direction", string(c.Kind)
			case item != "":
				what, path = "the gap "+strings.TrimPrefix(item, "#"), string(c.Kind)
			}
			i.report(c, path, VanishedItem, note, fmt.Sprintf("if that is meant, the next release is %s at least; if not, bring it back", diff.Major.After(i.past.Version)), "version %s asked for %s, and this card asks no longer", i.past.Version, what)
		}
	}
}

// otherLedger reports that the ledger is that of another deck.
func (i *identity) otherLedger() {
	problems, _ := i.past.Foreign(i.deck.ID).(deck.Problems)
	for _, p := range problems {
		p.Rule, p.Severity = OtherLedger, warning
		i.problems.Add(p)
	}
}

// report adds a problem at a value of a card, or at its id where that value is not there.
func (i *identity) report(c *deck.Card, path, rule string, severity deck.Severity, fix, message string, args ...any) {
	p := deck.Problem{
		File: c.File, Line: c.Line, Column: c.Column, Path: path, Rule: rule, Severity: severity,
		Message: fmt.Sprintf(message, args...), Fix: fix, Subject: c.ID,
	}
	for _, wanted := range []string{path, "id"} {
		for _, at := range i.deck.Places(c.ID) {
			if at.Path == wanted {
				p.Line, p.Column, p.Path = at.Line, at.Column, wanted
				i.problems.Add(p)
				return
			}
		}
	}
	i.problems.Add(p)
}

// retire says how a card goes that is meant to.
func (i *identity) retire(id string) string {
	return fmt.Sprintf("goodcard release %s --why %s=\"why it goes\"", shell.Path(i.file()), id)
}

// asReleased reports what [Identity] finds by the rule.
func asReleased(l *linter) {
	for _, p := range l.released() {
		if p.Rule == l.rule.ID {
			l.find(p)
		}
	}
}
