package study

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"goodcard/storage"
)

// Recall makes an item the next prompt, such as one that its grade has just shown to be a
// leech, so that it can be edited or set aside. It stays until it is answered.
func (s *Session) Recall(item string) { s.now, s.back, s.backCram = nil, item, s.cram != nil }

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
		if d.ID != s.now.Deck || !d.Active || d.Source != storage.File {
			continue
		}
		if info, err := os.Stat(d.Path); err == nil && info.IsDir() {
			return d.Path, nil
		}
		return filepath.Dir(d.Path), nil
	}
	return "", nil
}

// SourceAddress returns where the source of the card that is shown can be read: its web
// address, or else its file in the folder of the deck. It is empty where the deck names none.
func (s *Session) SourceAddress(ctx context.Context) (string, error) {
	if s.now == nil {
		return "", errNoPrompt
	}
	d, err := s.c.deckOf(ctx, s.now.Deck)
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
