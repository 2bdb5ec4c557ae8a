package strictyaml

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A printer writes chunks anew. Columns are those of keys and dashes.
type printer struct {
	b     strings.Builder
	keeps bool // an empty line would be a part of the text above it
}

// file writes the notes at the head of a file, and its value.
func (p *printer) file(head []string, root *chunk) {
	p.lead(begun(head), 0)
	switch {
	case root.block() && root.keyed:
		p.mapping(root, 0, false)
	case root.block():
		p.list(root, 0)
	default:
		p.lead(root.above, 0)
		p.rows(root, 0, 0)
		p.lead(ended(root.below), 0)
	}
}

// lead writes comments and empty lines.
func (p *printer) lead(lines []string, column int) {
	for _, text := range tidy(lines) {
		switch {
		case text != "":
			p.indent(column)
			p.b.WriteString(text + "\n")
			p.keeps = false
		case !p.keeps:
			p.b.WriteByte('\n')
		}
	}
}

// begun returns lines without empty ones before the first.
func begun(lines []string) []string {
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	return lines
}

// ended returns lines without empty ones behind the last.
func ended(lines []string) []string {
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

func (p *printer) indent(column int) { p.b.WriteString(strings.Repeat(" ", column)) }

// mapping writes keys with values; inline writes the first behind a dash, without what stands above it.
func (p *printer) mapping(c *chunk, column int, inline bool) {
	for i, e := range c.entries {
		switch {
		case i > 0:
			p.lead(e.lead, column)
		case !inline:
			p.lead(begun(e.lead), column)
		}
		if i > 0 || !inline {
			p.indent(column)
		}
		p.b.WriteString(e.key + ":")
		p.value(e, column, 0)
	}
	p.lead(ended(c.below), column)
}

func (p *printer) list(c *chunk, column int) {
	const cards = 2 // see [writer.list]
	for i, e := range c.entries {
		lead := e.lead
		if e.value.mapping() && e.remark == "" { // what stands above its first key goes above the dash
			lead = slices.Concat(lead, ended(begun(e.value.entries[0].lead)))
		}
		switch {
		case i == 0:
			lead = begun(lead)
		case column == cards && (e.value.mapping() || c.entries[i-1].value.mapping()) && !slices.Contains(lead, ""):
			lead = slices.Concat([]string{""}, lead)
		}
		p.lead(lead, column)
		p.indent(column)
		p.b.WriteByte('-')
		p.value(e, column, 2)
	}
	p.lead(ended(c.below), column)
}

// value writes what stands behind a key or a dash, to the end of its last line. Brackets behind a dash
// stand further in.
func (p *printer) value(e *entry, column, deeper int) {
	v := e.value
	p.keeps = false
	if !v.block() {
		if v.apart && !e.joins(column) {
			p.b.WriteString(e.remark + "\n")
			p.lead(v.above, column+2)
			p.indent(column + 2)
			deeper = 2
		} else {
			p.b.WriteByte(' ')
		}
		if !v.brackets {
			deeper = 0
		}
		p.rows(v, column, deeper)
		return
	}
	if v.keyed && e.key == "" && e.remark == "" {
		p.b.WriteByte(' ')
		p.mapping(v, column+2, true)
		return
	}
	p.b.WriteString(e.remark + "\n")
	if v.keyed {
		p.mapping(v, column+2, false)
	} else {
		p.list(v, column+2)
	}
}

// joins reports whether a text that begins on a line of its own goes up to its key: one line that has
// room there.
func (e *entry) joins(column int) bool {
	const room = 80
	v := e.value
	return !v.brackets && len(v.rows) == 1 && len(v.above) == 0 && e.remark == "" &&
		column+utf8.RuneCountInString(e.key+": "+v.rows[0].text+v.remark) <= room
}

// rows writes a text or brackets, the first row where the printer stands.
func (p *printer) rows(v *chunk, column, deeper int) {
	for i, r := range v.rows {
		if i > 0 {
			p.b.WriteByte('\n')
			if r.text != "" {
				p.indent(column + deeper + r.indent)
			}
		}
		p.b.WriteString(r.text)
	}
	p.b.WriteString(v.remark + "\n")
	p.keeps = v.keeps
}
