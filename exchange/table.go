package exchange

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"goodcard/anki"
)

// A TableWriter writes notes as a text that Anki imports, and that spreadsheets open. Each row has the name of the
// note type, the guid, the deck, the tags, and then the fields as HTML. Anki takes fields by their place, so that what
// a column holds depends on the note type; a row of one with few fields ends in empty cells.
type TableWriter struct {
	csv     *csv.Writer
	columns int
	Unnamed int // notes whose deck is left open, since a spreadsheet would take its name for a formula
}

// leadColumns are those before the fields. Anki is told where they are.
var leadColumns = []string{"note type", "guid", "deck", "tags"}

// NewTableWriter begins with the lines that tell Anki what the columns are, and people what they are for each note
// type: Anki passes by a line that begins as these do.
func NewTableWriter(w io.Writer, tabs bool) (*TableWriter, error) {
	t := &TableWriter{csv: csv.NewWriter(w)}
	separator := "Comma"
	if tabs {
		t.csv.Comma, separator = '\t', "Tab"
	}
	if _, err := fmt.Fprintf(w, "#separator:%s\n#html:true\n#notetype column:1\n#guid column:2\n#deck column:3\n#tags column:4\n", separator); err != nil {
		return nil, err
	}
	types := anki.NoteTypes()
	for _, nt := range types {
		t.columns = max(t.columns, len(leadColumns)+len(nt.Fields))
	}
	names := slices.Clone(leadColumns)
	for len(names) < t.columns {
		names = append(names, fmt.Sprint("field ", len(names)+1-len(leadColumns)))
	}
	names[0] = "#columns:" + names[0]
	if err := t.csv.Write(names); err != nil {
		return nil, err
	}
	for _, nt := range types {
		names = append([]string{"#" + nt.Name}, leadColumns[1:]...)
		for _, f := range nt.Fields {
			names = append(names, f.Name)
		}
		if err := t.row(names); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// row writes a row as wide as all.
func (t *TableWriter) row(cells []string) error {
	return t.csv.Write(append(cells, make([]string, t.columns-len(cells))...))
}

// Note adds a row. No cell is a formula to a spreadsheet but perhaps the guid, which Anki must find as it is:
// ten characters of a hash at most, in which no formula reaches anything.
func (t *TableWriter) Note(n *anki.TextNote) error {
	deck := n.Deck
	if isFormula(deck) {
		deck = ""
		t.Unnamed++
	}
	tags := strings.Join(n.Tags, " ")
	if isFormula(tags) {
		tags = " " + tags // where Anki parts tags
	}
	row := []string{n.NoteType, n.GUID, deck, tags}
	for _, f := range n.Fields {
		row = append(row, harmless(f))
	}
	return t.row(row)
}

// Close writes what is left.
func (t *TableWriter) Close() error {
	t.csv.Flush()
	return t.csv.Error()
}

// isFormula reports whether a spreadsheet may compute a cell, and not only show it.
func isFormula(cell string) bool {
	first, _ := utf8.DecodeRuneInString(cell)
	return cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first)
}

// harmless returns HTML that says the same and is no formula to a spreadsheet: its first character is an entity.
func harmless(html string) string {
	if !isFormula(html) {
		return html
	}
	first, size := utf8.DecodeRuneInString(html)
	return fmt.Sprintf("&#%d;", first) + html[size:]
}
