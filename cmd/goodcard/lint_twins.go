package main

import (
	"fmt"
	"os"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/strictyaml"
)

// lintedIDs are the decks that were checked before, by their ids.
type lintedIDs map[string]seenDeck

// A seenDeck is where a deck was named, where it says its id, and in which line.
type seenDeck struct {
	path, file string
	line       int
}

// twin reports that a deck has the id of one before it: only one of them can be installed.
func (ids lintedIDs) twin(target lintTarget, d *deck.Deck) (problems deck.Problems) {
	file, line, column := d.IDPlace()
	before, taken := ids[d.ID]
	if !taken {
		ids[d.ID] = seenDeck{target.path, file, line}
		return nil
	}
	if sameFile(before.path, target.path) || sameFile(before.file, file) { // several files of one deck may be named
		return nil
	}
	return deck.Problems{{
		File: file, Line: line, Column: column, Path: "id", Rule: lint.SameDeckID, Severity: strictyaml.Warning,
		Message: fmt.Sprintf("the id %q is that of another deck already, %s:%d, and only one of them can be installed", d.ID, before.file, before.line),
		Fix:     "give one of them another id, unless they are versions of one deck",
	}}
}

func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}
