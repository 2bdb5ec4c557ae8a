package lint

import (
	"fmt"
	"unicode"

	"goodcard/deck"
	"goodcard/deck/ledger"
)

// checkBack reports a card with the id of one that went by a release, if it is another one.
func (i *identity) checkBack(c *deck.Card, l *ledger.Line) {
	old := i.lastTexts()[l.ID()]
	if l.Live() || l.ID() != i.full(c.ID) || old == nil || !unlike(old, c) {
		return
	}
	where := ""
	if old.Line > 0 {
		where = fmt.Sprintf(" (%s:%d)", old.File, old.Line)
	}
	i.report(c, "id", ReusedID, warning,
		"give it an id that no release had; if it is that card and only worded anew, release it with its old words first, then with the new ones",
		"the id %q was that of a card that is gone%s, and this one has no words in common with it: learners' reviews of that card would count for this one", c.ID, where)
}

// lastTexts returns the cards as they last were, by their full ids: those of the last release and those that were
// gone by then.
func (i *identity) lastTexts() map[string]*deck.Card {
	if i.was != nil || i.last == nil {
		return i.was
	}
	i.was = map[string]*deck.Card{}
	for n := range i.last.Retired {
		c := &i.last.Retired[n].Card
		i.was[deck.Full(i.last.ID, c.ID)] = c
	}
	for n := range i.last.Cards {
		c := &i.last.Cards[n]
		i.was[deck.Full(i.last.ID, c.ID)] = c
	}
	return i.was
}

// unlike reports whether two cards have nothing in common that tells what they are about. Forms of a word count as
// one.
func unlike(a, b *deck.Card) bool {
	one, other := aboutOf(a), aboutOf(b)
	return len(one) > 0 && len(other) > 0 && countShared(one, other) == 0
}

// aboutOf returns how the words begin of which a card says something; each letter where words stand together.
func aboutOf(c *deck.Card) map[string]bool {
	const begins = 4 // letters in which the forms of a word seldom differ
	var said []string
	for _, e := range c.Texts() {
		text := e.Text
		if e.Path == string(deck.Cloze) {
			text = deck.ClozeFront(text, 0)
		}
		said = append(said, fold(text)...)
	}
	about := map[string]bool{}
	for word := range contentWords(said) {
		letters := []rune(word)
		for _, r := range letters {
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
				about[string(r)] = true
			}
		}
		about[string(letters[:min(len(letters), begins)])] = true
	}
	return about
}
