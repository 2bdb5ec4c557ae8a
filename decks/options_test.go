package decks_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/markup"
)

// A choice is what a reader sees of a choose card. The first option is the right one, which no strategy knows.
type choice struct {
	card     string
	question string
	options  []string
}

func choicesOf(decks ...*deck.Deck) (all []choice) {
	(&set{decks: decks}).each(func(d *deck.Deck, c *deck.Card) {
		if c.Kind != deck.Choose || len(c.Wrong) == 0 {
			return
		}
		o := choice{card: d.ID + "/" + c.ID, question: markup.Line(c.Text)}
		for _, option := range c.Options() {
			o.options = append(o.options, markup.Line(option.Text))
		}
		all = append(all, o)
	})
	return all
}

// A strategy is a way to choose without knowing the field. It returns the options that it would take, which share the
// hit; none where it has nothing to say.
type strategy struct {
	name string
	pick func(choice) []int
}

// strategies are what a reader without the field can go by.
var strategies = []strategy{
	{"the longest option", func(c choice) []int { return ofRank(c, 0) }},
	{"the second-longest option", func(c choice) []int { return middleRank(c, 1) }},
	{"the second-shortest option", func(c choice) []int { return middleRank(c, len(c.options)-2) }},
	{"the shortest option", func(c choice) []int { return ofRank(c, len(c.options)-1) }},
	{"the option whose first word differs from all others", oddFirstWord},
	{"the only option that denies something", theOne(lint.Denies, true)},
	{"the only option that denies nothing", theOne(lint.Denies, false)},
	{"the only option that hedges", theOne(lint.Hedges, true)},
	{"the only option that is not absolute", theOne(lint.IsAbsolute, false)},
	{"the option with most words of the question", overlap},
}

// ofRank returns the options that can be said to be the one of a rank by length in letters, 0 for the longest; several where
// lengths are equal.
func ofRank(c choice, rank int) (picked []int) {
	for i, option := range c.options {
		longer, equal := 0, 0
		for j, other := range c.options {
			switch a, b := utf8.RuneCountInString(other), utf8.RuneCountInString(option); {
			case a > b:
				longer++
			case a == b && i != j:
				equal++
			}
		}
		if longer <= rank && rank <= longer+equal {
			picked = append(picked, i)
		}
	}
	return picked
}

// middleRank is ofRank for ranks that are neither the first nor the last.
func middleRank(c choice, rank int) []int {
	if rank <= 0 || rank >= len(c.options)-1 {
		return nil
	}
	return ofRank(c, rank)
}

// oddFirstWord returns the one option whose first word no other has, where only one is such.
func oddFirstWord(c choice) []int {
	first := make([]string, len(c.options))
	for i, option := range c.options {
		if words := wordsOf(option); len(words) > 0 {
			first[i] = words[0]
		}
	}
	return only(len(first), func(i int) bool {
		return !slices.Contains(slices.Delete(slices.Clone(first), i, i+1), first[i])
	})
}

// theOne returns the one option that matches, or that alone does not. Of two each would be the one.
func theOne(match func(string) bool, does bool) func(choice) []int {
	return func(c choice) []int {
		if len(c.options) < 3 {
			return nil
		}
		return only(len(c.options), func(i int) bool { return match(c.options[i]) == does })
	}
}

func only(n int, is func(int) bool) (picked []int) {
	for i := range n {
		if is(i) {
			picked = append(picked, i)
		}
	}
	if len(picked) != 1 {
		return nil
	}
	return picked
}

// overlap returns the options that have most words of the question, short words left out; none where all have as many.
func overlap(c choice) (picked []int) {
	asked := map[string]bool{}
	for _, word := range wordsOf(c.question) {
		asked[word] = len(word) > 3
	}
	most := -1
	for i, option := range c.options {
		n := 0
		words := wordsOf(option)
		slices.Sort(words)
		for _, word := range slices.Compact(words) {
			if asked[word] {
				n++
			}
		}
		switch {
		case n > most:
			most, picked = n, []int{i}
		case n == most:
			picked = append(picked, i)
		}
	}
	if len(picked) == len(c.options) {
		return nil
	}
	return picked
}

// A count is how often what is picked is right, over the cards on which there was something to pick.
type count struct {
	cards                int
	hits, mean, variance float64
}

// add counts a card of n options on which the right one has this share.
func (k *count) add(n int, share float64) {
	p := 1 / float64(n)
	k.cards++
	k.hits += share
	k.mean += p
	k.variance += p * (1 - p)
}

// margin is by how many cards the hits may differ from chance: by ten points; with few cards by one, since one card is the
// least by which a deck can be changed, or by some standard deviations of what chance itself does: 10 points of 8 cards are
// less than a card. From 19 cards of four options on ten points are more than one standard deviation; from 75 on, than two.
func (k *count) margin(deviations float64) float64 {
	return max(0.1*float64(k.cards), 1, deviations*math.Sqrt(k.variance))
}

func (k *count) String() string {
	return fmt.Sprintf("%.1f of %d cards, chance is %.1f", k.hits, k.cards, k.mean)
}

// shareOf returns which part of a hit picking these options is: the right one is the first.
func shareOf(picked []int) float64 {
	if !slices.Contains(picked, 0) {
		return 0
	}
	return 1 / float64(len(picked))
}

// counted returns how often a pick is right, and the cards on which it was.
func counted(choices []choice, pick func(choice) []int) (k count, on []string) {
	for _, c := range choices {
		if picked := pick(c); len(picked) > 0 {
			k.add(len(c.options), shareOf(picked))
			if picked[0] == 0 {
				on = append(on, c.card)
			}
		}
	}
	return k, on
}

// allOptionFaults holds all decks together to ten points, or to one standard deviation where cards are too few.
func allOptionFaults(s *set) []string { return optionFaults(choicesOf(s.decks...), 1, 1) }

// deckOptionFaults holds each deck to ten points, or to two standard deviations, which its size allows. In one deck an odd
// one out on less than eight cards is chance, as it is to lint.
func deckOptionFaults(s *set) (faults []string) {
	for _, d := range s.decks {
		for _, fault := range optionFaults(choicesOf(d), 2, 8) {
			faults = append(faults, d.ID+": "+fault)
		}
	}
	return faults
}

// optionFaults are the ways in which a reader without the field finds right options more often than by chance, or can pass
// over wrong ones. What can be seen on fewer cards than least is not looked at.
func optionFaults(choices []choice, deviations float64, least int) (faults []string) {
	report := func(what string, k count, on []string) {
		if off := k.hits - k.mean; k.cards >= least && math.Abs(off) > k.margin(deviations) {
			where := ""
			if off > 0 {
				where = ": " + strings.Join(on, ", ")
			}
			faults = append(faults, fmt.Sprintf("%s is right on %v, which may differ by %.1f%s", what, &k, k.margin(deviations), where))
		}
	}
	sizes := map[int][]choice{}
	for _, c := range choices {
		sizes[len(c.options)] = append(sizes[len(c.options)], c)
	}
	for n, of := range sizes {
		for rank := range n {
			k, on := counted(of, func(c choice) []int { return ofRank(c, rank) })
			report(fmt.Sprintf("of %d options, that of rank %d by length", n, rank+1), k, on)
		}
	}
	for _, s := range strategies[4:] { // ranks are counted above
		k, on := counted(choices, s.pick)
		report(s.name, k, on)
	}
	slices.Sort(faults)
	return append(faults, readerFaults(choices, deviations)...)
}
