package decks_test

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
)

// A reader chooses without the field: by one strategy or by the votes of several. Where they say nothing, or are divided,
// the reader guesses among what is left. ballots holds what each combination of strategies leaves of the options of a card.
type reader struct {
	options []int      // how many each card has
	ballots [][]uint16 // by card and combination: a bit for each option that has most votes
}

func newReader(choices []choice) *reader {
	r := &reader{}
	for _, c := range choices {
		n := len(c.options)
		votes := make([][]float64, len(strategies))
		for i, s := range strategies {
			votes[i] = make([]float64, n)
			picked := s.pick(c)
			for _, option := range picked {
				votes[i][option] = 1 / float64(len(picked))
			}
		}
		ballots := make([]uint16, 1<<len(strategies))
		sums := make([][]float64, 1<<len(strategies))
		sums[0] = make([]float64, n)
		for with := range ballots {
			if with > 0 {
				last := bits.TrailingZeros(uint(with))
				sums[with] = slices.Clone(sums[with&(with-1)])
				for i, v := range votes[last] {
					sums[with][i] += v
				}
			}
			most := slices.Max(sums[with])
			for i, v := range sums[with] {
				if v > most-1e-9 {
					ballots[with] |= 1 << i
				}
			}
		}
		r.options = append(r.options, n)
		r.ballots = append(r.ballots, ballots)
	}
	return r
}

// scores adds up for each combination what it hits on these cards, where right says which option is the right one.
func (r *reader) scores(cards []int, right func(card int) int) []float64 {
	all := make([]float64, 1<<len(strategies))
	for _, card := range cards {
		at := right(card)
		for with, left := range r.ballots[card] {
			if left>>at&1 == 1 {
				all[with] += 1 / float64(bits.OnesCount16(left))
			}
		}
	}
	return all
}

// best returns the combination with the best score, the least one of several.
func best(scores []float64) int {
	at := 0
	for with, score := range scores {
		if score > scores[at]+1e-9 {
			at = with
		}
	}
	return at
}

// fewChoices are cards below which no combination can be told from luck.
const fewChoices = 12

// readerFaults holds three readers to chance, with the margin of a count. One knows which single strategy does best on these
// very cards. One found out on half of the cards which combination votes best, and answers the other half. And one knows the
// best combination for these very cards: out of thousands some does well by luck, so chance is what the best one hits on the
// same cards if any of their options is drawn to be the right one.
func readerFaults(choices []choice, deviations float64) (faults []string) {
	if len(choices) < fewChoices {
		return nil
	}
	r := newReader(choices)
	first := func(int) int { return 0 }
	var all, even, odd []int
	chance := count{}
	for card, n := range r.options {
		all = append(all, card)
		if card%2 == 0 {
			even = append(even, card)
		} else {
			odd = append(odd, card)
		}
		chance.add(n, 0)
	}
	most := chance.margin(deviations)
	report := func(who string, hits, by float64, with int) {
		if hits-by > most {
			faults = append(faults, fmt.Sprintf("a reader without the field, %s, is right on %.1f of %d cards, chance is %.1f: by %s",
				who, hits, len(all), by, namesIn(with)))
		}
	}
	scores := r.scores(all, first)
	alone := 1
	for i := range strategies {
		if scores[1<<i] > scores[alone] {
			alone = 1 << i
		}
	}
	report("who knows the best strategy", scores[alone], chance.mean, alone)

	onEven, onOdd := r.scores(even, first), r.scores(odd, first)
	report("who learned on half of the cards by which votes to go", onOdd[best(onEven)]+onEven[best(onOdd)], chance.mean, best(onEven)|best(onOdd))

	const rounds = 60
	lucky := 0.0
	random := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		drawn := r.scores(all, func(card int) int { return random.IntN(r.options[card]) })
		lucky += drawn[best(drawn)] / rounds
	}
	report("who knows the best of all votes", scores[best(scores)], lucky, best(scores))
	return faults
}

// namesIn names the strategies of a combination.
func namesIn(with int) string {
	var names []string
	for i, s := range strategies {
		if with>>i&1 == 1 {
			names = append(names, s.name)
		}
	}
	return strings.Join(names, " and ")
}

// fairChoices returns choose cards of four options of which nothing betrays the right one: every rank of length is right as
// often as any, and all options begin and speak alike.
func fairChoices(n int) []deck.Card {
	cards := make([]deck.Card, n)
	for i := range cards {
		options := make([]string, 4)
		for o := range options {
			options[o] = "the " + strings.Repeat(string(rune('b'+o)), 8+3*((o+i)%4)) + fmt.Sprint(i)
		}
		cards[i] = deck.Card{ID: fmt.Sprint("c", i), Kind: deck.Choose, Text: fmt.Sprintf("Which of these is number %d?", i), Answer: options[0]}
		for _, option := range options[1:] {
			cards[i].Wrong = append(cards[i].Wrong, deck.Option{Text: option, Why: "It is not."})
		}
	}
	return cards
}

