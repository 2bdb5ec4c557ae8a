package authoring

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/lock"
	"goodcard/files"
)

// An act is what was done with one draft.
type act struct {
	card    string // its id before
	outcome Outcome
	files   []files.Change // that were made

	restore func() // deck and lock, as the session has them; nil where they must be read anew
	reading int    // after which restore holds
}

// Keep accepts the current draft: it is studied from now on, and no draft any more.
func (s *Drafts) Keep() error {
	return s.decide(Kept, func(card *deck.Card) ([]files.Change, error) {
		changes, err := s.keepEntry(card) // first: who kills the process before the deck changes leaves a draft
		if err != nil || !card.Draft {
			return changes, err
		}
		page := s.page(card.File)
		text, err := deck.Set(page.File, page.Before, card.ID, "draft", "")
		return append(changes, changeOf(page, text)), err
	}, func(i int) func() {
		card := &s.deck.Cards[i]
		draft, e, kept := card.Draft, s.entry(card), false
		card.Draft = false
		if e != nil {
			kept, e.Kept = e.Kept, true
		}
		return func() {
			s.deck.Cards[i].Draft = draft
			if e != nil {
				e.Kept = kept
			}
		}
	})
}

// keepEntry returns what makes the lock say of a card that it is kept.
func (s *Drafts) keepEntry(card *deck.Card) (changes []files.Change, err error) {
	e := s.entry(card)
	if e == nil || e.Kept {
		return nil, nil
	}
	e.Kept = true
	defer func() { e.Kept = false }() // until it is on disk
	parts, err := s.lock.Files(s.at, s.deck)
	for _, p := range parts {
		if !bytes.Equal(p.Before, p.After) {
			changes = append(changes, files.Change{Path: p.Path, Was: p.Before, Text: p.After})
		}
	}
	return changes, err
}

// changeOf returns the change by which a page holds a text; nil takes its file away.
func changeOf(page *deck.Page, text []byte) files.Change {
	return files.Change{Path: page.File, Was: page.Before, Text: text}
}

// Drop takes the current draft out of the deck. What was drafted from a text is not drafted again, since the lock still
// speaks of it. A concept that was drafted with it goes too, where nobody edited it and nothing else in the deck names
// it; the ids of those are returned.
func (s *Drafts) Drop() (concepts []string, err error) {
	err = s.decide(Dropped, func(card *deck.Card) (changes []files.Change, err error) {
		page, main := s.page(card.File), s.main()
		text, err := s.withoutCard(card)
		if err != nil {
			return nil, err
		}
		if page != main {
			changes, text = append(changes, changeOf(page, text)), main.Before
		}
		text, concepts = s.withoutConcepts(text, s.orphans(card))
		if page == main || len(concepts) > 0 {
			changes = append(changes, changeOf(main, text))
		}
		return changes, nil
	}, func(i int) func() {
		card, before := s.deck.Cards[i], s.deck.Concepts
		s.deck.Cards = slices.Delete(s.deck.Cards, i, i+1)
		if len(concepts) > 0 {
			s.deck.Concepts = slices.DeleteFunc(slices.Clone(before), func(c deck.Concept) bool { return slices.Contains(concepts, c.ID) })
		}
		return func() {
			s.deck.Cards = slices.Insert(s.deck.Cards, i, card)
			s.deck.Concepts = before
		}
	})
	return concepts, err
}

// withoutConcepts takes concepts out of the text of the main file, and returns those that went.
func (s *Drafts) withoutConcepts(text []byte, ids []string) (_ []byte, gone []string) {
	for _, id := range ids {
		path := "concepts." + id
		if len(s.deck.Concepts) == len(gone)+1 {
			path = "concepts"
		}
		less, err := without(s.main().File, text, path)
		if err != nil {
			continue // it is written in a way that only its author can change, and harms nobody
		}
		text, gone = less, append(gone, id)
	}
	return text, gone
}

// withoutCard returns the file of a card as it is without the card: nil where it held nothing else and the deck goes on
// without it.
func (s *Drafts) withoutCard(card *deck.Card) ([]byte, error) {
	before, after := 0, 0 // of the cards in the file
	for i := range s.deck.Cards {
		switch c := &s.deck.Cards[i]; {
		case c.File != card.File:
		case c.ID == card.ID:
			before, after = before+after, 0
		default:
			after++
		}
	}
	page := s.page(card.File)
	switch {
	case len(s.deck.Cards) == 1:
		return nil, &LastCardError{card.ID, s.path}
	case before+after > 0:
		return without(page.File, page.Before, fmt.Sprintf("cards[%d]", before))
	case page == s.main():
		return without(page.File, page.Before, "cards")
	}
	return nil, nil
}

