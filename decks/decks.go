// Package decks holds the decks that the program brings.
package decks

import "embed"

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
