package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
)

const (
	minNearWords = 6   // shorter questions share their words by chance
	maxShared    = 100 // questions that share a rare word and are compared with each other
)

// A bag is the set of words of a question, the rarest of the deck first.
type bag struct {
	card  *deck.Card
	words []string
	code  string // in blocks: what is asked of another piece of code is another question
}

// nearDuplicateQuestion compares questions that share one of their rare words: two sets of which
// four fifths are common must share one of the rarest fifth of each. Each is reported with the first
// before it that is nearly the same.
func nearDuplicateQuestion(l *linter) {
	related := l.related()
	sharing := map[string][]bag{}
	seen := map[string]bool{}
	for _, b := range l.bags() {
		key := strings.Join(b.words, " ")
		if seen[key] {
			continue // asks the same, which is a rule of its own
		}
		seen[key] = true
		prefix := b.words[:len(b.words)-(len(b.words)*4+4)/5+1]
		if near := nearest(b, prefix, sharing, related); near != nil {
			l.report(b.card, string(b.card.Kind), apart(near, b.card), "the question is nearly that of %q (%s:%d)", near.ID, near.File, near.Line)
		}
		for _, word := range prefix {
			if len(sharing[word]) < maxShared {
				sharing[word] = append(sharing[word], b)
			}
		}
	}
}

// apart says what to do about two cards that ask nearly the same. Only concepts that are two can be confused.
func apart(a, b *deck.Card) string {
	for _, x := range a.Concepts {
		for _, y := range b.Concepts {
			if x != y && !slices.Contains(b.Concepts, x) && !slices.Contains(a.Concepts, y) {
				return fmt.Sprintf("make the difference plain in both, or mark their concepts %s and %s confused-with", x, y)
			}
		}
	}
	return "make the difference plain in both; if they are about two ideas that are confused, give each a concept of its own, with confused-with"
}

// nearest returns the first question that is nearly b, nil for none.
func nearest(b bag, prefix []string, sharing map[string][]bag, related func(a, b *deck.Card) bool) *deck.Card {
	in := make(map[string]bool, len(b.words))
	for _, w := range b.words {
		in[w] = true
	}
	for _, word := range prefix {
		for _, other := range sharing[word] {
			if b.card.Image == other.card.Image && b.code == other.code && alike(in, other.words) && !related(b.card, other.card) {
				return other.card
			}
		}
	}
	return nil
}

func (l *linter) bags() []bag {
	frequency := map[string]int{}
	var bags []bag
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		words := fold(l.question(c))
		for _, o := range c.Options() {
			words = append(words, fold(l.read(c, o))...) // which of these is as much the question as the stem
		}
		slices.Sort(words)
		words = slices.Compact(words)
		if len(words) < minNearWords {
			continue
		}
		for _, w := range words {
			frequency[w]++
		}
		b := bag{card: c, words: words}
		if strings.Contains(c.Text, "\n") {
			b.code = verbatim(c.Text, markup.CodeBlock)
		}
		bags = append(bags, b)
	}
	for _, b := range bags {
		slices.SortStableFunc(b.words, func(x, y string) int { return cmp.Compare(frequency[x], frequency[y]) })
	}
	return bags
}

// alike reports whether four fifths of the words of two questions together are in both, but not
// all, which is a rule of its own.
func alike(a map[string]bool, b []string) bool {
	common := 0
	for _, w := range b {
		if a[w] {
			common++
		}
	}
	union := len(a) + len(b) - common
	return common < union && 5*common >= 4*union
}

// related returns whether the concepts of two cards are marked as confused with each other.
func (l *linter) related() func(a, b *deck.Card) bool {
	confused := map[[2]string]bool{}
	for _, c := range l.deck.Concepts {
		for _, other := range c.ConfusedWith {
			confused[[2]string{c.ID, other}] = true
			confused[[2]string{other, c.ID}] = true
		}
	}
	return func(a, b *deck.Card) bool {
		for _, x := range a.Concepts {
			for _, y := range b.Concepts {
				if confused[[2]string{x, y}] {
					return true
				}
			}
		}
		return false
	}
}
