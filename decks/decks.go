// Package decks holds the decks that the program brings.
package decks

import "embed"

// Shipped are the decks, NAME.yaml each, where NAME is the deck's id. [embed.FS] is
// read-only; package study indexes a deck when it is installed, and again when a newer
// program brings a newer text.
//
//go:embed *.yaml
var Shipped embed.FS
