// Package decks holds the decks that the program brings.
package decks

import (
	"embed"
	"slices"
)

//go:generate go run generate.go

// Shipped are the decks, a folder each, named after the deck's id. Package study indexes a
// deck when it is installed, and again when a newer program brings a newer text.
var Shipped = Decks{files}

// Decks is a file system that knows the digests of the decks in it. It is read-only.
type Decks struct{ embed.FS }

// Digest returns the hash of what the deck with this id says, as [goodcard/deck.DigestFS]
// gives it; empty if there is none. It was made when the deck was written and costs nothing.
func (Decks) Digest(id string) string { return digest(id) }

// ReleasesDigest returns the hash of what tells of the releases of the deck with this id, as
// [goodcard/deck.DigestReleasesFS] gives it; empty where there were none. It costs nothing either.
func (Decks) ReleasesDigest(id string) string { return releasesDigest(id) }

// IDs returns the ids of the decks in the order in which they are offered, which the file order says.
func (Decks) IDs() []string {
	ids := make([]string, len(heads))
	for i, h := range heads {
		ids[i] = h.id
	}
	return ids
}

// Head returns what the deck with this id is called and is about, and how many cards and items it has; nothing if there
// is none. It reads no deck. A path has no cards of its own.
func (Decks) Head(id string) (title, about string, cards, items int) {
	i := slices.IndexFunc(heads, func(h head) bool { return h.id == id })
	if i < 0 {
		return "", "", 0, 0
	}
	h := heads[i]
	return h.title, h.about, h.cards, h.items
}

// A head is what a deck says of itself before its first card.
type head struct {
	id, title, about string
	cards, items     int // that can be studied
}
