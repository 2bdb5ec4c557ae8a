package prose

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck/lazy"
	"goodcard/deck/prose/document"
	"goodcard/deck/spelling"
)

var (
	termColumn       = lazy.Regexp(`^(terms?|words?|concepts?|names?|entry|keyword|acronyms?|abbreviations?|vocabulary|front|begriffe?|wort|wörter|fachbegriff|ausdruck|abkürzung|bezeichnung|vorderseite|terme|mot|término|palabra|termine)$`)
	questionColumn   = lazy.Regexp(`^(questions?|fragen?|question \(front\)|pregunta|domanda)$`)
	definitionColumn = lazy.Regexp(`^(definitions?|meanings?|descriptions?|explanations?|back|translation|stands for|expansion|definitionen|bedeutung(en)?|beschreibung|erklärung(en)?|erläuterung|rückseite|übersetzung|définition|définitions|signification|definición|significado|definizione|significato)$`)
	answerColumn     = lazy.Regexp(`^(answers?|antwort(en)?|réponse|respuesta|risposta)$`)
	noteColumn       = lazy.Regexp(`^(notes?|remarks?|comments?|examples?|notiz(en)?|anmerkung(en)?|bemerkung(en)?|beispiele?|remarque|nota)$`)
	synonymColumn    = lazy.Regexp(`^(synonyms?|also( known as| called)?|aka|synonyme?|auch)$`)
)

// maxColumns is how many columns a table may have that is read as a glossary.
const maxColumns = 3

// table reads a table whose columns are terms and their definitions: it says so itself, stands in a glossary, or is
// the whole file.
func (f *finder) table(b document.Block, at place) {
	wholeFile := f.doc.Format == document.CSV || f.doc.Format == document.TSV
	if at.answer && !at.glossary || len(b.Rows) == 0 {
		return
	}
	term, definition, other := 0, 1, -1
	named := false
	columns := 0
	for _, row := range b.Rows {
		columns = max(columns, len(row))
	}
	if b.Header {
		term, definition, other, named = columnsOf(b.Rows[0], columns)
	}
	row := rowReader{f: f, table: b, at: at, offset: b.Start}
	row.next(0)
	if !named && (columns > maxColumns || columns < 2 || !wholeFile && !at.glossary) {
		if wholeFile {
			f.skip(row.passage(), row.text(), fmt.Sprintf("has %d columns, and no row above that names the one of the terms and that of the definitions", columns))
		}
		return
	}
	if left := leftColumns(b.Rows[0], term, definition, other); named && left != "" {
		f.skip(row.passage(), left, "a column that no card has; one that is called Notes is read")
	}
	if !named && columns == maxColumns {
		other = 2
	}
	synonyms := other >= 0 && b.Header && other < len(b.Rows[0]) && synonymColumn().MatchString(nameOf(document.TextOf(b.Rows[0][other])))
	for i := range b.Rows {
		if i > 0 {
			row.next(i)
		} else if b.Header {
			continue
		}
		if why := f.row(row, term, definition, other, synonyms); why != "" && wholeFile {
			f.skip(row.passage(), row.text(), why)
		}
	}
}

