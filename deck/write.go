package deck

import (
	"strings"

	"goodcard/deck/strictyaml"
)

// Write returns d as a deck in one file, its keys in the order of the format's description. What
// [Parse] or [Load] returned reads back as it was, places apart; comments and the author's quotes
// are not part of a Deck. A Deck that was put together by a
// program may say what the format refuses: Parse what is written before it is trusted.
func Write(d *Deck) []byte {
	return strictyaml.Write(deckType, deckFile{Format: 1, Deck: *d})
}

// Emit writes the texts of a card as an entry under "cards:": its id, what it asks, its wordings,
// answers and note. What its deck says about the card, such as concepts, tags and source, is left out.
func Emit(c *Card) string {
	own := *c
	own.Concepts, own.Tags, own.Source, own.AsOf, own.Status = nil, nil, "", "", ""
	own.Image, own.Alt, own.Was, own.Draft = "", "", nil, false
	written := strictyaml.Write(cardsType, cardsFile{Cards: []Card{own}})
	return strings.TrimPrefix(string(written), "cards:\n")
}
