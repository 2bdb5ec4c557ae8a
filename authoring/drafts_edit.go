package authoring

import (
	"bytes"
	"errors"
	"io/fs"
	"math"

	"goodcard/deck"
	"goodcard/files"
)

// An Edit is a draft in its author's editor: open File at Line, and hand the Edit to [Drafts.Edited] when the editor
// has ended, however it ended.
type Edit struct {
	File string
	Line int // 1-based

	before Draft
	held   []byte // what the file said
}

// ErrReadable says that a deck that could not be read was mended meanwhile, and that there is nothing to edit in it.
var ErrReadable = errors.New("the deck can be read again")

// Edit begins to edit the current draft, or what is wrong with a deck that cannot be read since it was edited. The error
// is [ErrReadable] where that was mended elsewhere.
func (s *Drafts) Edit() (Edit, error) {
	if s.broken != nil {
		if s.again(); s.broken == nil {
			return Edit{}, ErrReadable
		}
	}
	if problems, ok := errors.AsType[deck.Problems](s.broken); ok && len(problems) > 0 {
		before, _ := s.Current()
		return editOf(problems[0].File, problems[0].Line, before)
	}
	if s.broken != nil {
		return Edit{}, s.broken
	}
	if s.sunk {
		if s.again(); s.broken != nil {
			return Edit{}, s.broken
		}
	}
	before, ok := s.Current()
	if !ok {
		return Edit{}, errNone
	}
	return editOf(before.Card.File, before.Card.Line, before)
}

func editOf(file string, line int, before Draft) (Edit, error) {
	held, err := holding(file)
	return Edit{File: file, Line: max(line, 1), before: before, held: held}, err
}

// holding returns what a file holds; nil where there is none.
func holding(file string) ([]byte, error) {
	text, err := files.Read(file, math.MaxInt64-1) // whole: it may be written back
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return text, err
}

// An EditOutcome says what came of an edit.
type EditOutcome string

// The outcomes of edits.
const (
	Unchanged EditOutcome = "unchanged"
	Altered   EditOutcome = "altered"  // and it waits for a decision as before
	Accepted  EditOutcome = "accepted" // its author took draft: true away, which keeps it
	Removed   EditOutcome = "removed"  // it is no card of the deck any more, which drops it
	Spoilt    EditOutcome = "spoilt"   // the deck cannot be read now: see [Drafts.Broken]
)

// Edited takes over what the editor left; ran is the error with which it ended, and comes back where the files are
// unchanged. An error beside [Accepted] says that the lock could not be written: the card is kept, as its file has it,
// and only what the lock says of its doubts stays.
func (s *Drafts) Edited(e Edit, ran error) (came EditOutcome, err error) {
	id := e.before.Card.ID
	s.current = id
	s.again()
	var made []files.Change
	if holds, err := holding(e.File); err == nil && ((holds == nil) != (e.held == nil) || !bytes.Equal(holds, e.held)) {
		made = append(made, files.Change{Path: e.File, Was: e.held, Text: holds})
	}
	if now, same := s.Current(); len(made) == 0 && s.broken == nil && same && equal(e.before.Card, now.Card) {
		return Unchanged, ran
	}
	outcome := Outcome("")
	came = Altered
	switch i := s.index(id); {
	case s.broken != nil:
		came = Spoilt
	case s.current == id || s.now(id) != "":
	case i < 0:
		came, outcome = Removed, Dropped
	default:
		var more []files.Change
		more, err = s.keepEdited(&s.deck.Cards[i])
		came, outcome, made = Accepted, Kept, append(made, more...)
	}
	if len(made) > 0 {
		s.acts = append(s.acts, act{card: id, outcome: outcome, files: made})
	}
	if outcome != "" {
		s.outcomes[id] = outcome
	}
	return came, err
}

// keepEdited makes the lock say of a card that it is kept, and returns what changed.
func (s *Drafts) keepEdited(card *deck.Card) ([]files.Change, error) {
	changes, err := s.keepEntry(card)
	if err == nil {
		err = s.put(changes)
	}
	if err != nil {
		return nil, err
	}
	if e := s.entry(card); e != nil {
		e.Kept = true
	}
	return changes, nil
}
