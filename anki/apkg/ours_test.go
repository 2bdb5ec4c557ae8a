package apkg_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"goodcard/anki/apkg"
)

// What the writer made is ours; what Anki exported, what was made by another program, even from our database, and
// what is no package, is not.
func TestOurs(t *testing.T) {
	ours := writeAll(t)
	foreign, err := filepath.Glob("testdata/*/*.apkg")
	if err != nil || len(foreign) == 0 {
		t.Fatal("no packages of others: ", err)
	}
	all, err := os.ReadFile(ours)
	if err != nil {
		t.Fatal(err)
	}
	put := func(name string, text []byte) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		foreign = append(foreign, path)
		return path
	}
	entries, _ := unpack(t, ours)
	repack := func(change func(name string, h *zip.FileHeader, text []byte)) []byte {
		var to bytes.Buffer
		z := zip.NewWriter(&to)
		for _, f := range entries {
			text := content(t, f)
			h := f.FileHeader
			change(f.Name, &h, text)
			var small bytes.Buffer
			w, err := flate.NewWriter(&small, flate.BestSpeed)
			if err == nil {
				_, err = w.Write(text)
			}
			if err == nil {
				err = w.Close()
			}
			h.Method, h.CompressedSize64 = zip.Deflate, uint64(small.Len())
			var entry io.Writer
			if err == nil {
				entry, err = z.CreateRaw(&h)
			}
			if err == nil {
				_, err = entry.Write(small.Bytes())
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
	put("time.apkg", repack(func(_ string, h *zip.FileHeader, _ []byte) {
		h.SetModTime(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)) //nolint:staticcheck // of a raw entry nothing else is written
	}))
	put("sqlite.apkg", repack(func(name string, _ *zip.FileHeader, text []byte) {
		if name == "collection.anki2" {
			copy(text[96:], []byte{0, 46, 74, 1})
		}
	}))
	put("cut.apkg", all[:40])
	put("header.apkg", all[:60])
	put("empty.apkg", nil)
	put("text.apkg", []byte("A text that is longer than the header of an entry and its name.\n"))
	for _, path := range foreign {
		if is, err := apkg.Ours(path); is || err != nil {
			t.Errorf("%s: %t, %v", filepath.Base(path), is, err)
		}
	}
	again := filepath.Join(t.TempDir(), "again.apkg")
	if err := os.WriteFile(again, repack(func(string, *zip.FileHeader, []byte) {}), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{ours, again} {
		if is, err := apkg.Ours(path); !is || err != nil {
			t.Errorf("%s: %t, %v", filepath.Base(path), is, err)
		}
	}
	if _, err := apkg.Ours(filepath.Join(t.TempDir(), "none.apkg")); err == nil {
		t.Error("no error of a file that is not there")
	}
}
