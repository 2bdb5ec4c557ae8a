package anki

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strconv"

	"goodcard/anki/apkg"
	"goodcard/deck"
	"goodcard/study"
)

// A deckWriter writes the cards of one deck.
type deckWriter struct {
	*exporter
	*outgoing
	album    *album
	origins  *origins
	notes    *runs
	cards    *runs
	concepts map[string]*deck.Concept // by full id
	position int64                    // among new cards
}

func (e *exporter) deckWriter(o *outgoing) *deckWriter {
	w := &deckWriter{exporter: e, outgoing: o, album: o.album(e.writer), origins: newOrigins(o), concepts: map[string]*deck.Concept{},
		notes: e.notes.runs("note\x1f" + o.id + "\x1f" + o.deck.Version), cards: e.cards.runs("card\x1f" + o.id + "\x1f" + o.deck.Version)}
	for i := range o.deck.Concepts {
		w.concepts[deck.Full(o.id, o.deck.Concepts[i].ID)] = &o.deck.Concepts[i]
	}
	return w
}

// A pending note is one whose time is not known yet.
type pending struct {
	card    *deck.Card
	full    string // its full id
	content content
	guid    string
	dated   int64 // by the ledger of its deck, Unix seconds; 0 without one
	touched int64 // when the learner's own texts of it last changed, Unix seconds
}

// stampedAtOnce is how many notes get their times at once.
const stampedAtOnce = 4000

// live writes the cards that the deck has.
func (w *deckWriter) live(ctx context.Context) error {
	for i := range w.deck.Cards {
		c := &w.deck.Cards[i]
		if w.done++; w.done%1000 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			w.tell(min(float64(w.done)/float64(w.of+1), 0.99))
		}
		if c.Draft {
			w.told.Drafts++
			continue
		}
		w.told.Unseen += len(c.Unseen)
		p, pictures, err := w.make(c, nil)
		if err != nil {
			return err
		}
		if other, taken := w.guids[p.guid]; taken {
			return &Refused{fmt.Sprintf("%s and %s would be one note in Anki: both say that they were %s", other, p.full, w.origins.origin(c, p.full)),
				"take that id out of was: of one of them; it holds only once the other deck has dropped the card"}
		}
		w.guids[p.guid] = p.full
		if w.ledger != nil {
			line := w.origins.lines[p.full]
			if line == nil {
				return fmt.Errorf("the ledger of %s has no line for %s", w.id, p.full) // which reading has ruled out
			}
			p.dated = line.Time.Unix()
		}
		if w.ledger != nil && (w.undated || !w.onPaths[p.full].undated) {
			if err := w.add(p, p.dated); err != nil {
				return err
			}
			continue
		}
		if w.undated {
			if err := w.add(p, undated.Unix()); err != nil {
				return err
			}
			continue
		}
		w.pending = append(w.pending, p)
		w.pendingHash = append(w.pendingHash, study.Exported{Card: p.full, Hash: w.hash(&p.content, pictures)})
		if len(w.pending) == stampedAtOnce {
			if err := w.stamp(ctx); err != nil {
				return err
			}
		}
	}
	return w.stamp(ctx)
}

