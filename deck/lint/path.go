package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/spelling"
	"goodcard/deck/strictyaml"
)

// through returns the decks that a path names, by their ids, those that are to be found; false for a deck of cards,
// and where nobody looks for others.
func (l *linter) through() (map[string]*deck.Deck, bool) {
	if !l.deck.IsPath() || l.opts.Deck == nil {
		return nil, false
	}
	if l.named == nil {
		l.named = map[string]*deck.Deck{}
		for _, id := range l.deck.Named() {
			if d := l.opts.Deck(id); d != nil {
				l.named[id] = d
			}
		}
		l.former = l.deck.FormerCards(func(id string) *deck.Deck { return l.named[id] })
	}
	return l.named, true
}

// eachNamed calls visit for each card and concept that a path names, with its place.
func (l *linter) eachNamed(visit func(unit int, at, id string, concept bool)) {
	for i, u := range l.deck.Path {
		for j, id := range u.Cards {
			visit(i, fmt.Sprintf("path[%d].cards[%d]", i, j), id, false)
		}
		for j, id := range u.Concepts {
			visit(i, fmt.Sprintf("path[%d].concepts[%d]", i, j), id, true)
		}
	}
}

// pathNoDeck reports the first name of each deck that is nowhere to be found.
func pathNoDeck(l *linter) {
	decks, ok := l.through()
	if !ok {
		return
	}
	told := map[string]bool{}
	l.eachNamed(func(_ int, at, id string, _ bool) {
		if of := deck.ParseRef(id).Deck; decks[of] == nil && !told[of] {
			told[of] = true
			l.reportDeck(at, "mend its id, install it, or put it beside the path as "+of+".yaml", "no deck %s is to be found, so that the path cannot be installed", of)
		}
	})
}

// pathUnknown reports cards and concepts that their decks do not have and never had, drafts, and decks that are paths.
func pathUnknown(l *linter) {
	decks, ok := l.through()
	if !ok {
		return
	}
	type ids struct {
		cards, concepts names
		drafts          map[string]bool
	}
	all := map[string]ids{}
	for id, d := range decks {
		of := ids{drafts: map[string]bool{}}
		var cards, concepts []string
		for _, c := range d.Cards {
			cards = append(cards, c.ID)
			of.drafts[c.ID] = c.Draft
		}
		for _, c := range d.Concepts {
			concepts = append(concepts, c.ID)
		}
		of.cards, of.concepts = namesOf(cards), namesOf(concepts)
		all[id] = of
	}
	const few = 20 // for which the nearest name is looked for
	paths, told := map[string]bool{}, 0
	l.eachNamed(func(_ int, at, id string, concept bool) {
		ref := deck.ParseRef(id)
		d := decks[ref.Deck]
		if d == nil {
			return
		}
		if d.IsPath() {
			if !paths[d.ID] {
				paths[d.ID] = true
				l.reportDeck(at, "name the decks whose cards it goes through", "%s is a path itself and has no cards", d.ID)
			}
			return
		}
		what, known := "card", all[ref.Deck].cards
		if concept {
			what, known = "concept", all[ref.Deck].concepts
		} else if all[ref.Deck].drafts[ref.Name()] {
			l.reportDeck(at, "accept the draft, or leave it out", "the card %s is a draft, which nobody is asked", id)
		}
		if known.have[ref.Name()] || !concept && l.former[id] != "" {
			return
		}
		near := ""
		if told++; told <= few {
			if near = known.nearest(ref.Name()); near != "" {
				near = ref.Deck + "/" + near
			}
		}
		l.reportDeck(at, cmp.Or(spelling.DidYouMean(near), "name one that it has, or add it there"), "there is no %s %q in the deck %s", what, ref.Name(), ref.Deck)
	})
}

// pathFormer reports cards that a path names by an id that they had.
func pathFormer(l *linter) {
	if _, ok := l.through(); !ok || len(l.former) == 0 {
		return
	}
	named := map[string]bool{}
	for _, u := range l.deck.Path {
		for _, id := range u.Cards {
			named[id] = true
		}
	}
	l.eachNamed(func(_ int, at, id string, concept bool) {
		now := l.former[id]
		if now == "" || concept {
			return
		}
		fix := "write " + now
		if named[now] {
			fix = "delete it: the path names " + now + " too"
		}
		named[now] = true
		l.reportDeck(at, fix, "the card %s has the id %s now", id, now)
	})
}

// writeNow writes the id that a card has now.
func writeNow(doc *strictyaml.Document, path string, p deck.Problem) (e *strictyaml.Edit) {
	if now, certain := strings.CutPrefix(p.Fix, "write "); certain {
		e, _ = doc.Instead(path, now)
	}
	return e
}

