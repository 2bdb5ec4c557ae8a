package anki

import (
	"context"
	"html"
	"strconv"
	"strings"

	"goodcard/anki/apkg"
	"goodcard/deck"
	"goodcard/deck/lazy"
)

// A homeType is a note type of ours in a file: itself, or one that Anki made of it where a learner
// had changed theirs.
type homeType struct {
	cloze bool
	both  bool // asks in two directions
	id    int  // index of the field that holds the id of the card; -1 where it has none any more
}

// homeTypes returns those of a file's note types that are ours, by their id there.
func homeTypes(types []apkg.NoteType) map[int64]*homeType {
	ours := map[int64]*apkg.NoteType{}
	for _, t := range NoteTypes() {
		ours[t.ID] = &t
	}
	found := map[int64]*homeType{}
	for i := range types {
		t := &types[i]
		own := ours[t.ID]
		if own == nil {
			own = ours[t.OriginalID]
		}
		if own == nil || own.Cloze != t.Cloze {
			continue
		}
		found[t.ID] = &homeType{cloze: t.Cloze, both: len(own.Templates) > 1, id: idField(own, t)}
	}
	return found
}

// idField returns which field of a type that was made of ours holds the id of the card. A field
// keeps its id wherever it is moved to and whatever it is called then.
func idField(own, t *apkg.NoteType) int {
	var ours apkg.Field
	for _, f := range own.Fields {
		if f.Name == fieldCardID {
			ours = f
		}
	}
	for i, f := range t.Fields {
		if f.ID != 0 && f.ID == ours.ID {
			return i
		}
	}
	for i, f := range t.Fields {
		if f.ID == 0 && f.Name == ours.Name {
			return i
		}
	}
	return -1
}

// suffix returns what tells the item of a card from its siblings, by the card's place on its note,
// and whether one of ours can stand there.
func (t *homeType) suffix(ord int) (string, bool) {
	switch {
	case t.cloze:
		suffix := "#c" + strconv.Itoa(ord+1)
		return suffix, deck.ParseRef("a/b" + suffix).Valid()
	case ord == 0:
		return "", true
	case ord == 1 && t.both:
		return deck.Reverse, true
	}
	return "", false
}

// homeReader is what is known while a file is read.
type homeReader struct {
	*Home
	types  map[int64]*homeType
	byNote map[int64]int32 // note of the file → Home.Notes
	byCard map[int64]int32 // card of the file → Home.cards
	byItem map[string]int32
}

// readNotes keeps those that are of our types.
func (r *homeReader) readNotes(file homeSource) error {
	r.byNote = map[int64]int32{}
	return file.Notes(func(n *apkg.Note) error {
		t := r.types[n.NoteType]
		if t == nil {
			r.Foreign++
			return nil
		}
		note := HomeNote{GUID: n.GUID, kind: t}
		if len(n.GUID) > longestGUID { // which is none of ours
			note.GUID = strings.ToValidUTF8(n.GUID[:longestGUID], "") + "…"
		}
		if 0 <= t.id && t.id < len(n.Fields) {
			note.claim = bareText(n.Fields[t.id])
		}
		r.byNote[n.ID] = int32(len(r.Notes))
		r.Notes = append(r.Notes, note)
		return nil
	})
}

// longestGUID bounds what is kept of the guid of a note, in bytes. Ours have ten; a file may say megabytes for each.
const longestGUID = 100

// bareText returns what a short field says, without what Anki's editor puts around it. One that is
// longer than any id is cut.
func bareText(field string) string {
	const longest = 1000
	field = field[:min(len(field), longest)]
	return strings.TrimSpace(html.UnescapeString(htmlTag().ReplaceAllString(field, "")))
}

var htmlTag = lazy.Regexp(`<[^>]*>`)

// name finds out which card each note is. Its guid says so, of a card that was ever met here or that
// the note names itself; what the note names must not be another card.
func (r *homeReader) name(ctx context.Context, c homeCollection) error {
	wanted := map[string][]int32{} // notes by a guid that is still to be found
	claims := map[string]bool{}    // whether what such a note says is the id of a card that was met here
	for i := range r.Notes {
		n := &r.Notes[i]
		if ref := deck.ParseRef(n.claim); ref.Valid() && ref.Item == ref.Card && GUID(n.claim) == n.GUID {
			n.first = n.claim
			continue
		}
		wanted[n.GUID] = append(wanted[n.GUID], int32(i))
		claims[n.claim] = false
	}
	if len(wanted) > 0 {
		last := ""
		err := c.KnownCards(ctx, func(card string) error {
			if card == last { // another item of it
				return nil
			}
			last = card
			if _, claimed := claims[card]; claimed {
				claims[card] = true
			}
			for _, i := range wanted[GUID(card)] {
				r.Notes[i].first = card
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	for _, notes := range wanted {
		for _, i := range notes {
			n := &r.Notes[i]
			switch {
			case n.first == "" && claims[n.claim]:
				n.Why = Copied
			case n.first == "":
				n.Why = Unknown
			case n.claim != "" && !deck.ParseRef(n.claim).Valid():
				n.Why = Other
			}
		}
	}
	return r.agree(ctx, c, claims)
}

// agree notes which card each note is now, and leaves out whose guid is one card's while it names
// another that was met here.
func (r *homeReader) agree(ctx context.Context, c homeCollection, met map[string]bool) error {
	var ids []string
	var of []int32
	for i := range r.Notes {
		if n := &r.Notes[i]; n.Why == "" {
			ids, of = append(ids, n.first, n.claim), append(of, int32(i), int32(i))
		}
	}
	at := 0
	return c.Homes(ctx, ids, func(home string) error {
		n := &r.Notes[of[at]]
		if at%2 == 0 {
			n.Card = home
		} else if met[n.claim] && home != n.Card {
			n.Card, n.Why = "", Other
		}
		at++
		return nil
	})
}

// readCards finds which item each card is, and how it stands.
func (r *homeReader) readCards(file homeSource) error {
	r.byCard, r.byItem = map[int64]int32{}, map[string]int32{}
	return file.Cards(func(c *apkg.Card) error {
		i, ours := r.byNote[c.Note]
		if !ours {
			return nil
		}
		n := &r.Notes[i]
		suffix, has := n.kind.suffix(c.Ord)
		card := homeCard{note: i, item: -1, ord: int32(c.Ord)}
		if has && n.Why == "" {
			card.item = r.item(n.first + suffix)
			r.stands(&r.items[card.item], c)
		}
		r.byCard[c.ID] = int32(len(r.cards))
		r.cards = append(r.cards, card)
		return nil
	})
}

// item returns the index of an item in Home.items.
func (r *homeReader) item(id string) int32 {
	i, known := r.byItem[id]
	if !known {
		i = int32(len(r.items))
		r.byItem[id] = i
		r.items = append(r.items, homeItem{id: id})
	}
	return i
}

// stands notes the state of a card of ours. Where Anki leaves out the scheduling, each card is new and
// in its home, with neither flag nor suspension.
func (r *homeReader) stands(it *homeItem, c *apkg.Card) {
	const colours = 7
	suspended, flagged := c.Queue == apkg.QueueSuspended, c.Flags&colours != 0
	it.suspended = it.suspended || suspended
	it.flagged = it.flagged || flagged
	r.Studied = r.Studied || c.Type != apkg.New || c.HomeDeck != 0 || suspended || flagged
}