// leftColumns names the columns from which nothing is taken.
func leftColumns(header []document.Cell, taken ...int) string {
	var names []string
	for i, cell := range header {
		if name := document.TextOf(cell); name != "" && !slices.Contains(taken, i) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// columnsOf returns which columns hold terms, definitions and what else is said, and whether a header names them. Of
// several others it is the one that is called as notes or synonyms are.
func columnsOf(header []document.Cell, columns int) (term, definition, other int, named bool) {
	term, definition, other = -1, -1, -1
	called := -1
	for i, cell := range header {
		switch name := strings.TrimSpace(spelling.Fold(document.TextOf(cell))); {
		case term < 0 && (termColumn().MatchString(name) || questionColumn().MatchString(name)):
			term = i
		case definition < 0 && (definitionColumn().MatchString(name) || answerColumn().MatchString(name)):
			definition = i
		case called < 0 && (noteColumn().MatchString(name) || synonymColumn().MatchString(name)):
			called = i
		default:
			other = i
		}
	}
	if term < 0 || definition < 0 {
		return 0, 1, -1, false
	}
	switch {
	case called >= 0:
		other = called
	case columns > maxColumns:
		other = -1
	}
	return term, definition, other, true
}

// A rowReader tells where the cells of a row stand.
type rowReader struct {
	f      *finder
	table  document.Block
	at     place
	offset int // of the row in the plain text

	cells  []document.Cell
	starts []int // of its cells
	line   int
	last   int // line in which the row ends
	after  int // where the next row begins
}

// next goes to the i-th row: rows stand one a line in the plain text, their cells parted by tabs.
func (r *rowReader) next(i int) {
	if i > 0 {
		r.offset = r.after
	}
	r.cells, r.starts = r.table.Rows[i], nil
	at := r.offset
	for _, cell := range r.cells {
		r.starts = append(r.starts, at)
		at += len(document.TextOf(cell)) + 1
	}
	r.after = at
	r.line, r.last = r.table.First, r.table.Last
	if i < len(r.table.RowAt) {
		r.line = r.table.RowAt[i]
		r.last = r.line
		if i+1 < len(r.table.RowAt) {
			r.last = max(r.line, r.table.RowAt[i+1]-1)
		}
	}
}

// block is a cell as a paragraph.
func (r *rowReader) block(i int) document.Block {
	b := document.Block{Kind: document.Paragraph, First: r.line, Last: r.last, Start: r.offset, End: r.offset}
	if i >= 0 && i < len(r.cells) {
		b.Spans = r.cells[i]
		b.Start = r.starts[i]
		b.End = b.Start + len(document.TextOf(b.Spans))
	}
	return b
}

// passage is the whole row, and text what stands in it.
func (r *rowReader) passage() document.Passage {
	return document.Passage{Start: r.offset, End: max(r.offset, r.after-1), First: r.line, Last: r.last, Headings: r.at.headings}
}

func (r *rowReader) text() string {
	p := r.passage()
	return r.f.doc.Plain[p.Start:p.End]
}

// row takes what one row of a table offers, or returns why it offers nothing.
func (f *finder) row(r rowReader, term, definition, other int, synonyms bool) (why string) {
	head, body := r.block(term), r.block(definition)
	switch {
	case len(head.Spans) == 0:
		return "a row without a term"
	case len(body.Spans) == 0:
		return "a row without a definition"
	case !saysSomething([]document.Block{body}):
		return "its definition says nothing"
	}
	o := &offer{
		rule: ruleTable, body: []document.Block{body},
		head: passageOf([]document.Block{head}, r.at.headings), passage: passageOf([]document.Block{body}, r.at.headings),
	}
	more := r.block(other).Spans
	if !synonyms {
		o.note = more
	}
	if text := document.TextOf(head.Spans); isQuestion(text) || letters(text) > maxTerm {
		o.question = head.Spans
		f.add(o)
		return ""
	}
	name := listedTerm(head.Spans)
	if name == nil {
		return "a term of several lines"
	}
	o.terms = [][]document.Span{name}
	if synonyms {
		o.terms = append(o.terms, splitList(more)...)
	}
	f.addTerm(o)
	return ""
}

// splitList returns the parts of a list in one cell, which commas or semicolons part.
func splitList(spans []document.Span) [][]document.Span {
	text := document.TextOf(spans)
	var parts [][]document.Span
	for from := 0; from < len(text); {
		to := from + strings.IndexAny(text[from:], ",;")
		if to < from {
			to = len(text)
		}
		if part, _ := cut(spans, from, to); len(part) > 0 {
			parts = append(parts, part)
		}
		from = to + 1
	}
	return parts
}
