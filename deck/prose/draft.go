package prose

import (
	"runtime"
	"sync"
	"sync/atomic"

	"goodcard/deck"
)

// A draft is what becomes of an offer: what a deck may take, which has no ids yet, or why it takes nothing.
type draft struct {
	name       string // the term or the question, of which ids are made
	candidates []Candidate
	skip       string
}

// aPart is how many offers are made into drafts at a time.
const aPart = 256

// drafts returns what all offers become. Each is made alone, and with thousands of them all processors take part; ids are
// given in the order of the offers.
func (f *finder) drafts() (candidates []Candidate) {
	all := make([]draft, len(f.offers))
	var taken atomic.Int64
	var working sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 1+len(all)/aPart) {
		working.Go(func() {
			for {
				to := int(taken.Add(aPart))
				from := to - aPart
				if from >= len(all) {
					return
				}
				part := all[from:min(to, len(all))]
				for i, o := range f.offers[from:][:len(part)] {
					part[i] = f.draft(o)
				}
				dropPoorClozes(part, f.lang)
			}
		})
	}
	working.Wait()
	m := &minter{}
	for i, d := range all {
		if d.skip != "" {
			f.skip(f.offers[i].passage, d.name, d.skip)
		}
		m.mint(d)
		candidates = append(candidates, d.candidates...)
	}
	return candidates
}

// draft makes a draft of one offer. It changes nothing of the finder.
func (f *finder) draft(o *offer) draft {
	if o.isEntry() {
		return f.entry(o)
	}
	return f.question(o)
}

// mint gives ids to what a draft has.
func (m *minter) mint(d draft) {
	var of []string // the concept of the cards
	for i := range d.candidates {
		c := &d.candidates[i]
		switch {
		case c.Concept != nil:
			c.Concept.ID = m.concept(d.name)
			of = []string{c.Concept.ID}
		case c.Card.Kind == deck.Cloze:
			c.Card.ID, c.Card.Concepts = m.card(d.name, "-cloze"), of
		default:
			c.Card.ID, c.Card.Concepts = m.card(d.name, ""), of
		}
	}
}
