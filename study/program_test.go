package study_test

import (
	"io/fs"
	"slices"
	"strings"
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

// IDs returns them by name: here decks have no order of their own.
func (p program) IDs() (ids []string) {
	for file := range p {
		if id, main := strings.CutSuffix(file, "/deck.yaml"); main {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func (p program) Head(id string) (title, about string, cards, items int) { return id, "", 0, 0 }
