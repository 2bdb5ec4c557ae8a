package prose

import (
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
	if !named && (columns > maxColumns || columns < 2 || !wholeFile && !at.glossary) {
		return
	}
	if !named && columns == maxColumns {
		other = 2
	}
	synonyms := other >= 0 && b.Header && other < len(b.Rows[0]) && synonymColumn().MatchString(nameOf(document.TextOf(b.Rows[0][other])))
	row := rowReader{f: f, table: b, at: at, offset: b.Start}
	for i := range b.Rows {
		row.next(i)
		if i == 0 && b.Header {
			continue
		}
		f.row(row, term, definition, other, synonyms)
	}
}

// columnsOf returns which columns hold terms, definitions and what else is said, and whether a header names them.
func columnsOf(header []document.Cell, columns int) (term, definition, other int, named bool) {
	term, definition, other = -1, -1, -1
	for i, cell := range header {
		switch name := strings.TrimSpace(spelling.Fold(document.TextOf(cell))); {
		case term < 0 && (termColumn().MatchString(name) || questionColumn().MatchString(name)):
			term = i
		case definition < 0 && (definitionColumn().MatchString(name) || answerColumn().MatchString(name)):
			definition = i
		default:
			other = i
		}
	}
	if term < 0 || definition < 0 {
		return 0, 1, -1, false
	}
	if columns > maxColumns {
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

// row takes what one row of a table offers.
func (f *finder) row(r rowReader, term, definition, other int, synonyms bool) {
	head, body := r.block(term), r.block(definition)
	if len(head.Spans) == 0 || !saysSomething([]document.Block{body}) {
		return
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
		return
	}
	name := listedTerm(head.Spans)
	if name == nil {
		return
	}
	o.terms = [][]document.Span{name}
	if synonyms {
		o.terms = append(o.terms, splitList(more)...)
	}
	f.addTerm(o)
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
