package apkg_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/anki/apkg"
	"goodcard/files"

	"github.com/klauspost/compress/zstd"
)

// refusal opens a file that is to be refused, or read to its end, and returns what is said of it.
func refusal(t *testing.T, path string) string {
	t.Helper()
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	p, err := apkg.Open(path)
	if err == nil {
		err = errors.Join(
			p.Notes(func(*apkg.Note) error { return nil }),
			p.Cards(func(*apkg.Card) error { return nil }),
			p.Reviews(func(*apkg.Review) error { return nil }), p.Close())
	}
	if err == nil {
		t.Fatal("was read")
	}
	said, ok := errors.AsType[*apkg.Error](err)
	if !ok {
		t.Fatalf("refused without words: %v", err)
	}
	if said.Hint() == "" {
		t.Errorf("%v: says nothing of what to do", err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left among the temporary files: %v, %v", left, err)
	}
	what, ok := strings.CutPrefix(err.Error(), "cannot read "+path+": ")
	if !ok {
		t.Fatalf("%v: does not name %s", err, path)
	}
	return what
}

func TestHostileTablesAreRefused(t *testing.T) {
	counting := `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000000) SELECT `
	many := strings.Builder{}
	for i := range 1000 {
		fmt.Fprintf(&many, "CREATE TABLE t%d (a);", i)
	}
	const manyTypes = `UPDATE col SET models = (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= 10000) SELECT '{' || group_concat('"' || i || '": {}') || '}' FROM n)`
	for name, tt := range map[string]struct {
		statements string
		want       string
	}{
		"cards are a view":       {`DROP TABLE cards; CREATE VIEW cards AS ` + counting + `i AS id, i AS nid, 1 AS did, 0 AS ord, 0 AS mod, 0 AS type, 0 AS queue, 0 AS due, 0 AS ivl, 0 AS factor, 0 AS reps, 0 AS lapses, 0 AS left, 0 AS odue, 0 AS odid, 0 AS flags, '' AS data FROM n`, "its collection has no table cards"},
		"the log is a view":      {`DROP TABLE revlog; CREATE VIEW revlog AS ` + counting + `i AS id FROM n`, "its collection has no table revlog"},
		"col is a view":          {`DROP TABLE col; CREATE VIEW col AS ` + counting + `i AS ver FROM n`, "its collection has no table col"},
		"notes are an index":     {`DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts4(guid, mid, mod, tags, flds)`, "its collection has no table notes"},
		"a column is computed":   {`DROP TABLE revlog; CREATE TABLE revlog (id integer primary key, cid integer, ease integer, ivl integer, lastIvl integer, factor integer, time integer, type integer AS (length(zeroblob(1000000000))))`, "the table revlog in its collection computes what it holds, as no Anki writes it"},
		"ids are texts":          {`DROP TABLE revlog; CREATE TABLE revlog (id text primary key, cid integer, ease integer, ivl integer, lastIvl integer, factor integer, time integer, type integer)`, "the table revlog in its collection has no ids"},
		"a column hides the id":  {`DROP TABLE notes; CREATE TABLE notes (id integer primary key, guid text, mid integer, mod integer, tags text, flds text, rowid text)`, "the table notes in its collection has no ids"},
		"a column is missing":    {`ALTER TABLE cards DROP COLUMN odid`, "the table cards in its collection has no column odid"},
		"a thousand tables":      {"BEGIN;" + many.String() + "COMMIT", "its collection has far more tables than any Anki makes"},
		"a definition of 2 MB":   {`CREATE TABLE t (a DEFAULT '` + strings.Repeat("x", 2<<20) + `')`, "its collection has far more tables than any Anki makes"},
		"ten thousand types":     {manyTypes, "its note types cannot be read"},
		"a thousand fields":      {`UPDATE col SET models = '{"7": {"flds": [' || replace(hex(zeroblob(600)), '00', '{},') || replace(hex(zeroblob(600)), '00', '{},') || '{}]}}'`, "its note types cannot be read"},
		"note types of 17 MB":    {`UPDATE col SET models = '{"a":"' || hex(zeroblob(9000000)) || '"}'`, "its collection holds more note types and decks than are read"},
		"note types too deep":    {`UPDATE col SET models = '{"7":{"x":' || replace(hex(zeroblob(20000)), '00', '[') || replace(hex(zeroblob(20000)), '00', ']') || '}}'`, "its note types cannot be read"},
		"decks that are none":    {`UPDATE col SET decks = '[]'`, "its decks cannot be read"},
		"a schema before Anki 2": {`UPDATE col SET ver = 3`, "it was made by a trial version of Anki 2, before its tables were settled"},
		"a newer schema":         {`UPDATE col SET ver = 19`, "it was made by a newer Anki than is known here: its tables are of version 19, and at most 18 is read"},
		"tables of types absent": {`UPDATE col SET ver = 18`, "its collection has no table config"},
		"broken protobuf":        {schema14 + schema18 + `UPDATE notetypes SET config = x'1aff'`, `its note type "Two" cannot be read`},
		"broken protobuf within": {schema14 + schema18 + `UPDATE decks SET kind = x'0a0122' WHERE id = 1`, `its deck "Default" cannot be read`},
		"a broken field":         {schema14 + schema18 + `UPDATE fields SET config = x'ff' WHERE ord = 1`, `the fields of its note type "Two" cannot be read`},
		"a broken template":      {schema14 + schema18 + `UPDATE templates SET config = x'ff'`, `the templates of its note type "Two" cannot be read`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := refusal(t, database(t, schema11, tt.statements)); got != tt.want {
				t.Errorf("says %q, want %q", got, tt.want)
			}
		})
	}
}

