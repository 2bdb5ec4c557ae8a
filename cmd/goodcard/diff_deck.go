package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/decks"
	"goodcard/git"
	"goodcard/release"
)

// A side is one of two decks to compare.
type side struct {
	word          string // as it was named
	rev, in, path string // where it is in git: the path from the folder in; rev is empty where it is not there

	deck    *deck.Deck
	past    release.Recorded                        // what lies beside it of its releases
	wrong   deck.Problems                           // with that
	picture func(path string) (sum string, ok bool) // the SHA-256 of a picture; nil where none is known
}

// A deckReader reads decks out of files, of the program, and of git.
type deckReader struct {
	env    *Env
	common Common
	repos  map[string]*git.Repository // by the folder that they were opened from
	open   []io.Closer
}

func (r *deckReader) close() {
	for _, repo := range r.repos {
		repo.Close()
	}
	for _, c := range r.open {
		c.Close()
	}
}

// read reads the deck of a side.
func (r *deckReader) read(ctx context.Context, s *side) (err error) {
	rev, name, inGit := git.Cut(s.word)
	switch {
	case s.rev != "":
		return r.revision(ctx, s)
	case s.word == "-":
		var source []byte
		if source, err = io.ReadAll(io.LimitReader(r.env.Stdin, maxStdin)); err == nil {
			s.deck, err = deck.Parse(stdinName, source)
		}
		return err
	case isThere(s.word):
		return r.files(ctx, s, s.word)
	case inGit && !isDrive(rev, name):
		s.rev, s.in, s.path = rev, ".", name
		return r.revision(ctx, s)
	case isPath(s.word):
		return r.files(ctx, s, s.word) // it says what is wrong
	}
	at, err := deckNamed(ctx, r.env, r.common, s.word)
	switch {
	case err != nil:
		return err
	case !at.shipped:
		return r.files(ctx, s, at.path)
	}
	folder, err := fs.Sub(decks.Shipped, at.path)
	if err == nil {
		s.picture = sumsIn(folder)
		s.deck, err = deck.LoadFS(decks.Shipped, at.path)
	}
	return err
}

// isDrive reports whether what stands before a colon is a drive of Windows and not a revision.
func isDrive(rev, name string) bool {
	return len(rev) == 1 && strings.HasPrefix(name, `\`) || filepath.VolumeName(rev+":"+name) != ""
}

// files reads a deck that is a file or a folder.
func (r *deckReader) files(ctx context.Context, s *side, name string) (err error) {
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() && deck.IsReleased(name) {
		folder := filepath.Dir(name)
		parts := deck.IsFirstPart(name) && !isThere(filepath.Join(folder, deck.MainName))
		at := deck.BesideReleased(name, parts)
		return s.release(os.DirFS(filepath.Dir(at.Released)), at)
	}
	if s.deck, err = unlessInterrupted(ctx, func() (*deck.Deck, error) { return deck.Load(name) }); err != nil {
		return err
	}
	s.past, s.wrong = release.ReadRecorded(name)
	target, err := filepath.EvalSymlinks(name)
	if err != nil {
		return nil // its pictures are not compared
	}
	if info, err := os.Stat(target); err == nil && !info.IsDir() {
		target = filepath.Dir(target)
	}
	if root, err := os.OpenRoot(target); err == nil {
		s.picture, r.open = sumsIn(root.FS()), append(r.open, root)
	}
	return nil
}

// release reads the last release of a deck, with what else lies beside that in a folder.
func (s *side) release(in fs.FS, at deck.Companions) error {
	released, err := deck.LoadReleasedFS(in, at)
	if err != nil {
		return err
	}
	s.deck = &released.Deck
	s.past, s.wrong = release.ReadRecordedFS(in, at)
	s.past.Last = released
	sums := map[string]string{}
	for _, f := range released.Files {
		sums[f.Path] = f.SHA256
	}
	s.picture = func(path string) (string, bool) { sum, ok := sums[path]; return sum, ok }
	return nil
}
