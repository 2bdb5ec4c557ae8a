package authoring

import (
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/lock"
	"goodcard/deck/prose"
)

// follow brings what was drafted earlier up to date with what its text says now. Texts that the author edited stay. They
// are told as conflicts where the passage has other words, unless its author has seen these, which [Checked.Update]
// notes.
func (w *taking) follow(e *lock.Entry, c *prose.Candidate, seen bool) {
	card, idea := w.cards.there[e.Card], w.concepts.there[e.Concept]
	if card == nil && idea == nil { // its author dropped it, and it is known again by what the text says now
		e.Fields = w.offered(c)
		w.point(e, c)
		return
	}
	if idea != nil {
		w.concept[c.Concept.ID] = idea.ID
	}
	told := w.made(e, c)
	var fields []lock.Field
	conflict, asked := false, false // of any text, and of what is asked
	anew := card != nil && isAnew(e, card)
	for _, f := range merged(e.Fields, w.offered(c)) {
		drafted, theirs, mine := e.Field(f.Key), f.Text, ""
		if card != nil {
			mine, told.Draft, told.Front = cardField(card, f.Key), card.Draft, card.Text
		} else {
			mine, told.Front = conceptField(idea, f.Key), idea.Name
		}
		switch decided(f.Key, drafted, mine, theirs, anew, seen) {
		case asDrafted:
			f.Text = drafted
		case asAuthor:
		case inConflict:
			w.tellConflict(e, c, f.Key, mine, theirs)
			f.Text, conflict = drafted, true
			asked = asked || isAsked(f.Key, c)
		default:
			w.set(e, f.Key, theirs)
			told.Keys = append(told.Keys, f.Key)
		}
		if f.Text != "" {
			fields = append(fields, f)
		}
	}
	if told.Keys != nil {
		w.told.Updated = append(w.told.Updated, told)
	}
	switch e.Fields = fields; {
	case !conflict:
		w.point(e, c)
	case !asked && w.saysElse(e, c): // the passage counts as changed until its author has chosen, and is known by what it answers now
		e.Key = c.Key
	}
}

// saysElse reports whether the passage of a candidate has other words than that of an entry.
func (t *text) saysElse(e *lock.Entry, c *prose.Candidate) bool {
	return lock.Normalized(e.Quote.Exact) != lock.Normalized(t.read.Plain[c.Passage.Start:c.Passage.End])
}

// A decision is which words a field is to have.
type decision int

const (
	asText     decision = iota // it follows its text
	asDrafted                  // its text has the words that it had
	asAuthor                   // the author's words stay, and agree with the text or were chosen
	inConflict                 // the author's words stay until one of them is chosen
)

// decided returns which words a field is to have that was drafted, is the author's now, and is offered.
func decided(key, drafted, mine, theirs string, anew, seen bool) decision {
	switch {
	case same(theirs, drafted), drafted == "" && anew: // a card that its author wrote anew gets no key more
		return asDrafted
	case same(mine, theirs), !same(mine, drafted) && (seen || key == "source"):
		return asAuthor
	case !same(mine, drafted):
		return inConflict
	}
	return asText
}

// isAsked reports whether a field says what is asked.
func isAsked(key string, c *prose.Candidate) bool {
	return key == "name" || c.Card != nil && key == string(c.Card.Kind)
}

// conflict reports whether [taking.follow] will leave an entry as it is, as its author's words and those of its text differ, and
// whether in what is asked.
func (p *plan) conflict(e *lock.Entry, c *prose.Candidate, seen bool) (is, asked bool) {
	card, idea := p.cards.there[e.Card], p.concepts.there[e.Concept]
	if card == nil && idea == nil {
		return false, false
	}
	anew := card != nil && isAnew(e, card)
	for _, f := range merged(e.Fields, fieldsOf(c.Concept, c.Card)) {
		mine := ""
		if card != nil {
			mine = cardField(card, f.Key)
		} else {
			mine = conceptField(idea, f.Key)
		}
		if decided(f.Key, e.Field(f.Key), mine, f.Text, anew, seen) == inConflict {
			is, asked = true, asked || isAsked(f.Key, c)
		}
	}
	return is, asked
}

// isAnew reports whether a card asks for something else than was drafted, or in another way.
func isAnew(e *lock.Entry, card *deck.Card) bool {
	return !same(cardField(card, string(card.Kind)), e.Field(string(card.Kind))) || !same(card.Answer, e.Field("answer"))
}

// renamed returns the name that a concept gets that follows its text; empty where it keeps its own.
func (p *plan) renamed(e *lock.Entry, c *prose.Candidate) string {
	idea := p.concepts.there[e.Concept]
	if idea == nil || c.Concept == nil || !same(idea.Name, e.Field("name")) || idea.Name == c.Concept.Name {
		return ""
	}
	return c.Concept.Name
}

// offered returns the fields of what a candidate offers.
func (w *taking) offered(c *prose.Candidate) []lock.Field {
	if c.Concept != nil {
		return fieldsOf(c.Concept, nil)
	}
	card := *c.Card
	card.Source = w.citation(c.Passage)
	return fieldsOf(nil, &card)
}

// same reports whether two texts differ in nothing but the space around them.
func same(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }

// merged returns the fields that are offered and, without a text, those that were drafted and are offered no more.
func merged(drafted, offered []lock.Field) []lock.Field {
	all := slices.Clone(offered)
	for _, f := range drafted {
		if !slices.ContainsFunc(offered, func(o lock.Field) bool { return o.Key == f.Key }) {
			all = append(all, lock.Field{Key: f.Key})
		}
	}
	return all
}

// set gives a key of a card or a concept the text that its document has now.
func (w *taking) set(e *lock.Entry, key, text string) {
	if e.Concept != "" {
		main := w.main().File
		w.settings[main] = append(w.settings[main], deck.Setting{Path: "concepts." + e.Concept + "." + key, Text: text})
		return
	}
	if key == "source" {
		w.cited = true
	}
	file := w.cards.there[e.Card].File
	w.settings[file] = append(w.settings[file], deck.Setting{Card: e.Card, Path: key, Text: text})
}

func (w *taking) tellConflict(e *lock.Entry, c *prose.Candidate, key, mine, theirs string) {
	told := Conflict{Card: e.Card, Concept: e.Concept, Key: key, First: c.Passage.First, Last: c.Passage.Last, Drafted: e.Field(key), Mine: mine, Theirs: theirs}
	told.place(w.deck)
	w.told.Conflicts = append(w.told.Conflicts, told)
}

// place tells where in a deck the text is.
func (c *Conflict) place(d *deck.Deck) {
	path := c.Key
	if c.Concept != "" {
		path = "concepts." + c.Concept + "." + c.Key
	}
	c.File, c.Line, _ = d.IDPlace()
	if i := slices.IndexFunc(d.Cards, func(card deck.Card) bool { return card.ID == c.Card }); i >= 0 {
		c.File, c.Line = d.Cards[i].File, d.Cards[i].Line
	}
	for _, at := range d.Places(c.Card) {
		if at.Path == path {
			c.Line = at.Line
		}
	}
}
