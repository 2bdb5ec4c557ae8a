package diff_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/diff"
)

// A random deck has cards of few words, so that cards come near each other.
var (
	someWords = rapid.SampledFrom(strings.Fields("the a not before after three 3 5km $x$ `code` **bold** hyper hypo inner outer door Door green 10² — 日本 ist kein"))
	someText  = rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(someWords, 1, 8).Draw(t, "words"), rapid.SampledFrom([]string{" ", "  ", "\n"}).Draw(t, "between"))
	})
	someLine = rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(someWords, 1, 8).Draw(t, "words"), " ") })
)

func someList(t *rapid.T, of *rapid.Generator[string]) []string {
	return rapid.SliceOfNDistinct(of, 0, 3, rapid.ID[string]).Draw(t, "list")
}

func someCard(t *rapid.T, id string) deck.Card {
	c := deck.Card{
		ID: id, Kind: rapid.SampledFrom([]deck.Kind{deck.Ask, deck.Cloze, deck.Choose, deck.Type, deck.Explain}).Draw(t, "kind"),
		Text: someText.Draw(t, "text"), Note: rapid.SampledFrom([]string{"", "a note", "a note."}).Draw(t, "note"),
		Also: someList(t, someLine), Unseen: someList(t, someLine), Tags: rapid.SampledFrom([][]string{nil, {"a"}, {"a", "b"}}).Draw(t, "tags"),
		Concepts: rapid.SampledFrom([][]string{nil, {"one"}, {"two", "other/x"}}).Draw(t, "concepts"),
		Draft:    rapid.IntRange(0, 5).Draw(t, "draft") == 0,
		Source:   rapid.SampledFrom([]string{"", "book", "book#1"}).Draw(t, "source"),
		Status:   rapid.SampledFrom([]deck.Status{"", deck.Contested}).Draw(t, "status"),
		AsOf:     rapid.SampledFrom([]string{"", "2026"}).Draw(t, "date"),
	}
	switch c.Kind {
	case deck.Cloze:
		c.Text = rapid.SampledFrom([]string{"{{", "{{c1::", "{{c2::"}).Draw(t, "gap") + someLine.Draw(t, "hidden") + "}} " + strings.ReplaceAll(c.Text, "::", "")
	case deck.Explain:
		c.Points = append(someList(t, someLine), "the last")
	default:
		c.Answer = someLine.Draw(t, "answer")
		c.BothWays = c.Kind == deck.Ask && rapid.Bool().Draw(t, "both ways")
	}
	switch c.Kind {
	case deck.Choose:
		for _, text := range append(someList(t, someLine), "wrong") {
			c.Wrong = append(c.Wrong, deck.Option{Text: text, Why: rapid.SampledFrom([]string{"", "why"}).Draw(t, "why"), Misconception: rapid.SampledFrom([]string{"", "m"}).Draw(t, "misconception")})
		}
	case deck.Type:
		c.Accept = someList(t, someLine)
	}
	return c
}

func someDeck(t *rapid.T) *deck.Deck {
	d := &deck.Deck{ID: "d", Title: rapid.SampledFrom([]string{"T", "U"}).Draw(t, "title"), Version: rapid.SampledFrom([]string{"1.0.0", "0.3.1"}).Draw(t, "version"),
		Lang:    rapid.SampledFrom([]string{"", "en", "de"}).Draw(t, "lang"),
		Sources: []deck.Source{{ID: "book", Title: rapid.SampledFrom([]string{"Book", "A book"}).Draw(t, "book")}},
		Concepts: []deck.Concept{{ID: "one", Name: "Inner"},
			{ID: "two", Name: rapid.SampledFrom([]string{"Outer", "Door"}).Draw(t, "name"), About: rapid.SampledFrom([]string{"", "What it is."}).Draw(t, "about")}}}
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom(strings.Fields("a b c d e f g")), 0, 6, rapid.ID[string]).Draw(t, "ids") {
		d.Cards = append(d.Cards, someCard(t, id))
	}
	for i := range d.Cards {
		former := rapid.SampledFrom(strings.Fields("x y z a b c")).Draw(t, "former")
		free := !slices.ContainsFunc(d.Cards, func(c deck.Card) bool { return c.ID == former || slices.Contains(c.Was, former) })
		if free && rapid.Bool().Draw(t, "was") {
			d.Cards[i].Was = []string{former}
		}
	}
	return d
}

