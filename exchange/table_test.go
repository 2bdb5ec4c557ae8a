package exchange_test

import (
	"encoding/csv"
	"html"
	"os"
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
		r := csv.NewReader(strings.NewReader(rows)) // refuses rows of different widths
		r.Comment = '#'
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

// The documentation has the columns of each note type.
func TestTableIsDocumented(t *testing.T) {
	page, err := os.ReadFile("../docs/anki.md")
	must(t, err)
	rest := "*All else* is the same for all: "
	at := strings.Index(string(page), rest)
	if at < 0 {
		t.Fatalf("docs/anki.md does not say %q", rest)
	}
	rest, _, _ = strings.Cut(string(page)[at+len(rest):], ".")
	for _, nt := range anki.NoteTypes() {
		var names []string
		for _, f := range nt.Fields {
			names = append(names, f.Name)
		}
		own, found := strings.CutSuffix(strings.Join(names, ", "), rest)
		if row := "| " + nt.Name + " | " + own + "*all else* |"; !found || !strings.Contains(string(page), row) {
			t.Errorf("docs/anki.md does not say %q", row)
		}
	}
}

// The head of a table says, in lines that Anki passes by, what its columns are for each note type.
func TestTableNamesItsColumns(t *testing.T) {
	var b strings.Builder
	w, err := exchange.NewTableWriter(&b, false)
	must(t, err)
	must(t, w.Close())
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	for i, want := range []string{
		"#separator:Comma", "#html:true", "#notetype column:1", "#guid column:2", "#deck column:3", "#tags column:4",
		"#columns:note type,guid,deck,tags,field 1,field 2,",
		"#Goodcard Ask,guid,deck,tags,Question,Answer,Also,Both ways,Image,",
		"#Goodcard Cloze,guid,deck,tags,Text,Image,",
		"#Goodcard Choose,guid,deck,tags,Question,Options,Answer,Also,Image,",
		"#Goodcard Type,guid,deck,tags,Question,Answer,Accept,Also,Image,",
		"#Goodcard Explain,guid,deck,tags,Question,Points,Also,Image,",
	} {
		if i >= len(lines) || !strings.HasPrefix(lines[i], want) {
			t.Fatalf("line %d does not begin with %q:\n%s", i+1, want, b.String())
		}
	}
}
