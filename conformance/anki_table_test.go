package conformance

import (
	"path/filepath"
	"slices"
	"testing"

	"goodcard/deck"

	"github.com/google/go-cmp/cmp"
)

// A table of a deck, imported over the notes that a package brought, updates them in place and changes no other.
func TestAnkiTable(t *testing.T) {
	testsAnki(t)
	t.Parallel()
	for _, ending := range []string{".csv", ".tsv"} {
		t.Run(ending[1:], func(t *testing.T) {
			author := newCourse(t, "Europe/Berlin")
			a := openAnki(t, "UTC")
			a.take(author.exports(author.deck))
			a.studies()
			before := a.byPlace()
			a.takeTable(author.tables(ending, author.deck)).wants(t, "a table of what is there", nil, nil, slices.Concat(courseUpdated, courseLeft, courseRetired))
			a.keptAllBut(before, nil)

			second := author.movesTo("Asia/Tokyo")
			second.releasesSecond()
			a.takeTable(second.tables(ending, second.deck)).wants(t, "the second version", courseAdded, courseUpdated, courseLeft)
			a.keptAllBut(before, courseUpdated)
			a.sound("after the table")

			b := openAnki(t, "UTC")
			b.take(second.exports(second.deck))
			there := b.byPlace()
			for p, c := range a.byPlace() {
				if want := there[p]; want.GUID != "" && !slices.Equal(c.Fields, want.Fields) {
					t.Errorf("by a table a note is another than by a package:\n%s", cmp.Diff(want.Fields, c.Fields))
				}
			}
		})
	}
	t.Run("generated", func(t *testing.T) {
		d := edgeDeck(t, random(t, 2), 100)
		path := write(t, filepath.Join(t.TempDir(), "edges.yaml"), string(deck.Write(d)))
		h := newHome(t, ago(t, anHour, "UTC"))
		a := openAnki(t, "UTC")
		v := a.take(h.exports(path))
		for _, ending := range []string{".csv", ".tsv"} {
			a.takeTable(h.tables(ending, path)).wants(t, "a table of what is there", nil, nil, v.New)
		}
	})
}

// tables runs 'goodcard export csv' and returns the file.
func (h *home) tables(ending, path string) string {
	h.t.Helper()
	file := filepath.Join(h.t.TempDir(), "deck"+ending)
	h.must("export", "csv", path, "-o", file)
	return file
}

// takeTable imports a text as its head says.
func (a anki) takeTable(path string) (v verdict) {
	a.t.Helper()
	a.asks(&v, "take_text", map[string]any{"path": path})
	return v
}
