package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	uax "github.com/clipperhouse/uax29/v2/sentences"
)

// A stretch is a piece of a text, by the offsets of its bytes.
type stretch struct{ start, end int }

// splitSentences cuts a text into its sentences, without the space between them. Unicode's rules (UAX 29) cut behind
// every full stop that a capital follows; what is cut within a sentence there is joined again.
func splitSentences(text, lang string) []stretch {
	var cut []stretch
	open := false // the last one goes on
	it := uax.FromString(text)
	for it.Next() {
		at := trimmed(text, stretch{it.Start(), it.End()})
		if at.start == at.end {
			continue
		}
		if last := len(cut) - 1; open || last >= 0 && continues(text[at.start:at.end]) {
			cut[last].end = at.end
		} else {
			cut = append(cut, at)
		}
		said := cut[len(cut)-1]
		open = it.End() < len(text) && goesOn(text[said.start:said.end], strings.TrimSpace(text[it.End():min(len(text), it.End()+64)]), lang)
	}
	return cut
}

func trimmed(text string, at stretch) stretch {
	piece := text[at.start:at.end]
	at.start += len(piece) - len(strings.TrimLeftFunc(piece, unicode.IsSpace))
	at.end = at.start + len(strings.TrimSpace(piece))
	return at
}

// continues says whether no sentence begins like this: with a small letter, or with a sign that stands behind words.
func continues(piece string) bool {
	r, _ := utf8.DecodeRuneInString(piece)
	return unicode.IsLower(r) || strings.ContainsRune(",;:)]”»–—", r)
}

// goesOn says whether what was cut off before next ends with a full stop that ends no sentence.
func goesOn(said, next, lang string) bool {
	if !strings.HasSuffix(said, ".") {
		// A line break that an author forced, in the middle of a sentence.
		return next != "" && continues(next)
	}
	word := said[strings.LastIndexFunc(said, unicode.IsSpace)+1:]
	word = strings.TrimLeft(strings.TrimSuffix(word, "."), "(["+`"'“„‘«`)
	if abbreviations(lang)[strings.ToLower(word)] {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(next); beforeNumbers()[strings.ToLower(word)] && unicode.IsDigit(r) {
		return true
	}
	if len(word) == 1 && unicode.IsLetter(rune(word[0])) {
		return initial(said, word, next)
	}
	if lang == "de" && ordinal(word) {
		before := lastWord(strings.TrimSuffix(said, word+"."))
		return beforeOrdinals()[strings.ToLower(before)] || months()[firstWord(next)]
	}
	return false
}

// initial says whether a single letter with a full stop is a part of a name or of an abbreviation ("J. Smith", "z. B.");
// a small one alone is a variable.
func initial(said, letter, next string) bool {
	if unicode.IsLower(rune(letter[0])) {
		return strings.HasPrefix(next[min(1, len(next)):], ".") || strings.HasSuffix(lastWord(strings.TrimSuffix(said, letter+".")), ".")
	}
	return !sentenceStarters()[firstWord(next)] // "vitamin C. The"
}

func ordinal(word string) bool {
	return len(word) > 0 && len(word) <= 2 && strings.Trim(word, "0123456789") == ""
}

func lastWord(text string) string {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	return text[strings.LastIndexFunc(text, unicode.IsSpace)+1:]
}

func firstWord(text string) string {
	text = strings.TrimLeft(text, `"'“„‘«([`)
	if end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }); end >= 0 {
		return text[:end]
	}
	return text
}
