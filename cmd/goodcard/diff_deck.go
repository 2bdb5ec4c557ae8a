package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/deck/reason"
	"goodcard/decks"
	"goodcard/git"
	"goodcard/words"
)

// A side is one of two decks to compare.
type side struct {
	word          string // as it was named
	rev, in, path string // where it is in git: the path from the folder in; rev is empty where it is not there

	deck   *deck.Deck
	folder fs.FS // where its pictures are; nil where that is not known
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
		return r.files(s, s.word)
	case inGit && !isDrive(rev, name):
		s.rev, s.in, s.path = rev, ".", name
		return r.revision(ctx, s)
	case isPath(s.word):
		return r.files(s, s.word) // it says what is wrong
	}
	at, err := deckNamed(ctx, r.env, r.common, s.word)
	switch {
	case err != nil:
		return err
	case !at.shipped:
		return r.files(s, at.path)
	}
	if s.folder, err = fs.Sub(decks.Shipped, at.path); err == nil {
		s.deck, err = deck.LoadFS(decks.Shipped, at.path)
	}
	return err
}

// isDrive reports whether what stands before a colon is a drive of Windows and not a revision.
func isDrive(rev, name string) bool {
	return len(rev) == 1 && strings.HasPrefix(name, `\`)
}

// files reads a deck that is a file or a folder.
func (r *deckReader) files(s *side, name string) (err error) {
	if s.deck, err = deck.Load(name); err != nil {
		return err
	}
	target, err := filepath.EvalSymlinks(name)
	if err != nil {
		return nil // its pictures are not compared
	}
	if info, err := os.Stat(target); err == nil && !info.IsDir() {
		target = filepath.Dir(target)
	}
	if root, err := os.OpenRoot(target); err == nil {
		s.folder, r.open = root.FS(), append(r.open, root)
	}
	return nil
}

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
	dir := s.word
	if base != "." {
		dir = strings.TrimSuffix(s.word, base)
	}
	shown := func(file string) string {
		if file == base || file == "." {
			return s.word
		}
		return strings.TrimSuffix(dir, "/") + map[bool]string{true: "", false: "/"}[strings.HasSuffix(dir, ":")] + file
	}
	if _, err := fs.Stat(folder, "deck.yaml"); base == "." && err != nil {
		return &hintedError{fmt.Errorf("%s is a folder without deck.yaml, so no deck", s.word), "name a file, or the folder of a deck"}
	}
	s.folder = folder
	if s.deck, err = deck.LoadFS(folder, base); err != nil {
		return renamed(err, shown)
	}
	for i := range s.deck.Cards {
		s.deck.Cards[i].File = shown(s.deck.Cards[i].File)
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

// aloneWord says why one word alone cannot be compared with its last commit.
func (r *deckReader) aloneWord(word string) error {
	if word == "-" {
		return &usageError{msg: "a second deck is needed beside standard input", command: "goodcard diff"}
	}
	if rev, name, ok := git.Cut(word); ok && !isDrive(rev, name) {
		return &usageError{msg: fmt.Sprintf("a second deck is needed, to compare %s with", word), hint: words.Command("diff", word, path.Base(name)), command: "goodcard diff"}
	}
	_, err := os.Stat(word)
	return err
}

// redrawn returns whether a picture that two folders have shows something else; nil where that cannot be known.
func redrawn(old, new fs.FS) func(name string) bool {
	if old == nil || new == nil {
		return nil
	}
	known := map[string]bool{}
	return func(name string) bool {
		other, ok := known[name]
		if !ok {
			was, oldErr := fs.ReadFile(old, name)
			is, newErr := fs.ReadFile(new, name)
			other = oldErr == nil && newErr == nil && !bytes.Equal(was, is)
			known[name] = other
		}
		return other
	}
}
