package deck

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck/markup"
	"goodcard/deck/strictyaml"
)

// Write returns d as a deck in one file, its keys in the order of the format's description. What
// [Parse] or [Load] returned reads back as it was, places apart; comments and the author's quotes
// are not part of a Deck (see [Set] for changes that keep them). A Deck that was put together by a
// program may say what the format refuses: Parse what is written before it is trusted.
func Write(d *Deck) []byte {
	return strictyaml.Write(d.fileType(), deckFile{Format: 1, Deck: *d})
}

// fileType is how the file of a deck is written that has all of it.
func (d *Deck) fileType() strictyaml.Object[deckFile] {
	if d.IsPath() {
		return pathOnly()
	}
	return deckType
}

// WriteHead returns what the file of d says where d is a folder and its cards stand in files of their own.
func WriteHead(d *Deck) []byte {
	head := *d
	head.Cards = nil
	return strictyaml.Write(d.headType(), deckFile{Format: 1, Deck: head})
}

// WriteJSON returns d as [Write] does, in JSON on one line. That is YAML too: what is written reads back
// as a deck in one file.
func WriteJSON(d *Deck) []byte {
	text := strictyaml.WriteJSON(d.fileType(), deckFile{Format: 1, Deck: *d})
	return []byte(markup.EscapeJSON(string(text)))
}

// Emit writes the texts of a card as an entry under "cards:": its id, what it says under its
// [TextKeys], and whether it is asked both ways. What its deck says about the card, such as
// concepts, tags and source, is left out.
func Emit(c *Card) string {
	own := Card{ID: c.ID, Kind: c.Kind, BothWays: c.BothWays}
	for _, f := range said()[c.Kind] {
		f.Copy(&own, c)
	}
	written := strictyaml.Write(cardsType, cardsFile{Cards: []Card{own}})
	return strings.TrimPrefix(string(written), "cards:\n")
}

// Set returns the file src of a deck, which may be one below cards/, with one value changed: that at
// a path such as "answer" or "wrong[0].why" below the card with this id, or below the file itself
// where card is empty ("version", "cards[3].id"). A key or an entry of a list that is not there is
// added, in the order of the format; an empty text takes the value away. Every other byte stays.
//
// The file may have problems of its own, as long as it is YAML. What the format does not allow at
// that path comes back as [Problems]; what only the whole deck shows, such as an id that is taken,
// Parse or Load must find. The name of the file is used in messages only.
func Set(file string, src []byte, card, path, text string) ([]byte, error) {
	doc, err := strictyaml.Parse(file, src)
	if err != nil {
		return nil, err
	}
	if card != "" {
		f, _ := strictyaml.Decode(doc, folderType)
		i := slices.IndexFunc(f.Cards, func(c Card) bool { return c.ID == card })
		if i < 0 {
			return nil, fmt.Errorf("%s: there is no card %s", file, card)
		}
		path = fmt.Sprintf("cards[%d].%s", i, path)
	}
	return strictyaml.Set(doc, typeOf(src, folderType), path, text)
}
