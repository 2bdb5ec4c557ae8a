package deck

import (
	"cmp"
	"fmt"
	"slices"
)

const (
	minNearWords = 6   // shorter questions share their words by chance
	maxShared    = 100 // questions that share a rare word and are compared with each other
)

// A bag is the set of words of a question, the rarest of the deck first.
type bag struct {
	card  *Card
	words []string
}

// nearDuplicateQuestion compares questions that share one of their rare words: two sets of which
// four fifths are common must share one of the rarest fifth of each.
func nearDuplicateQuestion(l *linter) {
	related := l.related()
	sharing := map[string][]bag{}
	for _, b := range l.bags() {
		prefix := b.words[:len(b.words)-(len(b.words)*4+4)/5+1]
		var seen, near []*Card
		for _, word := range prefix {
			for _, other := range sharing[word] {
				if slices.Contains(seen, other.card) {
					continue
				}
				seen = append(seen, other.card)
				if alike(b.words, other.words) && !related(b.card, other.card) {
					near = append(near, other.card)
				}
			}
			if len(sharing[word]) < maxShared {
				sharing[word] = append(sharing[word], b)
			}
		}
		if len(near) > 0 {
			more := ""
			if n := len(near) - 1; n > 0 {
				more = fmt.Sprintf(", and that of %d more", n)
			}
			l.report(b.card, string(b.card.Kind), "make the difference plain in both, or mark their concepts confused-with", "the question is nearly that of %q (%s:%d)%s", near[0].ID, near[0].File, near[0].Line, more)
		}
	}
}

func (l *linter) bags() []bag {
	frequency := map[string]int{}
	var bags []bag
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		words := fold(l.question(c))
		slices.Sort(words)
		words = slices.Compact(words)
		if len(words) < minNearWords {
			continue
		}
		for _, w := range words {
			frequency[w]++
		}
		bags = append(bags, bag{c, words})
	}
	for _, b := range bags {
		slices.SortStableFunc(b.words, func(x, y string) int { return cmp.Compare(frequency[x], frequency[y]) })
	}
	return bags
}

// alike reports whether four fifths of the words of a and b together are in both, but not all,
// which is a rule of its own.
func alike(a, b []string) bool {
	common := 0
	in := make(map[string]bool, len(a))
	for _, w := range a {
		in[w] = true
	}
	for _, w := range b {
		if in[w] {
			common++
		}
	}
	union := len(a) + len(b) - common
	return common < union && 5*common >= 4*union
}

// related returns whether the concepts of two cards are marked as confused with each other.
func (l *linter) related() func(a, b *Card) bool {
	confused := map[[2]string]bool{}
	for _, c := range l.deck.Concepts {
		for _, other := range c.ConfusedWith {
			confused[[2]string{c.ID, other}] = true
			confused[[2]string{other, c.ID}] = true
		}
	}
	return func(a, b *Card) bool {
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
