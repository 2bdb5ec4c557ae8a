package study

import (
	"context"
	"path/filepath"

	"goodcard/storage"
)

// Names returns the ids of the installed decks and of all cards in a data folder, each in
// alphabetical order. It is made for the completion of a command line: it writes nothing,
// reads no deck file and waits for nobody.
func Names(ctx context.Context, dir string) (decks, cards []string, err error) {
	return storage.Names(ctx, filepath.Join(dir, storage.FileName))
}
