package spelling

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Edition names what [Fold] and [Index] return. Who keeps their texts makes them anew where
// they were kept under another one.
const Edition = "2"

// Fold returns a text in the spelling in which texts are compared: without a difference
// between capitals and small letters, between ways to write one character, and between the
// quotes, hyphens and dashes of a typesetter and those of a keyboard. An i is an i with its dot
// and without, since Turkish capitals have both.
func Fold(text string) string {
	for i := range len(text) {
		if text[i] >= 0x80 {
			text = cases.Fold().String(norm.NFKC.String(typed.Replace(text)))
			return strings.ReplaceAll(text, "i\u0307", "i")
		}
	}
	return strings.ToLower(text) // the same, of ASCII, and quicker by far
}

// typed writes signs as a keyboard has them.
var typed = strings.NewReplacer(
	"‘", "'", "’", "'", "‚", "'", "‛", "'", "‹", "'", "›", "'", "′", "'", "´", "'", "ʼ", "'", "ʻ", "'",
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "″", `"`,
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-", "\u00ad", "",
	"İ", "i", "ı", "i",
)

// Index returns a text as a search looks for words in it: folded, and below that once more
// without its accents where it has some, so that words with them are found by words without.
func Index(text string) string {
	folded := Fold(text)
	if bare := withoutAccents(folded); bare != folded {
		return folded + "\n" + bare
	}
	return folded
}

// withoutAccents takes the accents off letters. The marks of scripts that write vowels so stay.
func withoutAccents(text string) string {
	apart := norm.NFD.String(text)
	bare := strings.Map(func(r rune) rune {
		if 0x300 <= r && r <= 0x36f {
			return -1
		}
		return r
	}, apart)
	if bare == apart {
		return text
	}
	return norm.NFC.String(bare)
}
