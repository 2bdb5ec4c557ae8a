package lint

import (
	"strings"
	"sync"

	"goodcard/deck"
)

// words returns the words of a Markdown text in one spelling, for comparison; see [fold]. They are not
// to be changed.
func (l *linter) words(source string) []string {
	words, ok := l.folded[source]
	if !ok {
		words = fold(l.text(source))
		l.folded[source] = words
	}
	return words
}

// answerWords returns the words of the answer of a card.
func (l *linter) answerWords(c *deck.Card) []string {
	if c.Literal("answer") {
		return fold(c.Answer)
	}
	return l.words(c.Answer)
}

// wordSet returns the set of the words of a text, made when it is first asked for.
func wordSet(words string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for word := range strings.FieldsSeq(words) {
			set[word] = true
		}
		return set
	})
}
