package study

import (
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"

	"goodcard/deck/markup"
)

// A Side says which of two texts that were compared has a piece.
type Side int

const (
	Both   Side = iota
	First       // only the first: a letter too many, a word that went
	Second      // only the second: a letter that is missing, a word that came
)

// A Piece is a stretch of two texts that were compared. It is clean of controls.
type Piece struct {
	Side Side
	Text string
	N    int // of letters as people see them, or of words
}

// compareWords compares the words of two texts, Markdown both.
func compareWords(was, is string) []Piece {
	before, now := strings.Fields(markup.Text(was)), strings.Fields(markup.Text(is))
	return pieces(before, now, lcs.DiffLines(before, now), " ")
}

// pieces cuts two texts where one has what the other has not.
func pieces(first, second []string, edits []lcs.Diff, between string) []Piece {
	var all []Piece
	add := func(side Side, parts []string) {
		if len(parts) > 0 {
			all = append(all, Piece{side, strings.Join(parts, between), len(parts)})
		}
	}
	at := 0
	for _, e := range edits {
		add(Both, first[at:e.Start])
		add(First, first[e.Start:e.End])
		add(Second, second[e.ReplStart:e.ReplEnd])
		at = e.End
	}
	add(Both, first[at:])
	return all
}
