package diff

import (
	"slices"
	"strings"

	"goodcard/deck"
)

// A Suggestion is what may have become of cards that went, which nobody has said.
type Suggestion struct {
	Kind  Kind     // [Split] or [Merged]; [Cosmetic] for a card that seems to have another id now
	Cards []string // that went; of a merge perhaps one that is still there
	Into  []string
}

// Flag returns what to tell a release, such as "a=split:b,c"; of a card that has another id, "" since the
// deck says so itself, under was.
func (s Suggestion) Flag() string {
	if s.Kind == Cosmetic {
		return ""
	}
	word := map[Kind]string{Split: "split", Merged: "merged"}[s.Kind]
	return strings.Join(s.Cards, ",") + "=" + word + ":" + strings.Join(s.Into, ",")
}

const (
	most        = 0.5 // share of the words of a card that must be those of another
	wholly      = 0.8 // share of common words from which on two cards are one
	fewShare    = 50  // cards that a word is in at most; one of more tells nothing
	fewestWords = 3   // that a card must have to be told by them
)

// suggest guesses what became of cards that went, by the words that they share with new ones.
func suggest(c *comparing, changes []Change) []Suggestion {
	var gone []*deck.Card
	var come []target
	for _, change := range changes {
		switch change.Kind {
		case Retired:
			gone = append(gone, change.Old[0])
		case New:
			come = append(come, target{change.New[0], c.words.about(change.New[0]), nil})
		case Meaning, Clarified:
			words := c.words.about(change.New[0])
			for w := range c.words.about(change.Old[0]) {
				delete(words, w)
			}
			come = append(come, target{change.New[0], words, change.Old[0]})
		}
	}
	if len(gone) == 0 {
		return nil
	}
	with := map[string][]int{} // targets by word
	for i, t := range come {
		for w := range t.words {
			with[w] = append(with[w], i)
		}
	}
	var all []Suggestion
	sources := make([][]*deck.Card, len(come))
	for _, card := range gone {
		words := c.words.about(card)
		near := candidates(words, come, with)
		if len(words) < fewestWords {
			continue
		}
		if s, ok := splitOf(card, words, come, near); ok {
			all = append(all, s)
			continue
		}
		for _, n := range near {
			if share(words, come[n].words) >= most {
				sources[n] = append(sources[n], card)
			}
		}
	}
	return append(all, mergesOf(come, sources)...)
}

// A target is a card that another may have become, with the words that are new in it.
type target struct {
	card  *deck.Card
	words map[string]bool
	was   *deck.Card // nil for a new card
}

// candidates returns the targets that share a word with a card which few have, in their order.
func candidates(words map[string]bool, come []target, with map[string][]int) []int {
	var near []int
	for w := range words {
		if len(with[w]) <= fewShare {
			near = append(near, with[w]...)
		}
	}
	slices.Sort(near)
	return slices.Compact(near)
}

// splitOf returns that a card has another id now, or that it was split into new ones.
func splitOf(card *deck.Card, words map[string]bool, come []target, near []int) (Suggestion, bool) {
	s := Suggestion{Kind: Split, Cards: []string{card.ID}}
	covered := map[string]bool{}
	for _, n := range near {
		t := come[n]
		if t.was != nil || len(t.words) == 0 {
			continue
		}
		if share(words, t.words) >= wholly && share(t.words, words) >= wholly {
			return Suggestion{Cosmetic, s.Cards, []string{t.card.ID}}, true
		}
		if share(t.words, words) >= most {
			s.Into = append(s.Into, t.card.ID)
			for w := range t.words {
				covered[w] = true
			}
		}
	}
	return s, len(s.Into) > 1 && share(words, covered) >= most
}

// mergesOf returns which targets came of several cards.
func mergesOf(come []target, sources [][]*deck.Card) []Suggestion {
	var all []Suggestion
	used := map[*deck.Card]bool{}
	for n, t := range come {
		s := Suggestion{Kind: Merged, Into: []string{t.card.ID}}
		if t.was != nil {
			s.Cards = append(s.Cards, t.was.ID)
		}
		for _, card := range sources[n] {
			if !used[card] {
				s.Cards = append(s.Cards, card.ID)
			}
		}
		if len(s.Cards) < 2 {
			continue
		}
		for _, card := range sources[n] {
			used[card] = true
		}
		all = append(all, s)
	}
	return all
}

// about returns the words of a card that say what it is about.
func (v *vocabulary) about(c *deck.Card) map[string]bool {
	all := map[string]bool{}
	text := c.Text
	if c.Kind == deck.Cloze {
		text = deck.ClozeFront(text, 0)
	}
	for _, text := range slices.Concat([]string{text, c.Markdown("answer", c.Answer)}, c.Points) {
		for _, w := range v.tokens(text) {
			if !common()[w] {
				all[w] = true
			}
		}
	}
	return all
}

// share is the share of some words that others have too.
func share(words, of map[string]bool) float64 {
	n := 0
	for w := range words {
		if of[w] {
			n++
		}
	}
	return float64(n) / float64(max(len(words), 1))
}