func TestHostileContainersAreRefused(t *testing.T) {
	sound := contents(t, database(t, schema11))
	media := entry{"media", []byte("{}")}
	bomb := append(bytes.Clone(sound), make([]byte, 160<<20)...)
	for name, tt := range map[string]struct {
		path string
		want string
	}{
		"a text":                          {file(t, "deck.apkg", []byte("hello")), "it is no Anki package, or it is cut off"},
		"the beginning of a database":     {file(t, "deck.anki2", sound[:50]), "its collection is not a database"},
		"half a database":                 {file(t, "deck.anki2", sound[:len(sound)/2]), "its collection is damaged"},
		"half a zip":                      {file(t, "deck.apkg", contents(t, pack(t, entry{"collection.anki2", sound}, media))[:1000]), "it is no Anki package, or it is cut off"},
		"another zip":                     {pack(t, entry{"word/document.xml", []byte("<x/>")}), "it is a zip without a collection of Anki"},
		"a version to come":               {pack(t, entry{"meta", []byte{8, 4}}, entry{"collection.anki2", sound}, media), "it was made by a newer Anki than is known here"},
		"no version":                      {pack(t, entry{"meta", nil}, entry{"collection.anki2", sound}, media), "it was made by a newer Anki than is known here"},
		"a version of megabytes":          {pack(t, entry{"meta", make([]byte, 4<<20)}, entry{"collection.anki2", sound}, media), "the entry meta in it unpacks to far more than any collection of cards holds"},
		"the version and not its content": {pack(t, entry{"meta", []byte{8, 2}}, entry{"collection.anki2", sound}, media), "the collection is missing in it (collection.anki21)"},
		"Latest that is not packed":       {pack(t, entry{"meta", []byte{8, 3}}, entry{"collection.anki21b", sound}, media), "its collection is damaged"},
		"half of a bare zstd":             {file(t, "collection.anki21b", zstded(t, sound)[:500]), "its collection is damaged"},
		"a zip of 160 MB of nothing":      {pack(t, entry{"collection.anki2", bomb}, media), "its collection unpacks to far more than any collection of cards holds"},
		"a zstd of 160 MB of nothing":     {pack(t, entry{"meta", []byte{8, 3}}, entry{"collection.anki21b", zstded(t, bomb)}, media), "its collection unpacks to far more than any collection of cards holds"},
		"a zstd that looks back 64 MiB":   {file(t, "collection.anki21b", zstded(t, bomb[:70<<20], zstd.WithWindowSize(64<<20))), "its collection is packed in a way that takes too much memory to unpack"},
		"a hundred thousand files":        {manyEntries(t, 100_001, ""), "it holds 100001 files, and at most 100000 are read"},
		"files with endless names":        {manyEntries(t, 1000, strings.Repeat("x", 10_000)), "it holds too many files"},
		"a billion files, it says":        {liar(t), "it holds 1000000000 files, and at most 100000 are read"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := refusal(t, tt.path); got != tt.want {
				t.Errorf("says %q, want %q", got, tt.want)
			}
		})
	}
}

