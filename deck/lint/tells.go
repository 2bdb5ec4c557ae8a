package lint

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/lazy"
)

const (
	minChoices = 20  // choose cards below which the place of a length is chance
	minTelling = 8   // cards below which an odd one out is chance
	farOff     = 2.6 // standard deviations from chance that one deck in a hundred shows by itself
)

// A tell counts how often the right option of a card stands where a learner who knows nothing might look.
type tell struct {
	cards          int
	hits           float64
	mean, variance float64
}

// add counts a card of n options, in which the share hit of what the tell points to is the right one.
func (t *tell) add(n int, hit float64) {
	p := 1 / float64(n)
	t.cards++
	t.hits += hit
	t.mean += p
	t.variance += p * (1 - p)
}

// off returns by how many standard deviations the hits differ from chance, with half a card in favour of chance.
func (t *tell) off() float64 {
	if t.variance == 0 {
		return 0
	}
	return max(0, math.Abs(t.hits-t.mean)-0.5) / math.Sqrt(t.variance)
}

func (t *tell) String() string {
	return fmt.Sprintf("in %s of %d cards, where chance is %s", figure(t.hits), t.cards, figure(t.mean))
}

// figure writes a number with one digit behind the point, if it is not whole.
func figure(x float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0") }

var ranks = []string{"the longest", "the second-longest", "the third-longest", "the shortest"}

// optionRank reports a deck whose right options are of one rank of length too often, or too seldom.
func optionRank(l *linter) {
	counts := make([]tell, len(ranks))
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		if n := 1 + len(c.Wrong); c.Kind == deck.Choose && n > 1 {
			longer, equal := l.rankOfRight(c)
			countRanks(counts, n, longer, equal)
		}
	}
	worst := 0
	for i := range counts {
		if counts[i].cards >= minChoices && counts[i].off() > counts[worst].off() {
			worst = i
		}
	}
	if counts[worst].cards < minChoices || counts[worst].off() < farOff {
		return
	}
	var rest []string
	for i := range counts {
		if i != worst && counts[i].cards >= minChoices {
			rest = append(rest, fmt.Sprintf("%s in %s", ranks[i], figure(counts[i].hits)))
		}
	}
	fix := "lengthen or shorten wrong options, so that each rank of length is right about as often"
	l.reportDeck(l.cardsPath(), fix, "the right option is %s %s (%s)", ranks[worst], counts[worst].String(), strings.Join(rest, ", "))
}

// rankOfRight returns how many wrong options of a card are longer than the right one, and how many as long.
func (l *linter) rankOfRight(c *deck.Card) (longer, equal int) {
	right := utf8.RuneCountInString(l.text(c.Answer))
	for _, o := range c.Wrong {
		switch n := utf8.RuneCountInString(l.text(o.Text)); {
		case n > right:
			longer++
		case n == right:
			equal++
		}
	}
	return longer, equal
}

// countRanks counts a card of n options. Of options of one length each has its share of their ranks.
func countRanks(counts []tell, n, longer, equal int) {
	share := func(rank int) float64 {
		if rank < longer || rank > longer+equal {
			return 0
		}
		return 1 / float64(equal+1)
	}
	for rank := range min(n-1, len(counts)-1) {
		counts[rank].add(n, share(rank))
	}
	counts[len(counts)-1].add(n, share(n-1))
}

var (
	hedge    = lazy.Regexp(`(?i)\b(tends?|usually|often|may|might|can|could|some|sometimes|mostly|generally|typically|likely|probably|largely|partly|roughly|nearly|almost|in part)\b`)
	absolute = lazy.Regexp(`(?i)\b(always|never|all|every|only|none|must|cannot|any|entirely|completely|impossible|nobody|nothing|no one|everyone|everything|whatever)\b`)
	negative = lazy.Regexp(`(?i)\b(not|no|never|none|nothing|nowhere|nobody|neither|nor|without|cannot|little|few)\b|n['’]t\b`)
)

// Hedges reports whether a text leaves a way out: usually, may, some.
func Hedges(text string) bool { return hedge().MatchString(text) }

// IsAbsolute reports whether a text leaves no way out: always, only, all.
func IsAbsolute(text string) bool { return absolute().MatchString(text) }

// Denies reports whether a text denies something: not, no, never.
func Denies(text string) bool { return negative().MatchString(text) }

// optionTone reports a deck in which the option that alone hedges, is absolute or denies something is the
// right one too often, or too seldom; and so the one that alone does not.
func optionTone(l *linter) {
	var worst tell
	says := ""
	for _, tone := range []struct {
		does, doesNot string
		match         func(string) bool
	}{
		{"hedges (usually, may, some …)", "does not hedge (usually, may, some …)", Hedges},
		{"is absolute (always, only, all …)", "is not absolute (always, only, all …)", IsAbsolute},
		{"denies something (not, no, never …)", "denies nothing (not, no, never …)", Denies},
	} {
		does, doesNot := l.oddOnes(tone.match)
		if does.cards >= minTelling && does.off() > worst.off() {
			worst, says = does, tone.does
		}
		if doesNot.cards >= minTelling && doesNot.off() > worst.off() {
			worst, says = doesNot, tone.doesNot
		}
	}
	if worst.off() >= farOff {
		l.reportDeck(l.cardsPath(), "word the wrong options as the right one is, or some right ones otherwise", "where one option alone %s, it is the right one %s", says, worst.String())
	}
}

// oddOnes counts the cards of which one option alone does something, and those of which one alone does not.
func (l *linter) oddOnes(match func(string) bool) (does, doesNot tell) {
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		if c.Kind != deck.Choose || len(c.Wrong) < 2 {
			continue
		}
		right, others := match(l.text(c.Answer)), 0
		for _, o := range c.Wrong {
			if match(l.text(o.Text)) {
				others++
			}
		}
		n := 1 + len(c.Wrong)
		switch {
		case right && others == 0:
			does.add(n, 1)
		case !right && others == 1:
			does.add(n, 0)
		case !right && others == n-1:
			doesNot.add(n, 1)
		case right && others == n-2:
			doesNot.add(n, 0)
		}
	}
	return does, doesNot
}

// cardsPath is where what is said of all cards of a deck is reported.
func (l *linter) cardsPath() string {
	if _, ok := l.stands.at("", "cards"); ok {
		return "cards"
	}
	return "title"
}

// optionStart reports a right option that begins otherwise than all wrong ones, which begin alike.
func optionStart(l *linter, c *deck.Card) {
	if c.Kind != deck.Choose || len(c.Wrong) < minStarts {
		return
	}
	all := [][]string{l.words(c.Answer)}
	for _, o := range c.Wrong {
		all = append(all, l.words(o.Text))
	}
	for i := 0; ; i++ {
		right, wrong := wordOf(all[0], i), wordOf(all[1], i)
		if wrong == "" || right == "" {
			return
		}
		for _, words := range all[2:] {
			if wordOf(words, i) != wrong {
				return
			}
		}
		if right != wrong {
			if isArticle(wrong) || strings.Trim(wrong, "0123456789") == "" {
				return // what follows an article may differ, and numbers are chosen as such
			}
			l.report(c, "answer", "begin a wrong option as the right one begins, or all of them alike", "every wrong option has %q where the right one has %q, which gives it away", wrong, right)
			return
		}
	}
}

const minStarts = 2

func wordOf(words []string, i int) string {
	if i >= len(words) {
		return ""
	}
	return words[i]
}

func isArticle(word string) bool { return word == "the" || word == "a" || word == "an" }
