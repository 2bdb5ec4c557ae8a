package authoring

import (
	"errors"
	"io/fs"
	"os"

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
		file := problems[0].File
		return Edit{File: file, Line: max(problems[0].Line, 1), before: before, held: s.held[file]}, nil
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
	return Edit{File: before.Card.File, Line: before.Card.Line, before: before, held: s.held[before.Card.File]}, nil
}

// An EditOutcome says what came of an edit.
type EditOutcome string

// The outcomes of edits.
const (
	Unchanged EditOutcome = "unchanged"
	Altered   EditOutcome = "altered"  // and it is a draft as before
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
	if _, err := os.Lstat(e.File); s.broken != nil && errors.Is(err, fs.ErrNotExist) {
		delete(s.held, e.File) // so that it can be taken back
	}
	made := between(map[string][]byte{e.File: e.held}, map[string][]byte{e.File: s.held[e.File]})
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
	texts := map[string][]byte{}
	if err := s.keepEntry(card, texts); err != nil {
		return nil, err
	}
	made, err := s.replace(texts)
	if e := s.entry(card); err == nil && e != nil {
		e.Kept = true
	}
	return made, err
}
