package spelling

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold returns a text in the spelling in which texts are compared: without a difference
// between capitals and small letters, or between ways to write one character.
func Fold(text string) string {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return cases.Fold().String(norm.NFKC.String(text))
		}
	}
	return strings.ToLower(text) // the same, of ASCII, and quicker by far
}
