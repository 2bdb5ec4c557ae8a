package lint

import (
	"strings"
	"unicode/utf8"

	"goodcard/deck"
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

// tells reports whether hidden words that stand elsewhere in a text give it away.
func (l *linter) tells(hidden []string) bool {
	word := strings.Join(hidden, "")
	n := utf8.RuneCountInString(word)
	return n > 3 || n == 3 && isEnglish(l.deck.Lang) && !byChance[word]
}

func gapLeak(l *linter, c *deck.Card) {
	if c.Kind != deck.Cloze {
		return
	}
	segments, _ := deck.ParseCloze(c.Text)
	words := make([][]string, len(segments))
	for i, s := range segments {
		words[i] = fold(l.text(s.Text))
	}
	reported := map[int]bool{}
	for i, gap := range segments {
		hidden := words[i]
		if gap.Group == 0 || reported[gap.Group] || !l.tells(hidden) {
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
	segments, _ := deck.ParseCloze(c.Text)
	for _, s := range segments {
		if n := countWords(l.text(s.Text)); s.Group > 0 && n > maxGapWords {
			l.reportAt(c, deck.Passage{Path: "cloze", Text: c.Text}, c.Text[s.Start:], "hide the words that matter", "a gap hides %d words; up to %d can be recalled exactly", n, maxGapWords)
		}
	}
}

func manyGaps(l *linter, c *deck.Card) {
	if n := len(deck.ClozeGroups(c.Text)); c.Kind == deck.Cloze && n > maxGroups {
		l.report(c, "cloze", "make several cards", "%d things are hidden one at a time; more than %d make a puzzle", n, maxGroups)
	}
}

func littleContext(l *linter, c *deck.Card) {
	if c.Kind != deck.Cloze {
		return
	}
	segments, _ := deck.ParseCloze(c.Text)
	visible := 0
	for _, s := range segments {
		if s.Group == 0 {
			visible += len(fold(l.text(s.Text)))
		}
	}
	if visible < minContext {
		l.report(c, "cloze", "say more around the gap", "expected at least %d words around the gaps, not %d", minContext, visible)
	}
}
