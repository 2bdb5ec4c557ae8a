package deck_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/here"
)

func TestDigest(t *testing.T) {
	digest := func(files map[string]string) string {
		t.Helper()
		sum, err := deck.Digest(folder(t, files))
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	before := digest(whole)
	for name, same := range map[string]bool{
		"deck.yaml": false, "cards/a.yaml": false, "cards/new.yaml": false,
		"cards/note.txt": true, "cards/.x.yaml": true, "media/x.png": true,
	} {
		files := maps.Clone(whole)
		files[name] += "\n# changed\n"
		if after := digest(files); (after == before) != same {
			t.Errorf("%s changed: the digest stays: %v, want %v", name, after == before, same)
		}
	}
}

// A file that never ends, or that lies outside the folder, must not be read.
func TestDigestRefuses(t *testing.T) {
	for name, target := range map[string]string{
		"never ends": os.DevNull,
		"outside":    folder(t, whole) + "/deck.yaml",
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t, whole)
			link := filepath.Join(dir, "cards", "link.yaml")
			here.Link(t, target, link)
			if sum, err := deck.Digest(dir); err == nil || !strings.Contains(err.Error(), link) {
				t.Errorf("%q, %v; want an error about %s", sum, err, link)
			}
		})
	}
	if _, err := deck.Digest(os.DevNull); err == nil {
		t.Error("a device has a digest")
	}
}
