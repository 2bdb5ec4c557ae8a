package study

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"goodcard/deck/prose/document"
)

// A SourcePlace is where the source of a card can be read.
type SourcePlace struct {
	Address string // of the web, or the path of a file; empty for others
	Text    string // of a text that the program brings with its deck, its path there; empty for others
	Part    string // what the card says of where in it; empty where it says nothing

	texts fs.FS // that have Text
}

// None reports whether the source can be read nowhere.
func (p SourcePlace) None() bool { return p.Address == "" && p.Text == "" }

// SourcePlace returns where the source of the card that is shown can be read: at its web address, or else
// in its file in the folder of the deck, or in that which the program brings.
func (s *Session) SourcePlace(ctx context.Context) (SourcePlace, error) {
	if s.now == nil {
		return SourcePlace{}, errNoPrompt
	}
	d, err := deckOf(ctx, s.c.db, s.now.Deck)
	if err != nil {
		return SourcePlace{}, err
	}
	id, part, _ := strings.Cut(s.now.Card.Source, "#")
	src := d.body.Sources[id]
	if src.URL != "" || src.File == "" {
		return SourcePlace{Address: src.URL, Part: part}, nil
	}
	from, err := s.source(ctx)
	switch {
	case err != nil || from == nil:
		return SourcePlace{}, err
	case from.folder() != "":
		return SourcePlace{Address: filepath.Join(from.folder(), filepath.FromSlash(src.File)), Part: part}, nil
	}
	texts := from.texts()
	if info, err := fs.Stat(texts, src.File); err != nil || !info.Mode().IsRegular() {
		return SourcePlace{}, nil
	}
	return SourcePlace{Text: src.File, Part: part, texts: texts}, nil
}

// Read returns a text that the program brings, and the blocks of it from the part on that the card names, up to where
// that ends; all of it where it has no such part.
func (p SourcePlace) Read() (doc *document.Document, from, to int, err error) {
	src, err := fs.ReadFile(p.texts, p.Text) // which is in the program
	if err != nil {
		return nil, 0, 0, err
	}
	format, ok := document.Sniff(p.Text, src)
	if !ok {
		return nil, 0, 0, fmt.Errorf("%s is no text that can be shown here", p.Text)
	}
	if doc, err = document.Parse(p.Text, src, format); err != nil {
		return nil, 0, 0, err
	}
	from, to = doc.Cited(p.Part)
	return doc, from, to, nil
}

// source returns where the deck of the card that is shown comes from; nil where it is not active any more.
func (s *Session) source(ctx context.Context) (source, error) {
	decks, err := s.c.db.Decks(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range decks {
		if d.ID == s.now.Deck && d.Active {
			return s.c.source(d), nil
		}
	}
	return nil, nil
}

// Folder returns the folder in which the pictures of the card that is shown are; empty
// where its deck has none, as a shipped deck.
func (s *Session) Folder(ctx context.Context) (string, error) {
	if s.now == nil {
		return "", errNoPrompt
	}
	from, err := s.source(ctx)
	if err != nil || from == nil {
		return "", err
	}
	return from.folder(), nil
}
