package ledger

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Bytes returns the file: lines in the order of their first ids, and in line 1 the sum of what stands below
// it. What [Parse] makes of it is l, as long as l says what the format allows; a title comes back as
// [OneLine] has it.
func (l *Ledger) Bytes() []byte {
	l.sort()
	w := l.writer(ledgerFormat)
	for i := range l.Lines {
		w.row(&l.Lines[i], l.Lines[i].extra)
	}
	below := w.b.String()
	w.b.Reset()
	w.line(append([]string{w.first, l.Deck, OneLine(l.Title), l.Version, l.Released, sumOf(below)}, l.more...)...)
	w.b.WriteString(below)
	return w.b.Bytes()
}

// value returns what stands in a column, "" for nothing.
func (l *Line) value(column string) string {
	switch column {
	case "ids":
		return strings.Join(l.IDs, ",")
	case "items":
		items := slices.Clone(l.Items)
		for i, suffix := range items {
			items[i] = cmp.Or(strings.TrimPrefix(suffix, "#"), none)
		}
		return strings.Join(items, ",")
	case "kind":
		return l.Kind
	case "content":
		return l.Content
	case "surroundings":
		return l.Surroundings
	case "unseen":
		return l.Unseen
	case "revision":
		return strconv.Itoa(l.Revision)
	case "time":
		return stamp(l.Time)
	case "first":
		return l.First
	case "last":
		return l.Last
	default:
		return l.State
	}
}

// Bytes returns the file. What [ParseChanges] makes of it is c, as long as c says what the format allows;
// a why comes back as [OneLine] has it.
func (c *Changes) Bytes() []byte {
	w := c.writer(changesFormat)
	below := w.b.String()
	w.b.Reset()
	w.line(append([]string{w.first, c.Deck}, c.more...)...)
	w.b.WriteString(below)
	for i := range c.Lines {
		w.row(&c.Lines[i], c.Lines[i].extra)
	}
	return w.b.Bytes()
}

// value returns what stands in a column, "" for nothing.
func (c *Change) value(column string) string {
	switch column {
	case "version":
		return c.Version
	case "time":
		return stamp(c.Time)
	case "id":
		return c.ID
	case "kind":
		return c.Kind
	case "before":
		return c.Before
	case "after":
		return c.After
	case "replaced-by":
		return strings.Join(c.ReplacedBy, ",")
	default:
		return OneLine(c.Why)
	}
}

// A writer writes lines of values.
type writer struct {
	*format
	first   string   // how the first line begins
	columns []string // in their order
	b       bytes.Buffer
}

// writer begins to write a file with the columns that it was read with, whose names it writes.
func (s *source) writer(f *format) *writer {
	w := &writer{format: f, first: f.begins + strconv.Itoa(cmp.Or(s.number, Format)), columns: s.columns}
	if w.columns == nil {
		w.columns = f.known
	}
	w.line(w.columns...)
	return w
}

// row writes what stands in each column; extra are the values of those that are not known, in their order.
func (w *writer) row(of interface{ value(column string) string }, extra []string) {
	values := make([]string, len(w.columns))
	for i, column := range w.columns {
		if slices.Contains(w.known, column) {
			values[i] = of.value(column)
		} else if len(extra) > 0 { // a line that was added has none
			values[i], extra = extra[0], extra[1:]
		}
	}
	w.line(values...)
}

// line writes values; where there is none, a - stands.
func (w *writer) line(values ...string) {
	for i, v := range values {
		if i > 0 {
			w.b.WriteByte('\t')
		}
		w.b.WriteString(cmp.Or(v, none))
	}
	w.b.WriteByte('\n')
}