func shuffled(d *deck.Deck, seed uint64) *deck.Deck {
	other := *d
	other.Cards = slices.Clone(d.Cards)
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(other.Cards), reflect.Swapper(other.Cards))
	return &other
}

func TestADeckDoesNotDifferFromItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := someDeck(t)
		for _, other := range []*deck.Deck{d, shuffled(d, rapid.Uint64().Draw(t, "seed"))} {
			if c := diff.Compare(d, other, diff.Told{}); !c.Empty() || c.Step != diff.None || c.Next != d.Version {
				t.Fatalf("%+v", c)
			}
		}
	})
}

// Each card of both versions is in one change, or unchanged; the step is the greatest; and a change of a card is one of its hashes,
// by which a ledger knows it, or of its ids.
func TestEveryCardIsToldOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, new := someDeck(t), someDeck(t)
		c := diff.Compare(old, new, diff.Told{})
		before, after := map[*deck.Card]int{}, map[*deck.Card]int{}
		step := diff.None
		for _, h := range c.Head {
			step = max(step, h.Step)
		}
		for _, change := range c.Changes {
			step = max(step, change.Step)
			for _, card := range change.Old {
				before[card]++
			}
			for _, card := range change.New {
				after[card]++
			}
			if change.NeedsWhy && change.Step != diff.Major {
				t.Errorf("%s needs a reason, and a %s step", change.Kind, change.Step)
			}
		}
		unchanged := 0
		for i := range new.Cards {
			card := &new.Cards[i]
			at := slices.IndexFunc(old.Cards, func(o deck.Card) bool { return o.ID == card.ID && !o.Draft })
			switch told := after[card]; {
			case card.Draft && told > 0, told > 1:
				t.Errorf("%s is told %d times", card.ID, told)
			case card.Draft:
			case told == 0:
				unchanged++
				if at < 0 || new.Hasher().Hashes(card, noPicture) != old.Hasher().Hashes(&old.Cards[at], noPicture) {
					t.Errorf("%s changed, and is not told", card.ID)
				}
			case at >= 0 && new.Hasher().Hashes(card, noPicture) == old.Hasher().Hashes(&old.Cards[at], noPicture) && slices.Equal(card.Was, old.Cards[at].Was):
				t.Errorf("%s has not changed, and is told: %+v", card.ID, c.Changes)
			}
		}
		if step != c.Step || unchanged != c.Unchanged {
			t.Errorf("step %s and %d unchanged, want %s and %d", c.Step, c.Unchanged, step, unchanged)
		}
		for i := range old.Cards {
			if told := before[&old.Cards[i]]; told > 1 || told == 1 && old.Cards[i].Draft {
				t.Errorf("the old %s is told %d times", old.Cards[i].ID, told)
			}
		}
		if len(before)+unchanged != live(old) || len(after)+unchanged != live(new) {
			t.Errorf("%d old and %d new cards are told, %d unchanged, of %d and %d", len(before), len(after), unchanged, live(old), live(new))
		}
	})
}

func live(d *deck.Deck) (n int) {
	for _, c := range d.Cards {
		if !c.Draft {
			n++
		}
	}
	return n
}

// What is told of a change cannot depend on the order of cards, and the way back is as grave where no answer came to count too.
func TestOrderOfCardsMakesNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, new := someDeck(t), someDeck(t)
		told := func(c *diff.Comparison) string {
			var all []string
			for _, change := range c.Changes {
				all = append(all, fmt.Sprint(change.Kind, ids(change.Old), ids(change.New), change.Step, change.NeedsWhy))
			}
			slices.Sort(all)
			return strings.Join(all, "\n")
		}
		seed := rapid.Uint64().Draw(t, "seed")
		if a, b := told(diff.Compare(old, new, diff.Told{})), told(diff.Compare(shuffled(old, seed), shuffled(new, seed), diff.Told{})); a != b {
			t.Errorf("in one order\n%s\nin the other\n%s", a, b)
		}
	})
}

func ids(cards []*deck.Card) []string {
	var all []string
	for _, c := range cards {
		all = append(all, c.ID)
	}
	return all
}

func noPicture(string) (string, bool) { return "", false }
