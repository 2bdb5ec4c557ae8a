package study

import (
	"strings"

	"goodcard/deck/markup"
	"goodcard/deck/spelling"
)

// compareWords compares the words of two texts, Markdown both. The pieces are clean of controls.
func compareWords(was, is string) []spelling.Piece {
	before, now := strings.Fields(markup.Text(was)), strings.Fields(markup.Text(is))
	return spelling.Pieces(before, now, spelling.Differ(before, now), " ")
}
