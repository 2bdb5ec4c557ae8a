package deck

import (
	"strconv"
	"strings"

	"goodcard/deck/markup"
	"goodcard/deck/strictyaml"
)

// maxID is how long an id may be.
const maxID = 64

// A Mint makes ids that differ from each other and from those that are used. The zero Mint knows of none.
type Mint struct {
	used map[string]bool
	next map[string]int // the number that the next equal one gets, so that thousands of them take no time
}

// Use keeps an id from being made.
func (m *Mint) Use(id string) {
	if m.used == nil {
		m.used, m.next = map[string]bool{}, map[string]int{}
	}
	m.used[id] = true
}

// ID returns the id that is proposed, with a number behind it where another has it, and uses it.
func (m *Mint) ID(proposed string) string {
	id := proposed
	for n := max(2, m.next[proposed]); m.used[id]; n++ {
		number := "-" + strconv.Itoa(n)
		id = strings.TrimRight(proposed[:min(len(proposed), maxID-len(number))], "-") + number
		m.next[proposed] = n + 1
	}
	m.Use(id)
	return id
}

// idOfFront returns an id for a card with this front: its first words in a-z and 0-9, or a hash of it where it has none.
func idOfFront(front string) string {
	if slug := markup.Slug(ClozeFront(front, 0)); slug != "" {
		return slug
	}
	return "card-" + TextHash(front)
}

// IDOf returns the first words of a text, such as a title or the name of a file, as an id; "" where
// none can be made of it.
func IDOf(text string) string { return markup.Slug(text) }

// proposed stands for an id in an edit until all ids are known.
const proposed = "id-to-be-minted"

// proposeIDs turns each missing id, of a card or of the deck, into a problem with an id to paste.
func (b *builder) proposeIDs() {
	var ids, units Mint
	for _, u := range b.deck.Path {
		units.Use(u.ID)
	}
	for _, c := range b.deck.Cards {
		ids.Use(c.ID)
		for _, old := range c.Was {
			ids.Use(strings.TrimPrefix(old, b.deck.ID+"/")) // whose history belongs to that card
		}
	}
	cards := map[string]int{} // by file and path of the missing key
	for i, c := range b.deck.Cards {
		cards[c.File+"\n"+b.from[i].path+".id"] = i
	}
	for i := range b.problems {
		p := &b.problems[i]
		if p.Rule != strictyaml.RuleMissingKey {
			continue
		}
		id := ""
		var edit *strictyaml.Edit
		if card, ok := cards[p.File+"\n"+p.Path]; ok {
			id = ids.ID(idOfFront(b.deck.Cards[card].Text))
			p.Rule, p.Message = "missing-id", "the card has no id, by which its history is kept"
			edit = b.from[card].id
		} else if unit := b.unitAt(p.Path); unit != nil {
			p.Rule, p.Message = "missing-id", "the unit has no id, which is its name for programs"
			id, edit = units.ID(markup.Slug(unit.Title)), strictyaml.Adding(b.main, anyType(), p.Path, proposed)
		} else if p.Path == "id" && b.main != nil && p.File == b.deck.file {
			id, edit = markup.Slug(b.deck.Title), strictyaml.Adding(b.main, anyType(), "id", proposed)
		}
		if id == "" {
			continue
		}
		p.Fix = "add id: " + id
		if edit != nil {
			edit.Text = strings.Replace(edit.Text, proposed, id, 1)
			p.Edit = edit
		}
	}
}
