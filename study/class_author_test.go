package study_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// An author keeps the deck of a course and edits it while the class studies.
type author struct {
	random  *rand.Rand
	cards   []authored
	removed []authored
	needs   map[string][]string // of each concept
	minted  int
	edits   map[string]int // made, by what they did
}

// An authored is a card of the course.
type authored struct {
	id, kind string
	concepts []string
	was      []string
	edition  int // of its wording
}

// ideas are the concepts of the course, each of which may need only those before it.
var ideas = []string{"outer", "inner", "goal", "mesa", "deceit", "plain"}

// lookalikes are easily confused.
var lookalikes = map[string]string{"inner": "outer", "mesa": "goal"}

const firstOfClass = `  base: {name: The base}
  contrast: {name: The contrast, confused-with: [base]}
`

func newAuthor(random *rand.Rand) *author {
	a := &author{random: random, edits: map[string]int{},
		needs: map[string][]string{"outer": {"inner-outer/base"}, "inner": {"outer"}, "goal": {"inner"}}}
	for range 24 {
		a.add()
	}
	return a
}

func (a *author) add() {
	a.minted++
	about := []string{ideas[a.random.IntN(len(ideas))]}
	if a.random.IntN(6) == 0 { // a card that contrasts two
		about = []string{"inner", "outer"}
	}
	card := authored{fmt.Sprintf("card-%d", a.minted), []string{"ask", "both", "cloze", "wordings", "wordings"}[a.random.IntN(5)], about, nil, 1}
	a.cards = slices.Insert(a.cards, a.random.IntN(len(a.cards)+1), card)
}

// edit does one thing that an author does in the middle of a course.
func (a *author) edit() {
	at := a.random.IntN(len(a.cards))
	card := &a.cards[at]
	what := []string{"fix", "fix", "rename", "add", "remove", "bring back", "needs"}[a.random.IntN(7)]
	a.edits[what]++
	switch what {
	case "fix":
		card.edition++
	case "rename":
		a.minted++
		card.was, card.id = append(slices.Clone(card.was), card.id), fmt.Sprintf("card-%d", a.minted)
	case "add":
		a.add()
	case "remove":
		if len(a.cards) > 12 {
			a.removed = append(a.removed, *card)
			a.cards = slices.Delete(a.cards, at, at+1)
		}
	case "bring back":
		if len(a.removed) > 0 {
			a.cards, a.removed = append(a.cards, a.removed[0]), a.removed[1:]
		}
	case "needs":
		i := 1 + a.random.IntN(len(ideas)-1)
		if other := ideas[a.random.IntN(i)]; !slices.Contains(a.needs[ideas[i]], other) {
			a.needs[ideas[i]] = append(slices.Clone(a.needs[ideas[i]]), other)
		}
	}
}

// text returns the deck as it is now.
func (a *author) text() string {
	var b strings.Builder
	b.WriteString("concepts:\n")
	for _, idea := range ideas {
		fmt.Fprintf(&b, "  %s: {name: Idea %s, needs: [%s]", idea, idea, strings.Join(a.needs[idea], ", "))
		if other := lookalikes[idea]; other != "" {
			fmt.Fprintf(&b, ", confused-with: [%s]", other)
		}
		b.WriteString("}\n")
	}
	b.WriteString("cards:\n")
	for _, c := range a.cards {
		fmt.Fprintf(&b, "  - {id: %s, concept: [%s], ", c.id, strings.Join(c.concepts, ", "))
		if len(c.was) > 0 {
			fmt.Fprintf(&b, "was: [%s], ", strings.Join(c.was, ", "))
		}
		text := fmt.Sprintf("of %s in edition %d", c.id, c.edition)
		switch c.kind {
		case "ask":
			fmt.Fprintf(&b, "ask: 'Question %s?', answer: a}\n", text)
		case "both":
			fmt.Fprintf(&b, "ask: 'Question %s?', answer: a, both-ways: true}\n", text)
		case "cloze":
			fmt.Fprintf(&b, "cloze: 'The {{c1::first}} and the {{c2::second}} gap %s.'}\n", text)
		case "wordings":
			fmt.Fprintf(&b, "ask: 'Question %s?', answer: a, also: ['Other %s?'], unseen: ['Kept %s?', 'Spare %s?']}\n", text, text, text, text)
		}
	}
	return strings.Replace(header("course"), "cards:\n", b.String(), 1)
}
