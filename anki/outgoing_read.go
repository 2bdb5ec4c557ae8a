package anki

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"time"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/reason"
	"goodcard/release"
	"goodcard/study"
)

// identify finds out which deck is at a path: its ledger tells where there is one, else the deck itself, which is read.
func (o *outgoing) identify() (err error) {
	if err = o.readLedger(); err != nil {
		return err
	}
	if o.ledger != nil {
		o.id = o.ledger.Deck
		return nil
	}
	if o.deck, err = deck.Load(o.path); err != nil {
		return err
	}
	o.id = o.deck.ID
	return nil
}

// readLedger reads the ledger of a deck at a path, where it has one, and finishes a release that was interrupted.
func (o *outgoing) readLedger() error {
	if _, err := os.Stat(o.path); err != nil {
		return &Refused{fmt.Sprintf("%s cannot be read: %s", o.path, reason.Of(err)), o.otherPlace()}
	}
	var err error
	if o.told.Finished, err = release.Finish(o.path); err != nil {
		return err
	}
	var wrong deck.Problems
	if o.ledger, wrong = release.Ledger(o.path); o.ledger == nil && len(wrong) == 0 {
		_, _, wrong = release.Past(o.path) // what releases left without a ledger
	}
	return wrong.Err()
}

// otherPlace says what helps where the file of a deck is gone.
func (o *outgoing) otherPlace() string {
	if o.installed == nil {
		return "name the file or folder of a deck, or the id of one that is installed"
	}
	return "its pictures and its ledger are needed: put it back, link it again with 'goodcard install --replace PATH', or name the other decks alone"
}

// read reads the deck as it goes out at a time, and refuses what may not go out. Of an installed deck that never was released
// the cards are left for later.
func (o *outgoing) read(ctx context.Context, c *study.Collection, now time.Time) (err error) {
	switch {
	case o.path == "":
		err = o.readShipped(ctx, c)
	case o.installed != nil:
		err = o.readLedger()
	}
	if err != nil {
		return err
	}
	if o.ledger == nil {
		return o.readUnreleased(ctx, c)
	}
	if latest := o.ledger.Latest(); latest.After(now.AddDate(0, 0, 1)) {
		next := "set the clock of this computer right; if it is, the release was made by a clock that was wrong: take the files of that release back from git, and release again"
		if o.path == "" {
			next = "set the clock of this computer right: the program, which brings the deck, cannot be older than its release"
		}
		return &Refused{fmt.Sprintf("the ledger of the deck %s is dated %s, more than a day ahead of now, %s: the clock of this computer is probably wrong", o.id,
			latest.Format(time.RFC3339), now.UTC().Format(time.RFC3339)), next}
	}
	if err := o.ledger.Foreign(o.id); err != nil {
		return err
	}
	if o.path == "" {
		return o.ledger.Misfit(o.ledger.Released)
	}
	return o.readReleased()
}

// readUnreleased reads a deck that goes out as it is.
func (o *outgoing) readUnreleased(ctx context.Context, c *study.Collection) (err error) {
	if o.deck == nil {
		if o.deck, err = c.KeptHead(ctx, *o.installed); err != nil {
			return err
		}
		o.partly = true
	}
	if o.path == "" {
		return nil
	}
	wrong := release.LeftBehind(o.path, o.deck)
	for i := range wrong {
		wrong[i].File = o.path
	}
	return wrong.Err()
}

// readShipped reads a deck of the program, whose text is that of its last release.
func (o *outgoing) readShipped(ctx context.Context, c *study.Collection) (err error) {
	switch {
	case o.deck != nil:
	case o.installed.Current: // which is read in less time
		o.deck, err = c.KeptDeck(ctx, o.id)
	default:
		o.deck, err = deck.LoadFS(o.shipped, o.id)
		if errors.Is(err, fs.ErrNotExist) { // this program brings it no more
			o.deck, err = c.KeptDeck(ctx, o.id)
		}
	}
	if err != nil {
		return err
	}
	dir, err := fs.Sub(o.shipped, o.id)
	if err != nil {
		return err
	}
	src, err := fs.ReadFile(dir, ledgerName())
	if errors.Is(err, fs.ErrNotExist) {
		return nil // it was never released
	}
	if err != nil {
		return err
	}
	if o.ledger, err = ledger.Parse(path.Join(o.id, ledgerName()), src); err != nil || !o.ledger.AnyRetired() {
		return err
	}
	last, err := deck.LoadReleasedFS(dir, deck.BesideIn("."))
	if err != nil {
		return err
	}
	o.retired = last.Retired
	return nil
}

// readReleased reads the last release of a deck, and how far the deck itself is ahead of it.
func (o *outgoing) readReleased() error {
	l, last, wrong := release.Past(o.path)
	if len(wrong) > 0 {
		return wrong
	}
	if l == nil || last == nil || l.Version != o.ledger.Version {
		return &Refused{fmt.Sprintf("the deck %s was released by another process meanwhile", o.id), "run it again"}
	}
	o.ledger, o.deck, o.retired, o.files = l, &last.Deck, last.Retired, last.Files
	if err := o.album(nil).check(last.Files); err != nil {
		return err
	}
	now, err := deck.Load(o.path)
	if err != nil {
		o.told.Unread = reason.Text(err)
		return nil
	}
	if err := l.Foreign(now.ID); err != nil {
		return err
	}
	for i := range now.Cards {
		if now.Cards[i].Draft {
			o.told.Drafts++
		}
	}
	if now.IsPath() {
		o.told.Ahead = o.unitsAhead(now)
		return nil
	}
	o.told.Ahead = o.ahead(now)
	return nil
}

// unitsAhead counts the units that a path has otherwise than its last release.
func (o *outgoing) unitsAhead(now *deck.Deck) (n int) {
	lines, met := o.ledger.ByID(), map[*ledger.Line]bool{}
	for _, u := range now.Path {
		line := lines[deck.Full(now.ID, u.ID)]
		if met[line] = true; line == nil || !line.Live() || line.Content != deck.UnitHash(u) {
			n++
		}
	}
	for i := range o.ledger.Lines {
		if line := &o.ledger.Lines[i]; line.Live() && !met[line] {
			n++
		}
	}
	return n
}

// ahead counts the cards that the deck has otherwise than its last release.
func (o *outgoing) ahead(now *deck.Deck) (n int) {
	files := &album{folder: o.folder()}
	sums := map[string]string{}
	picture := func(file string) (string, bool) {
		sum, known := sums[file]
		if !known && fs.ValidPath(file) {
			sum, _, _ = files.measure(file)
			sums[file] = sum
		}
		return sum, sum != ""
	}
	lines, met := o.ledger.ByID(), map[*ledger.Line]bool{}
	hasher := now.Hasher()
	for i := range now.Cards {
		c := &now.Cards[i]
		if c.Draft {
			continue
		}
		full := deck.Full(now.ID, c.ID)
		line := lines[full]
		for _, was := range deck.FullAll(now.ID, c.Was) {
			met[lines[was]] = true
		}
		met[line] = true
		if line == nil || !line.Live() || line.ID() != full || (deck.Hashes{Content: line.Content, Surroundings: line.Surroundings, Unseen: line.Unseen}) != hasher.Hashes(c, picture) {
			n++
		}
	}
	for i := range o.ledger.Lines {
		if line := &o.ledger.Lines[i]; line.Live() && !met[line] {
			n++
		}
	}
	return n
}
