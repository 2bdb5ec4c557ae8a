package diff

import (
	"slices"
	"strings"
	"unicode"

	"goodcard/deck/spelling"
)

// A role is what a text is to a learner.
type role int

const (
	answer role = iota // is recalled
	hidden             // is recalled to the letter
	prompt             // asks for an answer that stayed the same
	aside              // is read along with the answer
)

const (
	alike = 0.8 // share of common words from which on a text says the same in other words
	left  = 0.2 // share of common words below which nothing is left of a question

	longestWord = 80 // what is longer is compared as a whole alone
)

// wording returns the kind of change between two Markdown texts; "" where they are the same.
func (v *vocabulary) wording(old, new string, as role) Kind {
	if strings.TrimSpace(old) == strings.TrimSpace(new) {
		return ""
	}
	a, b := v.tokens(old), v.tokens(new)
	if slices.Equal(a, b) {
		return Cosmetic
	}
	english := v.knows(a, b)
	edits := spelling.Differ(a, b)
	least := Cosmetic
	mended := slices.Clone(b)
	for _, e := range edits {
		if e.End-e.Start != e.ReplEnd-e.ReplStart {
			continue
		}
		for i := range e.End - e.Start {
			slip := v.misspelt(a[e.Start+i], b[e.ReplStart+i], english)
			if slip == "" {
				continue
			}
			least = graver(least, slip)
			mended[e.ReplStart+i] = a[e.Start+i]
		}
	}
	if slices.Equal(a, mended) {
		return least
	}
	b = mended
	share := dice(a, b)
	switch {
	case as == aside:
		return Clarified
	case !english, v.turned(a, b):
		return Meaning
	case as == prompt && share >= left, as == answer && share >= alike:
		return Clarified
	default:
		return Meaning
	}
}

func collapsed(text string) string { return strings.Join(strings.Fields(text), " ") }

// misspelt returns what it is to write one word for another where that mends a misspelling: cosmetic, or
// clarified where the word is what the deck is about or the language is not known; "" where the words may be two.
// A misspelling is in no other place, and its correction is.
func (v *vocabulary) misspelt(old, new string, english bool) Kind {
	got, want := []rune(old), []rune(new)
	if len(got) > longestWord || len(want) > longestWord {
		return ""
	}
	limit := len(want) / 5
	distance := spelling.Edits(got, want, limit)
	if distance > limit || distance == 0 || !isWord(old) || !isWord(new) || contrary(old, new) || turns(old) || turns(new) {
		return ""
	}
	if v.new()[old] || !v.old()[new] {
		return ""
	}
	switch key := v.key()[new] || v.key()[old]; {
	case key && len(got) == len(want) && !swapped(got, want):
		return "" // sulfate is not sulfite, and proton not photon
	case key, !english:
		return Clarified
	default:
		return Cosmetic
	}
}

func isWord(token string) bool {
	return !strings.ContainsFunc(token, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' })
}

// swapped reports whether two words of one length have the same letters.
func swapped(a, b []rune) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// contrary reports whether one word in the place of another says something else.
func contrary(a, b string) bool {
	if a == b {
		return false
	}
	groups := contraryGroups()
	for _, g := range groups[a] {
		if slices.Contains(groups[b], g) {
			return true
		}
	}
	return len(a) <= longestWord && len(b) <= longestWord && isWord(a) && isWord(b) && spelling.Opposed(a, b)
}

// turned reports whether one text says something else than the other by a number, a unit, a sign, code, a
// formula, a word that turns a sentence round, or a term in the place of another.
func (v *vocabulary) turned(a, b []string) bool {
	gone, come := difference(a, b), difference(b, a)
	if slices.ContainsFunc(slices.Concat(gone, come), func(w string) bool { return turns(w) || says(w) }) {
		return true
	}
	if len(gone)+len(come) == 0 {
		return !reordered(a, b)
	}
	const most = 100 // words of which each is compared with each; more of them are no rewording
	if len(gone) > most || len(come) > most {
		return true
	}
	for _, x := range gone {
		if slices.ContainsFunc(come, func(y string) bool { return contrary(x, y) }) {
			return true
		}
	}
	return v.exchanged(a, b, gone, come)
}

// exchanged reports whether a term that the deck is about stands where another did.
func (v *vocabulary) exchanged(a, b, gone, come []string) bool {
	terms := func(words, among []string) []string {
		return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !v.key()[w] || !slices.Contains(among, w) })
	}
	for _, e := range spelling.Differ(a, b) {
		for _, x := range terms(a[e.Start:e.End], gone) {
			for _, y := range terms(b[e.ReplStart:e.ReplEnd], come) {
				if !strings.HasPrefix(x, y) && !strings.HasPrefix(y, x) {
					return true
				}
			}
		}
	}
	return false
}

// says reports whether a token says something by itself that no other says: a number, a sign, code. What
// joins words does not, nor does a picture sign.
func says(token string) bool {
	return !isWord(token) && token != "/" && token[0] < 0xf0
}

// reordered reports whether the order of the words of a text makes no difference that is known: none of
// them sets one thing before another.
func reordered(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return turns(w) || len(contraryGroups()[w]) > 0 && w != "and" && w != "or" })
}

// difference returns the tokens of a that b has not, or not as often.
func difference(a, b []string) []string {
	n := map[string]int{}
	for _, w := range b {
		n[w]++
	}
	var all []string
	for _, w := range a {
		if n[w]--; n[w] < 0 {
			all = append(all, w)
		}
	}
	return all
}

// dice is the share of tokens that two texts have in common: Dice's coefficient.
func dice(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	return float64(2*(len(a)-len(difference(a, b)))) / float64(len(a)+len(b))
}
