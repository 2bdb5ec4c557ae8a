package study

import (
	"fmt"
	"io/fs"
	"os"
	"strings"

	"goodcard/deck"
	"goodcard/storage"
	"goodcard/words"
)

// A source is where the text of an installed deck comes from. What depends on that is
// decided here and nowhere else.
type source interface {
	// row returns what the index keeps of the source: Source and Path.
	row() storage.Deck

	// name tells people where the deck comes from.
	name() string

	// read returns what the source says now; nil where that is nothing at all, or what it
	// said when known was noted. An empty known is a deck to be installed.
	read(known storage.Deck) *reading

	// gone reports whether there is nothing any more where the deck came from.
	gone() bool

	// file returns the file or folder in which the learner edits the deck; empty where they
	// edit a version of their own of each card.
	file() string

	// folder returns the folder in which pictures and source files of the deck are; empty
	// where it has none that other programs can open.
	folder() string

	// texts returns what the folder of the deck holds where no other program can open it; nil where
	// folder names it.
	texts() fs.FS
}

// A reading is what a source says.
type reading struct {
	stamp  string     // see storage.Deck; empty where a source needs none
	sha256 string     // of the text; empty where it cannot be read at all
	deck   *deck.Deck // nil where the text is no deck, and where it is one that is known
	err    error      // why the text is no deck
}

// take takes over what was read in the place of a known deck.
func (r *reading) take(known storage.Deck, d *deck.Deck, err error) *reading {
	if err == nil && known.ID != "" && d.ID != known.ID {
		d, err = nil, &idChanged{known.Path, d.ID, known.ID, d.IsPath()}
	}
	r.deck, r.err = d, err
	return r
}

// idChanged says that a file that is linked says the id of another deck.
type idChanged struct {
	path, now, was string
	way            bool // the file is a path
}

func (e *idChanged) Error() string {
	return fmt.Sprintf("%s: the deck's id is now %q, it was installed as %q: %s", e.path, e.now, e.was, e.Hint())
}

// Hint says both ways to go on, with the reviews.
func (e *idChanged) Hint() string {
	if e.way { // which has no cards, and so no reviews
		return fmt.Sprintf("write id: %s again, or %s", e.was, words.Command("install", e.path))
	}
	return fmt.Sprintf("write id: %s again, or was: [%s/CARD] at each card and %s", e.was, e.was, words.Command("install", e.path))
}

// source returns the source of an installed deck.
func (c *Collection) source(d storage.Deck) source {
	if d.Source == storage.Shipped {
		return shipped{c.shipped, d.Path}
	}
	return linked{d.Path}
}

// sourceOf returns the source that a learner means: the file or folder at what, or else the
// shipped deck of that name.
func (c *Collection) sourceOf(what string) (source, error) {
	if _, err := os.Lstat(what); err == nil || strings.ContainsAny(what, `/\.`) {
		return link(what)
	}
	if c.shipped.Digest(what) == "" {
		return nil, unknown(what, c.Shipped(), "'goodcard decks' lists what is installed; name a file or folder to install a deck of your own",
			"there is no file and no shipped deck called %q", what)
	}
	return shipped{c.shipped, what}, nil
}