// A LastCardError says that a card cannot be taken out of a deck, which would have none then.
type LastCardError struct{ Card, Deck string }

func (e *LastCardError) Error() string {
	return e.Card + " is the last card of the deck, and a deck has at least one"
}

// Hint says what to do.
func (e *LastCardError) Hint() string { return "keep it, or delete " + e.Deck }

// orphans returns the drafted concepts of a card that nobody edited and that nothing else in the deck names.
func (s *Drafts) orphans(card *deck.Card) []string {
	own := func(id string) string { return strings.TrimPrefix(id, s.deck.ID+"/") }
	var gone []string
	for _, id := range card.Concepts {
		id = own(id)
		at := s.concept(id)
		names := func(ref string) bool { return own(ref) == id }
		if at < 0 || s.edited(&s.deck.Concepts[at]) ||
			slices.ContainsFunc(s.deck.Cards, func(c deck.Card) bool { return c.ID != card.ID && slices.ContainsFunc(c.Concepts, names) }) ||
			slices.ContainsFunc(s.deck.Concepts, func(c deck.Concept) bool {
				return slices.ContainsFunc(c.Needs, names) || slices.ContainsFunc(c.ConfusedWith, names)
			}) {
			continue
		}
		gone = append(gone, id)
	}
	return gone
}

// edited reports whether a concept says something else than what was drafted, or was not drafted at all.
func (s *Drafts) edited(c *deck.Concept) bool {
	i := slices.IndexFunc(s.lock.Entries, func(e lock.Entry) bool { return e.Concept == c.ID })
	if i < 0 || len(c.Needs)+len(c.ConfusedWith) > 0 {
		return true
	}
	drafted := slices.DeleteFunc(slices.Clone(s.lock.Entries[i].Fields), func(f lock.Field) bool { return f.Text == "" })
	return !slices.Equal(fieldsOf(c, nil), drafted)
}

// Skip leaves the current draft for another time.
func (s *Drafts) Skip() error {
	return s.decide(Skipped, func(*deck.Card) ([]files.Change, error) { return nil, nil }, func(int) func() { return func() {} })
}

// decide makes for the current draft the changes that change returns, in their order, and goes on to the next. Where a file was
// changed meanwhile, it is read again first, and the error is a [ChangedError] where the draft is another one now.
// done brings deck and lock up to date, and returns what undoes that.
func (s *Drafts) decide(outcome Outcome, change func(card *deck.Card) ([]files.Change, error), done func(i int) func()) error {
	if s.broken != nil {
		return s.broken
	}
	before, ok := s.Current()
	if !ok {
		return errNone
	}
	var made []files.Change
	for fresh := false; ; fresh = true {
		var err error
		if made, err = change(&s.deck.Cards[s.index(s.current)]); err != nil {
			return err
		}
		if err = s.put(made); err == nil {
			break
		}
		if _, changed := errors.AsType[*files.ChangedError](err); !changed || fresh {
			return err
		}
		if s.again(); s.broken != nil {
			return s.broken
		}
		if now, still := s.Current(); !still || !equal(before.Card, now.Card) {
			return &ChangedError{before.Card.ID}
		}
	}
	i := s.index(s.current)
	s.acts = append(s.acts, act{s.current, outcome, made, done(i), s.readings})
	s.outcomes[s.current] = outcome
	s.sunk = s.sunk || len(made) > 0
	if outcome == Dropped {
		i-- // the next one has its place
	}
	s.next(i)
	return nil
}

// A ChangedError says that a draft is another one than was decided on, since its file was changed meanwhile.
type ChangedError struct{ Card string }

func (e *ChangedError) Error() string { return e.Card + " was changed meanwhile: look at it anew" }

// equal reports whether two cards say the same, wherever they stand.
func equal(a, b deck.Card) bool {
	a.File, a.Line, a.Column = b.File, b.Line, b.Column
	return reflect.DeepEqual(a, b)
}

// again reads the deck anew, in which the current draft may be another or none. Where that fails, [Drafts.Broken] says
// why.
func (s *Drafts) again() {
	was, at := s.current, s.index(s.current)
	if s.broken = s.read(s.path); s.broken != nil {
		return
	}
	if s.current = s.now(was); s.current == "" {
		s.next(max(min(at, len(s.deck.Cards)), 0) - 1)
	}
}

// now returns the id that a draft has by now, which its author may have changed; empty where it is no draft any more.
func (s *Drafts) now(id string) string {
	i := s.index(id)
	if i < 0 {
		i = slices.IndexFunc(s.deck.Cards, func(c deck.Card) bool {
			return slices.Contains(c.Was, id) || slices.Contains(c.Was, s.deck.ID+"/"+id)
		})
	}
	if i < 0 || !s.waits(i) {
		return ""
	}
	return s.deck.Cards[i].ID
}
