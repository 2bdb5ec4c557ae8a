package deck

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// Reverse is the suffix of the item that asks a both-ways card backwards.
const Reverse = "#reverse"

// Suffixes returns what to append to "deck/card" for each item of the card, its
// siblings: "" for most cards, "" and [Reverse] for both-ways, "#c1", "#c2" … for a cloze.
func (c *Card) Suffixes() []string {
	switch {
	case c.Kind == Cloze:
		var suffixes []string
		for _, n := range ClozeGroups(c.Text) {
			suffixes = append(suffixes, gapPrefix+strconv.Itoa(n))
		}
		return suffixes
	case c.BothWays:
		return []string{"", Reverse}
	default:
		return []string{""}
	}
}

// gapPrefix begins the suffix of a gap of a cloze; its number follows.
const gapPrefix = "#c"

// GroupOf returns the number of the gaps that the item with this suffix asks for, 0 if it
// is not of a cloze.
func GroupOf(suffix string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(suffix, gapPrefix))
	if err != nil {
		return 0
	}
	return n
}

// A Wording is a way to put a card's question.
type Wording struct {
	Key  string // "" for the card's own text, else "also:HASH" or "unseen:HASH"; see [TextHash]
	Text string
}

// Wordings returns those of the item with this suffix that rotate, the card's own first.
// A reverse or a gap of a cloze has one.
func (c *Card) Wordings(suffix string) []Wording {
	all := []Wording{{Text: c.Text}}
	if suffix != "" {
		return all
	}
	for _, text := range c.Also {
		all = append(all, Wording{Key: "also:" + TextHash(text), Text: text})
	}
	return all
}

// Probes returns the wordings of the item with this suffix that are kept back.
func (c *Card) Probes(suffix string) []Wording {
	if suffix != "" {
		return nil
	}
	var probes []Wording
	for _, text := range c.Unseen {
		probes = append(probes, Wording{Key: "unseen:" + TextHash(text), Text: text})
	}
	return probes
}

// TextHash names a text in the history, where an index would break by edits: the first
// 8 hex digits of the SHA-256 of the text with white space collapsed.
func TextHash(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return hex.EncodeToString(sum[:4])
}
