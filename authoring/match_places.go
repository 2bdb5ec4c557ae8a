package authoring

import (
	"sort"
	"strings"

	"goodcard/deck/prose/document"
)

// places are the blocks of a document that hold text themselves, in its order.
type places struct {
	blocks   []*document.Block
	headings [][]string // above each of the blocks, outermost first
}

func placesOf(doc *document.Document) *places {
	p := &places{}
	var path []string
	var levels []int
	var walk func(blocks []document.Block)
	walk = func(blocks []document.Block) {
		for i := range blocks {
			b := &blocks[i]
			if b.Kind == document.Heading {
				for len(levels) > 0 && levels[len(levels)-1] >= b.Level {
					path, levels = path[:len(path)-1:len(path)-1], levels[:len(levels)-1]
				}
			}
			if len(b.Spans) > 0 || len(b.Rows) > 0 {
				p.blocks, p.headings = append(p.blocks, b), append(p.headings, path)
			}
			if b.Kind == document.Heading {
				path, levels = append(path, strings.TrimSpace(doc.Plain[b.Start:b.End])), append(levels, b.Level)
			}
			walk(b.Blocks)
		}
	}
	for _, above := range doc.Part.Headings() {
		path, levels = append(path, strings.TrimSpace(document.TextOf(above.Spans))), append(levels, above.Level)
	}
	walk(doc.Blocks)
	return p
}

// lines returns how many lines the document has, up to its last text; at least 1.
func (p *places) lines() int {
	last := 1
	for _, b := range p.blocks {
		last = max(last, b.Last)
	}
	return last
}

// at returns the index of the block that has what stands at an offset of the plain text.
func (p *places) at(offset int) int {
	return max(0, sort.Search(len(p.blocks), func(i int) bool { return p.blocks[i].Start > offset })-1)
}

// extent returns from where to where the own text of a block is.
func (p *places) extent(i int) (start, end int) {
	start, end = p.blocks[i].Start, p.blocks[i].End
	if i+1 < len(p.blocks) {
		end = min(end, p.blocks[i+1].Start) // of a question, without its answer
	}
	return start, end
}

// passage returns the stretch of the plain text from start to end as a passage.
func (p *places) passage(start, end int) document.Passage {
	now := document.Passage{Start: start, End: end}
	if len(p.blocks) > 0 {
		first, last := p.at(start), p.at(max(start, end-1))
		now.First, now.Last, now.Headings = p.blocks[first].First, p.blocks[last].Last, p.headings[first]
	}
	return now
}
