package prose

import "goodcard/deck/prose/document"

// passageOf is the passage that blocks are, which stand one behind the other.
func passageOf(blocks []document.Block, headings []string) document.Passage {
	if len(blocks) == 0 {
		return document.Passage{Headings: headings}
	}
	p := document.Passage{Start: blocks[0].Start, First: blocks[0].First, Headings: headings}
	for _, b := range blocks {
		p.Start = min(p.Start, b.Start)
		p.End = max(p.End, b.End)
		p.Last = max(p.Last, b.Last)
	}
	return p
}

// within is the passage of a part of the words of a block that has spans, by its offsets in them.
func (f *finder) within(b document.Block, from, to int, headings []string) document.Passage {
	p := document.Passage{Start: b.Start, End: b.End, First: b.First, Last: b.Last, Headings: headings}
	if b.Start+to <= len(f.doc.Plain) && f.doc.Plain[b.Start:b.Start+to] == document.TextOf(b.Spans)[:to] {
		p.Start, p.End = b.Start+from, b.Start+to
	}
	return p
}

// headOf is the passage of the words with which a block begins that has blocks too.
func (f *finder) headOf(b document.Block, headings []string) document.Passage {
	p := f.within(b, 0, len(document.TextOf(b.Spans)), headings)
	p.Last = b.First
	return p
}
