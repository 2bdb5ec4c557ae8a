package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"goodcard/deck"
	"goodcard/deck/reason"
	"goodcard/git"
	"goodcard/release"
)

// revision reads a deck out of git.
func (r *deckReader) revision(ctx context.Context, s *side) error {
	repo := r.repos[s.in]
	if repo == nil {
		var err error
		if repo, err = git.Open(ctx, s.in, r.env.Environ); err != nil {
			return err
		}
		if r.repos == nil {
			r.repos = map[string]*git.Repository{}
		}
		r.repos[s.in] = repo
	}
	folder, base, err := repo.Find(s.rev, s.path)
	if err != nil {
		return err
	}
	_, noDeck := fs.Stat(folder, deck.MainName)
	parts := noDeck != nil && deck.IsFirstPart(s.path)
	if parts {
		base = path.Join(path.Base(path.Dir(s.path)), base)
		above := path.Dir(path.Dir(s.path))
		switch {
		case strings.HasPrefix(s.path, "./"):
			above = "./" + above
		case above == ".":
			above = "" // the top
		}
		if folder, _, err = repo.Find(s.rev, above); err != nil {
			return err
		}
	}
	dir := strings.TrimSuffix(strings.TrimSuffix(s.word, base), "/")
	if base == "." {
		dir = strings.TrimSuffix(s.word, "/")
	}
	shown := func(file string) string {
		switch {
		case file == base, file == ".":
			return s.word
		case strings.HasSuffix(dir, ":"):
			return dir + file
		default:
			return dir + "/" + file
		}
	}
	if _, err := fs.Stat(folder, deck.MainName); base == "." && err != nil {
		return &hintedError{fmt.Errorf("%s is a folder without deck.yaml, so no deck", s.word), "name a file, or the folder of a deck"}
	}
	if deck.IsReleased(base) {
		err = s.release(folder, deck.BesideReleased(base, parts))
	} else {
		s.picture = sumsIn(folder)
		s.deck, err = deck.LoadFS(folder, base)
		s.past, s.wrong = release.ReadRecordedFS(folder, deck.BesideIn(base))
	}
	if err != nil {
		return renamed(err, shown)
	}
	for i := range s.deck.Cards {
		s.deck.Cards[i].File = shown(s.deck.Cards[i].File)
	}
	if s.past.Last != nil {
		for i := range s.past.Last.Retired {
			card := &s.past.Last.Retired[i]
			card.File = shown(card.File)
		}
	}
	for i := range s.wrong {
		s.wrong[i].File = shown(s.wrong[i].File)
	}
	return nil
}

// renamed returns an error of a deck with the names under which its files are shown.
func renamed(err error, shown func(string) string) error {
	if problems, ok := errors.AsType[deck.Problems](err); ok {
		for i := range problems {
			problems[i].File = shown(problems[i].File)
		}
		return problems
	}
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return &hintedError{fmt.Errorf("cannot read %s: %s", shown(p.Path), reason.Of(p.Err)), reason.Hint(p)}
	}
	return err
}
