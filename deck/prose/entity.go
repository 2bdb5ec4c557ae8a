package prose

import (
	"slices"

	"goodcard/deck/prose/document"
)

// withEntity adds to the flags of an offer that it lacks a name, where it does.
func (f *finder) withEntity(o *offer, flags []Flag) []Flag {
	if slices.ContainsFunc(o.terms, lacksName) || lacksName(o.question) || lacksName(o.note) || slices.ContainsFunc(o.body, lacksNameWithin) ||
		o.sentence && slices.ContainsFunc(f.doc.Blocks, func(b document.Block) bool { return lacksNameAt(b, o.passage) }) {
		return append(flags, Entity)
	}
	return flags
}

// lacksName reports whether something of another file should stand in spans.
func lacksName(spans []document.Span) bool {
	return slices.ContainsFunc(spans, func(s document.Span) bool { return s.Style&document.Absent != 0 })
}

// withoutEntities returns spans without the references to what another file has, whose signs mean nothing.
func withoutEntities(spans []document.Span) []document.Span {
	return slices.DeleteFunc(slices.Clone(spans), func(s document.Span) bool { return s.Style&document.Absent != 0 })
}

func lacksNameWithin(b document.Block) bool {
	return lacksName(b.Spans) || slices.ContainsFunc(b.Blocks, lacksNameWithin) || slices.ContainsFunc(b.Rows, func(row []document.Cell) bool {
		return slices.ContainsFunc(row, func(c document.Cell) bool { return lacksName(c) })
	})
}

// lacksNameAt is lacksName of what of a passage stands in the paragraphs of a block.
func lacksNameAt(b document.Block, p document.Passage) bool {
	if b.End <= p.Start || p.End <= b.Start {
		return false
	}
	return lacksName(document.Slice(b.Spans, max(p.Start-b.Start, 0), p.End-b.Start)) ||
		slices.ContainsFunc(b.Blocks, func(in document.Block) bool { return lacksNameAt(in, p) })
}
