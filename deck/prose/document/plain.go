package document

import "strings"

// PlainOf returns what a reader sees of blocks, as it stands in [Document.Plain]: a line for each block that holds
// text itself and for each row of a table, whose cells are parted by tabs.
func PlainOf(blocks []Block) string {
	var p plain
	p.write(blocks)
	return p.String()
}

// TextOf returns spans without their styles.
func TextOf(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Slice returns what of spans stands between two offsets of their text, in bytes.
func Slice(spans []Span, start, end int) []Span {
	var all []Span
	at := 0
	for _, s := range spans {
		from, to := max(start-at, 0), min(end-at, len(s.Text))
		at += len(s.Text)
		if from < to {
			s.Text = s.Text[from:to]
			all = append(all, s)
		}
	}
	return all
}

// plain writes the plain text of blocks.
type plain struct {
	strings.Builder
	any bool
}

func (p *plain) text(spans []Span) {
	p.begin()
	for _, s := range spans {
		p.WriteString(s.Text)
	}
}

// begin begins a line.
func (p *plain) begin() {
	if p.any {
		p.WriteByte('\n')
	}
	p.any = true
}

// blocks writes blocks and notes in them where they stand.
func (p *plain) blocks(blocks []Block) {
	for i := range blocks {
		b := &blocks[i]
		b.Start = p.Len()
		if p.any {
			b.Start++
		}
		if len(b.Spans) > 0 {
			p.text(b.Spans)
		}
		p.rows(b.Rows)
		p.blocks(b.Blocks)
		b.End = p.Len()
	}
}

// write is blocks for what keeps its offsets.
func (p *plain) write(blocks []Block) {
	for _, b := range blocks {
		if len(b.Spans) > 0 {
			p.text(b.Spans)
		}
		p.rows(b.Rows)
		p.write(b.Blocks)
	}
}

func (p *plain) rows(rows [][]Cell) {
	for _, row := range rows {
		p.begin()
		for i, cell := range row {
			if i > 0 {
				p.WriteByte('\t')
			}
			for _, s := range cell {
				p.WriteString(s.Text)
			}
		}
	}
}
