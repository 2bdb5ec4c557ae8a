package authoring

import (
	"errors"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/lock"
)

// Drafts goes through the drafts of a deck, one after the other. What a method did is on disk, whole, when it
// returns nil, and [Drafts.Undo] puts back the very bytes that stood there.
type Drafts struct {
	*book // as it was read last, and as the acts since have made it
	all   bool

	entries  map[string]int // of the lock, by the id of the card
	readings int            // how often deck and lock were read
	sunk     bool           // the places of cards in deck are no longer those in the files

	current  string // id of the card that is decided on; empty at the end
	outcomes map[string]Outcome
	acts     []act // that can be undone, the last one last
	broken   error // why the deck cannot be read since it was edited; nil where it can
}

// A Draft is a card that its author has not accepted yet.
type Draft struct {
	Card     deck.Card
	Concepts []deck.Concept // of the card, as far as they are those of its deck
	Entry    *lock.Entry    // where it came from; nil where nothing tells
}

// An Outcome is what became of a draft.
type Outcome string

// The outcomes.
const (
	Kept    Outcome = "kept"
	Dropped Outcome = "dropped"
	Skipped Outcome = "skipped"
)

// OpenDrafts begins to go through the drafts of the deck at a path, which is named as [deck.Load] has it: cards that
// say draft: true, and cards with doubts in the lock that nobody has kept. With all, every card that was drafted
// and that nobody has kept is one. The error is as that of [deck.Load], of the lock too.
func OpenDrafts(path string, all bool) (*Drafts, error) {
	s := &Drafts{all: all, outcomes: map[string]Outcome{}}
	if err := s.read(path); err != nil {
		return nil, err
	}
	s.next(-1)
	return s, nil
}

// read reads deck and lock. Where that fails, they stay as they were.
func (s *Drafts) read(path string) error {
	b, err := openBook(path)
	if err != nil {
		return err
	}
	b.close() // an author may take long
	s.book, s.sunk = b, false
	s.readings++
	s.entries = map[string]int{}
	for i, e := range b.lock.Entries {
		if e.Card != "" {
			s.entries[e.Card] = i
		}
	}
	return nil
}

// ID returns the id of the deck.
func (s *Drafts) ID() string { return s.deck.ID }

// Title returns what the deck is called.
func (s *Drafts) Title() string { return s.deck.Title }

// All returns the drafts that nothing was decided on yet, in the order of the deck.
func (s *Drafts) All() []Draft {
	var all []Draft
	for i := range s.deck.Cards {
		if s.waits(i) {
			all = append(all, s.draft(i))
		}
	}
	return all
}

// OfAll reports whether every card that was drafted and that nobody has kept is a draft here.
func (s *Drafts) OfAll() bool { return s.all }

// Others returns how many cards were drafted and are neither kept nor among these drafts.
func (s *Drafts) Others() int {
	n := 0
	for i := range s.deck.Cards {
		c := &s.deck.Cards[i]
		if e := s.entry(c); e != nil && !e.Kept && s.outcomes[c.ID] == "" && !s.waits(i) {
			n++
		}
	}
	return n
}

// Current returns the draft that is decided on; false where none is left.
func (s *Drafts) Current() (Draft, bool) {
	i := s.index(s.current)
	if i < 0 {
		return Draft{}, false
	}
	return s.draft(i), true
}

// Counts says how far a session is.
type Counts struct {
	Left                   int // the current one among them
	Drafts                 int // of these, that say draft: true; the others have a doubt, or nobody has looked at them
	Kept, Dropped, Skipped int
}

// Done returns how many drafts are decided on or skipped.
func (n Counts) Done() int { return n.Kept + n.Dropped + n.Skipped }

// Counts returns how far the session is.
func (s *Drafts) Counts() Counts {
	var n Counts
	for i := range s.deck.Cards {
		if s.waits(i) {
			n.Left++
			if s.deck.Cards[i].Draft {
				n.Drafts++
			}
		}
	}
	for _, o := range s.outcomes {
		switch o {
		case Kept:
			n.Kept++
		case Dropped:
			n.Dropped++
		case Skipped:
			n.Skipped++
		}
	}
	return n
}

// Broken returns why the deck cannot be read since it was edited; nil where it can. Until it is mended or the edit
// is taken back, nothing else can be done.
func (s *Drafts) Broken() error { return s.broken }

// waits reports whether a card is a draft that nothing was decided on in this session.
func (s *Drafts) waits(i int) bool {
	c := &s.deck.Cards[i]
	if s.outcomes[c.ID] != "" {
		return false
	}
	e := s.entry(c)
	return c.Draft || e != nil && !e.Kept && (s.all || len(e.Flags) > 0)
}

// index returns where a card of the deck is; -1 where it has none of that id.
func (s *Drafts) index(id string) int {
	return slices.IndexFunc(s.deck.Cards, func(c deck.Card) bool { return c.ID == id && id != "" })
}

// entry returns what the lock says of a card; nil where it says nothing.
func (s *Drafts) entry(c *deck.Card) *lock.Entry {
	if i, found := s.entries[c.ID]; found {
		return &s.lock.Entries[i]
	}
	return nil
}

func (s *Drafts) draft(i int) Draft {
	d := Draft{Card: s.deck.Cards[i], Entry: s.entry(&s.deck.Cards[i])}
	for _, id := range d.Card.Concepts {
		if at := s.concept(strings.TrimPrefix(id, s.deck.ID+"/")); at >= 0 {
			d.Concepts = append(d.Concepts, s.deck.Concepts[at])
		}
	}
	return d
}

func (s *Drafts) concept(id string) int {
	return slices.IndexFunc(s.deck.Concepts, func(c deck.Concept) bool { return c.ID == id })
}

// next goes on to the first draft behind a card, or to one that was passed over earlier.
func (s *Drafts) next(card int) {
	n := len(s.deck.Cards)
	s.current = ""
	for step := range n {
		if i := (card + 1 + step) % n; s.waits(i) {
			s.current = s.deck.Cards[i].ID
			return
		}
	}
}

// errNone is why nothing can be decided on at the end.
var errNone = errors.New("no draft is left to decide on")
