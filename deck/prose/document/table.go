package document

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// readTable reads rows of values: the files of spreadsheets with commas, semicolons, bars or tabs between the values,
// what Quizlet exports, with any of these or " - ", and the notes that Anki exports as text. A row counts as a
// spreadsheet counts it.
func readTable(name string, src []byte) (*Document, error) {
	text, encoding, err := decodeText(name, src, "")
	if err != nil {
		return nil, err
	}
	t := &tableReader{name: name, text: text, separator: ""}
	t.notes()
	if t.separator == "" {
		t.separator = separatorOf(t.text)
	}
	if t.separator == "" {
		return nil, &Error{File: name, Message: "no row has two values, a term and its definition were expected", Next: "put a tab, a comma or a semicolon between them"}
	}
	if err := t.rows(); err != nil {
		return nil, err
	}
	t.joinLines()
	table := t.table()
	return &Document{Encoding: encoding, Blocks: []Block{table}, Unread: t.leftOut}, nil
}

// maxRows is how many rows a table may have.
const maxRows = 200_000

// A row is one row of a table of values.
type row struct {
	at, to int // 1-based
	values []string
}

// A tableReader reads the rows of a table.
type tableReader struct {
	name      string
	text      string
	separator string
	isTrial   bool  // whether the separator fits
	skipped   int   // rows that are no values
	hasHTML   bool  // in its values
	apart     []int // columns, 0-based, that are not what a note says: its tags, its deck
	leftOut   []string
	found     []row
}

// columnsApart are the columns of which Anki tells that they are beside the fields of a note.
var columnsApart = map[string]string{"#notetype column": "note types", "#deck column": "decks", "#tags column": "tags", "#guid column": "numbers of notes"}

