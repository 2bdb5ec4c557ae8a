package deck

import (
	"goodcard/deck/strictyaml"
)

// Format returns one file of a deck, which may be one below cards/, as goodcard fmt writes it: with the
// edits done that its problems carry, and laid out anew. Where anything else is wrong the error is
// [Problems], and a [*strictyaml.LayoutError] where the file is written in a way that is left alone. The
// name of the file is used in messages only.
//
// The rest of a deck may hold ids that one file does not know; see [Open] for all of a deck.
func Format(file string, src []byte) ([]byte, error) {
	m := OpenText(file, src)
	defer m.Close()
	if err := m.Format(); err != nil {
		return nil, err
	}
	return m.Pages[0].After, nil
}

// Format mends the pages, see [Manuscript.Mend], and lays them out. Where it returns an error the pages
// are as they were: [Problems] that no edit takes away, at their places in the files as they are, or a
// [*strictyaml.LayoutError].
func (m *Manuscript) Format() error {
	before := make([]Page, len(m.Pages))
	for i, p := range m.Pages {
		before[i] = *p
	}
	err := m.format()
	if err != nil {
		for i, p := range m.Pages {
			*p = before[i]
		}
	}
	return err
}

func (m *Manuscript) format() error {
	left, err := m.Mend(nil)
	if err != nil {
		return err
	}
	if err := m.Origin(left).Err(); err != nil {
		return err
	}
	for _, p := range m.Pages {
		if err := p.layOut(); err != nil {
			return err
		}
	}
	return nil
}

// layOut lays the page out anew, see [strictyaml.Format].
func (p *Page) layOut() (err error) {
	if p.cards {
		p.After, p.Laid, err = strictyaml.Format(p.File, p.After, strictyaml.Type[cardsFile](cardsType))
	} else {
		p.After, p.Laid, err = strictyaml.Format(p.File, p.After, strictyaml.Type[deckFile](typeOf(p.After, folderType)))
	}
	return err
}
