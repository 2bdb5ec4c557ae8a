package lint

import (
	"strings"
	"sync"

	"goodcard/deck"
	"goodcard/deck/lazy"
)

var (
	acronym = lazy.Regexp(`\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*s?\b`)

	// asksMeaning is how a question asks what an acronym stands for.
	asksMeaning = lazy.Regexp(`(?i)\b(stands? for|short for|abbreviat\w*|acronyms?|initials|full (form|name)|spell(s|ed)? out|written? out)\b|^what (is|are) (an? |the )?\w+\?$|^what does \w+ mean\b|^define \w+`)

	// noAcronym are capitals that stand for no words: a number of Rome, a formula of chemistry, an edition.
	noAcronym = lazy.Regexp(`^([IVXLCM]+|([HBCNOFPSKI]\d*)+\d([HBCNOFPSKI]\d*)*|CO|NO|OH|HF|HI|KI|CN|HCN|KOH|KCN|CH|NH|[A-Z]{2}\d{1,4})$`)

	// nameBehind is what follows the name of something that a program knows under it.
	nameBehind = lazy.Regexp(`^(\(| (functions?|commands?|statements?|keywords?|clauses?|operators?|methods?|requests?|instructions?|gates?)\b)`)
)

// familiar are acronyms that need no explanation to whoever reads a deck, and words that stand in capitals so
// that nobody overlooks them.
var familiar = sync.OnceValue(func() map[string]bool {
	return setOf("AI ML US USA UK EU UN DNA RNA TV PC CPU GPU URL HTML PDF OK CEO FAQ IQ HTTP HTTPS JSON XML CSS SQL API GPS USB RAM LED HIV AIDS NASA NATO " +
		"CD DVD ATM PIN ID IT GDP BC BCE AD CE AM PM CIA FBI WWW WWI WWII " +
		"NOT AND OR ALL NO ANY MUST ONLY BEFORE AFTER TRUE FALSE BEST LEAST MOST ONE TWO EXCEPT FIRST LAST SAME BOTH NEVER ALWAYS IS ARE DO DOES IF")
})

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// unexplainedAcronym reports the first question that uses an acronym, unless a text up to there, or
// the name of a concept or of the deck, says what it stands for: "… (RLHF)", "RLHF (…)", or on the card itself
// words with its initials. What also stands in the deck as a word is one, in capitals for emphasis.
func unexplainedAcronym(l *linter) {
	known := map[string]bool{}
	learn := func(text string) {
		if !hasCapitals(text) {
			return
		}
		for _, at := range acronym().FindAllStringIndex(text, -1) {
			opened := at[0] > 0 && text[at[0]-1] == '('
			if opened || strings.HasPrefix(text[at[1]:], " (") {
				known[strings.TrimSuffix(text[at[0]:at[1]], "s")] = true
			}
		}
	}
	learn(l.deck.Title)
	learn(l.deck.About)
	for _, concept := range l.deck.Concepts {
		learn(concept.Name)
	}
	words := l.smallWords()
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		for _, e := range c.Texts() {
			learn(l.read(c, e))
		}
		for _, q := range c.Questions() {
			text := l.prose(c, q)
			if !hasCapitals(text) {
				continue
			}
			asks := asksMeaning().MatchString(text)
			for _, at := range acronym().FindAllStringIndex(text, -1) {
				word := strings.TrimSuffix(text[at[0]:at[1]], "s")
				if known[word] || familiar()[word] || words[strings.ToLower(word)] || noAcronym().MatchString(word) {
					continue
				}
				if known[word] = true; asks || named(text, at) || l.spells(c, word) {
					continue
				}
				l.reportAt(c, q, word, "write it out once, with the acronym in parentheses", "%s is not explained up to here", word)
			}
		}
	}
}

// hasCapitals reports whether a text may hold an acronym.
func hasCapitals(text string) bool {
	before := false
	for i := range len(text) {
		capital := 'A' <= text[i] && text[i] <= 'Z'
		if capital && before {
			return true
		}
		before = capital || before && '0' <= text[i] && text[i] <= '9'
	}
	return false
}

// smallWords returns the words of the deck's texts that stand there in small letters.
func (l *linter) smallWords() map[string]bool {
	words := map[string]bool{}
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		for _, e := range c.Texts() {
			for w := range strings.FieldsSeq(l.read(c, e)) {
				if w = strings.Trim(w, `.,;:!?()"'“”‘’`); len(w) > 1 && w == strings.ToLower(w) {
					words[w] = true
				}
			}
		}
	}
	return words
}

// named reports whether capitals are a name rather than initials: of a function, as SUM(x), or of what is
// called so, as "the VLOOKUP function"; or emphasis, with a neighbour in capitals.
func named(text string, at []int) bool {
	before, after := strings.TrimRight(text[:at[0]], " "), text[at[1]:]
	last := before[strings.LastIndexByte(before, ' ')+1:]
	next, _, _ := strings.Cut(strings.TrimLeft(after, " "), " ")
	return strings.HasSuffix(before, "=") || nameBehind().MatchString(after) || isEmphasis(last) || isEmphasis(next)
}

func isEmphasis(word string) bool {
	word = strings.Trim(word, ".,;:!?()")
	return len(word) > 1 && acronym().FindString(word) == word && familiar()[word]
}

// spells reports whether words with the initials of an acronym stand one after the other on a card or in the name of
// one of its concepts, little words between them left out.
func (l *linter) spells(c *deck.Card, acronym string) bool {
	texts := []string{}
	for _, e := range c.Texts() {
		texts = append(texts, l.read(c, e))
	}
	for _, concept := range l.deck.Concepts {
		texts = append(texts, concept.Name)
	}
	for _, text := range texts {
		var all, great strings.Builder
		for _, w := range fold(text) {
			all.WriteByte(w[0])
			if len(w) > 3 {
				great.WriteByte(w[0])
			}
		}
		if small := strings.ToLower(acronym); strings.Contains(all.String(), small) || strings.Contains(great.String(), small) {
			return true
		}
	}
	return false
}
