package apkg_test

import (
	"archive/zip"
	"errors"
	"os"
	"testing"
)

// Names that lead out of a package are told by archive/zip, as go.mod asks, and lead nowhere, since none is used as a path.
func TestNamesThatLeadOut(t *testing.T) {
	path := pack(t, entry{"collection.anki2", contents(t, database(t, schema11))}, entry{"media", []byte(`{"0": "../../a.png"}`)},
		entry{"../../escape.txt", []byte("x")}, entry{"/etc/passwd", []byte("x")}, entry{`C:\x`, []byte("x")}, entry{"0", []byte("x")})
	if z, err := zip.OpenReader(path); !errors.Is(err, zip.ErrInsecurePath) {
		t.Errorf("archive/zip says %v of names that lead out", err)
	} else {
		z.Close()
	}
	t.Chdir(t.TempDir())
	if got := readWhole(t, path); len(got.Notes) != 1 || len(got.Cards) != 1 || len(got.Reviews) != 1 {
		t.Errorf("was read as %+v", got)
	}
	if entries, err := os.ReadDir("."); err != nil || len(entries) != 0 {
		t.Errorf("there are %d files where none was: %v", len(entries), err)
	}
}
