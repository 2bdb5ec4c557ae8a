package anki

import (
	"context"
	"iter"
	"strconv"
	"time"

	"goodcard/anki/apkg"
	"goodcard/history"
	"goodcard/study"
)

// A Home is what a package or collection of Anki's brings home: what was done there with notes that
// went out from here. Notes and cards are found by note type, guid and place of the card on its
// note, and never by their ids, which Anki changes where they are taken. What a note says is not
// read: an edit that was made in Anki stays there.
type Home struct {
	Notes   []HomeNote // that are of our note types, in the order of the file
	Foreign int        // notes that are not
	Moved   int        // of those, such as went out from here and were given another note type in Anki

	Reviews, Crams, Forgets int // rows that are new here
	Items                   int // that they are of
	Known                   int // rows that are here already: that went out from here, or came in before
	Differs                 int // of those, rows that are here with another content, and with this one from now on
	Ahead                   int // rows that are dated after now, and left out
	ByHand                  int // due dates that were set in Anki, by hand or by a preset: they hold there
	Unread                  int // rows that mean nothing
	Astray                  int // rows of notes that are left out

	Log       bool     // the file has rows of cards of ours
	Studied   bool     // a card of ours in the file stands as one of which Anki left out the scheduling cannot
	Suspended []string // items that are suspended there and not here, where a deck has them
	Flagged   []string // likewise, items that bear a flag
	Decks     []string // of the items, by id, whether they are here or not
	Absent    []Absence

	device homeDevice
	now    history.Moment
	origin history.Moment // only its offset counts
	items  []homeItem
	rows   []homeRow
	cards  []homeCard
}

// A HomeNote is a note of the file, and what becomes of it.
type HomeNote struct {
	GUID  string // cut at 100 bytes, of which ours have ten
	Card  string // full id under which the card is now; empty where the note is left out
	New   int    // rows that come in
	Known int    // rows that are here already
	Why   Reason // why the note is left out; empty where it is not

	first string // id under which the card first went out, for which its guid stands
	claim string // what the field for it says
	kind  *homeType
	stray int // rows that are left out with it
}

// A Reason is why a note is left out.
type Reason string

// Why notes that are of our types are left out.
const (
	Unknown Reason = "unknown" // no card that was ever met here has its guid
	Copied  Reason = "copied"  // it names a card that went out under another guid: a copy made in Anki
	Other   Reason = "other"   // its guid is one card's, and it names another
)

// An Absence tells of a deck of which the file has some items and not all.
type Absence struct {
	Deck    string
	Missing int // items
	Of      int // items that the deck has
}

// homeDevice is whose rows they are: the collection, which has no name of its own in a file.
type homeDevice struct {
	id   history.ID
	name string
}

// homeItem is an item of ours that a card of the file is.
type homeItem struct {
	id        string // under which its rows are kept: of the card as it first went out
	home      string
	suspended bool // there
	flagged   bool
}

// homeCard is a card of the file, by note and item.
type homeCard struct{ note, item, ord int32 }

// homeRow is a row of the review log that is an event. It is kept small: there may be millions.
type homeRow struct {
	at    int64
	card  int32 // of Home.cards
	ms    int32
	kind  history.Kind
	ease  uint8
	state rowState
}

// rowState says what becomes of a row.
type rowState uint8

const (
	rowNew    rowState = iota
	rowKnown           // it is here already
	rowDiffer          // it is here already with another content, whose place it takes
	rowLeft            // it is dated after now
)

// comes reports whether a row is to be imported.
func (s rowState) comes() bool { return s == rowNew || s == rowDiffer }

// A homeSource is what a file has; [apkg.Package] is one.
type homeSource interface {
	Collection() *apkg.Collection
	Notes(do func(*apkg.Note) error) error
	Cards(do func(*apkg.Card) error) error
	Reviews(do func(*apkg.Review) error) error
}

// A homeCollection is what of [study.Collection] tells which rows are new.
type homeCollection interface {
	KnownCards(ctx context.Context, do func(card string) error) error
	Homes(ctx context.Context, items []string, do func(home string) error) error
	Whereabouts(ctx context.Context, items []string, do func(study.Whereabouts) error) error
	Decks(ctx context.Context) ([]study.Deck, error)
}

// ReadHome reads what of a file is ours and new at a moment. Nothing is changed: [Home.Events] are
// for [study.Collection.Import].
func ReadHome(ctx context.Context, file homeSource, c homeCollection, now history.Moment) (*Home, error) {
	h := &Home{now: now}
	h.date(file.Collection())
	r := homeReader{Home: h, types: homeTypes(file.Collection().NoteTypes)}
	for _, step := range []func() error{
		func() error { return r.readNotes(file) },
		func() error { return r.name(ctx, c) },
		func() error { return r.readCards(file) },
		func() error { return r.readRows(ctx, file) },
		func() error { return r.compare(ctx, c) },
		func() error { return r.missing(ctx, c) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// ankiDay is the hour at which the day of a row begins, whatever hour the file or the learner has.
const ankiDay = 4

// date notes by which offset days are counted and whose rows they are: day 0 of a collection is the
// same in every file that it hands out.
func (h *Home) date(c *apkg.Collection) {
	const widest = 14 * 60 // minutes that a zone is from UTC
	if c.HasOffset && -widest <= c.Offset && c.Offset <= widest {
		h.origin.Offset = c.Offset
	}
	begun := time.Unix(c.Day0, 0).UTC().Add(time.Duration(h.origin.Offset) * time.Minute)
	h.device = homeDevice{
		id:   history.CollectionID("anki", strconv.FormatInt(c.Day0, 10)),
		name: "Anki, collection of " + begun.Format(time.DateOnly),
	}
}

// Offset returns the minutes east of UTC by which the days of rows are counted.
func (h *Home) Offset() int { return h.origin.Offset }

// New returns how many rows are new here.
func (h *Home) New() int { return h.Reviews + h.Crams + h.Forgets }

// LeftOut returns how many notes of our types are left out.
func (h *Home) LeftOut() (n int) {
	for i := range h.Notes {
		n += count(h.Notes[i].Why != "")
	}
	return n
}

// Rows returns how many rows of notes of ours the file has, due dates that were set there left out.
func (h *Home) Rows() int { return h.New() + h.Known + h.Ahead + h.Unread + h.Astray }

// Changes reports whether an import of the events would change anything.
func (h *Home) Changes() bool {
	for i := range h.rows {
		if h.rows[i].state.comes() {
			return true
		}
	}
	return false
}

// Events gives what is to be imported: what is new, and what takes the place of another content.
func (h *Home) Events() iter.Seq2[study.Incoming, error] {
	return func(yield func(study.Incoming, error) bool) {
		for i := range h.rows {
			if h.rows[i].state.comes() && !yield(h.incoming(&h.rows[i]), nil) {
				return
			}
		}
	}
}
