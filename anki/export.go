package anki

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"strconv"
	"time"

	"goodcard/anki/apkg"
	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/study"
)

// ExportOptions say what goes into a package, and where that is put.
type ExportOptions struct {
	Decks       []string  // files, folders, and ids of decks; none: all that are installed
	Path        string    // of the package; empty where one deck is named, whose id it then has
	WithRetired bool      // cards that were released and are gone go out too
	Progress    *Progress // nil where what the learner knows stays here

	// Tell is told what takes long and how much of it is done, from 0 to 1. It may be nil.
	Tell func(doing string, done float64)
}

// Export writes decks into a package for Anki. It is there whole when the error is nil, in place of a file that was there;
// else nothing changes. See docs/decisions/0025-what-a-package-is-made-from.md.
//
// The error is a [*Refused] for what cannot go out, a [deck.Problems] for a deck that cannot be read, and that of package
// release for a release that is not whole.
func Export(ctx context.Context, c *study.Collection, o ExportOptions) (*Exported, error) {
	e := newExporter(c, o)
	err := e.gather(ctx)
	if err != nil {
		return nil, err
	}
	e.out.Path = o.Path
	if e.out.Path == "" {
		e.out.Path = e.decks[0].id + ".apkg"
	}
	w, err := apkg.Create(e.out.Path, e.collection())
	if err != nil {
		return nil, err
	}
	defer w.Abort()
	e.writer = w
	if err := e.write(ctx); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	e.tell(1)
	return e.outcome(), nil
}

// A destination takes what goes out.
type destination interface {
	Add(n *apkg.Note, cards []apkg.Card, reviews []apkg.Review) error
	AddMedia(name string, open func() (io.ReadCloser, error)) error
}

func newExporter(c *study.Collection, o ExportOptions) *exporter {
	return &exporter{c: c, options: o, now: c.Clock.Now()}
}

// An exporter writes one package, or one text.
type exporter struct {
	c       *study.Collection
	options ExportOptions
	now     time.Time
	decks   []*outgoing // by id
	writer  destination
	undated bool              // what goes out has no times, so that those of decks without a ledger are not asked for
	guids   map[string]string // full ids of cards that are in the package, by guid
	notes   numbering
	cards   numbering
	done    int // cards of decks
	of      int
	out     Exported

	progress *progress                 // nil where it stays here
	personal map[string]study.Personal // by the full id of a card
}

const doing = "writing the package"

func (e *exporter) tell(done float64) {
	if e.options.Tell != nil {
		e.options.Tell(doing, done)
	}
}

// gather reads the decks, as far as their cards are not read one deck after the other, and refuses what cannot go out.
func (e *exporter) gather(ctx context.Context) (err error) {
	if e.decks, err = findDecks(ctx, e.c, e.options.Decks); err != nil {
		return err
	}
	for i, o := range e.decks {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := o.read(ctx, e.c, e.now); err != nil {
			return err
		}
		o.number = firstDeck + int64(i)
		o.told.ID, o.told.Title, o.told.Version, o.told.Released, o.told.Place = o.id, o.deck.Title, o.deck.Version, o.ledger != nil, o.path
		if e.of += len(o.deck.Cards); o.partly {
			e.of += o.installed.Cards
		}
	}
	nameAll(e.decks)
	e.guids = make(map[string]string, e.of)
	e.notes.taken, e.cards.taken = make(map[int64]struct{}, e.of), make(map[int64]struct{}, e.of)
	return e.gatherProgress(ctx)
}

// firstDeck is the number of the first deck of a package. It holds within that alone.
const firstDeck = 1_600_000_000_000

// undated is when a package was made whose decks were never released: their notes have times of their own.
var undated = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)

// collection returns what stands once in the package. Nothing of it is of this computer or of now.
func (e *exporter) collection() *apkg.Collection {
	made := undated
	for _, o := range e.decks {
		if o.ledger != nil && o.ledger.Latest().After(made) {
			made = o.ledger.Latest().UTC()
		}
	}
	const rollover = 4 // of Anki
	c := &apkg.Collection{Day0: time.Date(made.Year(), made.Month(), made.Day(), rollover, 0, 0, 0, time.UTC).Unix(), HasOffset: true,
		Rollover: rollover, Modified: made.UnixMilli(), NoteTypes: NoteTypes()}
	if e.progress != nil {
		e.progress.calendar(c)
	}
	for _, o := range e.decks {
		c.Decks = append(c.Decks, apkg.Deck{ID: o.number, Name: o.told.Name, Description: describe(o.deck)})
	}
	return c
}

