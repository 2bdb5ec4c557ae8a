package deck

import (
	"fmt"
	"slices"
	"strings"
)

// checkConcepts reports references to concepts that are not there, and circles of needs.
func (b *builder) checkConcepts() {
	for _, c := range b.deck.Concepts {
		b.checkRelation(c, "needs", c.Needs)
		b.checkRelation(c, "confused-with", c.ConfusedWith)
	}
	b.checkCircles()
}

func (b *builder) checkRelation(c Concept, key string, refs []string) {
	for i, ref := range refs {
		path := fmt.Sprintf("concepts.%s.%s[%d]", c.ID, key, i)
		switch own, ok := b.own(ref); {
		case !ok:
		case own == c.ID:
			p := b.main.Problem(path, "self-reference", fmt.Sprintf("%q names itself under %s", c.ID, key), "delete it")
			p.Edit = b.main.Without(path)
			b.suspect(p)
		case !b.concepts[own] && b.knows["concepts"]:
			fix := b.concepts.missing(b.main, path, "concepts", own, ref)
			p := b.main.Problem(path, "unknown-concept", fmt.Sprintf("there is no concept %q in this deck", own), fix.words)
			p.Edit = fix.edit
			b.suspect(p)
		}
	}
}

// maxCircles bounds the circles that are reported, each of which may be as long as the file.
const maxCircles = 20

// checkCircles reports each circle of needs once, at the need that closes it. Concepts are walked
// in file order, without recursion, since a chain may be as long as the file.
func (b *builder) checkCircles() {
	index := map[string]int{}
	for i, c := range b.deck.Concepts {
		index[c.ID] = i
	}
	type step struct{ concept, need int }
	const unseen, open, done = 0, 1, 2
	circles := 0
	state := make([]int, len(b.deck.Concepts))
	for start := range b.deck.Concepts {
		if state[start] != unseen {
			continue
		}
		state[start] = open
		way := []step{{concept: start}}
		for len(way) > 0 && circles < maxCircles {
			at := &way[len(way)-1]
			c := b.deck.Concepts[at.concept]
			if at.need == len(c.Needs) {
				state[at.concept] = done
				way = way[:len(way)-1]
				continue
			}
			need := at.need
			at.need++
			own, _ := b.own(c.Needs[need])
			next, ok := index[own]
			if !ok || next == at.concept {
				continue
			}
			switch state[next] {
			case unseen:
				state[next] = open
				way = append(way, step{concept: next})
			case open:
				circles++
				from := slices.IndexFunc(way, func(s step) bool { return s.concept == next })
				var names []string
				for _, s := range way[from:] {
					names = append(names, b.deck.Concepts[s.concept].ID)
				}
				b.suspect(b.main.Problem(fmt.Sprintf("concepts.%s.needs[%d]", c.ID, need), "circle",
					"concepts need each other in a circle: "+shortChain(append(names, own)), "delete one of these needs, or write confused-with"))
			}
		}
	}
}

// shortChain joins names by arrows, leaving out the middle of a long chain.
func shortChain(names []string) string {
	if len(names) > 8 {
		names = slices.Concat(names[:4], []string{"…"}, names[len(names)-3:])
	}
	return strings.Join(names, " → ")
}
