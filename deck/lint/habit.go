package lint

import (
	"strings"

	"goodcard/deck"
	"goodcard/deck/lazy"
)

// maxSameAnswer are the cards that may have one answer before it is given out of habit.
const maxSameAnswer = 3

// asksWho is how a question asks for somebody or for a place, of whom many things may be asked.
var asksWho = lazy.Regexp(`(?i)\b(who|whom|whose|where)\b`)

// sameAnswer reports an answer of many cards once, at the last of those that may have it.
func sameAnswer(l *linter) {
	having := map[string][]*deck.Card{}
	var order []string
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		if c.Kind != deck.Ask && c.Kind != deck.Type || asksWho().MatchString(c.Text) {
			continue
		}
		key := strings.Join(l.answerWords(c), " ")
		if key == "" || strings.Trim(key, "0123456789 ") == "" {
			continue // a number is the answer of many questions by its nature
		}
		if having[key] = append(having[key], c); len(having[key]) == maxSameAnswer+1 {
			order = append(order, key)
		}
	}
	if len(order) == 0 {
		return
	}
	small := l.smallWords()
	for _, key := range order {
		cards := having[key]
		if isName(key, small) {
			continue
		}
		at := cards[maxSameAnswer]
		l.report(at, "answer", "turn some of them round: ask why, or what would be otherwise", "%d cards have this answer, so that it is given out of habit; the first is %q (%s:%d)", len(cards), cards[0].ID, cards[0].File, cards[0].Line)
	}
}

// isName reports whether no word of an answer, of more than three letters, is ever written small: many
// questions about somebody are no fault.
func isName(key string, small map[string]bool) bool {
	for word := range strings.FieldsSeq(key) {
		if len(word) > 3 && small[word] {
			return false
		}
	}
	return true
}
