package conformance

import (
	"fmt"
	"regexp"
	"strings"
)

// deckText returns a deck of n cards of all kinds. Each question tells which card it asks,
// so that a suite knows it from what a learner sees; see itemOf.
func deckText(id string, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "format: 1\nid: %s\ntitle: Deck %s\nversion: 1.0.0\ncards:\n", id, id)
	for i := range n {
		fmt.Fprintf(&b, "  - id: card-%03d\n", i)
		switch i % 6 {
		case 0:
			fmt.Fprintf(&b, "    ask: What does %s/card-%03d ask?\n    answer: The reply to it.\n    also: [\"What else does %s/card-%03d ask?\"]\n", id, i, id, i)
		case 1:
			fmt.Fprintf(&b, "    ask: What is the front of %s/card-%03d?\n    answer: The back of %s/card-%03d.\n    both-ways: true\n", id, i, id, i)
		case 2:
			fmt.Fprintf(&b, "    cloze: In %s/card-%03d stand {{c1::alpha}} and {{c2::omega}}.\n", id, i)
		case 3:
			fmt.Fprintf(&b, "    type: What is the name of %s/card-%03d?\n    answer: Turing\n", id, i)
		case 4:
			fmt.Fprintf(&b, "    choose: Which one is right in %s/card-%03d?\n    answer: This one.\n    wrong: [{text: That one.}, {text: No one.}]\n", id, i)
		case 5:
			fmt.Fprintf(&b, "    explain: Explain %s/card-%03d.\n    points: [the first, the second, the third]\n", id, i)
		}
	}
	return b.String()
}

// deckItems returns the items of deckText.
func deckItems(id string, n int) []string {
	var items []string
	for i := range n {
		card := fmt.Sprintf("%s/card-%03d", id, i)
		switch i % 6 {
		case 1:
			items = append(items, card, card+"#reverse")
		case 2:
			items = append(items, card+"#c1", card+"#c2")
		default:
			items = append(items, card)
		}
	}
	return items
}

var cardInQuestion = regexp.MustCompile(`[a-z0-9-]+/card-[0-9]{3,}`)

// itemOf returns the item that a question of deckText asks, or "".
func itemOf(question string) string {
	card := cardInQuestion.FindString(question)
	switch {
	case strings.Contains(question, "The back of"):
		return card + "#reverse"
	case strings.Contains(question, "omega"), strings.Contains(question, "stand [...]"): // the file may be cut off behind the first gap
		return card + "#c1"
	case strings.Contains(question, "alpha"):
		return card + "#c2"
	default:
		return card
	}
}