// gone writes the cards that were released and are gone. What another card of the package goes on with is none of them.
func (w *deckWriter) gone(ctx context.Context) error {
	for i := range w.retired {
		r := &w.retired[i]
		line := w.origins.lines[deck.Full(w.id, r.ID)]
		if line == nil {
			continue
		}
		p, _, err := w.make(&r.Card, &parting{r.Last, line.Last})
		if err != nil {
			return err
		}
		if _, taken := w.guids[p.guid]; taken {
			continue
		}
		w.guids[p.guid] = p.full
		w.told.Retired++
		if err := w.add(p, line.Time.Unix()); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// A parting says when a card went: the last version that had it, and the one that dropped it.
type parting struct{ last, dropped string }

// make makes the note of a card, with its pictures, whose sums it returns. gone is nil for a card that is there.
func (w *deckWriter) make(c *deck.Card, gone *parting) (p pending, sums []string, err error) {
	s := surroundingsOf(w.deck, c, func(id string) (deck.Concept, bool) {
		if known := w.concepts[id]; known != nil {
			return *known, true
		}
		return deck.Concept{}, false
	})
	s.First = w.origins.origin(c, s.ID)
	if gone != nil {
		s.Retired = gone.last
		s.Tags = append(s.Tags, "retired::"+gone.dropped)
	}
	p = pending{card: c, full: s.ID, guid: GUID(s.First)}
	if gone == nil {
		c = w.personalize(&p, s)
		of := w.onPaths[p.full]
		s.Tags = append(s.Tags, of.tags...)
		p.touched = max(p.touched, of.changed)
	}
	p.content = contentOf(c, s)
	for _, picture := range p.content.Pictures {
		sum, err := w.album.add(picture)
		if err != nil {
			return p, nil, err
		}
		if sum == "" {
			s.Unshown = append(s.Unshown, picture.Path)
		} else {
			sums = append(sums, sum)
		}
	}
	if len(s.Unshown) > 0 { // Anki would miss the files
		p.content = contentOf(c, s)
	}
	return p, sums, nil
}

// hash returns a hash of all that a note says.
func (e *exporter) hash(c *content, pictures []string) (hash [16]byte) {
	b := strconv.AppendInt(e.hashed[:0], c.NoteType, 10)
	for _, texts := range [][]string{c.Fields, c.Tags, pictures} {
		b = append(b, '\x1e')
		for _, text := range texts {
			b = append(append(b, text...), '\x1f')
		}
	}
	e.hashed = b
	sum := sha256.Sum256(b)
	copy(hash[:], sum[:])
	return hash
}

// stamp writes the notes whose times are not known yet, with the times that this collection knows.
func (w *deckWriter) stamp(ctx context.Context) error {
	if len(w.pending) == 0 {
		return nil
	}
	stamps, kept, err := w.c.StampExported(ctx, w.pendingHash)
	if err != nil {
		return err
	}
	w.out.Unkept = w.out.Unkept || !kept
	for i, p := range w.pending {
		if stamps[i].Late {
			w.told.Late++
		}
		if p.dated > 0 { // by its ledger; what changed is the path
			p.touched = max(p.touched, stamps[i].Mod)
			stamps[i].Mod = p.dated
		}
		if err := w.add(p, stamps[i].Mod); err != nil {
			return err
		}
	}
	clear(w.pending) // which would keep what they say
	w.pending, w.pendingHash = w.pending[:0], w.pendingHash[:0]
	return nil
}

// add adds a note that last changed at a time, in Unix seconds, with its cards.
func (w *deckWriter) add(p pending, changed int64) error {
	w.position++
	w.note = apkg.Note{ID: w.notes.id(changed), GUID: p.guid, NoteType: p.content.NoteType, Modified: max(changed, p.touched), Tags: p.content.Tags, Fields: p.content.Fields}
	cards := w.noteCards[:0]
	var reviews []apkg.Review
	for _, suffix := range p.card.Suffixes() {
		cards = append(cards, apkg.Card{ID: w.cards.id(changed), Note: w.note.ID, Deck: w.number, Ord: ordOf(suffix), Modified: changed, Due: w.position})
		if w.progress != nil {
			of := w.progress.fill(p.full+suffix, &cards[len(cards)-1])
			if reviews == nil {
				reviews = of // not copied: there may be many
			} else {
				reviews = append(reviews, of...)
			}
		}
	}
	w.told.Notes++
	w.told.Cards += len(cards)
	w.noteCards = cards
	return w.writer.Add(&w.note, cards, reviews)
}

// ordOf returns which card of its note an item is, by its suffix.
func ordOf(suffix string) int {
	switch suffix {
	case "":
		return 0
	case deck.Reverse:
		return 1
	default:
		return deck.GroupOf(suffix) - 1
	}
}
