package apkg_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A zip is read from its beginning, as Java's ZipInputStream does it, which looks at no directory:
// each file has to say its sizes before its bytes.
func TestZipFromItsBeginning(t *testing.T) {
	all, err := os.ReadFile(writeAll(t))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	files := map[string]string{}
	for bytes.HasPrefix(all, []byte("PK\x03\x04")) {
		const size = 30
		version, flags, method := all[4], binary.LittleEndian.Uint16(all[6:]), binary.LittleEndian.Uint16(all[8:])
		clock, day := binary.LittleEndian.Uint16(all[10:]), binary.LittleEndian.Uint16(all[12:])
		sum, small := binary.LittleEndian.Uint32(all[14:]), int(binary.LittleEndian.Uint32(all[18:]))
		name, extra := int(binary.LittleEndian.Uint16(all[26:])), int(binary.LittleEndian.Uint16(all[28:]))
		entry := string(all[size : size+name])
		if version != 20 || flags != 0 || extra != 0 || clock != 0 || day != 1<<5|1 {
			t.Errorf("%s: version %d, flags %x, %d bytes of extras, time %d, day %d", entry, version, flags, extra, clock, day)
		}
		data := all[size+name:][:small]
		if method == zip.Deflate {
			if data, err = io.ReadAll(flate.NewReader(bytes.NewReader(data))); err != nil {
				t.Fatal(err)
			}
		}
		if crc32.ChecksumIEEE(data) != sum || len(data) != int(binary.LittleEndian.Uint32(all[22:])) {
			t.Errorf("%s: %d bytes, whose sum is not that of the header", entry, len(data))
		}
		names, files[entry] = append(names, entry), string(data)
		all = all[size+name+small:]
	}
	if diff := cmp.Diff([]string{"collection.anki2", "media", "0", "1"}, names); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	delete(files, "collection.anki2")
	if diff := cmp.Diff(map[string]string{"media": `{"0":"owl.png","1":"_goodcard.css"}`, "0": "owl", "1": ".x{}"}, files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestNoMedia(t *testing.T) {
	w, path := create(t, collection())
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	entries, _ := unpack(t, path)
	if len(entries) != 2 || string(content(t, entries[1])) != "{}" {
		t.Errorf("got %d entries", len(entries))
	}
}

func TestMediaRefused(t *testing.T) {
	w, path := create(t, collection())
	if err := w.AddMedia("Owl.png", text("owl")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("the disk failed")
	for _, tt := range []struct {
		name string
		open func() (io.ReadCloser, error)
		want string
	}{
		{"a/b.png", text("x"), `the file "a/b.png" cannot have this name in Anki: "a_b-`},
		{"owl.PNG", text("x"), `two files would be the same in Anki: "Owl.png" and "owl.PNG"`},
		{"empty.png", text(""), `the file "empty.png" is empty`},
		{"gone.png", func() (io.ReadCloser, error) { return nil, broken }, "the disk failed"},
	} {
		w, path := create(t, collection())
		if err := w.AddMedia("Owl.png", text("owl")); err != nil {
			t.Fatal(err)
		}
		err := w.AddMedia(tt.name, tt.open)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
		if again := w.Close(); again == nil || again.Error() != err.Error() {
			t.Errorf("%s: closed with %v", tt.name, again)
		}
		if left := list(t, filepath.Dir(path)); len(left) > 0 {
			t.Errorf("%s: left are %v", tt.name, left)
		}
	}
	turn := 0
	changing := func() (io.ReadCloser, error) {
		turn++
		return text([]string{"", "one", "two", "three"}[turn])()
	}
	if err := w.AddMedia("changing.png", changing); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err == nil || err.Error() != `the file "changing.png" was changed while it was read` {
		t.Error(err)
	}
	if left := list(t, filepath.Dir(path)); len(left) > 0 {
		t.Error("left are", left)
	}
}

// list returns the names of what is in a folder.
func list(t testing.TB, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
