package lint

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"goodcard/deck"
)

// BaselineName is the name of the file that keeps the findings that are known, beside decks or in a
// folder above them.
const BaselineName = ".goodcard-baseline.json"

// A Baseline is the findings that are known and not to be told again.
type Baseline struct {
	known []Known
}

// A Known is one finding, or several equal ones. It counts as long as the text that it is about says the same.
type Known struct {
	Rule string `json:"rule"`
	Card string `json:"card"` // "deck/card", or "deck/" where the finding belongs to no card
	Path string `json:"path"` // below the card or the deck; empty for the whole of it
	Text string `json:"text"` // hash of the text there
}

// Name is how people are told of it: "no-why of deck/card wrong[0]".
func (k Known) Name() string {
	name := k.Rule + " of " + k.Card
	if k.Path != "" {
		name += " " + k.Path
	}
	return name
}

// Deck returns the id of the deck that it is in.
func (k Known) Deck() string {
	id, _, _ := strings.Cut(k.Card, "/")
	return id
}

func compareKnown(a, b Known) int {
	return cmp.Or(cmp.Compare(a.Card, b.Card), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Text, b.Text))
}

// Add adds the findings of a deck.
func (b *Baseline) Add(d *deck.Deck, findings deck.Problems) {
	prints := newPrints(d)
	var known []Known
	for _, p := range findings {
		known = append(known, prints.of(p))
	}
	b.settle(known...)
}

// Forget drops what is known of a deck.
func (b *Baseline) Forget(deck string) {
	b.known = slices.DeleteFunc(b.known, func(k Known) bool { return k.Deck() == deck })
}

// Merge adds what another baseline knows.
func (b *Baseline) Merge(other *Baseline) { b.settle(other.known...) }

// settle adds findings, and keeps the order.
func (b *Baseline) settle(known ...Known) {
	b.known = append(b.known, known...)
	slices.SortFunc(b.known, compareKnown)
	b.known = slices.Compact(b.known)
}

// Len returns how many findings are known, equal ones as one.
func (b *Baseline) Len() int { return len(b.known) }

// Split parts the findings of a deck that are known from the others, and returns what is known of that deck
// and was not found.
func (b *Baseline) Split(d *deck.Deck, findings deck.Problems) (fresh, known deck.Problems, gone []Known) {
	prints := newPrints(d)
	found := make([]bool, len(b.known))
	for _, p := range findings {
		i, is := slices.BinarySearchFunc(b.known, prints.of(p), compareKnown)
		if !is {
			fresh = append(fresh, p)
			continue
		}
		found[i] = true
		known = append(known, p)
	}
	for i, k := range b.known {
		if !found[i] && k.Deck() == d.ID {
			gone = append(gone, k)
		}
	}
	return fresh, known, gone
}

// Fingerprints returns what gives each finding of a deck a name that stays the same as long as the text
// that it is about does, wherever that moves.
func Fingerprints(d *deck.Deck) func(deck.Problem) string {
	prints := newPrints(d)
	return func(p deck.Problem) string {
		k := prints.of(p)
		return hash([]byte(k.Rule + "\n" + k.Card + "\n" + k.Path + "\n" + k.Text))
	}
}

// prints are the cards of a deck by their ids.
type prints struct {
	deck  *deck.Deck
	cards map[string]*deck.Card
}

func newPrints(d *deck.Deck) prints {
	p := prints{d, make(map[string]*deck.Card, len(d.Cards))}
	for i := range d.Cards {
		p.cards[d.Cards[i].ID] = &d.Cards[i]
	}
	return p
}

func (ps prints) of(p deck.Problem) Known {
	return Known{Rule: p.Rule, Card: ps.deck.ID + "/" + p.Subject, Path: p.Path, Text: hash(ps.text(p))}
}

// text returns what a finding is about: the text at its path, or where there is none the whole card; of
// the deck what the finding says.
func (ps prints) text(p deck.Problem) []byte {
	c := ps.cards[p.Subject]
	if c == nil {
		for _, concept := range ps.deck.Concepts {
			if p.Path == "concepts."+concept.ID+".about" {
				return []byte(concept.About)
			}
		}
		return []byte(p.Message)
	}
	for _, e := range c.Texts() {
		if e.Path == p.Path {
			return []byte(e.Text)
		}
	}
	text, _ := json.Marshal(c) // a card is texts and lists of them
	return text
}

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}
