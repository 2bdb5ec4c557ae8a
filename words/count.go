// Package words is how counts, times and commands are said, and where a line of prose breaks. Of ours it imports
// deck/shell alone.
package words

import (
	"strconv"
	"strings"
)

// Count returns a number with its noun: "1 day", "2 days". All nouns of ours add an s.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// Items returns how many items there are of how many cards: "147 cards" where each card is one
// item, "165 items of 147 cards" else. One word never stands for both.
func Items(items, cards int) string {
	if items == cards {
		return Count(cards, "card")
	}
	return Count(items, "item") + " of " + Count(cards, "card")
}

// Item returns the noun for one of so many items of so many cards.
func Item(items, cards int) string {
	if items == cards {
		return "card"
	}
	return "item"
}

// Agree returns a number with its noun and the verb that fits: "1 card waits", "2 cards wait".
func Agree(n int, noun, one, many string) string {
	if n == 1 {
		return Count(n, noun) + " " + one
	}
	return Count(n, noun) + " " + many
}

// And joins words as a sentence does: "a, b and c".
func And(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