// What to do next fits what the file could have been: one that Anki may have written is exported again.
func TestRefusedFilesAreExportedAgainOrOthers(t *testing.T) {
	const again, other = "export it from Anki again, or download it again", "name a file that Anki exported: its name ends in .apkg or .colpkg"
	foreign := contents(t, database(t, "CREATE TABLE moz_places (id integer primary key)"))
	for _, tt := range []struct{ name, text, want string }{
		{"a.png", "\x89PNG\r\n\x1a\n", other},
		{"a.png", "", other},
		{"places.sqlite", string(foreign), other},
		{"deck.apkg", "\x89PNG\r\n\x1a\n", again},
		{"DECK.APKG", "", again},
		{"deck.part", "PK\x03\x04 and no more", again},
		{"collection.anki2", string(foreign), again},
	} {
		_, err := apkg.Open(file(t, tt.name, []byte(tt.text)))
		var e *apkg.Error
		if !errors.As(err, &e) || e.Hint() != tt.want {
			t.Errorf("%s, %.4q: %v, want the hint %q", tt.name, tt.text, err, tt.want)
		}
	}
}

// manyEntries makes a package of so many empty files beside a collection.
func manyEntries(t *testing.T, n int, name string) string {
	entries := make([]entry, n)
	for i := range entries {
		entries[i].name = fmt.Sprint(i, name)
	}
	return pack(t, entries...)
}

// liar makes a zip that says that it holds a billion files.
func liar(t *testing.T) string {
	var z bytes.Buffer
	z.Write(make([]byte, 100))
	end := make([]byte, 56)
	copy(end, "PK\x06\x06")
	binary.LittleEndian.PutUint64(end[4:], 44)
	binary.LittleEndian.PutUint64(end[24:], 1e9)
	binary.LittleEndian.PutUint64(end[32:], 1e9)
	binary.LittleEndian.PutUint64(end[40:], 50)
	z.Write(end)
	locator := make([]byte, 20)
	copy(locator, "PK\x06\x07")
	binary.LittleEndian.PutUint64(locator[8:], 100)
	locator[16] = 1
	z.Write(locator)
	last := make([]byte, 22)
	copy(last, "PK\x05\x06")
	copy(last[8:], "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")
	z.Write(last)
	return file(t, "deck.apkg", z.Bytes())
}

// A file that lies beside a collection while Anki has it open holds what was done last.
func TestOpenCollectionIsRefused(t *testing.T) {
	for _, suffix := range []string{"-wal", "-journal"} {
		path := database(t, schema11)
		check(t, os.WriteFile(path+suffix, []byte("x"), 0o600))
		want := "Anki has it open, or did not come to close it: collection.anki2" + suffix + " holds a part of it"
		if got := refusal(t, path); got != want {
			t.Errorf("says %q, want %q", got, want)
		}
		check(t, os.WriteFile(path+suffix, nil, 0o600))
		if _, err := consume(path); err != nil {
			t.Errorf("an empty %s: %v", suffix, err)
		}
	}
}

func TestNoFileIsNoPackage(t *testing.T) {
	folder := t.TempDir()
	if _, err := apkg.Open(folder); !errors.As(err, new(*files.KindError)) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := apkg.Open(filepath.Join(folder, "none.apkg")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing: %v", err)
	}
}

// A package may hold much, and out of one that is small comes not much more.
func TestMediaThatUnpackToTooMuch(t *testing.T) {
	path := pack(t, entry{"collection.anki2", contents(t, database(t, schema11))}, entry{"media", []byte(`{"0": "a.bmp", "1": "b.bmp"}`)},
		entry{"0", make([]byte, 60<<20)}, entry{"1", make([]byte, 100<<20)})
	p, err := apkg.Open(path)
	check(t, err)
	defer p.Close()
	for i, want := range []string{"", "cannot read " + path + ": the file b.bmp in it unpacks to far more than any collection of cards holds"} {
		f, err := p.Media()[i].Open()
		check(t, err)
		_, err = io.Copy(io.Discard, f)
		if got := fmt.Sprint(err); want == "" && err != nil || want != "" && got != want {
			t.Errorf("file %d: %v, want %q", i, err, want)
		}
		check(t, f.Close())
	}
}

// What a package says of a file and what is in it are two things.
func TestDamagedMediaAreNamed(t *testing.T) {
	text := contents(t, pack(t, entry{"collection.anki2", contents(t, database(t, schema11))}, entry{"media", []byte(`{"0": "a.png"}`)}, entry{"0", []byte("a picture")}))
	z, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	check(t, err)
	at, err := z.File[2].DataOffset()
	check(t, err)
	text[at+2] ^= 1
	path := file(t, "deck.apkg", text)
	p, err := apkg.Open(path)
	check(t, err)
	defer p.Close()
	f, err := p.Media()[0].Open()
	check(t, err)
	defer f.Close()
	if _, err := io.ReadAll(f); fmt.Sprint(err) != "cannot read "+path+": the file a.png in it is damaged" {
		t.Errorf("%v", err)
	}
}
