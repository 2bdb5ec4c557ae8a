package release

import (
	"errors"
	"fmt"
	"io/fs"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/reason"
	"goodcard/deck/strictyaml"
)

// Past reads what was released of the deck at path: its ledger and its last release, nil where there are none, as of
// one moment, and from where they wait if their release could not be finished; see [Finish], which comes first.
// Whatever of the files that releases left there is not as it was written comes back beside them.
func Past(deckPath string) (l *ledger.Ledger, last *deck.Released, wrong deck.Problems) {
	p, err := openPlace(deckPath)
	if err != nil {
		return nil, nil, nil // reading the deck says why
	}
	defer p.close()
	var s *state
	err = p.steady(func(v view) error {
		s, wrong = v.past()
		return nil
	})
	if err != nil {
		return nil, nil, asProblems(p.beside.Ledger, err)
	}
	return s.ledger, s.released, wrong
}

// past reads what it can of what releases left, and returns what is wrong with it.
func (v view) past() (s *state, wrong deck.Problems) {
	s = &state{}
	var is [3]bool
	look := func(i int, file string, err error) {
		is[i] = !errors.Is(err, fs.ErrNotExist)
		wrong = append(wrong, asProblems(file, err)...)
	}
	src, err := v.text(v.rel(v.beside.Ledger))
	if err == nil {
		s.ledger, err = ledger.Parse(v.beside.Ledger, src)
	}
	look(0, v.beside.Ledger, err)
	s.released, err = deck.LoadReleasedFS(v, v.beside)
	look(1, v.beside.Released, err)
	if src, err = v.text(v.rel(v.beside.Changes)); err == nil {
		s.changes, err = ledger.ParseChanges(v.beside.Changes, src)
	}
	look(2, v.beside.Changes, err)
	lost := s.lost(v.beside)
	if lost == nil {
		lost = s.misfit()
	}
	for _, err := range []error{v.whole(is[0], is[1], is[2]), s.mixed(v.beside), lost} {
		wrong = append(wrong, asProblems(v.beside.Ledger, err)...)
	}
	return s, wrong
}

// mixed returns an error where the last release and the ledger are those of different decks.
func (s *state) mixed(beside deck.Companions) error {
	if s.ledger == nil || s.released == nil || s.released.ID == s.ledger.Deck {
		return nil
	}
	return deck.Problems{{File: beside.Released, Rule: "other-deck", Severity: strictyaml.Error,
		Message: fmt.Sprintf("this is a release of the deck %s, and the ledger is of %s", s.released.ID, s.ledger.Deck),
		Fix:     "take both files back from git as they were at the last release"}}
}

// misfit returns why the ledger does not fit what it is of; see [ledger.Ledger.Misfit]. A last release that cannot be
// read is told as such.
func (s *state) misfit() error {
	switch {
	case s.ledger == nil:
		return nil
	case s.released == nil:
		return s.ledger.Misfit(s.ledger.Released)
	}
	return s.ledger.Misfit(s.released.Sum)
}

// asProblems returns what keeps a file from being read; nothing where it is not there.
func asProblems(file string, err error) deck.Problems {
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if problems, ok := errors.AsType[deck.Problems](err); ok {
		return problems
	}
	return deck.Problems{{File: file, Severity: strictyaml.Error, Message: "what was released cannot be read: " + reason.Of(err), Fix: reason.Hint(err)}}
}
