// Package study is where decks, scheduler and history meet: the queue of a day and the
// session that works through it. It decides everything about study; front ends ask and show.
//
// # What a day asks for
//
// The queue of a study day is a function of the history, the installed decks, the settings
// and the day, and of nothing else. There is no record of a running session: after a crash,
// in a second terminal or on a second device the same cards come in the same order.
package study

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"goodcard/deck/reason"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/settings"
	"goodcard/storage"
	"goodcard/words"
)

// FirstDeck is the shipped deck that an empty home starts with.
const FirstDeck = "inner-outer"

// DatabaseName is what the database is called in the data folder.
const DatabaseName = storage.FileName

// Options say where a collection lives and what it takes from the outside.
type Options struct {
	Dir      string           // data folder, which exists
	Now      func() time.Time // with the zone that counts
	Random   io.Reader        // of ids
	Shipped  Shipped          // the decks that the program brings; nil for none
	Bare     bool             // an empty home stays so, since a deck is about to be installed
	Lenient  bool             // what is wrong with the settings is a trouble, and passed over
	Progress Progress         // told of what takes long; nil where nobody watches
}

// A Collection is all that a learner has: decks, history and settings.
type Collection struct {
	Clock    history.Clock
	Settings settings.Settings

	db       *storage.DB
	policy   history.Policy
	shipped  Shipped
	decks    map[string]knownDeck // of which cards were shown
	troubles []string             // not yet told
	told     map[string]bool      // each is told once
}

// Open opens the collection in a data folder and reads decks again whose files changed.
// An empty folder gets the first deck. Close it when done.
func Open(ctx context.Context, o Options) (*Collection, error) {
	chosen, unknown, err := settings.LoadKnown(filepath.Join(o.Dir, settings.FileName))
	if !o.Lenient {
		err = cmp.Or(err, unknown.Err())
	}
	broken := err
	if err != nil && !o.Lenient {
		return nil, err
	} else if err != nil {
		chosen = settings.Defaults()
	}
	begun := exists(filepath.Join(o.Dir, storage.FileName))
	policy := history.Policy{Scheduler: scheduler.SM2{}, Fuzz: chosen.Fuzz}
	db, err := storage.Open(ctx, filepath.Join(o.Dir, storage.FileName), policy, &storage.Options{Random: o.Random, Progress: o.Progress})
	if err != nil {
		return nil, err
	}
	c := &Collection{
		Clock:    history.Clock{Now: o.Now, Rollover: chosen.Rollover},
		Settings: chosen,
		db:       db,
		policy:   policy,
		shipped:  o.Shipped,
		decks:    map[string]knownDeck{},
		told:     map[string]bool{},
	}
	if c.shipped == nil {
		c.shipped = none{}
	}
	for _, p := range unknown {
		c.tell(p.String() + ": it is passed over")
	}
	if back := bringBack(o.Dir); !begun && back != "" {
		c.tell(fmt.Sprintf("there was no %s in %s, so a new one is begun; %s", storage.FileName, o.Dir, back))
	}
	if broken != nil {
		c.tell(reason.Text(broken) + ": the defaults serve until that is mended")
	}
	if err := c.start(ctx, o.Bare); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return c, nil
}

// start reads decks again whose files changed, or in a home where no deck ever was installs the
// first deck.
func (c *Collection) start(ctx context.Context, bare bool) error {
	decks, err := c.db.Decks(ctx)
	switch {
	case err != nil:
		return err
	case len(decks) > 0:
		_, err = c.refreshAll(ctx, decks)
		return err
	case bare:
		return nil
	}
	return c.welcome(ctx)
}

// Close releases the database.
func (c *Collection) Close() error { return c.db.Close() }

// Path returns the database file.
func (c *Collection) Path() string { return c.db.Path() }

// ReadOnly returns why nothing can be recorded, and nil where it can.
func (c *Collection) ReadOnly() error { return c.db.ReadOnly() }

// Scheduler returns the name of what decides when cards come back.
func (c *Collection) Scheduler() string { return c.policy.Scheduler.Name() }

// Troubles returns what is wrong with installed decks, a sentence each, each once. None
// of it stops study: the last good version of a deck serves.
func (c *Collection) Troubles() []string {
	troubles := c.troubles
	c.troubles = nil
	return troubles
}

const lastGood = "; its last good version serves"

func (c *Collection) trouble(d storage.Deck, problem string) {
	c.tell("deck " + d.ID + ": " + problem + lastGood)
}

// settled forgets what was wrong with a deck: who installs it is told of its present state.
func (c *Collection) settled(id string) {
	c.troubles = slices.DeleteFunc(c.troubles, func(text string) bool {
		return strings.HasPrefix(text, "deck "+id+": ") && strings.HasSuffix(text, lastGood)
	})
}

func (c *Collection) tell(text string) {
	if !c.told[text] {
		c.told[text] = true
		c.troubles = append(c.troubles, text)
	}
}

// welcome installs the first deck, for a home where no deck ever was.
func (c *Collection) welcome(ctx context.Context) error {
	first := shipped{c.shipped, FirstDeck}
	r := first.read(storage.Deck{})
	switch {
	case r == nil: // a program built without decks
		return nil
	case r.err != nil:
		c.tell(fmt.Sprintf("deck %s: %v; it is not installed", FirstDeck, r.err))
		return nil
	}
	return c.put(ctx, sourced{first, r})
}

// An Advice is an error with what to do about it.
type Advice struct {
	Message string
	Next    string // what to do
	Err     error  // the cause; may be nil
}

func (e *Advice) Error() string { return e.Message }

// Hint says what to do next.
func (e *Advice) Hint() string { return e.Next }

// Unwrap returns the cause.
func (e *Advice) Unwrap() error { return e.Err }

func advise(next, format string, args ...any) error {
	return &Advice{Message: fmt.Sprintf(format, args...), Next: next}
}

// bringBack says which backup beside the database was written last and how it comes back; empty where
// there is none. What a session rescued may be no whole history, and is merged where there is another.
func bringBack(dir string) string {
	folder := filepath.Join(dir, "backups")
	entries, _ := os.ReadDir(folder) // where it cannot be read there is nothing to name
	var backup, rescued string
	var last, lastRescued time.Time
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || filepath.Ext(e.Name()) != ".db" {
			continue
		}
		newest, when := &backup, &last
		if strings.HasPrefix(e.Name(), storage.Rescued) {
			newest, when = &rescued, &lastRescued
		}
		if info.ModTime().After(*when) {
			*newest, *when = filepath.Join(folder, e.Name()), info.ModTime()
		}
	}
	switch {
	case backup == "" && rescued == "":
		return ""
	case backup == "":
		return fmt.Sprintf("%s is what a session kept: %s brings it back", rescued, words.Command("restore", rescued))
	case rescued == "":
		return fmt.Sprintf("your newest backup is %s: %s brings it back", backup, words.Command("restore", backup))
	}
	return fmt.Sprintf("your newest backup is %s: %s brings it back, and then %s what a session kept",
		backup, words.Command("restore", backup), words.Command("merge", rescued))
}

// exists reports whether there is a file or folder at path.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
