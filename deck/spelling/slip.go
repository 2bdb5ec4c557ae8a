package spelling

import (
	"slices"
	"strings"
	"unicode"
)

// Slipped reports whether what was typed is the right words but for slips of the fingers. Both are
// [Fold]ed. A word may have one slip for every five of its letters, so that a short one has none,
// and a number none. A word more or less is no slip, but for an article in front, and but for a
// space or hyphen within a word; nor is a prefix that turns a word round, as in symmetric and
// asymmetric.
func Slipped(typed, right string) bool {
	got, want := apart(typed), apart(right)
	return slices.EqualFunc(got, want, slippedWord) || strings.Join(got, "") == strings.Join(want, "")
}

// apart returns the words of a text without an article in front. A hyphen between letters divides words.
func apart(text string) []string {
	letters := []rune(text)
	for i := 1; i < len(letters)-1; i++ {
		if letters[i] == '-' && unicode.IsLetter(letters[i-1]) && unicode.IsLetter(letters[i+1]) {
			letters[i] = ' '
		}
	}
	all := strings.Fields(string(letters))
	if len(all) > 1 && slices.Contains([]string{"a", "an", "the"}, all[0]) {
		return all[1:]
	}
	return all
}

func slippedWord(typed, right string) bool {
	if typed == right {
		return true
	}
	if strings.ContainsFunc(typed+right, unicode.IsDigit) {
		return false
	}
	got, want := []rune(typed), []rune(right)
	n := Edits(got, want, len(want)/5)
	return n <= len(want)/5 && !opposed(typed, right, n)
}

// Opposed reports whether two [Fold]ed words are one behind prefixes of which one means the contrary of the
// other, as hypertension and hypotension, or legal and illegal.
func Opposed(one, other string) bool {
	const shortest = 3 // bytes of a word that stands behind a prefix
	return slices.ContainsFunc(contraries, func(pair [2]string) bool {
		for _, words := range [][2]string{{one, other}, {other, one}} {
			a, first := strings.CutPrefix(words[0], pair[0])
			b, second := strings.CutPrefix(words[1], pair[1])
			if first && second && a == b && len(a) >= shortest && !doubled(pair, b) {
				return true
			}
		}
		return false
	})
}

// opposed reports whether two words that are n edits apart are nearer behind prefixes of which one
// means the contrary of the other.
func opposed(one, other string, n int) bool {
	return slices.ContainsFunc(contraries, func(pair [2]string) bool {
		for _, words := range [][2]string{{one, other}, {other, one}} {
			a, first := strings.CutPrefix(words[0], pair[0])
			b, second := strings.CutPrefix(words[1], pair[1])
			if first && second && !doubled(pair, b) && Edits([]rune(a), []rune(b), n) < n {
				return true
			}
		}
		return false
	})
}

// doubled reports whether a prefix is only the beginning of a word typed twice, as in aalignment.
func doubled(pair [2]string, word string) bool {
	return pair[1] == "" && strings.HasPrefix(word, pair[0])
}

// contraries are prefixes, beside each what makes the contrary of it.
var contraries = [][2]string{
	{"a", ""}, {"an", ""}, {"anti", ""}, {"counter", ""}, {"de", ""}, {"dis", ""}, {"il", ""}, {"im", ""}, {"in", ""}, {"ir", ""},
	{"mis", ""}, {"non", ""}, {"un", ""},
	{"ab", "ad"}, {"af", "ef"}, {"ante", "anti"}, {"as", "des"}, {"de", "en"}, {"de", "in"}, {"endo", "exo"}, {"ex", "im"}, {"ex", "in"},
	{"hyper", "hypo"}, {"inter", "intra"}, {"macro", "micro"}, {"max", "min"}, {"over", "under"}, {"post", "pre"},
}
