// Package spelling is what letters say of a word before it means anything: how words are compared,
// how near two of them are, which of them is a slip of the other, and the hint that names the nearer one. It imports nothing of ours.
package spelling

import (
	"fmt"
	"strings"
)

// Nearest returns the one of known that is at most two edits away from name and nearest to it, the
// first of equals, or "" if there is none. An edit inserts, deletes or replaces a letter or swaps
// two neighbours. A name of two or three letters must be one edit away, and nothing is near one letter.
func Nearest(name string, known []string) string {
	word := []rune(name)
	limit := min(2, len(word)/2)
	if len(word) > 160 {
		return ""
	}
	best, distance := "", limit+1
	for _, k := range known {
		if d := Edits(word, []rune(k), limit); d < distance {
			best, distance = k, d
		}
	}
	return best
}

// Few is how many names a misspelt one of a file is compared with at most: a file may hold many of both.
const Few = 1000

// Meant returns the one of known that a person probably meant by a name: the [Nearest], or else the
// shortest that is it but for capitals, or of which it is the beginning, or that of a part, in three
// letters or more; "" if there is none.
func Meant(name string, known []string) (meant string) {
	if near := Nearest(name, known); near != "" {
		return near
	}
	word := Fold(name)
	for _, k := range known {
		folded := Fold(k)
		part := len([]rune(word)) >= 3 && strings.Contains("-"+divided.Replace(folded), "-"+divided.Replace(word))
		if (folded == word || part) && (meant == "" || len(k) < len(meant)) {
			meant = k
		}
	}
	return meant
}

// divided marks where the parts of a name begin by hyphens alone.
var divided = strings.NewReplacer("/", "-", " ", "-", "_", "-", ":", "-")

// DidYouMean returns the hint that names what [Nearest] or [Meant] found, empty where that is.
func DidYouMean(near string) string {
	if near == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %q?", near)
}

// Edits is the Damerau-Levenshtein distance (optimal string alignment) of a and b, or a number
// above limit when it is more than that.
func Edits(a, b []rune, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
