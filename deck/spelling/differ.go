package spelling

import (
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// An Edit says that the parts from Start to End of one text stand where the other has those from
// ReplStart to ReplEnd. The parts are letters, words or lines.
type Edit = lcs.Diff

// Differ returns what makes one list of parts the other, in order. It takes no more than a few
// hundred steps a part: where very much differs, more may be named than must be.
func Differ(first, second []string) []Edit { return lcs.DiffLines(first, second) }

// A Side says which of two texts that were compared has a piece.
type Side int

const (
	Both   Side = iota
	First       // only the first: a letter too many, a word that went
	Second      // only the second: a letter that is missing, a word that came
)

// A Piece is a stretch of two texts that were compared.
type Piece struct {
	Side Side
	Text string
	N    int // of letters as people see them, or of words
}

// Pieces cuts two texts, of which the parts are given, where one has what the other has not. What
// stands between two parts of a piece is given too.
func Pieces(first, second []string, edits []Edit, between string) []Piece {
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
