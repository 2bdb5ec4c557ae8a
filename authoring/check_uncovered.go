package authoring

import (
	"cmp"
	"slices"

	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// uncovered returns the passages of a document that no entry of the lock speaks of, in its order: such that offer
// something, each by itself, and the rest of the text in stretches.
func uncovered(doc *document.Document, find *prose.Find, now []matched) []Uncovered {
	taken := make([]bool, len(find.Candidates))
	var spoken []document.Passage // of by the lock, or by what is offered
	for _, m := range now {
		if m.Candidate >= 0 {
			taken[m.Candidate] = true
		}
		if m.Verdict != Orphaned {
			spoken = append(spoken, m.Passage)
		}
	}
	var all []Uncovered
	offered := map[[2]int]bool{} // passages, by their ends
	for i := range find.Candidates {
		c := &find.Candidates[i]
		spoken = append(spoken, c.Question, c.Passage)
		here := [2]int{c.Passage.Start, c.Passage.End}
		if !taken[i] && !offered[here] {
			offered[here] = true
			all = append(all, Uncovered{min(cmp.Or(c.Question.First, c.Passage.First), c.Passage.First), max(c.Question.Last, c.Passage.Last), c.Passage.Headings, asks(c)})
		}
	}
	for _, s := range find.Skips {
		spoken = append(spoken, s.Passage)
	}
	all = append(all, bare(placesOf(doc), spoken)...)
	slices.SortStableFunc(all, func(a, b Uncovered) int { return cmp.Compare(a.First, b.First) })
	return all
}

// bare returns the stretches of text of which none of the passages has a part. Headings and terms are no text.
func bare(p *places, spoken []document.Passage) []Uncovered {
	slices.SortFunc(spoken, func(a, b document.Passage) int { return cmp.Compare(a.Start, b.Start) })
	var all []Uncovered
	next, reach := 0, 0 // passages that begin before the block ends, and how far they reach
	adjoins := false
	for i, b := range p.blocks {
		start, end := p.extent(i)
		for next < len(spoken) && spoken[next].Start < end {
			reach = max(reach, spoken[next].End)
			next++
		}
		switch {
		case b.Kind == document.Heading, b.Kind == document.Term, b.Data:
		case reach > start:
			adjoins = false
		case adjoins && slices.Equal(p.headings[i], all[len(all)-1].Heading):
			all[len(all)-1].Last = b.Last
		default:
			all = append(all, Uncovered{First: b.First, Last: b.Last, Heading: p.headings[i]})
			adjoins = true
		}
	}
	return all
}
