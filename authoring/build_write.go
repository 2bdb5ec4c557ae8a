package authoring

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/shell"
	"goodcard/deck/starter"
	"goodcard/deck/strictyaml"
	"goodcard/files"
)

// firstVersion is that of a deck that was never released.
const firstVersion = "0.1.0"

// head makes what a new deck says of itself.
func (p *plan) head(place buildPlace) error {
	d := p.deck
	d.ID, d.Version = cmp.Or(p.opts.ID, place.id), firstVersion
	d.Title = cmp.Or(p.opts.Title, p.soleTitle(), place.title)
	d.Lang = cmp.Or(p.opts.Lang, p.commonLang())
	if d.ID == "" {
		return &starter.Refused{Key: "id", Why: "no id can be made of the name " + shell.Path(filepath.Base(place.path)), Do: "give one of a-z, 0-9 and - with --id"}
	}
	for _, v := range []struct{ key, value string }{{"id", d.ID}, {"title", d.Title}, {"lang", d.Lang}} {
		if v.value == "" {
			continue
		}
		if err := starter.Check(v.key, v.value); err != nil {
			return err
		}
	}
	return nil
}

// soleTitle returns the title of the text that the deck is made of; empty where it has none, or there are several.
func (p *plan) soleTitle() string {
	if len(p.titles) != 1 || starter.Check("title", p.titles[0]) != nil {
		return ""
	}
	return p.titles[0]
}

// nameLang makes a deck that is there and names no language name the one that was given, as its texts were read in it.
func (p *plan) nameLang(place buildPlace) error {
	if place.isNew || p.opts.Lang == "" || p.deck.Lang != "" {
		return nil
	}
	main := p.main().File
	p.settings[main] = append(p.settings[main], deck.Setting{Path: "lang", Text: p.opts.Lang})
	return starter.Check("lang", p.opts.Lang)
}

// commonLang returns the language that all texts are in; empty where they are in several, or do not tell.
func (p *plan) commonLang() string {
	if len(slices.Compact(slices.Clone(p.langs))) != 1 || starter.Check("lang", p.langs[0]) != nil {
		return ""
	}
	return p.langs[0]
}

// write makes the changes of the files.
func (p *plan) write(place buildPlace) error {
	switch {
	case place.isNew && !place.folder:
		p.deck.Sources, p.deck.Concepts, p.deck.Cards = p.sources, listOf(p.concepts.added), listOf(p.cards.added)
		p.main().After = deck.Write(p.deck)
		return p.fits(place)
	case place.isNew:
		p.deck.Sources, p.deck.Concepts = p.sources, listOf(p.concepts.added)
		p.main().After = deck.WriteHead(p.deck)
		if place.begun != nil && !bytes.Equal(place.begun, p.main().After) {
			return place.invalid // another program or its author wrote it
		}
		return p.addPages()
	}
	changes := map[string]*deck.Splice{}
	at := func(file string) *deck.Splice {
		if changes[file] == nil {
			changes[file] = &deck.Splice{}
		}
		return changes[file]
	}
	for file, settings := range p.settings {
		at(file).Settings = settings
	}
	sortBehind(p.cards.added)
	sortBehind(p.concepts.added)
	main := p.main().File
	at(main).Concepts, at(main).Sources = p.concepts.added, p.sources
	rest := p.cards.added[:0:0]
	for _, more := range p.cards.added {
		switch {
		case more.ID != "":
			file := p.cards.there[more.ID].File
			at(file).Cards = append(at(file).Cards, more)
			for _, c := range more.Entries {
				p.placed[c.ID] = file
			}
		case !place.folder:
			at(main).Cards = append(at(main).Cards, more)
		default:
			rest = append(rest, more)
		}
	}
	p.cards.added = rest
	for _, page := range p.text.Pages {
		if s := changes[page.File]; s != nil {
			if err := page.Splice(*s); err != nil {
				return err
			}
		}
	}
	if place.folder {
		return p.addPages()
	}
	return p.fits(place)
}

