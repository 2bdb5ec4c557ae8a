package storage_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"
	"pgregory.net/rapid"

	"goodcard/here"
	"goodcard/history"
	"goodcard/long"
	"goodcard/scheduler"
	"goodcard/storage"
)

func TestMain(m *testing.M) {
	long.Checks(5, 100)
	m.Run()
}

// awkward is a folder name in which a naive data source name opens another file.
var awkward = here.Awkward()

var sm2 = history.Policy{Scheduler: scheduler.SM2{}}

// A tb is what helpers need of a test or of a rapid check.
type tb interface {
	rapid.TB
	Cleanup(func())
	Context() context.Context
}

// tempFile returns the path of a database file that is not there yet, in a new folder.
func tempFile(t tb) string {
	t.Helper()
	root, err := os.MkdirTemp("", "goodcard-test-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(root); err != nil {
			t.Error(err)
		}
	})
	folder := filepath.Join(root, awkward)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, storage.FileName)
}

// openTemp returns a new database of a device called "laptop".
func openTemp(t tb) *storage.DB {
	t.Helper()
	return open(t, tempFile(t), "laptop")
}

func open(t tb, path, device string) *storage.DB {
	t.Helper()
	return openWith(t, path, device, sm2)
}

func openWith(t tb, path, device string, policy history.Policy) *storage.DB {
	t.Helper()
	db, err := storage.Open(t.Context(), path, policy, &storage.Options{Device: device})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() }) // a second close does nothing that matters
	return db
}

const (
	minute    = 60_000 // milliseconds
	hour      = 60 * minute
	dayLength = 24 * hour
	march     = 20_513 // study day of 2026-03-01
)

// at returns a moment of a study day in UTC, some minutes after the rollover at 04:00.
func at(day, minutes int) history.Moment {
	return history.Moment{At: int64(day)*dayLength + 4*hour + int64(minutes)*minute, Day: day}
}

func review(item string, grade scheduler.Grade) history.Entry {
	return history.Entry{Item: item, Kind: history.Review, Grade: grade, MS: 2000}
}

func mustAppend(t tb, db *storage.DB, when history.Moment, entries ...history.Entry) []history.Event {
	t.Helper()
	recorded, err := db.Append(t.Context(), when, entries...)
	if err != nil {
		t.Fatal(err)
	}
	events := make([]history.Event, len(recorded))
	for i, r := range recorded {
		events[i] = r.Event
	}
	return events
}

func mustUndo(t tb, db *storage.DB, when history.Moment, n int) []history.Event {
	t.Helper()
	events, err := db.Undo(t.Context(), when, n)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func mustMerge(t tb, db *storage.DB, path string) storage.Merged {
	t.Helper()
	merged, err := db.Merge(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return merged
}

// mustBeClean fails where a check finds anything.
func mustBeClean(t tb, db *storage.DB) {
	t.Helper()
	findings, err := db.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Errorf("check finds %s: %s", f.Check, f.Message)
	}
}

// rows returns what a query gives on a connection of its own, a line for each row.
func rows(t tb, path, query string) string {
	t.Helper()
	db := raw(t, path)
	defer db.Close()
	found, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	for found.Next() {
		values := make([]any, len(columns))
		targets := make([]any, len(columns))
		for i := range values {
			targets[i] = &values[i]
		}
		if err := found.Scan(targets...); err != nil {
			t.Fatal(err)
		}
		for i, value := range values {
			fmt.Fprintf(&lines, "%s=%v ", columns[i], value)
		}
		lines.WriteByte('\n')
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return lines.String()
}

// raw opens the file as another program would.
func raw(t tb, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)+"?_busy_timeout=5000")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	return db
}

// change runs SQL on the file behind the back of the program.
func change(t tb, path, statement string) {
	t.Helper()
	db := raw(t, path)
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

// dump returns the memory of all items by their text ids.
func dump(t tb, db *storage.DB) string {
	t.Helper()
	return rows(t, db.Path(), `SELECT i.id, m.shuffle, m.due, m.interval, m.n, m.ef, m.s, m.d, m.first_day, m.last_day,
		m.reviews, m.counted, m.passed, m.lapses, m.last_grade, m.shown, m.last_wording,
		m.suspended, m.flagged, m.buried_day, m.seeded, m.nudge FROM memory m JOIN item i ON i.k = m.item ORDER BY i.id`)
}

// eventsOf returns all events by the text ids of items and devices, in the order of replay.
func eventsOf(t tb, db *storage.DB) string {
	t.Helper()
	return rows(t, db.Path(), `SELECT i.id AS item, e.at, hex(e.id) AS id, hex(d.id) AS device, e.offset_min, e.day, e.kind,
		e.grade, e.ms, e.wording, e.body FROM event e JOIN item i ON i.k = e.item JOIN device d ON d.k = e.device
		ORDER BY i.id, e.at, e.id`)
}

// card returns a card with one item, of the same id.
func card(id string, was ...string) storage.Card {
	return storage.Card{ID: id, Kind: "ask", Body: "{}", Items: []string{id}, Was: was}
}

func mustPut(t tb, db *storage.DB, deck string, cards ...storage.Card) {
	t.Helper()
	d := storage.Deck{ID: deck, Title: deck, Version: "1.0.0", Source: storage.File, Path: "/decks/" + deck + ".yaml", Body: "{}", Active: true}
	if err := db.PutDeck(t.Context(), d, cards); err != nil {
		t.Fatal(err)
	}
}

// Decks that are put together are all there or none is.
func TestPutDecksIsOneTransaction(t *testing.T) {
	db := open(t, tempFile(t), "laptop")
	named := storage.Content{Deck: storage.Deck{ID: "d", Active: true}, Cards: []storage.Card{card("d/a")}}
	way := storage.Content{Deck: storage.Deck{ID: "way", Active: true, Units: []storage.Unit{{ID: "u", Cards: []string{"d/a"}}}}}
	twice := storage.Content{Deck: storage.Deck{ID: "e", Active: true}, Cards: []storage.Card{card("e/a"), card("e/a")}}
	if err := db.PutDecks(t.Context(), named, way, twice); err == nil {
		t.Fatal("a deck with the same card twice is put")
	}
	if decks, err := db.Decks(t.Context()); err != nil || len(decks) > 0 {
		t.Errorf("there are %+v, %v", decks, err)
	}
	if err := db.PutDecks(t.Context(), way, named); err != nil {
		t.Fatal(err)
	}
	if cards, err := db.WayCards(t.Context(), []string{"way"}); err != nil || len(cards) != 1 {
		t.Errorf("the path has %v, %v", cards, err)
	}
}
