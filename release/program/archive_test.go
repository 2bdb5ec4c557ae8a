package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

var packed = []file{{"goodcard", bytes.Repeat([]byte("program "), 1000), true}, {"completion/_goodcard", []byte("#compdef\n"), false}}

// Two archives of the same files are equal to the byte, and nothing of who made them is in them.
func TestArchivesAreEqual(t *testing.T) {
	date := time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC)
	for name, pack := range map[string]func(io.Writer, string, time.Time, []file) error{"tar": writeTar, "zip": writeZip} {
		var one, two bytes.Buffer
		check(t, pack(&one, "goodcard-1", date, packed))
		check(t, pack(&two, "goodcard-1", date.In(time.FixedZone("", 9*3600)).UTC(), packed))
		if !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Errorf("%s: two archives of the same files differ", name)
		}
	}
}

func TestWhatAnArchiveHolds(t *testing.T) {
	date := time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC)
	var tarred, zipped bytes.Buffer
	check(t, writeTar(&tarred, "goodcard-1", date, packed))
	check(t, writeZip(&zipped, "goodcard-1", date, packed))

	unpacked, err := gzip.NewReader(&tarred)
	check(t, err)
	if !unpacked.ModTime.IsZero() || unpacked.Name != "" {
		t.Errorf("gzip was told %v and %q", unpacked.ModTime, unpacked.Name)
	}
	archive := tar.NewReader(unpacked)
	z, err := zip.NewReader(bytes.NewReader(zipped.Bytes()), int64(zipped.Len()))
	check(t, err)
	if len(z.File) != len(packed) {
		t.Fatalf("the zip holds %d files", len(z.File))
	}
	for i, f := range packed {
		h, err := archive.Next()
		check(t, err)
		text, err := io.ReadAll(archive)
		check(t, err)
		if h.Name != "goodcard-1/"+f.name || !bytes.Equal(text, f.text) || h.FileInfo().Mode() != f.mode() || !h.ModTime.Equal(date) || h.Uid != 0 || h.Uname != "" {
			t.Errorf("tar: %+v", h)
		}
		r, err := z.File[i].Open()
		check(t, err)
		if text, err = io.ReadAll(r); err != nil || z.File[i].Name != "goodcard-1/"+f.name || !bytes.Equal(text, f.text) || z.File[i].Mode() != f.mode() || !z.File[i].Modified.Equal(date) {
			t.Errorf("zip: %+v, %v", z.File[i].FileHeader, err)
		}
	}
	if _, err := archive.Next(); err != io.EOF {
		t.Errorf("tar: behind its files stands %v", err)
	}
}

// What the archives are made of is there, and the page for people is made for each system.
func TestContents(t *testing.T) {
	zig := fakeZig(t)
	built := t.TempDir() + "/goodcard"
	check(t, os.WriteFile(built, []byte("program"), 0o755))
	t.Chdir("../..")
	for _, system := range []target{{"linux", "amd64"}, {"windows", "arm64"}, {"darwin", "arm64"}} {
		m := testEdition(t)
		m.zig = zig
		files, err := m.contents(system, built)
		check(t, err)
		texts := map[string]string{}
		for _, f := range files {
			texts[f.name] = string(f.text)
			if f.executable != (f.name == system.program()) {
				t.Errorf("%s: may be run: %v", f.name, f.executable)
			}
		}
		for name, has := range map[string]string{
			system.program(): "program", "LICENSE": "Apache License", "LICENSE-DECKS": "Attribution 4.0 International", "goodcard.1": ".TH GOODCARD", "completion/_goodcard": "#compdef",
			"completion/goodcard.bash": "complete", "completion/goodcard.fish": "complete", "completion/goodcard.ps1": "Register-ArgumentCompleter",
			"README.txt": "Goodcard 1.2.3 for ", "THIRD-PARTY.txt": "github.com/mattn/go-sqlite3",
		} {
			if !strings.Contains(texts[name], has) {
				t.Errorf("%s: %s does not have %q", system, name, has)
			}
		}
		page := texts["README.txt"]
		if strings.Contains(page, "{{") || strings.Contains(page, "\n\n\n") || !strings.Contains(page, m.Commit) ||
			strings.Contains(page, "xattr") != (system.System == "darwin") || strings.Contains(page, "PowerShell") != (system.System == "windows") {
			t.Errorf("%s:\n%s", system, page)
		}
	}
}
