package prose

import (
	"strings"
	"unicode/utf8"
)

// minStem is how many letters two forms of a word must share.
const minStem = 3

// inflects reports whether two words, folded, are forms of one word.
func inflects(a, b, lang string) bool {
	a, b = strings.TrimSuffix(a, "'s"), strings.TrimSuffix(b, "'s")
	if a == b {
		return true
	}
	if a == "" || b == "" || a[0] != b[0] && (lang != "de" || umlauts.Replace(a)[0] != umlauts.Replace(b)[0]) {
		return false // as nearly all words
	}
	switch lang {
	case "en":
		return meet(englishStems(a), englishStems(b))
	case "de":
		return meet(germanStems(a), germanStems(b))
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return utf8.RuneCountInString(a) > minStem && strings.HasPrefix(b, a) && utf8.RuneCountInString(b[len(a):]) <= 2
}

// baseForms returns the forms of which a folded term may be one, itself among them: "lever" for "levers". Hyphens
// make no difference.
func baseForms(term, lang string) []string {
	term = strings.ReplaceAll(term, "-", " ")
	switch lang {
	case "en":
		return englishStems(term)
	case "de":
		return germanStems(term)
	}
	return []string{term}
}

func meet(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y && utf8.RuneCountInString(x) >= minStem {
				return true
			}
		}
	}
	return false
}

// An ending is what a form of a word ends in, and what the word itself does.
type ending struct{ form, word string }

var (
	englishEndings = []ending{
		{"s", ""}, {"es", ""}, {"ies", "y"}, {"ied", "y"}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"}, {"ying", "ie"},
		{"ices", "ix"}, {"ices", "ex"}, {"ses", "sis"}, {"xes", "xis"}, {"ta", "ton"}, {"ia", "ion"}, {"na", "non"}, {"a", "um"}, {"i", "us"}, {"ae", "a"}, {"men", "man"}, {"ves", "f"}, {"ves", "fe"},
		{"children", "child"}, {"mice", "mouse"}, {"feet", "foot"}, {"teeth", "tooth"}, {"people", "person"}, {"ria", "rion"},
	}
	germanEndings = []ending{
		{"e", ""}, {"n", ""}, {"en", ""}, {"er", ""}, {"em", ""}, {"es", ""}, {"s", ""}, {"ern", ""}, {"ens", ""}, {"nen", ""}, {"se", ""}, {"sen", ""}, {"ses", ""},
		{"en", "um"}, {"a", "um"}, {"en", "us"}, {"en", "a"}, {"ien", "ium"},
	}
	umlauts = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u")
)

// englishStems returns the words of which a word may be a form, itself among them.
func englishStems(word string) []string {
	stems := stems(word, englishEndings)
	for _, s := range stems {
		if n := len(s); n > minStem && s[n-1] == s[n-2] && (strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ing")) {
			stems = append(stems, s[:n-1]) // planned, planning
		}
	}
	return stems
}

// germanStems does the same for German, where a vowel of the stem may change too.
func germanStems(word string) []string { return stems(umlauts.Replace(word), germanEndings) }

func stems(word string, endings []ending) []string {
	all := []string{word}
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(word, e.form); ok && stem+e.word != "" {
			all = append(all, stem+e.word)
		}
	}
	return all
}
