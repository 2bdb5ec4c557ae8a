package release

import (
	"cmp"
	"slices"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

// Refused says why a deck cannot be released as it is, all at once.
type Refused struct {
	deck.Problems
	Unexplained []Change // those of the problems that are changes without a reason
	Plan        *Plan    // of the release as far as it can be told, for people to look at; nil where cards are confused
	next        string
}

// Only reports whether nothing but reasons is missing.
func (r *Refused) Only() bool { return len(r.Unexplained) > 0 && len(r.Unexplained) == len(r.Problems) }

func (r *Refused) Unwrap() error { return r.Problems }

// Hint says what to do about all of it together, where that is more than each problem says about itself.
func (r *Refused) Hint() string { return cmp.Or(r.next, r.Problems.Hint()) }

// refuse adds a reason, at a place of the deck.
func (m *maker) refuse(file string, line, column int, rule, subject, message, fix string) {
	m.refused.Add(deck.Problem{File: file, Line: line, Column: column, Rule: rule, Severity: strictyaml.Error, Message: message, Fix: fix, Subject: subject})
}

// refuseCard adds a reason at a value of a card of the deck, or at the card where it has no such value.
func (m *maker) refuseCard(c *deck.Card, path, rule, message, fix string) {
	line, column := c.Line, c.Column
	for _, at := range m.whole.Places(c.ID) {
		if at.Path == path {
			line, column = at.Line, at.Column
		}
	}
	m.refuse(c.File, line, column, rule, c.ID, message, fix)
}

// refuseHead adds a reason at a value of the head of the deck.
func (m *maker) refuseHead(path, rule, message, fix string) {
	file, line, column := m.whole.IDPlace()
	places := m.whole.Places("")
	if i := slices.IndexFunc(places, func(at strictyaml.Place) bool { return at.Path == path }); i >= 0 {
		line, column = places[i].Line, places[i].Column
	}
	m.refuse(file, line, column, rule, "", message, fix)
}
