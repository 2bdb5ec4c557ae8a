package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/here"
)

// No export is put over what is somebody's source: a deck and what lies beside it, by whatever name it is meant,
// the learner's data, another deck, a database or a file of another kind.
func TestExportIsPutOverNoSource(t *testing.T) {
	home := t.TempDir()
	data := filepath.Join(home, "data")
	t.Chdir(home)
	put := func(path, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const head = "format: 1\nversion: 1.0.0\ntitle: A deck\nsources:\n  s: {title: A text, file: text/source.md}\nid: "
	const cards = "cards:\n  - {id: a, ask: 'Why is it so?', answer: Because it was made so., source: s}\n"
	put("folder/deck.yaml", head+"folder\n")
	put("folder/cards/one.yaml", cards)
	put("folder/text/source.md", "# The source\n")
	put("a.yaml", head+"a\n"+cards)
	put("text/source.md", "# Another source\n")
	put("other.txt", "# A comment\n\n"+head+"other\n"+cards)
	put("notes.md", "The Markdown of somebody\n")
	put("plot.png", "\x89PNG\r\n\x1a\n\x00\x00")
	put("some.bin", "bytes\x00")
	put("deck.schema.json", string(deck.JSONSchema()))
	put("folder/schema.txt", string(lint.ConfigSchema()))
	put(".goodcard-lint.yaml", "rules: {}\n")
	put(".goodcard-baseline.json", `{"goodcard_baseline": 1, "findings": []}`+"\n")
	for _, words := range [][]string{{"install", "folder"}, {"release", "a.yaml"}, {"release", "folder"}, {"backup", "copy.db"}, {"export", "json", "-o", "all.json"},
		{"export", "csv", "a.yaml", "-o", "all.csv"}, {"export", "anki", "a.yaml", "-o", "all.apkg"}} {
		if _, stderr, code := ran(t, data, words...); code != exitDone {
			t.Fatalf("%v: %s", words, stderr)
		}
	}
	sources := []string{"folder/deck.yaml", "folder/cards/one.yaml", "folder/text/source.md", "folder/ledger.tsv", "folder/changes.tsv", "folder/released.yaml", "folder/CHANGES.md",
		"a.yaml", "a.ledger.tsv", "a.changes.tsv", "a.released.yaml", "a.CHANGES.md", "text/source.md", "other.txt", "plot.png", "some.bin", "copy.db",
		"data/goodcard.db", "data/settings.yaml", "deck.schema.json", "folder/schema.txt", ".goodcard-lint.yaml", ".goodcard-baseline.json"}
	formats := map[string]exportFormat{"csv": asTable, "json": asJSONLines, "anki": asPackage, "md": asMarkdown}
	own := map[string]string{"csv": "all.csv", "json": "all.json", "anki": "all.apkg", "md": "notes.md"}
	before := map[string]string{}
	for _, path := range append(sources, "all.csv", "all.json", "all.apkg", "notes.md") {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		before[path] = string(text)
	}
	try := func(format, path, source string) {
		t.Helper()
		stdout, stderr, code := ran(t, data, "export", format, "a.yaml", "-o", path)
		text, err := os.ReadFile(source)
		if kept := string(text) == before[source] || source == "data/goodcard.db" && strings.HasPrefix(string(text), "SQLite"); err != nil || !kept {
			t.Fatalf("export %s -o %s wrote over %s: %s%s", format, path, source, stdout, stderr)
		}
		if formats[format].foreignEnding(path) != "" {
			if code != exitUsage || !strings.Contains(stderr, "writes; a name such as export.") {
				t.Errorf("export %s -o %s: exit code %d, %s", format, path, code, stderr)
			}
			return
		}
		if code != exitFailed || !strings.Contains(stderr, "\nhint: name another file, such as export.") {
			t.Errorf("export %s -o %s: exit code %d, %s", format, path, code, stderr)
		}
	}
	for format, replaceable := range own {
		targets := sources
		for other, path := range own {
			if other != format {
				targets = append(targets, path)
			}
		}
		for _, source := range targets {
			link, hard := filepath.Join(t.TempDir(), "link"+formats[format].endings[0]), filepath.Join(t.TempDir(), "hard"+formats[format].endings[0])
			whole, err := filepath.Abs(source)
			if err == nil {
				err = os.Symlink(whole, link)
			}
			if err == nil {
				err = os.Link(whole, hard)
			}
			if err != nil {
				t.Skip("no links here: ", err)
			}
			try(format, link, source)
			if source != "notes.md" || format == "anki" { // which only its name tells from another text
				try(format, hard, source)
			}
			if format != "anki" {
				try(format, source, source)
				try(format, filepath.Join("folder", "..", source), source)
			}
		}
		if _, stderr, code := ran(t, data, "export", format, "a.yaml", "-o", replaceable); code != exitDone {
			t.Errorf("export %s over an earlier one: %s", format, stderr)
		}
		if text, err := os.ReadFile(replaceable); err == nil {
			before[replaceable] = string(text)
		}
	}
	put("named/mine.txt", "")
	here.Link(t, "mine.txt", filepath.Join("named", "deck.schema.json"))
	for _, path := range []string{"data/goodcard.db-journal", "data/x.apkg", "new.yaml", "b.ledger.tsv", "folder/cards/new.md", "folder/sources.lock.yaml", "folder/Changes.tsv", "new.schema.json", "named/deck.schema.json"} {
		format := map[string]string{".apkg": "anki", ".tsv": "csv", ".json": "json"}[filepath.Ext(path)]
		if format == "" {
			format = "md"
		}
		if _, stderr, code := ran(t, data, "export", format, "a.yaml", "-o", path); code != exitFailed {
			t.Errorf("export %s -o %s: exit code %d, %s", format, path, code, stderr)
		}
		if info, err := os.Stat(path); err == nil && info.Size() > 0 {
			t.Errorf("%s is there", path)
		}
	}
	_ = filepath.WalkDir(home, func(path string, e fs.DirEntry, err error) error {
		if _, known := before[filepath.Base(path)]; !known && strings.HasPrefix(filepath.Base(path), ".goodcard-") {
			t.Errorf("%s is left", path)
		}
		return err
	})
	if _, stderr, code := ran(t, data, "doctor"); code != exitDone {
		t.Errorf("the data are no longer sound: %s", stderr)
	}
}

// A name with the ending of another format is wrong usage, and the message says what writes that.
func TestExportUnderTheEndingOfAnotherFormat(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	t.Chdir(t.TempDir())
	for _, test := range [][]string{{"csv", "new.md", "md"}, {"csv", "x.APKG", "anki"}, {"json", "y.md", "md"}, {"json", "x.tsv", "csv"}, {"md", "x.jsonl", "json"}, {"md", "x.colpkg", "anki"}} {
		_, stderr, code := ran(t, data, "export", test[0], "inner-outer", "-o", test[1])
		if code != exitUsage || !strings.Contains(stderr, "of what 'goodcard export "+test[2]+"' writes; a name such as export."+test[0]+" was expected") || isThere(test[1]) {
			t.Errorf("export %s -o %s: exit code %d, %s", test[0], test[1], code, stderr)
		}
	}
}

// What is said of a file of the learner's data is true of the name by which it is meant.
func TestExportNamesTheLearnersData(t *testing.T) {
	home, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(home, "data")
	if _, stderr, code := ran(t, data, "decks"); code != exitDone {
		t.Fatal(stderr)
	}
	settings := filepath.Join(data, "settings.yaml")
	for says, link := range map[string]func(from, to string) error{
		" is another name of a file in the folder of your data, ":            os.Link,
		", which leads to " + settings + ", is in the folder of your data, ": os.Symlink,
	} {
		other := filepath.Join(t.TempDir(), "other.json")
		if err := link(settings, other); err != nil {
			t.Skip("no links here: ", err)
		}
		if _, stderr, code := ran(t, data, "export", "json", "-o", other); code != exitFailed || !strings.HasPrefix(stderr, "goodcard: "+other+says+data) {
			t.Errorf("exit code %d, %s", code, stderr)
		}
	}
}