// pathIdle reports units that have no cards, and names that bring none, since what they name is in units before.
func pathIdle(l *linter) {
	decks, ok := l.through()
	if !ok {
		return
	}
	all := l.deck.PathCards(func(id string) *deck.Deck { return decks[id] })
	in := map[string]string{} // units by cards
	brings := map[string]bool{}
	for i, cards := range all {
		for _, c := range cards {
			in[c.ID()] = l.deck.Path[i].ID
			brings[c.At] = true
		}
	}
	complete := func(refs []string) bool {
		return !slices.ContainsFunc(refs, func(id string) bool { return decks[deck.ParseRef(id).Deck] == nil })
	}
	for i, u := range l.deck.Path {
		if len(all[i]) == 0 && complete(u.Cards) && complete(u.Concepts) {
			l.reportDeck(fmt.Sprintf("path[%d]", i), "delete it, or name other cards", "the unit %q has no cards: units before have those that it names, or there are none", u.ID)
		}
	}
	l.eachNamed(func(unit int, at, id string, concept bool) {
		if d := decks[deck.ParseRef(id).Deck]; d == nil || brings[at] || len(all[unit]) == 0 || !concept && l.former[id] != "" {
			return
		}
		if before := in[id]; !concept && before != "" {
			l.reportDeck(at, "delete it, or name the cards of the concept one by one in the unit before", "the card %q is in the unit %q already, which has a concept of it", id, before)
		} else if concept && slices.ContainsFunc(decks[deck.ParseRef(id).Deck].Concepts, func(c deck.Concept) bool { return c.ID == deck.ParseRef(id).Name() }) {
			l.reportDeck(at, "delete it", "the concept %q brings no card: what comes before has them all, or it has none", id)
		}
	})
}

// taughtLater reports units whose cards need a concept of which only later units have cards. A card that contrasts
// several concepts waits for each of them anyway, wherever it stands.
func taughtLater(l *linter) {
	decks, ok := l.through()
	if !ok {
		return
	}
	all := l.deck.PathCards(func(id string) *deck.Deck { return decks[id] })
	first := map[string]int{} // unit that first has a card about a concept alone
	for i, cards := range all {
		for _, c := range cards {
			if len(c.Card.Concepts) == 1 {
				if about := deck.Full(c.Deck.ID, c.Card.Concepts[0]); first[about] == 0 {
					first[about] = i + 1
				}
			}
		}
	}
	needs := map[string][]string{}
	for _, d := range decks {
		for _, c := range d.Concepts {
			needs[deck.Full(d.ID, c.ID)] = deck.FullAll(d.ID, c.Needs)
		}
	}
	type told struct {
		unit          int
		concept, need string
	}
	reported := map[told]bool{}
	for i, cards := range all {
		for _, c := range cards {
			if len(c.Card.Concepts) != 1 {
				continue
			}
			for _, about := range deck.FullAll(c.Deck.ID, c.Card.Concepts) {
				for _, need := range needs[about] {
					if later := first[need]; later > i+1 && !reported[told{i, about, need}] {
						reported[told{i, about, need}] = true
						l.reportDeck(c.At, fmt.Sprintf("move %s to this unit or before, or %s behind it", need, about),
							"%s is about %s, which needs %s, and that is taught only by the later unit %q: it would wait for it", c.ID(), about, need, l.deck.Path[later-1].ID)
					}
				}
			}
		}
	}
}

// untaughtContrast reports cards that contrast a concept of which the path has no other card.
func untaughtContrast(l *linter) {
	decks, ok := l.through()
	if !ok {
		return
	}
	all := l.deck.PathCards(func(id string) *deck.Deck { return decks[id] })
	taught := map[string]bool{}
	for _, c := range slices.Concat(all...) {
		if len(c.Card.Concepts) == 1 {
			taught[deck.Full(c.Deck.ID, c.Card.Concepts[0])] = true
		}
	}
	told := map[string]bool{}
	for _, c := range slices.Concat(all...) {
		if len(c.Card.Concepts) < 2 {
			continue
		}
		for _, about := range deck.FullAll(c.Deck.ID, c.Card.Concepts) {
			if at := c.At + " " + about; !taught[about] && !told[at] {
				told[at] = true
				l.reportDeck(c.At, "name the concept in a unit before, or the cards of this unit one by one without it",
					"%s contrasts %s, of which the path has no card of its own", c.ID(), about)
			}
		}
	}
}

// opensBackwards reports units that open before the one in front of them.
func opensBackwards(l *linter) {
	latest, of := "", ""
	for i, u := range l.deck.Path {
		if u.Opens != "" && u.Opens < latest {
			l.reportDeck(fmt.Sprintf("path[%d].opens", i), "mend the date, or move the unit", "the unit %q opens before %q, which stands in front of it", u.ID, of)
		}
		if u.Opens > latest {
			latest, of = u.Opens, u.ID
		}
	}
}
