package authoring

import (
	"fmt"
	"slices"

	"goodcard/deck"
	"goodcard/deck/lock"
	"goodcard/deck/prose"
	"goodcard/deck/spelling"
	"goodcard/deck/strictyaml"
)

// draft adds what a candidate offers, unless the deck has it or is not to have it.
func (w *taking) draft(c *prose.Candidate) {
	passage := w.read.Plain[c.Passage.Start:c.Passage.End]
	switch other := w.elsewhere(c.Key); {
	case other.doc != "": // one of this text speaks of another passage by now
		w.known(other, c)
	case w.refused[c.Key] != "":
		w.leaveOut(c, w.refused[c.Key])
	case len(passage) > strictyaml.MaxText:
		w.leaveOut(c, fmt.Sprintf("it has %s; a text of a deck has at most %s", strictyaml.Size(len(passage)), strictyaml.Size(strictyaml.MaxText)))
	case c.Concept != nil:
		w.draftConcept(c)
	default:
		w.draftCard(c)
	}
}

// known tells that another text says what a candidate offers.
func (w *taking) known(other speaker, c *prose.Candidate) {
	switch {
	case c.Concept == nil:
		w.leaveOut(c, "the deck has it from "+other.doc)
	case w.concepts.has(other.concept):
		w.concept[c.Concept.ID] = other.concept
	}
}

func (w *taking) leaveOut(c *prose.Candidate, why string) {
	w.told.LeftOut = append(w.told.LeftOut, LeftOut{Front: frontOf(c), First: c.Passage.First, Why: why})
}

func frontOf(c *prose.Candidate) string {
	if c.Concept != nil {
		return c.Concept.Name
	}
	return c.Card.Text
}

func (w *taking) draftConcept(c *prose.Candidate) {
	if id := w.ideaCalled(c); id != "" { // its author wrote it, or another text has it
		w.concept[c.Concept.ID] = id
		if idea := w.concepts.there[id]; idea != nil && !w.concepts.known[id] && same(idea.About, c.Concept.About) {
			w.know(lock.Entry{Concept: id, Fields: fieldsOf(idea, nil)}, c)
		}
		return
	}
	idea := *c.Concept
	idea.ID = w.concepts.mint(c.Concept.ID, c.Key)
	w.concept[c.Concept.ID] = idea.ID
	w.callIdea(idea.Name, idea.ID)
	w.concepts.add(w.lastIdea, idea)
	e := w.know(lock.Entry{Concept: idea.ID, Fields: fieldsOf(&idea, nil)}, c)
	w.told.Added = append(w.told.Added, w.made(&e, c))
}

// ideaCalled returns the concept of the deck that has the name of one that was found; "" where none has. Of two whose names differ in
// capitals, as head and HEAD, the second has its own.
func (w *taking) ideaCalled(c *prose.Candidate) string {
	if id := w.byName[asWritten+c.Concept.Name]; id != "" || c.OtherCapitals {
		return id
	}
	return w.byName[spelling.Fold(c.Concept.Name)]
}

// know adds the entry of what a candidate is in the deck.
func (w *taking) know(e lock.Entry, c *prose.Candidate) lock.Entry {
	w.point(&e, c)
	w.entries = append(w.entries, e)
	w.byKey[e.Key] = speakerOf(&e)
	return e
}

func (w *taking) draftCard(c *prose.Candidate) {
	card := *c.Card
	card.Concepts, card.Source, card.Draft = nil, w.citation(c.Passage), !c.Structural
	for _, id := range c.Card.Concepts {
		if id = w.concept[id]; id != "" && !slices.Contains(card.Concepts, id) {
			card.Concepts = append(card.Concepts, id)
		}
	}
	if id := w.bySaying[saying(&card)]; id != "" { // written before anything told where it came from
		delete(w.bySaying, saying(&card))
		w.know(lock.Entry{Card: id, Fields: fieldsOf(nil, &card)}, c)
		return
	}
	card.ID = w.cards.mint(c.Card.ID, c.Key)
	w.cited = true
	w.cards.add(w.lastCard, card)
	e := w.know(lock.Entry{Card: card.ID, Fields: fieldsOf(nil, &card)}, c)
	made := w.made(&e, c)
	made.Draft = card.Draft
	w.told.Added = append(w.told.Added, made)
}

// made returns what is told of a card or a concept that comes, or changes.
func (w *taking) made(e *lock.Entry, c *prose.Candidate) Made {
	m := Made{Card: e.Card, Concept: e.Concept, First: c.Passage.First, Last: c.Passage.Last, Heading: c.Passage.Headings, Rule: c.Rule, Structural: c.Structural, Flags: e.Flags, Front: frontOf(c)}
	if c.Card != nil {
		m.Kind = c.Card.Kind
	}
	return m
}

// has reports whether the deck has, or gets, something of that id.
func (o *owned[T]) has(id string) bool { return id != "" && (o.there[id] != nil || o.keys[id] != "") }

// add adds one behind another that is there; the next ones follow it.
func (o *owned[T]) add(behind string, one T) {
	if last := len(o.added) - 1; last >= 0 && o.added[last].ID == behind {
		o.added[last].Entries = append(o.added[last].Entries, one)
		return
	}
	o.added = append(o.added, deck.Behind[T]{ID: behind, Entries: []T{one}})
}

// mint returns an id that nothing has, the one that is proposed or the same with a number behind it, and takes it.
func (o *owned[T]) mint(proposed, key string) string {
	id := o.ids.ID(proposed)
	o.keys[id] = key
	return id
}
