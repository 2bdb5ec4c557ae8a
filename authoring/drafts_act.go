package authoring

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
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
	return s.decide(Kept, func(card *deck.Card, texts map[string][]byte) error {
		if card.Draft {
			text, err := deck.Set(card.File, s.held[card.File], card.ID, "draft", "")
			if err != nil {
				return err
			}
			texts[card.File] = text
		}
		return s.keepEntry(card, texts)
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

// keepEntry writes into texts the lock that says of a card that it is kept.
func (s *Drafts) keepEntry(card *deck.Card, texts map[string][]byte) error {
	e := s.entry(card)
	if e == nil || e.Kept {
		return nil
	}
	e.Kept = true
	defer func() { e.Kept = false }() // until it is on disk
	all, err := s.lock.Files(s.at, s.deck)
	if err != nil {
		return err
	}
	for _, f := range all {
		texts[f.Path] = f.After
	}
	return nil
}

// Drop takes the current draft out of the deck. What was drafted from a text is not drafted again, since the lock still
// speaks of it. A concept that was drafted with it goes too, where nobody edited it and nothing else in the deck names
// it; the ids of those are returned.
func (s *Drafts) Drop() (concepts []string, err error) {
	err = s.decide(Dropped, func(card *deck.Card, texts map[string][]byte) error {
		text, err := s.without(card)
		if err != nil {
			return err
		}
		texts[card.File] = text
		concepts = nil
		main, _, _ := s.deck.IDPlace()
		for _, id := range s.orphans(card) {
			text, held := texts[main]
			if !held {
				text = s.held[main]
			}
			path := "concepts." + id
			if len(s.deck.Concepts) == len(concepts)+1 {
				path = "concepts"
			}
			less, err := deck.Set(main, text, "", path, "")
			if err != nil {
				continue // it is written in a way that only its author can change, and harms nobody
			}
			texts[main], concepts = closed(text, less), append(concepts, id)
		}
		return nil
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

// without returns the file of a card as it is without the card: nil where it held nothing else and the deck goes on
// without it.
func (s *Drafts) without(card *deck.Card) ([]byte, error) {
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
	main, _, _ := s.deck.IDPlace()
	path := fmt.Sprintf("cards[%d]", before)
	switch {
	case len(s.deck.Cards) == 1:
		return nil, &LastCardError{card.ID, s.path}
	case before+after == 0 && card.File != main:
		return nil, nil
	case before+after == 0:
		path = "cards"
	}
	text, err := deck.Set(card.File, s.held[card.File], "", path, "")
	if err != nil {
		return nil, err
	}
	return closed(s.held[card.File], text), nil
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
	now := []lock.Field{{Key: "name", Text: c.Name}}
	if c.About != "" {
		now = append(now, lock.Field{Key: "about", Text: c.About})
	}
	drafted := slices.DeleteFunc(slices.Clone(s.lock.Entries[i].Fields), func(f lock.Field) bool { return f.Text == "" })
	return !slices.Equal(now, drafted)
}

// Skip leaves the current draft for another time.
func (s *Drafts) Skip() error {
	return s.decide(Skipped, func(*deck.Card, map[string][]byte) error { return nil }, func(int) func() { return func() {} })
}

// decide does with the current draft what change puts into the files, and goes on to the next. Where a file was
// changed meanwhile, it is read again first, and the error is a [ChangedError] where the draft is another one now.
// done brings deck and lock up to date, and returns what undoes that.
func (s *Drafts) decide(outcome Outcome, change func(card *deck.Card, texts map[string][]byte) error, done func(i int) func()) error {
	if s.broken != nil {
		return s.broken
	}
	before, ok := s.Current()
	if !ok {
		return errNone
	}
	var made []files.Change
	for fresh := false; ; fresh = true {
		texts := map[string][]byte{}
		i := s.index(s.current)
		if err := change(&s.deck.Cards[i], texts); err != nil {
			return err
		}
		var err error
		if made, err = s.replace(texts); err == nil {
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
	if s.broken = s.read(); s.broken != nil {
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

// replace gives files of deck and lock the texts that they are to have, all of them or none, and returns what changed. A
// text that is nil takes the file away.
func (s *Drafts) replace(texts map[string][]byte) ([]files.Change, error) {
	all := between(s.held, texts)
	if _, err := files.Commit(all...); err != nil {
		return nil, err
	}
	for _, c := range all {
		s.held[c.Path] = c.Text
	}
	return all, nil
}

// between returns the changes from what files said to what those of them that texts names are to say.
func between(held, texts map[string][]byte) []files.Change {
	var all []files.Change
	for _, path := range slices.Sorted(maps.Keys(texts)) {
		was, text := held[path], texts[path]
		if (was == nil) != (text == nil) || !bytes.Equal(was, text) {
			all = append(all, files.Change{Path: path, Was: was, Text: text})
		}
	}
	return all
}
