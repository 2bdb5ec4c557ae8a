package document

import (
	"strings"

	"goodcard/deck/markup"
)

// maxDepth is how deep blocks may stand in blocks. What is deeper loses its structure and keeps its text.
const maxDepth = 40

// maxHeading is how long a heading may be, in bytes. A longer one is a text that only looks like one, and is none.
const maxHeading = 1000

// finish is the last step of every reader: it cleans what stands in the blocks, takes the empty ones away and
// writes the plain text with the offsets of the blocks in it.
func finish(d *Document) {
	d.Title = line(d.Title)
	d.Lang = line(d.Lang)
	d.Blocks = partEntries(partQuestions(cleanBlocks(d.Blocks, 0)))
	var p plain
	p.blocks(d.Blocks)
	d.Plain = p.String()
}

// line makes a text one clean line.
func line(s string) string { return strings.Join(strings.Fields(markup.Clean(s)), " ") }

func cleanBlocks(blocks []Block, depth int) []Block {
	var all []Block
	for _, b := range blocks {
		b.Anchor = line(b.Anchor)
		b.Last = max(b.First, b.Last)
		if b.Kind == Heading {
			b.Level = min(max(b.Level, 1), 6)
		}
		if b.Kind == Code {
			b.Spans = cleanCode(b.Spans)
		} else {
			b.Spans = cleanSpans(b.Spans)
		}
		if b.Kind == Heading && len(TextOf(b.Spans)) > maxHeading {
			b.Kind, b.Level = Paragraph, 0
		}
		cleanRows(&b)
		b.Blocks = cleanBlocks(b.Blocks, depth+1)
		switch {
		case len(b.Spans) == 0 && len(b.Rows) == 0 && len(b.Blocks) == 0:
			continue
		case depth == maxDepth:
			all = append(all, leaves(b)...)
			continue
		}
		all = append(all, b)
	}
	return all
}

// leaves returns what holds text itself in a block.
func leaves(b Block) []Block {
	var all []Block
	within := b.Blocks
	if b.Blocks = nil; len(b.Spans) > 0 || len(b.Rows) > 0 {
		all = append(all, b)
	}
	for _, in := range within {
		all = append(all, leaves(in)...)
	}
	return all
}

// cleanRows takes rows away in which nothing stands. The others keep their empty cells, but not those at their end.
func cleanRows(t *Block) {
	var rows [][]Cell
	var at []int
	for i, row := range t.Rows {
		last := 0
		for c, cell := range row {
			if row[c] = cleanSpans(cell); len(row[c]) > 0 {
				last = c + 1
			}
		}
		if last == 0 {
			t.Header = t.Header && i > 0
			continue
		}
		rows = append(rows, row[:last])
		if len(t.RowAt) == len(t.Rows) {
			at = append(at, t.RowAt[i])
		}
	}
	t.Rows, t.RowAt = rows, at
}

func cleanCode(spans []Span) []Span {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	lines := strings.Split(strings.ReplaceAll(b.String(), "\t", "    "), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(markup.Clean(l), " ")
	}
	text := strings.Trim(strings.Join(lines, "\n"), "\n")
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return []Span{{Text: text}}
}

// cleanSpans collapses white space, over the borders of spans too, and joins spans of one style. No space stays at
// the ends nor beside a forced break.
func cleanSpans(spans []Span) []Span {
	var j joiner
	space := false // one is owed before what comes next
	var owed Style // of the text in which it stands
	start := true  // of the text or of a line of it
	broken := false
	for _, s := range spans {
		s.Link = webLink(s.Link)
		for i, part := range strings.Split(s.Text, "\n") {
			if i > 0 {
				space, start, broken = false, true, true
			}
			part = markup.Clean(part)
			words := strings.Fields(part)
			if len(words) == 0 {
				if part != "" && !start {
					space, owed = true, owed&s.Style
				}
				continue
			}
			if broken && j.any() {
				j.add("\n", Span{})
			}
			if before := !strings.HasPrefix(part, words[0]); space || !start && before {
				if before {
					owed |= s.Style
				}
				j.add(" ", j.between(s, owed))
			}
			j.add(strings.Join(words, " "), s)
			start, broken, space = false, false, !strings.HasSuffix(part, words[len(words)-1])
			if owed = 0; space {
				owed = s.Style
			}
		}
	}
	return j.spans()
}

// A joiner makes spans of pieces, one of each run that is set alike.
type joiner struct {
	done []Span
	last Span // without its text
	text strings.Builder
}

func (j *joiner) any() bool { return j.text.Len() > 0 }

func (j *joiner) add(text string, as Span) {
	if j.any() && (as.Style != j.last.Style || as.Link != j.last.Link) {
		j.spans()
	}
	j.last = Span{Style: as.Style, Link: as.Link}
	j.text.WriteString(text)
}

// spans ends the last span and returns all.
func (j *joiner) spans() []Span {
	if j.any() {
		j.last.Text = strings.Clone(j.text.String())
		j.done = append(j.done, j.last)
		j.text.Reset()
	}
	return j.done
}

// between returns how a space is set that stands before next: as both of its neighbours are. Two pieces of code stay two where
// the space is in neither; own is how it is set itself.
func (j *joiner) between(next Span, own Style) Span {
	space := Span{Style: j.last.Style & next.Style}
	if j.last.Style != next.Style || own&(Mono|Math) == 0 {
		space.Style &^= Mono | Math | Sub | Super
	}
	if j.last.Link == next.Link {
		space.Link = next.Link
	}
	return space
}

// webLink returns an address that a text may link to, or nothing.
func webLink(address string) string {
	if address == "" {
		return ""
	}
	address, _ = markup.WebAddress(address)
	return address
}
