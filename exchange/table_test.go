package exchange_test

import (
	"encoding/csv"
	"html"
	"strings"
	"testing"

	"goodcard/anki"
	"goodcard/exchange"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A table reads back as the notes that were written, by a reader of tables and of HTML, and no cell but a guid begins
// as a formula does.
func TestTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching("[=+@a\t\n\r ＝,\"#&<-]{0,4}[ -~\n]{0,6}").Filter(func(s string) bool { return !strings.Contains(s, "\r") })
		note := anki.TextNote{
			GUID: rapid.StringMatching("[!-~]{1,10}").Draw(t, "guid"), NoteType: "Goodcard Ask", Deck: text.Draw(t, "deck"),
			Tags:   rapid.SliceOfN(rapid.StringMatching("[!-~]{1,4}"), 0, 3).Draw(t, "tags"),
			Fields: rapid.SliceOfN(text, 1, 4).Draw(t, "fields"),
		}
		tabs := rapid.Bool().Draw(t, "tabs")
		var b strings.Builder
		w, err := exchange.NewTableWriter(&b, tabs)
		must(t, err)
		must(t, w.Note(&note))
		must(t, w.Close())
		_, rows, _ := strings.Cut(b.String(), "#tags column:4\n")
		r := csv.NewReader(strings.NewReader(rows))
		if tabs {
			r.Comma = '\t'
		}
		row, err := r.Read()
		must(t, err)
		for i, cell := range row {
			if i != 1 && cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\n") {
				t.Errorf("cell %d is the formula %q", i, cell)
			}
		}
		if row[1] != note.GUID || row[2] != note.Deck && (row[2] != "" || w.Unnamed != 1) || !cmp.Equal(strings.Fields(row[3]), append([]string{}, note.Tags...)) {
			t.Errorf("%q of %+v", row, note)
		}
		for i, f := range note.Fields {
			if got := row[4+i]; html.UnescapeString(got) != html.UnescapeString(f) {
				t.Errorf("the field %q is %q", f, got)
			}
		}
	})
}