// Each tell is noticed where the right option has it on too many cards, and by the name of what gives it away.
func TestTellsAreNoticed(t *testing.T) {
	everyOther := func(do func(c *deck.Card)) func([]deck.Card) {
		return func(cards []deck.Card) {
			for i := range cards {
				if i%2 == 0 {
					do(&cards[i])
				}
			}
		}
	}
	for _, m := range []struct {
		name   string
		change func([]deck.Card)
		fault  string
	}{
		{"nothing", func([]deck.Card) {}, ""},
		{"the longest", everyOther(func(c *deck.Card) { c.Answer += " and much else that belongs to it in this sea" }), "that of rank 1 by length is right on"},
		{"never the longest", func(cards []deck.Card) {
			for i := range cards {
				cards[i].Wrong[0].Text += " and much else that belongs to it in this sea"
			}
		}, "that of rank 1 by length is right on"},
		{"the shortest", everyOther(func(c *deck.Card) { c.Answer = "the b" + c.ID }), "that of rank 4 by length"},
		{"the second-longest", everyOther(func(c *deck.Card) {
			c.Answer, c.Wrong[0].Text = "the "+strings.Repeat("b", 30), "the "+strings.Repeat("c", 33)
		}), "that of rank 2 by length"},
		{"the first word", everyOther(func(c *deck.Card) { c.Answer = "one" + c.Answer[3:] }), "whose first word differs from all others is right on"},
		{"another first word", everyOther(func(c *deck.Card) { c.Wrong[1].Text = "one" + c.Wrong[1].Text[3:] }), "whose first word differs from all others is right on 0.0 of"},
		{"a denial", everyOther(func(c *deck.Card) { c.Answer += " not" }), "the only option that denies something is right on"},
		{"no denial", everyOther(func(c *deck.Card) {
			for i := range c.Wrong {
				c.Wrong[i].Text += " not"
			}
		}), "the only option that denies nothing is right on"},
		{"a hedge", everyOther(func(c *deck.Card) { c.Answer += " may" }), "the only option that hedges is right on"},
		{"no absolute", everyOther(func(c *deck.Card) {
			for i := range c.Wrong {
				c.Wrong[i].Text += " all"
			}
		}), "the only option that is not absolute is right on"},
		{"words of the question", everyOther(func(c *deck.Card) { c.Answer += " number" }), "the option with most words of the question is right on"},
		{"many tells on few cards each", func(cards []deck.Card) {
			for i := range cards {
				switch c := &cards[i]; i % 8 {
				case 0:
					c.Answer = "one" + c.Answer[3:]
				case 1:
					c.Answer += " not"
				case 2:
					c.Answer += " may"
				case 3, 4:
					c.Answer += " number"
				}
			}
		}, "who learned on half of the cards by which votes to go"},
		{"the same", func(cards []deck.Card) {
			for i := range cards {
				switch c := &cards[i]; i % 8 {
				case 0, 5:
					c.Answer = "one" + c.Answer[3:]
				case 1, 6:
					c.Answer += " not"
				}
			}
		}, "who knows the best of all votes"},
		{"one strategy", everyOther(func(c *deck.Card) { c.Answer += " number" }), "who knows the best strategy"},
	} {
		t.Run(m.name, func(t *testing.T) {
			cards := fairChoices(64)
			m.change(cards)
			faults := allOptionFaults(&set{decks: []*deck.Deck{{ID: "d", Cards: cards}}})
			if m.fault == "" && len(faults) > 0 {
				t.Errorf("of fair options is said %q", faults)
			}
			if !strings.Contains(strings.Join(faults, "\n"), m.fault) {
				t.Errorf("nothing says %q:\n%s", m.fault, strings.Join(faults, "\n"))
			}
		})
	}
}

// With few cards as much is asked as they can keep: none may be blamed for what one card more or less would be.
func TestMarginsOfFewCards(t *testing.T) {
	for _, c := range []struct {
		cards, options int
		hits           []float64 // that are let through, in whole cards
	}{
		{1, 4, []float64{0, 1}},
		{2, 4, []float64{0, 1}},
		{5, 3, []float64{1, 2}},
		{8, 4, []float64{1, 2, 3}},
		{40, 4, []float64{6, 7, 8, 9, 10, 11, 12, 13, 14}},
	} {
		k := count{}
		for range c.cards {
			k.add(c.options, 0)
		}
		var through []float64
		for hits := range c.cards + 1 {
			if off := float64(hits) - k.mean; off <= k.margin(1) && -off <= k.margin(1) {
				through = append(through, float64(hits))
			}
		}
		if !slices.Equal(through, c.hits) {
			t.Errorf("%d cards of %d options may have %v hits, want %v", c.cards, c.options, through, c.hits)
		}
	}
}

// What a rank picks is shared by options of one length, so that the ranks of a card together hold one hit.
func TestRanksShareTies(t *testing.T) {
	c := choice{options: []string{"four", "four", "seventy", "ten"}}
	for rank, want := range []float64{0, 0.5, 0.5, 0} {
		if got := shareOf(ofRank(c, rank)); got != want {
			t.Errorf("rank %d holds %v of the right option, want %v", rank, got, want)
		}
	}
}
