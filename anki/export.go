package anki

import (
	"context"
	"io"
	"time"

	"goodcard/anki/apkg"
	"goodcard/study"
)

// ExportOptions say what goes into a package, and where that is put.
type ExportOptions struct {
	Decks       []string  // files, folders, and ids of decks; none: all that are installed
	Path        string    // of the package; empty only where one deck is named, whose id it then has
	WithRetired bool      // cards that were released and are gone go out too
	Progress    *Progress // nil where what the learner knows stays here

	// Check is asked whether the package may be put at a path, before anything is there of it. It may be nil.
	Check func(path string) error

	// Tell is told what takes long and how much of it is done, from 0 to 1. It may be nil.
	Tell func(doing string, done float64)
}

// Export writes decks into a package for Anki. It is there whole when the error is nil, in place of a file that was there;
// else nothing changes. See docs/decisions/0025-what-a-package-is-made-from.md.
//
// The error is a [*Refused] for what cannot go out, a [*study.SameID] for two decks that are named, a [deck.Problems] for a deck that cannot be read, and that of package
// release for a release that is not whole.
func Export(ctx context.Context, c *study.Collection, o ExportOptions) (*Exported, error) {
	e := newExporter(c, o)
	err := e.gather(ctx)
	if err != nil {
		return nil, err
	}
	e.out.Path = o.Path
	if e.out.Path == "" {
		id := e.decks[0].id
		if len(e.paths) > 0 {
			id = e.paths[0].id // the one that was named
		}
		e.out.Path = apkg.FileName(id)
		e.out.Prefixed = e.out.Path != id+".apkg"
	}
	if o.Check != nil {
		if err := o.Check(e.out.Path); err != nil {
			return nil, err
		}
	}
	w, err := apkg.Create(e.out.Path, e.collection())
	if err != nil {
		return nil, err
	}
	defer w.Abort()
	if e.progress != nil {
		w.Private()
	}
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
	decks   []*outgoing        // by id
	paths   []*outgoing        // that go out as tags
	onPaths map[string]onPaths // by the full id of a card
	writer  destination
	undated bool              // what goes out has no times, so that those of decks without a ledger are not asked for
	guids   map[string]string // full ids of cards that are in the package, by guid
	notes   numbering
	cards   numbering
	done    int // cards of decks
	of      int
	out     Exported

	pending     []pending        // of one deck after the other
	pendingHash []study.Exported // of the same notes
	hashed      []byte           // of the last note
	note        apkg.Note        // the last one
	noteCards   []apkg.Card      // of it

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
	for _, o := range e.decks {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := o.read(ctx, e.c, e.now); err != nil {
			return err
		}
	}
	if err := e.followPaths(ctx); err != nil {
		return err
	}
	for _, o := range e.paths {
		o.told.ID, o.told.Title, o.told.Version, o.told.Released, o.told.Place = o.id, o.deck.Title, o.deck.Version, o.ledger != nil, o.path
	}
	for i, o := range e.decks {
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
	c := &apkg.Collection{Day0: time.Date(made.Year(), made.Month(), made.Day(), apkg.UsualRollover, 0, 0, 0, time.UTC).Unix(), HasOffset: true,
		Rollover: apkg.UsualRollover, Modified: made.UnixMilli(), NoteTypes: NoteTypes()}
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