// notes takes away what a program writes above the rows: "sep=;" or, of Anki, "#separator:tab".
func (t *tableReader) notes() {
	for {
		line, rest, _ := strings.Cut(t.text, "\n")
		key, value, found := strings.Cut(strings.ToLower(line), ":")
		switch {
		case t.skipped == 0 && strings.HasPrefix(strings.ToLower(line), "sep=") && len(line) == len("sep=;"):
			t.separator = line[len("sep="):]
		case !found || !slices.Contains([]string{"#separator", "#html", "#tags", "#columns", "#notetype", "#deck", "#notetype column", "#deck column", "#tags column", "#guid column"}, key):
			return
		case key == "#separator":
			named := map[string]string{"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}
			if t.separator = named[value]; t.separator == "" {
				t.separator = value
			}
		case key == "#html":
			t.hasHTML = value == "true"
		case strings.HasSuffix(key, " column"):
			if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && n > 0 {
				t.apart = append(t.apart, n-1)
				t.leftOut = append(t.leftOut, "the column of "+columnsApart[key])
			}
		}
		t.text, t.skipped = rest, t.skipped+1
	}
}

// separators are the signs between values that are looked for, the more telling first.
var separators = [...]string{"\t", ";", ",", "|", " - ", " – ", " — ", ": ", "="}

// separatorOf returns what parts the values of a table: what most rows have, and as often as the others.
func separatorOf(text string) string {
	const enough = 64 << 10
	if len(text) > enough {
		text = text[:strings.LastIndexByte(text[:enough], '\n')+1]
		if text == "" {
			return ""
		}
	}
	best, most := "", 0.0
	for i, sep := range separators {
		t := &tableReader{text: text, separator: sep, isTrial: true}
		if t.rows() != nil || len(t.found) == 0 {
			continue
		}
		t.joinLines()
		counts := map[int]int{}
		parted, alike := 0, 0
		for _, r := range t.found {
			if n := len(r.values); n > 1 {
				parted++
				counts[n]++
				alike = max(alike, counts[n])
			}
		}
		score := (2*float64(parted)+float64(alike))/float64(len(t.found)) - 0.06*float64(i)
		if 2*parted > len(t.found) && score > most {
			best, most = sep, score
		}
	}
	return best
}

// rows reads the rows. Where quotation marks do not pair, they are signs as others.
func (t *tableReader) rows() error {
	if len(t.separator) == 1 {
		switch err := t.quoted(); {
		case err == nil && !t.swallowed():
			return nil
		case err == nil:
		case isOwn(err):
			return err
		}
	}
	return t.literal()
}

// isOwn reports whether an error is one of ours: what the reader of CSV has against quotation marks, or against what
// a file says parts its values, is no fault of the file.
func isOwn(err error) bool {
	_, own := errors.AsType[*Error](err)
	return own
}

func (t *tableReader) quoted() error {
	t.found = nil
	in := csv.NewReader(strings.NewReader(t.text))
	in.Comma, in.FieldsPerRecord = rune(t.separator[0]), -1
	at, line := t.skipped, 0 // the row and the line behind which the next begins
	for {
		values, err := in.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		first, _ := in.FieldPos(0)
		last, _ := in.FieldPos(len(values) - 1)
		at += first - line
		line = last + strings.Count(values[len(values)-1], "\n")
		if err := t.add(row{at, at + line - first, values}); err != nil {
			return err
		}
	}
}

// swallowed reports whether a quotation mark at the beginning of a value, which was a sign as others, took rows into
// that value.
func (t *tableReader) swallowed() bool {
	return t.separator == "\t" && slices.ContainsFunc(t.found, func(r row) bool {
		return slices.ContainsFunc(r.values, func(v string) bool { return strings.Contains(v, "\t") && strings.Contains(v, "\n") })
	})
}

func (t *tableReader) literal() error {
	t.found = nil
	for i, line := range strings.Split(t.text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		most := -1
		if len(t.separator) > 1 || t.separator == "=" {
			most = 2 // the words behind the first may hold it again
		}
		values := strings.SplitN(line, t.separator, most)
		for i, v := range values {
			if v = strings.TrimSpace(v); len(v) > 1 && v[0] == '"' && v[len(v)-1] == '"' && strings.Count(v, `"`) == 2 {
				v = v[1 : len(v)-1]
			}
			values[i] = v
		}
		if err := t.add(row{t.skipped + i + 1, t.skipped + i + 1, values}); err != nil {
			return err
		}
	}
	return nil
}

func (t *tableReader) add(r row) error {
	if len(t.found) == maxRows && !t.isTrial {
		return &Error{File: t.name, Line: r.at, Message: fmt.Sprintf("the table has more than %d rows, which are the most that are read", maxRows), Next: "split it into several files"}
	}
	const most = 100 // columns
	if len(r.values) > most && !t.isTrial {
		return &Error{File: t.name, Line: r.at, Message: fmt.Sprintf("the row has %d columns, %d are the most that are read", len(r.values), most), Next: "keep the columns of the term and of its definition"}
	}
	for i := len(r.values) - 1; i >= 0 && len(r.values) > 1; i-- {
		if slices.Contains(t.apart, i) {
			r.values = slices.Delete(r.values, i, i+1)
		}
	}
	t.found = append(t.found, r)
	return nil
}

// joinLines puts a line without a tab right below a row to the last value of that row: programs that part values by
// tabs write a definition of several lines as it is.
func (t *tableReader) joinLines() {
	if t.separator != "\t" {
		return
	}
	joined := t.found[:0]
	for _, r := range t.found {
		if last := len(joined) - 1; last >= 0 && len(r.values) == 1 && len(joined[last].values) > 1 && r.at == joined[last].to+1 {
			above := &joined[last]
			above.to = r.to
			above.values[len(above.values)-1] += "\n" + r.values[0]
			continue
		}
		joined = append(joined, r)
	}
	t.found = joined
}

// table returns the rows as a block. Where nearly all rows have two values, what a comma parted in the definition of
// another comes together again.
func (t *tableReader) table() Block {
	two := 0
	for _, r := range t.found {
		if len(r.values) == 2 {
			two++
		}
	}
	table := Block{Kind: Table}
	for _, r := range t.found {
		if len(r.values) > 2 && 2*two > len(t.found) && strings.TrimSpace(strings.Join(r.values[2:], "")) != "" {
			r.values = []string{r.values[0], strings.Join(r.values[1:], t.separator)}
		}
		cells := make([]Cell, len(r.values))
		for i, value := range r.values {
			cells[i] = t.cell(value)
		}
		table.Rows, table.RowAt = append(table.Rows, cells), append(table.RowAt, r.at)
	}
	if len(t.found) > 0 {
		table.First, table.Last = t.found[0].at, t.found[len(t.found)-1].at
		table.Header = len(t.found) > 1 && isHeader(t.found[0].values)
	}
	return table
}

func (t *tableReader) cell(value string) Cell {
	if t.hasHTML && strings.ContainsAny(value, "<&") {
		if d, err := readHTML(t.name, []byte(value)); err == nil {
			return flat(d.Blocks, "\n")
		}
	}
	return Cell{{Text: value}}
}

// columnNames are what people call the columns of a glossary or of cards, in the languages in which they do.
const columnNames = " term terms word name abbreviation acronym concept key definition definitions meaning description explanation value question questions answer answers front back " +
	"begriff begriffe wort abkürzung bedeutung definition erklärung beschreibung erläuterung frage fragen antwort antworten vorderseite rückseite " +
	"terme mot définition signification question réponse término palabra definición significado pregunta respuesta termine parola definizione significato domanda risposta " +
	"termo palavra definição pergunta resposta note notes example examples synonym synonyms category tags beispiel beispiele notiz synonyme kategorie "

// isHeader reports whether a row names columns.
func isHeader(values []string) bool {
	known := 0
	for _, v := range values {
		v = strings.ToLower(strings.TrimSpace(v))
		if v == "" || strings.Contains(v, " ") {
			continue
		}
		if strings.Contains(columnNames, " "+v+" ") {
			known++
		}
	}
	return known >= 2 || known == 1 && len(values) == 1
}
