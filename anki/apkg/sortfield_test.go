package apkg_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// What Anki compares and sorts notes by is what Anki itself makes of the same fields.
func TestSortField(t *testing.T) {
	vectors, err := os.ReadFile("testdata/sortfield.tsv")
	if err != nil {
		t.Fatal(err)
	}
	_, lines, _ := strings.Cut(string(vectors), "\n")
	w, path := create(t, collection())
	var want [][]any
	for i, line := range strings.Split(strings.TrimSuffix(lines, "\n"), "\n") {
		v := strings.Split(line, "\t")
		sum, err := strconv.ParseInt(v[2], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		note, cards := ask(int64(i + 1))
		note.Fields[0] = v[0]
		if err := w.Add(note, cards, nil); err != nil {
			t.Fatal(err)
		}
		want = append(want, []any{v[0], v[1], sum})
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	_, db := unpack(t, path)
	for i, row := range rows(t, db, `SELECT sfld, csum FROM notes ORDER BY id`) {
		if row[0] != want[i][1] || row[1] != want[i][2] {
			t.Errorf("of %q got %q and %d, want %q and %d", want[i][0], row[0], row[1], want[i][1], want[i][2])
		}
	}
}

// A field of many beginnings that nothing ends takes no time that grows faster than it.
func TestSortFieldOfOpenTags(t *testing.T) {
	w, _ := create(t, collection())
	for i, open := range []string{"<!--", "<style", "<script>", "<img src=\"", "<"} {
		note, cards := ask(int64(i + 1))
		note.Fields[0] = strings.Repeat(open, 1<<20)
		if err := w.Add(note, cards, nil); err != nil {
			t.Fatal(err)
		}
	}
}
