package apkg_test

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"goodcard/long"

	"github.com/klauspost/compress/zstd"
)

// A file in which bytes were lost, changed or moved is read, or refused in words, and nothing is left
// of it. Its collection is damaged alone too, where no checksum of a zip tells.
func TestDamagedFiles(t *testing.T) {
	var sound [][]byte
	for _, name := range []string{"latest.apkg", "legacy.apkg"} {
		text := contents(t, filepath.Join("testdata", "exported", name))
		sound = append(sound, text, collectionIn(t, text))
	}
	if folder, there := beside(t, "packages"); there && long.Asked() {
		files, err := os.ReadDir(folder)
		check(t, err)
		for _, f := range files {
			text := contents(t, filepath.Join(folder, f.Name()))
			if len(text) > 500_000 {
				continue
			}
			sound = append(sound, text)
			if filepath.Ext(f.Name()) != ".anki2" {
				sound = append(sound, collectionIn(t, text))
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range long.Size(5, 100) {
		for _, text := range sound {
			checkAnything(t, damage(random, text))
		}
		if t.Failed() {
			break
		}
	}
}

// damage returns a text with one kind of damage that disks, networks and people do.
func damage(random *rand.Rand, text []byte) []byte {
	text = bytes.Clone(text)
	span := func() (from, to int) {
		from = random.IntN(len(text))
		return from, from + random.IntN(min(4096, len(text)-from)) + 1
	}
	switch from, to := span(); random.IntN(6) {
	case 0: // cut off
		return text[:from]
	case 1: // a gap
		return append(text[:from], text[to:]...)
	case 2: // zeros
		clear(text[from:to])
	case 3: // from elsewhere
		at, _ := span()
		copy(text[from:to], text[at:])
	case 4: // bits, here and there
		for range random.IntN(20) + 1 {
			text[random.IntN(len(text))] ^= 1 << random.IntN(8)
		}
	default: // numbers, of which lengths and places are made
		for range random.IntN(20) + 1 {
			text[random.IntN(len(text))] = []byte{0, 1, 0x7f, 0x80, 0xff}[random.IntN(5)]
		}
	}
	return text
}

// collectionIn returns the collection in a package, unpacked.
func collectionIn(t *testing.T, text []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	check(t, err)
	for _, name := range []string{"collection.anki21b", "collection.anki21", "collection.anki2"} {
		f, err := z.Open(name)
		if os.IsNotExist(err) {
			continue
		}
		check(t, err)
		defer f.Close()
		collection, err := io.ReadAll(f)
		check(t, err)
		if name == "collection.anki21b" {
			d, err := zstd.NewReader(nil)
			check(t, err)
			defer d.Close()
			collection, err = d.DecodeAll(collection, nil)
			check(t, err)
		}
		return collection
	}
	t.Fatal("no collection in it")
	return nil
}
