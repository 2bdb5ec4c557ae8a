// Package words is how counts and times are said, and where a line of prose breaks. It imports
// nothing of ours.
package words

import "strconv"

// Count returns a number with its noun: "1 day", "2 days". All nouns of ours add an s.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// Agree returns a number with its noun and the verb that fits: "1 card waits", "2 cards wait".
func Agree(n int, noun, one, many string) string {
	if n == 1 {
		return Count(n, noun) + " " + one
	}
	return Count(n, noun) + " " + many
}
