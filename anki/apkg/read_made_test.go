package apkg_test

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"goodcard/anki/apkg"

	"github.com/klauspost/compress/zstd"
	_ "github.com/mattn/go-sqlite3"
)

// A collection of schema 11 with one note, card and review.
const schema11 = `
CREATE TABLE col (id integer primary key, crt integer, mod integer, scm integer, ver integer, dty integer, usn integer, ls integer, conf text, models text, decks text, dconf text, tags text);
CREATE TABLE notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text, flds text, sfld integer, csum integer, flags integer, data text);
CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer, mod integer, usn integer, type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, left integer, odue integer, odid integer, flags integer, data text);
CREATE TABLE revlog (id integer primary key, cid integer, usn integer, ease integer, ivl integer, lastIvl integer, factor integer, time integer, type integer);
INSERT INTO col VALUES (1, 1600000000, 1700000000000, 0, 11, 0, 0, 0, '{"creationOffset": -60, "rollover": 5}',
  '{"7": {"id": 7, "name": "Two", "type": 0, "mod": 9, "sortf": 1, "css": "c", "originalId": 5, "flds": [{"name": "Front", "id": 70, "rtl": true, "size": 20}, {"name": "Back", "ord": 1}], "tmpls": [{"name": "One", "id": 71, "qfmt": "{{Front}}", "afmt": "{{Back}}"}]}}',
  '{"1": {"id": 1, "name": "Default", "dyn": 0}, "2": {"id": "2", "name": "A::B", "desc": "d", "md": true, "dyn": 1}}', '{}', '{}');
INSERT INTO notes VALUES (1500000000000, 'guid', 7, 1600000000, 0, ' a b::c ', 'front' || char(31) || 'back', 'front', 0, 0, '');
INSERT INTO cards VALUES (1500000000001, 1500000000000, 1, 0, 1600000001, 0, 2, 2, 40, 10, 2500, 3, 1, 0, 0, 0, 1, '{"pos":1}');
INSERT INTO revlog VALUES (1600000002000, 1500000000001, 0, 3, 10, -600, 2500, 4000, 1);
`

// schema14 is what of it is otherwise in that version: settings have a table.
const schema14 = `
UPDATE col SET ver = 14, conf = '', dconf = '', tags = '';
CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer, mtime_secs integer, val blob) without rowid;
INSERT INTO config VALUES ('creationOffset', 0, 0, x'2d3630'), ('rollover', 0, 0, x'35'), ('other', 0, 0, x'7b7d');
`

// schema18 is what of that is otherwise in the newest version: note types and decks have tables, with protobuf in them.
const schema18 = `
UPDATE col SET ver = 18, models = '', decks = '';
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE nocase, mtime_secs integer, usn integer, config blob);
CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase, config blob, PRIMARY KEY (ntid, ord)) without rowid;
CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase, mtime_secs integer, usn integer, config blob, PRIMARY KEY (ntid, ord)) without rowid;
CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE nocase, mtime_secs integer, usn integer, common blob, kind blob);
INSERT INTO notetypes VALUES (7, 'Two', 9, 0, x'10011a01635005');
INSERT INTO fields VALUES (7, 1, 'Back', x''), (7, 0, 'Front', x'100120144846');
INSERT INTO templates VALUES (7, 0, 'One', 0, 0, x'0a097b7b46726f6e747d7d12087b7b4261636b7d7d4047');
INSERT INTO decks VALUES (1, 'Default', 0, 0, x'', x'0a00'), (2, 'A' || char(31) || 'B', 0, 0, x'', x'1200');
`

// database makes a database of statements and returns its path.
func database(t testing.TB, statements ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "collection.anki2")
	db, err := sql.Open("sqlite3", path)
	check(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range append([]string{`PRAGMA synchronous = OFF`}, statements...) {
		_, err := db.Exec(s)
		check(t, err)
	}
	return path
}

// An entry of a zip.
type entry struct {
	name string
	text []byte
}

// pack makes a package of entries and returns its path.
func pack(t testing.TB, entries ...entry) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "deck.apkg")
	f, err := os.Create(path)
	check(t, err)
	defer f.Close()
	z := zip.NewWriter(f)
	for _, e := range entries {
		header := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if len(e.text) == 0 {
			header.Method = zip.Store
		}
		w, err := z.CreateHeader(header)
		check(t, err)
		_, err = w.Write(e.text)
		check(t, err)
	}
	check(t, z.Close())
	return path
}

func contents(t testing.TB, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	check(t, err)
	return text
}

func zstded(t testing.TB, text []byte, options ...zstd.EOption) []byte {
	t.Helper()
	var packed bytes.Buffer
	w, err := zstd.NewWriter(&packed, options...)
	check(t, err)
	_, err = w.Write(text)
	check(t, err)
	check(t, w.Close())
	return packed.Bytes()
}

// whole is all that a file holds.
type whole struct {
	Collection apkg.Collection
	Notes      []apkg.Note
	Cards      []apkg.Card
	Reviews    []apkg.Review
	Odd        []string
}

func readWhole(t testing.TB, path string) whole {
	t.Helper()
	p, err := apkg.Open(path)
	check(t, err)
	defer p.Close()
	w := whole{Collection: *p.Collection()}
	check(t, p.Notes(func(n *apkg.Note) error { w.Notes = append(w.Notes, *n); return nil }))
	check(t, p.Cards(func(c *apkg.Card) error { w.Cards = append(w.Cards, *c); return nil }))
	check(t, p.Reviews(func(r *apkg.Review) error { w.Reviews = append(w.Reviews, *r); return nil }))
	w.Odd = words(p)
	return w
}

// made is what [schema11] and [schema18] say.
func made() whole {
	return whole{
		Collection: apkg.Collection{
			Day0: 1600000000, Offset: 60, HasOffset: true, Rollover: 5, Modified: 1700000000000,
			NoteTypes: []apkg.NoteType{{ID: 7, OriginalID: 5, Name: "Two", Modified: 9, SortField: 1, CSS: "c",
				Fields:    []apkg.Field{{ID: 70, Name: "Front", RTL: true, Size: 20}, {Name: "Back"}},
				Templates: []apkg.Template{{ID: 71, Name: "One", Question: "{{Front}}", Answer: "{{Back}}"}}}},
			Decks: []apkg.Deck{{ID: 1, Name: "Default"}, {ID: 2, Name: "A::B", Description: "d", Markdown: true, Filtered: true}},
		},
		Notes: []apkg.Note{{ID: 1500000000000, GUID: "guid", NoteType: 7, Modified: 1600000000, Tags: []string{"a", "b::c"}, Fields: []string{"front", "back"}}},
		Cards: []apkg.Card{{ID: 1500000000001, Note: 1500000000000, Deck: 1, Modified: 1600000001, Type: apkg.Reviewed, Queue: apkg.QueueReview,
			Due: 40, Interval: 10, Factor: 2500, Reps: 3, Lapses: 1, Flags: 1, Data: `{"pos":1}`}},
		Reviews: []apkg.Review{{ID: 1600000002000, Card: 1500000000001, Ease: 3, Interval: 10, LastInterval: -600, Factor: 2500, Taken: 4000, Type: apkg.WasReview}},
	}
}

func file(t testing.TB, name string, text []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	check(t, os.WriteFile(path, text, 0o600))
	return path
}
