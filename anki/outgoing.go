package anki

import (
	"io/fs"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/study"
)

// An outgoing deck is one that goes out in a package.
type outgoing struct {
	id        string
	path      string          // its file or folder; empty for one that the program brings
	shipped   fs.FS           // the decks of the program, a folder each; nil for one of a path
	installed *study.Outgoing // nil for one that is not

	ledger  *ledger.Ledger // of its releases; nil where it was never released
	deck    *deck.Deck     // what goes out; drafts may be in it and stay here
	partly  bool           // the cards of deck are still to be read
	retired []deck.RetiredCard
	files   []deck.ReleasedFile // of its release

	told   ExportedDeck
	number int64 // of its deck within the package
}

// title returns what the deck is called in Anki for ever.
func (o *outgoing) title() string {
	if o.ledger != nil {
		return o.ledger.Title
	}
	return o.deck.Title
}
