// Package starter is what a new deck begins with: a card of each kind to write over, or one card
// after a model. All of it is clean by lint and by fmt, and stays so whatever its author calls it.
package starter

import (
	"embed"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/deck/strictyaml"
)

// The texts are in pieces: the keys of a deck, what the cards of each kind cite and are about, those
// cards, and a card for each model.
//
//go:embed text
var texts embed.FS

// A Deck is a deck to begin. What it lacks, title and id aside, is left out of the file.
type Deck struct {
	ID, Title, Lang, License, About string
	Model                           string // the name of a [Model]; empty for a card of each kind
}

// Lang and License are what most authors choose. The cards that are written are in that language.
const (
	Lang    = "en"
	License = "CC-BY-4.0"
)

// Cards returns how many cards the deck begins with.
func (d Deck) Cards() int { return strings.Count(cards(d.Model), "\n  - id: ") }

// A File is one of those that a new deck is made of.
type File struct {
	Path   string
	Text   []byte
	Shared bool // other decks beside it have the same, which may be there already
}

// The schemas of a deck and of its card files stand beside it, and the first line of each file leads
// editors there: nothing has to be fetched.
const (
	Schema      = "deck.schema.json"
	CardsSchema = "cards.schema.json"

	mainName  = "deck.yaml"
	firstName = "first.yaml"
)

// Files returns the files of the deck at a place. Those that other decks share come last: who is late
// for the deck itself has then not touched them.
func (d Deck) Files(at Place) ([]File, error) {
	if !at.Folder {
		text, err := d.head(mark(Schema) + d.above() + "\n" + cards(d.Model))
		return []File{{at.Path, text, false}, {filepath.Join(filepath.Dir(at.Path), Schema), deck.JSONSchema(), true}}, err
	}
	in := func(name ...string) string { return filepath.Join(append([]string{at.Path}, name...)...) }
	text, err := d.head(mark(Schema) + d.above())
	return []File{
		{in(mainName), text, false},
		{in(deck.CardsFolder, firstName), []byte(mark("../"+CardsSchema) + cards(d.Model)), false},
		{in(Schema), deck.JSONSchema(), true},
		{in(CardsSchema), deck.CardsJSONSchema(), true},
	}, err
}

// Check returns nil where a deck may have such a value under the key id, title, lang, license or
// about, and else what is wrong with it.
func Check(key, value string) error {
	if value == "" && (key == "id" || key == "title") {
		return &Refused{Key: key, Why: "the " + key + " of a deck cannot be empty", Do: "write one"}
	}
	if markup.Clean(value) != value {
		return &Refused{Key: key, Why: "one line was expected, of signs that can be seen", Do: "write it without line breaks, tabs and control characters"}
	}
	_, err := deck.Set(key, []byte(read("head")), "", key, value)
	if problems, ok := errors.AsType[strictyaml.Problems](err); ok {
		return &Refused{Key: key, Why: problems[0].Message, Do: problems[0].Fix}
	}
	return err
}

// A Refused says why a value is none that a deck may have, and what to do.
type Refused struct{ Key, Why, Do string }

func (e *Refused) Error() string { return e.Key + ": " + e.Why }

// Hint says what to do.
func (e *Refused) Hint() string { return e.Do }

// head returns the text of a deck file with what d says of itself.
func (d Deck) head(text string) ([]byte, error) {
	src := []byte(text)
	for _, v := range []struct{ key, value string }{{"id", d.ID}, {"title", d.Title}, {"lang", d.Lang}, {"license", d.License}, {"about", d.About}} {
		err := Check(v.key, v.value)
		if err == nil {
			src, err = deck.Set("deck.yaml", src, "", v.key, v.value)
		}
		if err != nil {
			return nil, fmt.Errorf("cannot write %s: %w", v.key, err)
		}
	}
	return src, nil
}

// above returns what stands above the cards.
func (d Deck) above() string {
	if d.Model != "" {
		return read("head")
	}
	return read("head") + read("ideas")
}

// cards returns the cards of a file.
func cards(model string) string {
	if model != "" {
		return "cards:\n" + Card(model)
	}
	return "# A card of each kind, to write over. An id stays when the rest of its card changes: what\n" +
		"# people remember of it is kept under its id.\ncards:\n" + read("kinds")
}

// mark returns the line by which editors find a schema beside the file.
func mark(schema string) string { return "# yaml-language-server: $schema=" + schema + "\n" }

func read(name string) string {
	text, err := texts.ReadFile("text/" + name + ".yaml")
	if err != nil {
		panic(err) // a test reads all of them
	}
	return string(text)
}