// allChanges returns the changes of all files. That the deck is valid and what its lock says are found out at the same
// time: of a large glossary each takes seconds.
func (p *plan) allChanges() ([]files.Change, error) {
	homes := p.homes()
	p.cards.added, p.concepts.added = nil, nil // they stand in the files by now, and take memory
	p.cards.there, p.concepts.there = nil, nil
	invalid := make(chan error, 1)
	go func() { invalid <- p.reread() }()
	parts, err := p.lock.FilesIn(p.at, homes)
	if err := <-invalid; err != nil {
		return nil, err
	}
	return p.changesWith(parts), err
}

// homes returns the file of each card, new ones too, by its id.
func (p *plan) homes() map[string]string {
	homes := make(map[string]string, len(p.cards.there)+len(p.placed))
	for id, c := range p.cards.there {
		homes[id] = c.File
	}
	maps.Copy(homes, p.placed)
	return homes
}

// sortBehind puts what comes last behind what comes behind the last one of an earlier text.
func sortBehind[T any](all []deck.Behind[T]) {
	slices.SortStableFunc(all, func(a, b deck.Behind[T]) int {
		return cmp.Compare(min(len(b.ID), 1), min(len(a.ID), 1))
	})
}

// main returns the file that says what the deck is.
func (b *book) main() *deck.Page { return b.text.Pages[0] }

// A TooLargeError says that what is drafted does not fit into the one file of a deck.
type TooLargeError struct{ path, message, hint string }

func (e *TooLargeError) Error() string { return e.path + " would be too large: " + e.message }

// Hint says what to do.
func (e *TooLargeError) Hint() string { return e.hint }

// fits returns an error where the one file of a deck would be too large to be read.
func (p *plan) fits(place buildPlace) error {
	message := strictyaml.TooLarge(p.main().After)
	if message == "" {
		return nil
	}
	hint := "make the deck a folder with " + deck.MainName + " and files in " + deck.CardsFolder
	if place.isNew {
		hint = "name a folder, which takes more: -o " + shell.Path(strings.TrimSuffix(place.path, filepath.Ext(place.path))+"/")
	}
	return &TooLargeError{place.path, message, hint}
}

// What a new file of cards holds at most; the next cards go to the next file.
const (
	pageCards = 2_000
	pageBytes = 2 << 20
)

// addPages puts the cards of new texts into files of their own.
func (p *plan) addPages() error {
	byText := map[string][]deck.Card{}
	var order []string
	for _, b := range p.cards.added {
		for cards := b.Entries; len(cards) > 0; {
			id := citedIn(&cards[0])
			n := 1
			for n < len(cards) && citedIn(&cards[n]) == id {
				n++
			}
			if byText[id] == nil { // mostly the cards of a text stand together, and need no copy
				order, byText[id] = append(order, id), cards[:n:n]
			} else {
				byText[id] = append(byText[id], cards[:n]...)
			}
			cards = cards[n:]
		}
	}
	var names deck.Mint
	for _, page := range p.text.Pages {
		names.Use(strings.TrimPrefix(strings.ToLower(strings.TrimSuffix(filepath.Base(page.File), ".yaml")), "_")) // see files.Named
	}
	for _, id := range order {
		chunks := cut(byText[id])
		for i, cards := range chunks {
			name := id
			if len(chunks) > 1 {
				name = fmt.Sprintf("%s-%0*d", id, len(fmt.Sprint(len(chunks))), i+1) // in this order when sorted
			}
			page := p.text.Add(files.Named(names.ID(name)) + ".yaml")
			for _, c := range cards {
				p.placed[c.ID] = page.File
			}
			if err := page.Splice(deck.Splice{Cards: []deck.Behind[deck.Card]{{Entries: cards}}}); err != nil {
				return err
			}
		}
	}
	return nil
}

// citedIn returns the id of the source that a card cites.
func citedIn(c *deck.Card) string {
	id, _, _ := strings.Cut(c.Source, "#")
	return id
}

// cut cuts cards into what one file of them holds.
func cut(cards []deck.Card) (chunks [][]deck.Card) {
	from, bytes := 0, 0
	for i, c := range cards {
		bytes += len(c.Text) + len(c.Answer)
		if i+1 == len(cards) || i+1-from == pageCards || bytes > pageBytes {
			chunks = append(chunks, cards[from:i+1])
			from, bytes = i+1, 0
		}
	}
	return chunks
}
