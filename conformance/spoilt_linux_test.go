package conformance

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/long"
)

// spoilt are what other programs and failing disks make of a database, by name.
func spoilt(sound []byte) map[string][]byte {
	const page = 4096
	newer := bytes.Clone(sound)
	newer[60] = 1 // where SQLite has the version of the tables
	all := map[string][]byte{
		"empty":                       nil,
		"short text":                  []byte("Dear diary"),
		"text":                        bytes.Repeat([]byte("Dear diary, "), len(sound)/12),
		"zeros":                       make([]byte, len(sound)),
		"noise":                       noisy(sound, 0),
		"head alone":                  sound[:100],
		"first page alone":            sound[:page],
		"half of it":                  sound[:len(sound)/2/page*page],
		"last page cut off":           sound[:len(sound)-page/2],
		"noise behind its head":       noisy(sound, 100),
		"noise behind its first page": noisy(sound, page),
		"zeros behind two pages":      append(bytes.Clone(sound[:2*page]), make([]byte, len(sound)-2*page)...),
		"another program's":           foreign(sound),
		"a newer program's":           newer,
	}
	return all
}

// spoiltBy are commands that read or write a database. FILE is a sound one.
var spoiltBy = [][]string{{}, {"due"}, {"show", "may/card-001"}, {"why", "may/card-001"}, {"search", "card"}, {"history"}, {"stats"}, {"cards"}, {"decks"},
	{"doctor"}, {"doctor", "--fix"}, {"doctor", "--rebuild"}, {"grade", "may/card-002", "good"}, {"undo"}, {"suspend", "may/card-002"},
	{"unbury", "may/card-002"}, {"forget", "may/card-001"}, {"note", "may/card-001", "mine"}, {"edit", "may/card-001"}, {"conflicts"},
	{"conflicts", "may/card-001", "--take", "theirs"}, {"install", "inner-outer"}, {"remove", "may"}, {"preview", "may"}, {"review", "--plain"},
	{"review", "--cram"}, {"backup", "COPY"}, {"merge", "FILE"}, {"restore", "FILE"}, {"config"}}

// Whatever has become of the database, a command says in words of ours what the matter is, or does what
// it should; it never says done where nothing is recorded, and what was there stays as it is.
func TestSpoiltDatabases(t *testing.T) {
	t.Parallel()
	p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "may", 12)
	for _, card := range []string{"may/card-000", "may/card-001"} {
		p.must("grade", card, "good")
	}
	p.must("note", "may/card-000", "hello")
	database, file, copied := filepath.Join(p.dir, "goodcard.db"), filepath.Join(t.TempDir(), "file.db"), filepath.Join(t.TempDir(), "copy.db")
	p.must("backup", file)
	sound, err := os.ReadFile(database)
	if err != nil {
		t.Fatal(err)
	}
	run := func(kind string, args ...string) result {
		t.Helper()
		cmd := p.command(args...)
		cmd.Stdin = strings.NewReader(strings.Repeat("\n3\n", 5))
		cmd.Env = append(cmd.Env, "EDITOR=true", "PATH="+os.Getenv("PATH"))
		got, err := finish(cmd, 0)
		if err != nil {
			t.Fatal(err)
		}
		what := kind + ": " + strings.Join(args, " ")
		checkInert(t, what, got)
		checkOurWords(t, what, got.stdout+got.stderr)
		if got.code == 1 && got.stdout+got.stderr == "" || got.code < 0 || got.code > 2 {
			t.Errorf("%s: exit code %d\n%s%s", what, got.code, got.stdout, got.stderr)
		}
		if lines := strings.Count(got.stderr, "\n"); lines > 4 {
			t.Errorf("%s: %d lines:\n%s", what, lines, got.stderr)
		}
		return got
	}
	for kind, text := range spoilt(sound) {
		foreign := kind == "another program's" || kind == "a newer program's"
		for i, args := range spoiltBy {
			if (i+len(kind))%long.Size(3, 1) != 0 {
				continue
			}
			for _, suffix := range []string{"-wal", "-shm", "-wal.old"} {
				if err := os.RemoveAll(database + suffix); err != nil {
					t.Fatal(err)
				}
			}
			write(t, database, string(text))
			if err := os.RemoveAll(copied); err != nil {
				t.Fatal(err)
			}
			full := strings.Fields(strings.NewReplacer("FILE", file, "COPY", copied).Replace(strings.Join(args, " ")))
			got := run(kind, full...)
			command := strings.Join(args[:min(len(args), 1)], "")
			if refuses := foreign || len(text) <= 4096 || !bytes.HasPrefix(text, sound[:100]); refuses && command != "config" && (!foreign || command != "preview") { // which reads what it can
				after, err := os.ReadFile(database)
				if got.code != 1 || err != nil || !bytes.Equal(after, text) {
					t.Errorf("%s: %v: exit code %d, %v, the file is as it was: %v\n%s%s", kind, args, got.code, err, bytes.Equal(after, text), got.stdout, got.stderr)
				}
			}
		}
		named := write(t, filepath.Join(t.TempDir(), "named.db"), string(text))
		write(t, database, string(sound))
		for _, command := range []string{"merge", "restore"} {
			if got := run(kind, command, named); got.code != 1 {
				t.Errorf("%s: %s takes it\n%s", kind, command, got.stderr)
			}
		}
		p.healthy()
	}
}

// On the screen a database that is written over ends the session at the next grade, with a sentence of
// ours in the shell that comes back.
func TestWrittenOverOnTheScreen(t *testing.T) {
	t.Parallel() // it waits most of the time
	for _, kind := range []string{"noise", "text", "noise behind its first page"} {
		p := newScreen(t, 6)
		p.inShell(size{100, 24})
		p.shows(screenDeck + "/card-")
		p.reveals()
		database := filepath.Join(p.dir, "goodcard.db")
		sound, err := os.ReadFile(database)
		if err != nil {
			t.Fatal(err)
		}
		write(t, database, string(spoilt(sound)[kind]))
		p.press("3")
		screen := p.shows("while it was open", "$ ")
		checkOurWords(t, kind, screen)
		p.types("echo code $?")
		p.press("Enter")
		p.shows("code 1")
	}
}
