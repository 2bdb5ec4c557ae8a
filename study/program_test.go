package study_test

import (
	"io/fs"
	"testing/fstest"

	"goodcard/deck"
)

// A program is what a program brings: decks, ID/deck.yaml each. Tests change them as newer
// programs would.
type program fstest.MapFS

func (p program) Open(name string) (fs.File, error) { return fstest.MapFS(p).Open(name) }

func (p program) Digest(id string) string {
	digest, err := deck.DigestFS(p, id)
	if err != nil {
		return ""
	}
	return digest
}