// write writes the cards of all decks, and then those that are gone: what went on in another deck is not gone.
func (e *exporter) write(ctx context.Context) error {
	e.tell(0)
	var writers []*deckWriter
	for _, o := range e.decks {
		w := e.deckWriter(o)
		writers = append(writers, w)
		if o.partly {
			d, err := e.c.KeptDeck(ctx, o.id)
			if err != nil {
				return err
			}
			o.deck = d
		}
		if err := w.live(ctx); err != nil {
			return err
		}
		w.pending, w.pendingHash = nil, nil
		head := *o.deck
		head.Cards = nil // they are many
		o.deck = &head
	}
	for _, w := range writers {
		if !e.options.WithRetired {
			w.told.RetiredLeft = len(w.retired)
		} else if err := w.gone(ctx); err != nil {
			return err
		}
		e.out.Media += w.album.count
		w.told.Unshown = len(w.album.added) - w.album.count
	}
	if len(e.guids) == 0 {
		return &Refused{"there is no card to export: those that were named are drafts", "take draft: true out of a card that is ready, or name another deck"}
	}
	return nil
}

// A deckWriter writes the cards of one deck.
type deckWriter struct {
	*exporter
	*outgoing
	album       *album
	origins     *origins
	lines       map[string]*ledger.Line
	notes       *runs
	cards       *runs
	concepts    map[string]*deck.Concept // by full id
	position    int64                    // among new cards
	pending     []pending
	pendingHash []study.Exported
}

func (e *exporter) deckWriter(o *outgoing) *deckWriter {
	w := &deckWriter{exporter: e, outgoing: o, album: o.album(e.writer), origins: newOrigins(o), concepts: map[string]*deck.Concept{},
		notes: e.notes.runs("note\x1f" + o.id + "\x1f" + o.deck.Version), cards: e.cards.runs("card\x1f" + o.id + "\x1f" + o.deck.Version)}
	w.lines = w.origins.lines
	for i := range o.deck.Concepts {
		w.concepts[deck.Full(o.id, o.deck.Concepts[i].ID)] = &o.deck.Concepts[i]
	}
	return w
}

// A pending note is one whose time is not known yet.
type pending struct {
	card    *deck.Card
	content content
	guid    string
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
		full := deck.Full(w.id, c.ID)
		p, pictures, err := w.make(c, nil)
		if err != nil {
			return err
		}
		if other, taken := w.guids[p.guid]; taken {
			return &Refused{fmt.Sprintf("%s and %s would be one note in Anki: both say that they were %s", other, full, w.origins.origin(c)),
				"take that id out of was: of one of them; it holds only once the other deck has dropped the card"}
		}
		w.guids[p.guid] = full
		if w.ledger != nil {
			line := w.lines[full]
			if line == nil {
				return fmt.Errorf("the ledger of %s has no line for %s", w.id, full) // which reading has ruled out
			}
			if err := w.add(p, line.Time.Unix()); err != nil {
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
		w.pendingHash = append(w.pendingHash, study.Exported{Card: full, Hash: hashOf(&p.content, pictures)})
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
		line := w.lines[deck.Full(w.id, r.ID)]
		if line == nil {
			continue
		}
		p, _, err := w.make(&r.Card, line)
		if err != nil {
			return err
		}
		if _, taken := w.guids[p.guid]; taken {
			continue
		}
		w.guids[p.guid] = deck.Full(w.id, r.ID)
		w.told.Retired++
		if err := w.add(p, line.Time.Unix()); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// make makes the note of a card, with its pictures, whose sums it returns. Of a card that is gone gone is the line.
func (w *deckWriter) make(c *deck.Card, gone *ledger.Line) (p pending, sums []string, err error) {
	s := surroundingsOf(w.deck, c, func(id string) (deck.Concept, bool) {
		if known := w.concepts[id]; known != nil {
			return *known, true
		}
		return deck.Concept{}, false
	})
	s.First = w.origins.origin(c)
	if gone != nil {
		s.Retired = gone.Last
		s.Tags = append(s.Tags, "retired::"+gone.Last)
	}
	p = pending{card: c, guid: GUID(s.First)}
	if gone == nil {
		c = w.personalize(&p, s)
	}
	p.content = contentOf(c, s)
	for _, picture := range p.content.Pictures {
		sum, err := w.album.add(picture)
		if err != nil {
			return p, nil, err
		}
		sums = append(sums, sum)
	}
	return p, sums, nil
}

// hashOf returns a hash of all that a note says.
func hashOf(c *content, pictures []string) (hash [16]byte) {
	b := strconv.AppendInt(nil, c.NoteType, 10)
	for _, texts := range [][]string{c.Fields, c.Tags, pictures} {
		b = append(b, '\x1e')
		for _, text := range texts {
			b = append(append(b, text...), '\x1f')
		}
	}
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
	note := &apkg.Note{ID: w.notes.id(changed), GUID: p.guid, NoteType: p.content.NoteType, Modified: max(changed, p.touched), Tags: p.content.Tags, Fields: p.content.Fields}
	var cards []apkg.Card
	var reviews []apkg.Review
	for _, suffix := range p.card.Suffixes() {
		cards = append(cards, apkg.Card{ID: w.cards.id(changed), Note: note.ID, Deck: w.number, Ord: ordOf(suffix), Modified: changed, Due: w.position})
		if w.progress != nil {
			item := deck.Full(w.id, p.card.ID) + suffix
			reviews = append(reviews, w.progress.fill(item, &cards[len(cards)-1])...)
		}
	}
	w.told.Notes++
	w.told.Cards += len(cards)
	return w.writer.Add(note, cards, reviews)
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
