package release

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/shell"
	"goodcard/deck/strictyaml"
)

// A state is what there is of releases beside a deck, as of one moment.
type state struct {
	ledger   *ledger.Ledger // nil where nothing was released, as the next two
	released *deck.Released
	changes  *ledger.Changes

	texts map[string][]byte // what each file of a release holds, and the deck's own, by path below the folder
}

// readState reads all that releases left beside a deck.
func (p *place) readState() (s *state, err error) {
	err = p.steady(func(v view) (err error) {
		s, err = v.state()
		return err
	})
	return s, err
}

func (v view) state() (*state, error) {
	s := &state{texts: map[string][]byte{}}
	names := []string{v.main}
	for _, file := range []string{v.beside.Ledger, v.beside.Changes, v.beside.Changelog, v.beside.Released} {
		names = append(names, v.rel(file))
	}
	for _, name := range append(names, v.releasedFolder()...) {
		text, err := v.text(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return nil, err
		default:
			s.texts[name] = append([]byte{}, text...)
		}
	}
	var err error
	if src := s.texts[v.rel(v.beside.Ledger)]; src != nil {
		if s.ledger, err = ledger.Parse(v.beside.Ledger, src); err != nil {
			return nil, err
		}
	}
	if src := s.texts[v.rel(v.beside.Changes)]; src != nil {
		if s.changes, err = ledger.ParseChanges(v.beside.Changes, src); err != nil {
			return nil, err
		}
	}
	s.released, err = deck.LoadReleasedFS(v, v.beside)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return s, v.whole(s.ledger != nil, s.released != nil, s.changes != nil)
}

// releasedFolder returns the files of a release that one file cannot hold.
func (v view) releasedFolder() (names []string) {
	for _, folder := range []string{"", deck.CardsFolder} {
		in := path.Join(v.rel(v.beside.ReleasedFolder), folder)
		entries, err := v.ReadDir(in)
		if err != nil {
			continue // it is not there
		}
		for _, e := range entries {
			if name := path.Join(in, e.Name()); !e.IsDir() && v.own(name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// whole returns an error where some of the files of a release are there and others are not.
func (v view) whole(ledger, released, changes bool) error {
	var there, gone, names []string
	for _, f := range []struct {
		path string
		is   bool
	}{{v.beside.Ledger, ledger}, {v.beside.Released, released}, {v.beside.Changes, changes}} {
		if f.is {
			there = append(there, shell.Path(f.path))
		} else {
			gone, names = append(gone, f.path), append(names, shell.Path(f.path))
		}
	}
	if len(there) == 0 || len(gone) == 0 {
		return nil
	}
	is, it := "is", "it"
	if len(gone) > 1 {
		is, it = "are", "them"
	}
	return deck.Problems{{
		File: v.shown(v.main), Rule: "release-incomplete", Severity: strictyaml.Error,
		Message: "of the files of the last release " + strings.Join(names, " and ") + " " + is + " missing",
		Fix:     "take " + it + " back from git: " + deck.Checkout("HEAD", gone...) + "; or, to begin anew with all learners lost, delete " + strings.Join(there, " and ") + " too",
	}}
}
