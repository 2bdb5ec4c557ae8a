// Make writes a data folder of a size that one asks for: linked decks, and a history that
// SM-2 itself would have led to. The same numbers give the same folder on every machine.
//
// The history is written with SQL of its own, behind the tables that storage makes. The
// memory is left to the program: its first start replays the history.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"goodcard/storage"
	"goodcard/study"
	"goodcard/words"
)

// A size says how large a collection is.
type size struct {
	cards     int // of one item each
	decks     int
	reviewed  int // cards that were reviewed at least twice
	due       int // reviewed cards that are due on today
	suspended int // reviewed cards that are suspended and not due
	reviews   int // in total, at least two for every reviewed card
}

// today is the study day of the figures, 25 November 2026.
var today = time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)

func main() {
	log.SetFlags(0)
	var s size
	flag.IntVar(&s.cards, "cards", 100_000, "how many `cards`")
	flag.IntVar(&s.decks, "decks", 20, "how many `decks` they stand in")
	flag.IntVar(&s.reviewed, "reviewed", 60_000, "how many `cards` were reviewed")
	flag.IntVar(&s.due, "due", 3_000, "how many `cards` are due on 25 November 2026")
	flag.IntVar(&s.suspended, "suspended", 300, "how many `cards` are suspended")
	flag.IntVar(&s.reviews, "reviews", 600_000, "how many `reviews` there were")
	flag.Parse()
	if flag.NArg() != 1 || s.due+s.suspended > s.reviewed || s.reviewed > s.cards || s.reviews < 2*s.reviewed {
		log.Fatal("usage: make [flags] FOLDER, with due + suspended <= reviewed <= cards and 2 * reviewed <= reviews")
	}
	if err := write(context.Background(), flag.Arg(0), s); err != nil {
		log.Fatal(err)
	}
}

func write(ctx context.Context, dir string, s size) error {
	decks := filepath.Join(dir, "decks")
	if err := os.MkdirAll(decks, 0o700); err != nil {
		return err
	}
	began := time.Now()
	step := func(what string) {
		log.Printf("%s: %.1f s", what, time.Since(began).Seconds())
		began = time.Now()
	}
	files, err := writeDecks(decks, s)
	if err != nil {
		return err
	}
	step(words.Count(s.cards, "card") + " written")
	if err := install(ctx, dir, files); err != nil {
		return err
	}
	step(words.Count(len(files), "deck") + " installed")
	n, err := writeHistory(ctx, filepath.Join(dir, storage.FileName), s)
	if err != nil {
		return err
	}
	step(words.Count(n, "event") + " written")
	c, err := open(ctx, dir)
	if err != nil {
		return err
	}
	defer c.Close()
	step("memory made")
	return expect(ctx, c, s)
}

func open(ctx context.Context, dir string) (*study.Collection, error) {
	return study.Open(ctx, study.Options{Dir: dir, Now: func() time.Time { return today }})
}

func install(ctx context.Context, dir string, files []string) error {
	c, err := open(ctx, dir)
	if err != nil {
		return err
	}
	defer c.Close()
	for _, file := range files {
		if _, err := c.Install(ctx, file, false); err != nil {
			return err
		}
	}
	return nil
}

// expect fails where the folder is not of the size that was asked for.
func expect(ctx context.Context, c *study.Collection, s size) error {
	decks, err := c.Decks(ctx)
	if err != nil {
		return err
	}
	var all storage.Tally
	for _, d := range decks {
		all.Items += d.Items
		all.Cards += d.Cards
		all.New += d.New
		all.Due += d.Due
		all.Suspended += d.Suspended
	}
	want := storage.Tally{Items: s.cards, Cards: s.cards, New: s.cards - s.reviewed, Due: s.due, Suspended: s.suspended}
	if all != want {
		return fmt.Errorf("the folder has %+v, %+v was wanted", all, want)
	}
	return nil
}
