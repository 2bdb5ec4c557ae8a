package deck

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck/strictyaml"
)

// A Setting is one value of a file: of the card with an id, or of the file itself where Card is empty. Path is as that
// of [Set].
type Setting struct{ Card, Path, Text string }

// Behind is entries that come behind another one, by its id; behind the last where the id is empty.
type Behind[E any] struct {
	ID      string
	Entries []E
}

// A Splice is changes of one file of a deck that are made together. All bytes that it does not name stay.
type Splice struct {
	Settings []Setting
	Cards    []Behind[Card]
	Concepts []Behind[Concept]
	Sources  []Source // they come last
}

// Empty reports whether there is nothing to change.
func (s *Splice) Empty() bool {
	return len(s.Settings) == 0 && len(s.Cards) == 0 && len(s.Concepts) == 0 && len(s.Sources) == 0
}

// Splice makes changes of the page. Of a page that says nothing yet its cards are written alone. Whether the deck is
// valid then, [Manuscript.Deck] says; the error is that the file is written in a way that only its author can change,
// and the page is as it was.
func (p *Page) Splice(s Splice) error {
	if s.Empty() {
		return nil
	}
	if len(p.After) == 0 && p.cards {
		var f cardsFile
		for _, b := range s.Cards {
			f.Cards = append(f.Cards, b.Entries...)
		}
		p.After = strictyaml.Write(cardsType, f)
		return nil
	}
	doc, err := strictyaml.Parse(p.File, p.After)
	if err != nil {
		return err
	}
	f, _ := strictyaml.Decode(doc, folderType)
	cards, concepts := map[string]int{}, map[string]int{}
	for i, c := range f.Cards {
		cards[c.ID] = i
	}
	for i, c := range f.Concepts {
		concepts[c.ID] = i
	}
	b := strictyaml.NewBatch(doc, typeOf(p.After, folderType))
	for _, set := range s.Settings {
		path := set.Path
		if set.Card != "" {
			i, ok := cards[set.Card]
			if !ok {
				return fmt.Errorf("%s: there is no card %s", p.File, set.Card)
			}
			path = fmt.Sprintf("cards[%d].%s", i, path)
		}
		b.Set(path, set.Text)
	}
	if err := addTo(b, p.File, "cards", cards, cardList, s.Cards); err != nil {
		return err
	}
	if err := addTo(b, p.File, "concepts", concepts, conceptMap, s.Concepts); err != nil {
		return err
	}
	strictyaml.Add(b, "sources", len(f.Sources), sourceMap, s.Sources)
	text, err := b.Apply()
	if err == nil {
		p.After = text
	}
	return err
}

// addTo adds entries to the list or mapping at a path, whose own are there by their ids.
func addTo[E any](b *strictyaml.Batch, file, path string, there map[string]int, t strictyaml.Type[[]E], all []Behind[E]) error {
	for _, more := range all {
		behind := len(there)
		if more.ID != "" {
			i, ok := there[more.ID]
			if !ok {
				return fmt.Errorf("%s: there is no %s %s", file, strings.TrimSuffix(path, "s"), more.ID)
			}
			behind = i + 1
		}
		strictyaml.Add(b, path, behind, t, slices.Clone(more.Entries))
	}
	return nil
}
