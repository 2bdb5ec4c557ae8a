package prose

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/prose/document"
)

// termUsage is how a document uses the terms that were found in it.
type termUsage struct {
	lang  string
	times map[string]int // how often, by the stems of its words
	small map[string]int // how often of these it has a small letter at its beginning
	large map[string]int // how often a capital, and no sentence begins with it
}

// countTerms counts the terms of findings in the text of a document, in one pass.
func countTerms(doc *document.Document, all []finding, lang string) *termUsage {
	u := &termUsage{lang: lang, times: map[string]int{}, small: map[string]int{}, large: map[string]int{}}
	lengths := map[string]uint{} // how many words the terms have that begin with a stem, as a set of bits
	for _, f := range all {
		stems := u.stems(f.term)
		if len(stems) == 0 {
			continue
		}
		lengths[stems[0]] |= 1 << len(stems)
		u.times[strings.Join(stems, " ")] = 0
	}
	var last []string // the stems of the words before
	var cases []letterCase
	for at := range stretchesOfWords(doc.Plain) {
		word := doc.Plain[at.start:at.end]
		last, cases = append(last, countedStem(word, lang)), append(cases, caseOf(doc.Plain, at))
		if len(last) > 64 {
			last, cases = append(last[:0], last[len(last)-maxNameWords-1:]...), append(cases[:0], cases[len(cases)-maxNameWords-1:]...)
		}
		for n := 1; n <= min(maxNameWords+1, len(last)); n++ {
			from := len(last) - n
			if lengths[last[from]]&(1<<n) == 0 {
				continue
			}
			key := strings.Join(last[from:], " ")
			if _, ok := u.times[key]; ok {
				u.times[key]++
				switch cases[from] {
				case smallLetter:
					u.small[key]++
				case capital:
					u.large[key]++
				}
			}
		}
	}
	return u
}

// stretchesOfWords returns where the words of a text stand.
func stretchesOfWords(text string) iter.Seq[stretch] {
	return func(yield func(stretch) bool) {
		start := -1
		for i, r := range text {
			if isWordSign(r) == (start >= 0) {
				continue
			}
			if start < 0 {
				start = i
				continue
			}
			if !yield(stretch{start, i}) {
				return
			}
			start = -1
		}
		if start >= 0 {
			yield(stretch{start, len(text)})
		}
	}
}

type letterCase int

const (
	otherSign letterCase = iota // no letter, a capital with which a sentence begins, a part of an address or of code
	smallLetter
	capital
)

// caseOf tells with which letter a word begins.
func caseOf(text string, word stretch) letterCase {
	r, _ := utf8.DecodeRuneInString(text[word.start:])
	if inCode(text, word) {
		return otherSign
	}
	if unicode.IsLower(r) {
		return smallLetter
	}
	before := strings.TrimRight(text[max(0, word.start-8):word.start], " \"'“„‘«»([-–—*•")
	if !unicode.IsUpper(r) || before == "" || strings.ContainsRune(".?!:\n", rune(before[len(before)-1])) {
		return otherSign
	}
	return capital
}

// inCode says whether a word is a part of a path, an address or an identifier.
func inCode(text string, word stretch) bool {
	const signs = "_/\\@=<>(&$"
	if word.start > 0 && strings.IndexByte(signs+".:", text[word.start-1]) >= 0 && text[word.start-1] != '(' {
		return true
	}
	if word.end == len(text) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[min(word.end+1, len(text)):])
	return strings.IndexByte(signs, text[word.end]) >= 0 || text[word.end] == '.' && unicode.IsLetter(next)
}

func (u *termUsage) stems(term string) []string {
	all := strings.FieldsFunc(term, func(r rune) bool { return !isWordSign(r) })
	for i, word := range all {
		all[i] = countedStem(word, u.lang)
	}
	return all
}

func (u *termUsage) key(term string) string { return strings.Join(u.stems(term), " ") }

// worth says whether a finding is worth an author's look. A sentence that says what something is, in no other words than
// those of any other sentence, defines only what the author speaks of more than once or set off.
func (u *termUsage) worth(f finding) bool {
	return f.needs <= 1 || f.marked || u.times[u.key(f.term)] >= f.needs
}

// spelled returns a term without the capital that it has only at the beginning of a sentence.
func (u *termUsage) spelled(f finding) string {
	r, size := utf8.DecodeRuneInString(f.term)
	if u.lang == "de" && !strings.Contains(f.term, " ") {
		return f.term // a noun has its capital everywhere, and a verb may look like it
	}
	first, rest, _ := strings.Cut(f.term[size:], " ")
	if key := u.key(f.term); !unicode.IsUpper(r) || u.small[key] == 0 || u.small[key] < u.large[key] || strings.ToLower(first) != first || strings.ToLower(rest) != rest || strings.ContainsAny(first, "0123456789") {
		return f.term
	}
	return string(unicode.ToLower(r)) + f.term[size:]
}

// countedStem takes from a word what tells its number or case, roughly: enough to count it.
func countedStem(word, lang string) string {
	if short := strings.TrimSuffix(word, "s"); allCaps(short) {
		return strings.ToLower(short)
	}
	word = strings.ToLower(word)
	endings := []string{"'s", "’s", "s"}
	if lang == "de" {
		endings = []string{"en", "es", "er", "em", "e", "n", "s"}
	}
	for _, end := range endings {
		if len(word) > len(end)+3 && strings.HasSuffix(word, end) {
			return word[:len(word)-len(end)]
		}
	}
	return word
}
