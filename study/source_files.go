package study

import (
	"context"
	"path/filepath"
	"strings"
)

// Folder returns the folder in which the pictures of the card that is shown are; empty
// where its deck has none, as a shipped deck.
func (s *Session) Folder(ctx context.Context) (string, error) {
	if s.now == nil {
		return "", errNoPrompt
	}
	decks, err := s.c.db.Decks(ctx)
	if err != nil {
		return "", err
	}
	for _, d := range decks {
		if d.ID == s.now.Deck && d.Active {
			return s.c.source(d).folder(), nil
		}
	}
	return "", nil
}

// SourceAddress returns where the source of the card that is shown can be read: its web
// address, or else its file in the folder of the deck. It is empty where the deck names none.
func (s *Session) SourceAddress(ctx context.Context) (string, error) {
	if s.now == nil {
		return "", errNoPrompt
	}
	d, err := deckOf(ctx, s.c.db, s.now.Deck)
	if err != nil {
		return "", err
	}
	id, _, _ := strings.Cut(s.now.Card.Source, "#")
	src := d.body.Sources[id]
	if src.URL != "" || src.File == "" {
		return src.URL, nil
	}
	folder, err := s.Folder(ctx)
	if err != nil || folder == "" {
		return "", err
	}
	return filepath.Join(folder, filepath.FromSlash(src.File)), nil
}
