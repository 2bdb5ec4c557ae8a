package anki_test

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"goodcard/anki"
	"goodcard/decks"
	"goodcard/release"
	"goodcard/study"
)

// A world is a computer of somebody who exports: a data folder, a clock, and a folder with decks.
type world struct {
	testing.TB
	dir string
	c   *study.Collection
	now time.Time
}

// noon is when most happens: after the deck that the program brings was released.
var noon = time.Date(2027, time.March, 1, 12, 0, 0, 0, time.UTC)

func newWorld(t testing.TB, dir string, now time.Time) *world {
	t.Helper()
	w := &world{TB: t, dir: dir, now: now}
	data := t.TempDir()
	c, err := study.Open(context.Background(), study.Options{Dir: data, Now: func() time.Time { return w.now }, Random: zeros{}, Shipped: decks.Shipped, Bare: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	w.c = c
	return w
}

// zeros are no random bytes: nothing of a package is.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}

func (w *world) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

func (w *world) put(name, text string) {
	w.Helper()
	if err := os.MkdirAll(filepath.Dir(w.path(name)), 0o755); err != nil {
		w.Fatal(err)
	}
	if err := os.WriteFile(w.path(name), []byte(text), 0o644); err != nil {
		w.Fatal(err)
	}
}

// install links a deck.
func (w *world) install(name string) {
	w.Helper()
	if _, err := w.c.Install(context.Background(), w.path(name), true); err != nil {
		w.Fatal(err)
	}
}

// release releases a deck now, with a reason for each change that owes one.
func (w *world) release(name string, changes ...string) {
	w.Helper()
	if err := w.tryRelease(name, changes); err != nil {
		w.Fatal(err)
	}
}

// mayRelease is [world.release] for a deck that may not have changed.
func (w *world) mayRelease(name string) {
	w.Helper()
	if err := w.tryRelease(name, nil); err != nil && !strings.Contains(err.Error(), "nothing changed") {
		w.Fatal(err)
	}
}

func (w *world) tryRelease(name string, changes []string) error {
	options := release.Options{Now: w.now, Changes: changes}
	p, err := release.Make(w.path(name), options)
	if refused, ok := errors.AsType[*release.Refused](err); ok && refused.Plan != nil {
		for _, c := range refused.Plan.Changes {
			if c.Unsaid {
				options.Whys = append(options.Whys, release.Why{Card: c.ID, Text: "it is better so"})
			}
		}
		p, err = release.Make(w.path(name), options)
	}
	if err != nil {
		return err
	}
	return p.Write()
}

// export exports decks of the folder, or installed ones, to a new file.
func (w *world) export(o anki.ExportOptions, names ...string) (*opened, *anki.Exported) {
	w.Helper()
	for _, name := range names {
		o.Decks = append(o.Decks, w.path(name))
	}
	if o.Path == "" {
		o.Path = filepath.Join(w.TempDir(), "out.apkg")
	}
	done, err := anki.Export(context.Background(), w.c, o)
	if err != nil {
		w.Fatal(err)
	}
	return open(w, o.Path), done
}

// refused exports what must be refused, and holds that nothing is left of it.
func (w *world) refused(o anki.ExportOptions, says, hint string, names ...string) {
	w.Helper()
	for _, name := range names {
		o.Decks = append(o.Decks, w.path(name))
	}
	folder := w.TempDir()
	o.Path = filepath.Join(folder, "out.apkg")
	_, err := anki.Export(context.Background(), w.c, o)
	if err == nil {
		w.Fatal("it is exported")
	}
	hinted, ok := err.(interface{ Hint() string })
	if !ok || !strings.Contains(err.Error(), says) || !strings.Contains(hinted.Hint(), hint) {
		w.Errorf("it says %q\nwith the hint %v;\nwant %q with %q", err, hinted, says, hint)
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		w.Errorf("left are %v", left)
	}
}

// An opened package is what Anki reads of one.
type opened struct {
	bytes []byte
	whole []byte // the database
	notes map[string]note
	order []string // guids in the order of their places among new cards
	decks map[string]string
	media map[string][]byte
}

type note struct {
	id, mod int64
	fields  []string
	tags    string
	cards   []card
}

type card struct {
	id, due, mod int64
	ord          int
	deck         string
}

// said returns what a note says and when it last changed.
func (n *note) said() string { return fmt.Sprint(n.mod, "|", strings.Join(n.fields, "|"), "|", n.tags) }

func open(t testing.TB, path string) *opened {
	t.Helper()
	all, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(all), int64(len(all)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	p := &opened{bytes: all, whole: files["collection.anki2"], notes: map[string]note{}, decks: map[string]string{}, media: map[string][]byte{}}
	names := map[string]string{}
	if err := json.Unmarshal(files["media"], &names); err != nil {
		t.Fatal(err)
	}
	for number, name := range names {
		p.media[name] = files[number]
	}
	p.read(t)
	return p
}

func (p *opened) read(t testing.TB) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "collection.anki2")
	if err := os.WriteFile(file, p.whole, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var text string
	if err := db.QueryRow(`SELECT decks FROM col`).Scan(&text); err != nil {
		t.Fatal(err)
	}
	var known map[string]struct{ Name, Desc string }
	if err := json.Unmarshal([]byte(text), &known); err != nil {
		t.Fatal(err)
	}
	for _, d := range known {
		p.decks[d.Name] = d.Desc
	}
	rows, err := db.Query(`SELECT n.guid, n.id, n.mod, n.flds, n.tags, c.id, c.ord, c.due, c.mod, c.did FROM cards c JOIN notes n ON n.id = c.nid ORDER BY c.did, c.due, c.ord`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var n note
		var c card
		var guid, fields, did string
		if err := rows.Scan(&guid, &n.id, &n.mod, &fields, &n.tags, &c.id, &c.ord, &c.due, &c.mod, &did); err != nil {
			t.Fatal(err)
		}
		c.deck = known[did].Name
		if known, met := p.notes[guid]; met {
			n.cards = known.cards
		} else {
			p.order = append(p.order, guid)
		}
		n.fields, n.cards = strings.Split(fields, "\x1f"), append(n.cards, c)
		p.notes[guid] = n
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// of returns the note of the card that first had this id.
func (p *opened) of(t testing.TB, origin string) note {
	t.Helper()
	n, ok := p.notes[anki.GUID(origin)]
	if !ok {
		t.Fatalf("there is no note of %s", origin)
	}
	return n
}

const doors = `format: 1
id: doors
title: Doors and goals
version: 1.0.0
lang: en
license: CC-BY-4.0
about: What waits *behind* doors.
sources:
  book: {title: The book of doors, url: "https://example.com/doors"}
concepts:
  tigers: {name: Tigers, about: They wait.}
cards:
  - id: red
    concept: tigers
    ask: Which creature waits behind the red door?
    answer: A tiger.
    unseen:
      - Who is kept back behind the crimson gate?
    source: book
  - id: green
    ask: What does the green door hide?
    answer: The nearest goal.
    both-ways: true
  - id: gaps
    cloze: Behind {{c1::one}} door stands {{c2::another}}.
  - id: later
    ask: Is this ready for anybody?
    answer: No.
    draft: true
`

// in is a deck with another text in the place of one.
func in(text string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(text) }
