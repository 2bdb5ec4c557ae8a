// Grade studies in a data folder and times what a learner waits for after each key: the
// grade until it is on disk, and the next prompt. In turn with every grade it writes as
// many bytes to a file beside the database and syncs them, which no grade can beat.
//
//	grade [-n 200] [-after 0] FOLDER
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"time"

	"goodcard/scheduler"
	"goodcard/study"
)

// today is the study day that the folders of make are made for.
var today = time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 200, "how many `grades`")
	after := flag.Int("after", 0, "how many `days` after the one that folders are made for")
	flag.Parse()
	if flag.NArg() != 1 || *n < 1 {
		log.Fatal("usage: grade [-n GRADES] FOLDER")
	}
	if err := measure(context.Background(), flag.Arg(0), *n, today.AddDate(0, 0, *after)); err != nil {
		log.Fatal(err)
	}
}

func measure(ctx context.Context, dir string, n int, day time.Time) error {
	began := time.Now()
	start := began
	now := func() time.Time { return day.Add(time.Since(start)) } // a clock that stands still is another case
	c, err := study.Open(ctx, study.Options{Dir: dir, Now: now})
	if err != nil {
		return err
	}
	defer c.Close()
	s, err := c.Session(ctx, study.SessionOptions{})
	if err != nil {
		return err
	}
	d, err := newDisk(dir)
	if err != nil {
		return err
	}
	defer d.close()
	var prompts, grades, syncs []time.Duration
	for range n {
		p, err := s.Next(ctx)
		if err != nil {
			return err
		}
		if p == nil {
			return errors.New("the day asks for nothing more; make the folder anew")
		}
		prompts = append(prompts, lap(&began))
		if _, err := s.Grade(ctx, study.Answered{Serial: p.Serial, Grade: scheduler.Good}); err != nil {
			return err
		}
		grades = append(grades, lap(&began))
		if err := d.write(); err != nil {
			return err
		}
		syncs = append(syncs, lap(&began))
	}
	fmt.Printf("first prompt %.1f ms after the start\n", ms(prompts[0]))
	report("next prompt", prompts[1:])
	report("grade", grades)
	report("write and sync of this disk", syncs)
	return nil
}

// lap returns the time since began, and begins anew.
func lap(began *time.Time) time.Duration {
	d := time.Since(*began)
	*began = time.Now()
	return d
}

func report(what string, times []time.Duration) {
	slices.Sort(times)
	if len(times) > 0 {
		fmt.Printf("%-28s median %.2f ms, 99 %% within %.2f ms\n", what, ms(times[len(times)/2]), ms(times[len(times)*99/100]))
	}
}

func ms(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }

// A disk is a file that is written as SQLite writes its log of a grade.
type disk struct {
	f    *os.File
	page []byte
	at   int64
}

// pages are what one grade writes to the log of the database, of 4,096 bytes with a header.
const pages = 7

func newDisk(dir string) (*disk, error) {
	f, err := os.CreateTemp(dir, "sync-*")
	if err != nil {
		return nil, err
	}
	return &disk{f: f, page: make([]byte, 4096+24)}, nil
}

func (d *disk) write() error {
	for range pages {
		if _, err := d.f.WriteAt(d.page, d.at); err != nil {
			return err
		}
		d.at += int64(len(d.page))
	}
	return d.f.Sync()
}

func (d *disk) close() {
	d.f.Close()
	os.Remove(d.f.Name()) // a file of no use is all that can be left
}
