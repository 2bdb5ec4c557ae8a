package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/lazy"
	"goodcard/deck/spelling"
)

// shows reports whether what stands around gaps tells what is in them: a word of a name of the term, in any of its forms, a word
// that is made of one or of which one is made, or the words of which it is the acronym. Of a draft, which its author looks
// at, the last word of a name that has several counts alone, which says what kind of thing it is, and its own forms.
func (m *mask) shows(text string, gaps []stretch, isDraft bool) bool {
	shown := shownWords(text, gaps, m.lang)
	for _, n := range m.names {
		if n.made {
			continue
		}
		for i, w := range n.words {
			several := len(n.words) > 1
			inName := root(w, m.lang)
			tells := func(s shownWord) bool { return n.isToldBy(i, inName, s, m.lang) }
			if several && isDraft {
				tells = func(s shownWord) bool { return i == len(n.words)-1 && inflects(w, s.folded, m.lang) }
			}
			if several && isLittle(w) {
				continue
			}
			if spelledBy(w, n.acronyms[i], shown) || slices.ContainsFunc(shown, tells) {
				return true
			}
		}
	}
	return false
}

// A shownWord is a word outside of gaps.
type shownWord struct {
	folded, written string
	begin           string // where its first capital stands: "xchange" of "eXchange"
	root            string
	little          bool // a word such as "of", of which nothing is made
}

func shownWords(text string, gaps []stretch, lang string) []shownWord {
	var all []shownWord
	at := 0
	for _, g := range append(slices.Clone(gaps), stretch{len(text), len(text)}) {
		for _, w := range wordsIn(text[at:g.start]) {
			written := text[at+w.from : at+w.to]
			begin := spelling.Fold(written[max(0, strings.IndexFunc(written, unicode.IsUpper)):])
			all = append(all, shownWord{w.folded, written, begin, root(w.folded, lang), isLittle(w.folded)})
		}
		at = g.end
	}
	return all
}

// isLittle reports whether a folded word is one that stands in every text.
func isLittle(word string) bool {
	return besideTerms()[word] || determiners()[word] || auxiliaries()[word] || passedOver()[word] || insideTermsDe()[word]
}

// isToldBy reports whether a word tells the one at i of a name, whose root is inName.
func (n maskedName) isToldBy(i int, inName string, s shownWord, lang string) bool {
	const few = 3
	word, name := s.folded, n.words[i]
	switch {
	case s.little || utf8.RuneCountInString(name) < few && n.acronyms[i] == "":
		return false
	case n.acronyms[i] != "" && utf8.RuneCountInString(name) <= longAcronym:
		return strings.HasPrefix(s.written, n.acronyms[i])
	case isCapitals(s.written) && utf8.RuneCountInString(s.written) >= few:
		if name := strings.TrimRight(word, "0123456789"); utf8.RuneCountInString(name) >= few && strings.HasSuffix(n.words[i], name) {
			return true // LibOFX
		}
	}
	if inflects(name, word, lang) {
		return true
	}
	return isMadeOf(name, word) || isMadeOf(inName, word) || isMadeOf(name, s.root) || isMadeOf(inName, s.root)
}

// longAcronym is how many letters an acronym has at most; what has more is a word in capitals.
const longAcronym = 5

// isMadeOf reports whether one of two words, or what is left of them without their ends, is a part of the other.
func isMadeOf(name, word string) bool {
	n, w := utf8.RuneCountInString(name), utf8.RuneCountInString(word)
	switch {
	case min(n, w) < minRoot:
		return false
	case n >= w:
		return strings.HasPrefix(name, word) || strings.HasSuffix(name, word) || w > minRoot && strings.Contains(name, word)
	}
	// one letter more at its begin makes another word: lock, block
	return strings.HasPrefix(word, name) || w > n+1 && strings.HasSuffix(word, name) || n > minRoot && strings.Contains(word, name)
}

// minRoot is how many letters a root has that tells of which word another is made.
const minRoot = 4

// What words are made with: longer ones stand first.
var (
	englishSuffixes = strings.Fields(`abilities ability ibility ational ations ation ative atively ically ating ators ator ances ancy ance ences ency ence ments ment ness ions ion ities ity icals ical ives ive ables able ibles ible
		ated ates ate ants ant ents ent ised ises ise ized izes ize ings ing ally als al ists ist isms ism ors or ers er ous ics ic ies ied ed ly es e s y`)
	germanSuffixes = strings.Fields(`ierungen ierung ieren iert ungen ung keiten keit heiten heit schaften schaft lichen liche lich ischen ische isch igen ige ig barer bare bar innen in ern ens en em er es um us os e n s t o a`)
)

// root returns a word, folded, without what others are made of it with.
func root(word, lang string) string {
	suffixes := englishSuffixes
	switch lang {
	case "en":
		word = strings.TrimSuffix(word, "'s")
	case "de":
		word, suffixes = umlauts.Replace(word), germanSuffixes
	default:
		return word
	}
	for _, suffix := range suffixes {
		if rest, ok := strings.CutSuffix(word, suffix); ok && utf8.RuneCountInString(rest) >= minRoot {
			return rest
		}
	}
	return word
}

// maxSpelled is how many letters words may spell: the ways to do it double with each.
const maxSpelled = 12

// spelledBy reports whether words that stand one behind the other begin with the letters of a word: of an acronym with one each, in
// any order where they are written with capitals ("Universal Coordinated Time" of UTC), of another with more ("symbolic reference" of symref).
func spelledBy(word, acronym string, shown []shownWord) bool {
	letters := strings.TrimRight(word, "0123456789")
	if n := utf8.RuneCountInString(letters); n < 2 || n > maxSpelled || strings.ContainsFunc(letters, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return false
	}
	for i := range shown {
		if spells(letters, shown[i:], 0, acronym != "") || acronym != "" && hasInitials(letters, shown[i:]) {
			return true
		}
	}
	return false
}

// spells reports whether letters are the beginnings of the next words; before is how many words gave some.
func spells(letters string, words []shownWord, before int, isAcronym bool) bool {
	if letters == "" {
		return before > 1
	}
	if len(words) == 0 {
		return false
	}
	least := 1
	if !isAcronym {
		least = 2
	}
	for n := range min(len(letters), len(words[0].begin)) {
		if letters[n] != words[0].begin[n] {
			break
		}
		if n+1 >= least && spells(letters[n+1:], words[1:], before+1, isAcronym) {
			return true
		}
	}
	return before > 0 && words[0].little && spells(letters, words[1:], before, isAcronym)
}

// hasInitials reports whether the next words, which are written with capitals, begin with some letters in any order.
func hasInitials(letters string, words []shownWord) bool {
	left := []rune(letters)
	const few = 3
	if len(left) < few {
		return false
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w.written)
		initial, _ := utf8.DecodeRuneInString(w.folded)
		at := slices.Index(left, initial)
		if !unicode.IsUpper(first) || at < 0 {
			return false
		}
		if left = slices.Delete(left, at, at+1); len(left) == 0 {
			return true
		}
	}
	return false
}

// maxGapWords is how many words a term may have that a gap asks for.
const maxGapWords = 4

// isAsked reports whether a gap can ask for a term: nobody fills in a whole heading, or a list of things.
func isAsked(term string) bool {
	if part := bracketed().FindStringSubmatch(term); part != nil {
		term = part[1]
	}
	return !strings.Contains(term, ",") && !listed().MatchString(term) && len(strings.Fields(term)) <= maxGapWords
}

// listed finds what parts the things that a term lists, or sets against each other.
var listed = lazy.Regexp(`(?i)\s(?:vs\.?|versus|gegen)\s`)
