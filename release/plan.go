package release

import (
	"path/filepath"
	"time"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/ledger"
	"goodcard/deck/shell"
)

// Options say how to release a deck.
type Options struct {
	Version string   // to release; empty for the one in the deck where that goes far enough, else the least
	Whys    []Why    // reasons, for who has learned the cards
	Changes []string // what the author says that changes are, CARD=replaced and the like
	Now     time.Time

	// Lint returns what is wrong with the deck, its drafts included. Errors and warnings keep it from a
	// release. Nil finds nothing.
	Lint func(*deck.Deck) deck.Problems
}

// A Why is the reason for the change of one card, in one line.
type Why struct{ Card, Text string }

// A Plan is a release that can be made.
type Plan struct {
	Deck    *deck.Deck // as it would be released: without drafts, with the version
	From    string     // version of the last release; empty for none
	Lowered string     // version that the deck has, where that is below the last release; else empty
	Step    diff.Step  // that the changes ask for
	Merged  bool       // two releases were merged, and this one is above both
	Drafts  int        // cards that are no part of it
	Head    []diff.HeadChange
	Changes []Change // of cards
	Files   []File   // the deck's own first, the ledger last; only those that change
	Parts   []string // all files of the deck and of its release, and its lock or the folder of it, below the folder

	deckPath, folder string
}

// Shown returns the path of a file of the release as people know it.
func (p *Plan) Shown(name string) string { return filepath.Join(p.folder, filepath.FromSlash(name)) }

// A Change is what a release changes of a card.
type Change struct {
	ID         string // full; the id that the card has now, or had last
	Kind       diff.Kind
	Before     string // content hash; empty for a card that was not there
	After      string // content hash; empty for a card that is no longer there
	ReplacedBy []string
	Why        string
	Diff       *diff.Change // nil where only the ledger tells the change
	Unsaid     bool         // a reason is owed, and none is given
	unit       bool         // it is of a unit of a path, of which nobody is owed a reason
	again      bool         // nothing changed, and it is handed out once more; see outdate
}

// Make plans the release of the deck at path. It writes nothing.
//
// The error is a [*Refused] where the deck cannot be released as it is: it has all that stands in the way.
// It is a [*UsageError] or a [*diff.Misfit] where what the options say cannot be so.
func Make(deckPath string, o Options) (*Plan, error) {
	p, err := openPlace(deckPath)
	if err != nil {
		return nil, err
	}
	defer p.close()
	m := &maker{place: p, deckPath: deckPath, options: o}
	m.options.Now = o.Now.UTC().Truncate(time.Second)
	for _, step := range []func() error{m.read, m.judge, m.compare, m.settle, m.explain, m.number} {
		if err := step(); err != nil {
			return nil, err
		}
		if m.confused { // what would be said of changes is of the wrong cards
			break
		}
	}
	if m.refused.Problems != nil {
		m.refused.Sort()
		m.refused.Plan = m.shape()
		return nil, &m.refused
	}
	return m.plan()
}

// A maker makes a plan.
type maker struct {
	*place
	deckPath string
	options  Options
	refused  Refused
	confused bool // cards that were released are not those that they say they are

	*state
	whole  *deck.Deck // with drafts
	deck   *deck.Deck // without
	sums   map[string]string
	merged bool // line 1 of the ledger does not fit

	*diff.Comparison
	next    *ledger.Ledger
	moved   map[int]bool // lines of next that change
	redated map[int]bool // those among them whose time moves
	retired []deck.RetiredCard
	changes []Change
	version string
}

// read reads the deck and what releases left beside it.
func (m *maker) read() (err error) {
	if m.whole, err = deck.Load(m.deckPath); err != nil {
		return err
	}
	if m.state, err = m.readState(); err != nil {
		return err
	}
	d := *m.whole
	d.Cards = nil
	for _, c := range m.whole.Cards {
		if !c.Draft {
			d.Cards = append(d.Cards, c)
		}
	}
	if d.IsPath() {
		m.whole = deck.UnitsAsCards(m.whole)
		d = *m.whole
	}
	m.deck = &d
	m.sums = map[string]string{}
	return nil
}

// full returns the full id of a card of the deck.
func (m *maker) full(id string) string { return deck.Full(m.deck.ID, id) }

// latest returns the last release of the deck; an empty one where there was none.
func (m *maker) latest() *deck.Released {
	if m.released == nil {
		return &deck.Released{Deck: deck.Deck{ID: m.deck.ID}}
	}
	return m.released
}

// command returns the command that releases the deck, with what was said and with more words.
func (m *maker) words(version string) []string {
	args := []string{"release", shell.Operand(m.deckPath)}
	if version != "" {
		args = append(args, version)
	}
	for _, c := range m.options.Changes {
		args = append(args, "--change", c)
	}
	for _, w := range m.options.Whys {
		args = append(args, "--why", w.Card+"="+w.Text)
	}
	return args
}
