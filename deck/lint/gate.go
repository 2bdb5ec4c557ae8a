package lint

import (
	"fmt"
	"strings"

	"goodcard/deck"
)

// hardGate reports cards that are hard to pass and without which a concept that others need never counts
// as known. It does when two thirds of the cards that name it alone are passed.
func hardGate(l *linter) {
	needed := map[string]bool{}
	for _, concept := range l.deck.Concepts {
		for _, other := range concept.Needs {
			needed[strings.TrimPrefix(other, l.deck.ID+"/")] = true
		}
	}
	alone, hard := map[string]int{}, map[string][]*deck.Card{}
	var order []string
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		if len(c.Concepts) != 1 || c.Draft {
			continue
		}
		concept := strings.TrimPrefix(c.Concepts[0], l.deck.ID+"/")
		if !needed[concept] || strings.Contains(concept, "/") {
			continue
		}
		if alone[concept]++; alone[concept] == 1 {
			order = append(order, concept)
		}
		if isHard(c) != "" {
			hard[concept] = append(hard[concept], c)
		}
	}
	for _, concept := range order {
		all, want := alone[concept], (2*alone[concept]+2)/3
		easy := all - len(hard[concept])
		if easy >= want {
			continue
		}
		c := hard[concept][0]
		fix := fmt.Sprintf("write %s about it, or give %s a second concept", counted(2*len(hard[concept])-easy, "easier card"), ofThose((2*len(hard[concept])-easy+1)/2, len(hard[concept])))
		l.report(c, string(c.Kind), fix,
			"others need %s, which counts as known when %d of its %d are passed, and %s is among them%s", concept, want, all, isHard(c), alsoHard(len(hard[concept])-1))
	}
}

// isHard says what makes a card hard to pass; "" for one that is not.
func isHard(c *deck.Card) string {
	switch c.Kind {
	case deck.Type:
		return "an answer to be typed"
	case deck.Explain:
		return "an explanation"
	case deck.Cloze:
		if n := len(deck.ClozeGroups(c.Text)); n > 2 {
			return fmt.Sprintf("a cloze of %d gaps", n)
		}
	}
	return ""
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what + " more"
	}
	return fmt.Sprintf("%d %ss more", n, what)
}

// ofThose names some of the hard cards of a concept.
func ofThose(n, all int) string {
	switch {
	case all == 1:
		return "this one"
	case n == 1:
		return "one of them"
	}
	return fmt.Sprintf("%d of them", n)
}

func alsoHard(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", with %d more of that kind", n)
}
