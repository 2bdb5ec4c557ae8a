package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/markup"
)

const (
	maxGapWords = 6
	maxGroups   = 4
	minContext  = 4 // words around the gaps
)

// byChance are words of three letters that stand in a text whatever it hides; such words of other languages
// are not known, and none of three letters is looked for there.
var byChance = map[string]bool{
	"the": true, "and": true, "for": true, "are": true, "was": true, "not": true, "but": true, "has": true, "had": true, "can": true,
	"may": true, "its": true, "one": true, "two": true, "all": true, "any": true, "you": true, "who": true, "how": true,
}

// betrays reports whether hidden words that stand elsewhere in a text give it away.
func (l *linter) betrays(hidden []string) bool {
	word := strings.Join(hidden, "")
	n := utf8.RuneCountInString(word)
	return n > 3 || n == 3 && isEnglish(l.deck.Lang) && !byChance[word]
}

func gapLeak(l *linter, c *deck.Card) {
	if c.Kind != deck.Cloze {
		return
	}
	segments := l.segments(c)
	words := make([][]string, len(segments))
	standing := map[string]int{} // how often
	for i, s := range segments {
		words[i] = fold(l.text(s.Text))
		for _, w := range words[i] {
			standing[w]++
		}
	}
	reported := map[int]bool{}
	for i, gap := range segments {
		hidden := words[i]
		if gap.Group == 0 || reported[gap.Group] || !l.betrays(hidden) || standing[hidden[0]] == 1 {
			continue
		}
		for j, other := range segments {
			if i != j && other.Group != gap.Group && holds(words[j], hidden) {
				l.reportAt(c, deck.Passage{Path: "cloze", Text: c.Text}, c.Text[gap.Start:], "hide both, or word one of them otherwise", "%q is hidden and stands elsewhere in the text", gap.Text)
				reported[gap.Group] = true
				break
			}
		}
	}
}

func longGap(l *linter, c *deck.Card) {
	if c.Kind != deck.Cloze {
		return
	}
	segments := l.segments(c)
	for _, s := range segments {
		if s.Group == 0 || len(s.Text) <= 2*maxGapWords {
			continue
		}
		if n := l.length(c, deck.Passage{Text: s.Text}); n > maxGapWords {
			l.reportAt(c, deck.Passage{Path: "cloze", Text: c.Text}, c.Text[s.Start:], "hide the words that matter", "a gap hides %d words; up to %d can be recalled exactly", n, maxGapWords)
		}
	}
}

func manyGaps(l *linter, c *deck.Card) {
	if c.Kind != deck.Cloze {
		return
	}
	if n := len(deck.ClozeGroups(c.Text)); n > maxGroups {
		l.report(c, "cloze", "make several cards", "%d things are hidden one at a time; more than %d make a puzzle", n, maxGroups)
	}
}

// littleContext reports gaps around which hardly anything is shown. Whoever is asked for one group of gaps sees the
// others, and hints; a formula or a piece of code is context enough.
func littleContext(l *linter, c *deck.Card) {
	if c.Kind != deck.Cloze {
		return
	}
	segments := l.segments(c)
	shown := make([]int, len(segments))
	for i, s := range segments {
		shown[i] = l.weight(s.Text)
	}
	for _, group := range deck.ClozeGroups(c.Text) {
		visible := 0
		for i, s := range segments {
			if s.Group != group {
				visible += shown[i]
			} else {
				visible += l.weight(s.Hint)
			}
		}
		if visible < minContext {
			l.report(c, "cloze", "say more around the gap", "expected at least %d words around a gap, not %d", minContext, visible)
			return
		}
	}
}

// weight counts the words of a part of a text; where words are written without spaces, two letters are one.
func (l *linter) weight(text string) int {
	prose := text
	if strings.ContainsAny(text, "`$\\\n") {
		if prose = markup.Prose(text); strings.Contains(prose, "…") {
			return minContext
		}
	}
	n, unspaced := 0, 0
	for _, word := range fold(l.text(prose)) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			unspaced += utf8.RuneCountInString(word)
		} else {
			n++
		}
	}
	return n + unspaced/2
}
