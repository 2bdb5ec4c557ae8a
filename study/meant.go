package study

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"goodcard/deck"
)

// A Meant is a deck that a word means: one that is installed, one at a path, or one that the program brings.
type Meant struct {
	ID        string    // empty for one at a path
	Path      string    // its file or folder; empty for one that the program brings
	Installed *Outgoing // nil for one that is not, or was named by its path
}

// A SameID says that two decks with one id were named, where only one of them can be meant.
type SameID struct {
	ID         string
	One, Other string // where they are, for people
}

func (e *SameID) Error() string {
	return fmt.Sprintf("two decks with the id %s were named, %s and %s", e.ID, e.One, e.Other)
}

// Hint says what to do next.
func (e *SameID) Hint() string { return "name one of them" }

// Meant returns the deck that a word means, where installed are the decks that are installed: what stands at the path,
// else the deck with this id. A word for a file of a deck in a folder means that deck. The error is an [*Unknown].
func (c *Collection) Meant(word string, installed []Outgoing) (Meant, error) {
	if _, err := os.Lstat(word); err == nil || strings.ContainsAny(word, `./\`) { // ids have no dots and no slashes
		if folder, ok := deck.PartOf(word); ok {
			word = folder
		}
		return Meant{Path: word}, nil
	}
	if i := slices.IndexFunc(installed, func(d Outgoing) bool { return d.ID == word }); i >= 0 {
		return Meant{ID: word, Path: installed[i].Path, Installed: &installed[i]}, nil
	}
	if slices.Contains(c.Shipped(), word) {
		return Meant{ID: word}, nil
	}
	return Meant{}, c.noOutgoing(word, installed)
}

// noOutgoing returns the error for a word that names none of the decks that can be handed out: these, and those that the
// program brings.
func (c *Collection) noOutgoing(word string, installed []Outgoing) *Unknown {
	ids := c.Shipped()
	for _, d := range installed {
		if !slices.Contains(ids, d.ID) {
			ids = append(ids, d.ID)
		}
	}
	slices.Sort(ids)
	unknown := UnknownDeck(word, ids, nil)
	unknown.Message = fmt.Sprintf("there is no file and no deck called %q", word)
	return unknown
}
