package main

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A package that goodcard did not write stays, also where the id of the deck gives its name and through a link, and
// the hint says how reviews in it come home; one that it wrote is replaced.
func TestPackageOfOthersStays(t *testing.T) {
	home := t.TempDir()
	data := filepath.Join(home, "data")
	t.Chdir(home)
	const text = "format: 1\nid: biology\ntitle: A deck\nversion: 1.0.0\ncards:\n  - {id: a, ask: 'Why is it so?', answer: So.}\n"
	if err := os.WriteFile("a.yaml", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, stderr, code := ran(t, data, "export", "anki", "a.yaml", "-o", "own.apkg"); code != exitDone {
		t.Fatal(stderr)
	}
	shared := repacked(t, "own.apkg")
	stays := func(says, hint string, before []byte, at string, words ...string) {
		t.Helper()
		_, stderr, code := ran(t, data, append([]string{"export", "anki", "a.yaml"}, words...)...)
		after, err := os.ReadFile(at)
		if err != nil || string(after) != string(before) {
			t.Fatalf("%s was replaced: %v", at, err)
		}
		if code != exitFailed || !strings.Contains(stderr, says) || !strings.Contains(stderr, "hint: name another file, such as export.apkg"+hint) {
			t.Errorf("exit code %d, %s", code, stderr)
		}
	}
	for _, name := range []string{"biology.apkg", "whole.colpkg"} {
		if err := os.WriteFile(name, shared, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const foreign = " is there, and is a package that goodcard did not write: it is left as it is\n"
	come := filepath.Join(home, "biology.apkg")
	hint := "; if Anki exported it, with your reviews of cards from goodcard, 'goodcard --data " + data + " import " + come + "' adds them to your history\n"
	stays("goodcard: biology.apkg"+foreign, hint, shared, "biology.apkg")
	if _, stderr, code := ran(t, data, "import", come, "--dry-run"); code != exitDone {
		t.Errorf("what the hint says does not work: %s", stderr)
	}
	if err := os.Symlink("whole.colpkg", "link.apkg"); err == nil {
		stays("goodcard: link.apkg, which leads to whole.colpkg,"+foreign, "; if Anki", shared, "whole.colpkg", "-o", "link.apkg")
	}
	f, err := os.Create("pages.apkg")
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	if _, err = z.Create("word/document.xml"); err == nil {
		err = z.Close()
	}
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	pages, err := os.ReadFile("pages.apkg")
	if err != nil {
		t.Fatal(err)
	}
	stays("pages.apkg is there, and is no package of Anki", "\n", pages, "pages.apkg", "-o", "pages.apkg")
	if _, stderr, code := ran(t, data, "export", "anki", "a.yaml", "-o", "own.apkg"); code != exitDone {
		t.Errorf("over its own: %s", stderr)
	}
}

// repacked returns a package as another program would have packed the same.
func repacked(t *testing.T, path string) []byte {
	t.Helper()
	from, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	var to bytes.Buffer
	z := zip.NewWriter(&to)
	for _, f := range from.File {
		text, err := fs.ReadFile(from, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		w, err := z.Create(f.Name)
		if err == nil {
			_, err = w.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return to.Bytes()
}
