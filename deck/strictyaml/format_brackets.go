package strictyaml

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// A rowWriter collects the rows of a text or of brackets.
type rowWriter struct {
	done   []row
	indent int // of the row that is written
	b      strings.Builder
}

func (w *rowWriter) write(text string) { w.b.WriteString(text) }

// begin ends a row and begins the next.
func (w *rowWriter) begin(indent int, text string) {
	w.done = w.rows()
	w.b.Reset()
	w.indent = indent
	w.write(text)
}

// rows returns all rows so far.
func (w *rowWriter) rows() []row { return append(w.done, row{w.indent, w.b.String()}) }

// A space is what stands between two values within brackets.
type space struct {
	remark string
	notes  []note
	broken bool
}

// space reads up to the next sign.
func (c *cutter) space() (s space) {
	c.slot = &s.remark
	c.skip()
	s.notes, s.broken, c.notes = c.notes, c.broken, nil
	return s
}

// and returns a space with one that follows it, behind a comma.
func (s space) and(next space) space {
	switch {
	case s.remark == "":
		s.remark = next.remark
	case next.remark != "":
		s.notes = append(s.notes, note{text: strings.TrimLeft(next.remark, " \t")})
	}
	s.notes = append(s.notes, next.notes...)
	s.broken = s.broken || next.broken
	return s
}

// write writes a space: comments in their lines, and then a line that stands further in by inner, or
// what separates on one line.
func (s space) write(w *rowWriter, notes, next int, separator string) {
	if !s.broken {
		w.write(separator)
		return
	}
	w.write(s.remark)
	lines := tidy(texts(s.notes))
	for i, text := range lines {
		if text != "" || i > 0 && i < len(lines)-1 {
			w.begin(notes, text)
		}
	}
	w.begin(next, "")
}

// bracketed cuts a list or mapping between brackets, and what stands within.
func (c *cutter) bracketed(n *yaml.Node) []row {
	w := &rowWriter{}
	c.nested(w, n)
	return w.rows()
}

// nested writes a value within brackets, or the outermost brackets.
func (c *cutter) nested(w *rowWriter, n *yaml.Node) {
	if c.failed != nil {
		return
	}
	if n.Kind == yaml.ScalarNode {
		c.within(w, n)
		return
	}
	opens, closes, unit := "[", "]", 1
	if n.Kind == yaml.MappingNode {
		opens, closes, unit = "{", "}", 2
	}
	outer := w.indent
	inner := outer + 2
	w.write(opens)
	bare := !c.sign(opens[0])
	if bare && unit == 1 {
		c.fail(c.at, "this list")
		return
	}
	var between space
	for i := 0; i < len(n.Content); i += unit {
		switch {
		case bare: // a key and its value as an entry of a list
		case i == 0:
			between = c.space()
			between.write(w, inner, inner, "")
		default:
			between.write(w, inner, inner, " ")
		}
		c.nestedEntry(w, n, i, inner)
		if bare {
			break
		}
		if between = c.space(); c.sign(',') {
			between = between.and(c.space())
			if i+unit < len(n.Content) || between.broken {
				w.write(",")
			}
		}
	}
	if !bare {
		if len(n.Content) == 0 {
			between = c.space()
		}
		between.write(w, inner, outer, "")
		c.expect(closes[0])
	}
	w.write(closes)
}

// nestedEntry writes an entry of a list, or a key and its value.
func (c *cutter) nestedEntry(w *rowWriter, n *yaml.Node, i, inner int) {
	if n.Kind == yaml.MappingNode {
		k := n.Content[i]
		c.until(k)
		w.write(c.key(k, true))
		c.expect(':')
		w.write(":")
		c.space().write(w, inner+2, inner+2, " ")
		i++
	}
	c.nested(w, n.Content[i])
}

// within writes a text within brackets.
func (c *cutter) within(w *rowWriter, n *yaml.Node) {
	c.until(n)
	rows, _ := c.scalar(n, true)
	if c.failed != nil {
		return
	}
	inner := w.indent + 2
	w.write(rows[0].text)
	for _, r := range rows[1:] {
		w.begin(inner, r.text)
	}
}
