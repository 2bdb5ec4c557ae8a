package authoring

import (
	"cmp"
	"errors"
	"slices"

	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// An opening is what in a document no entry of the lock speaks of.
type opening struct {
	at     int // index of the document among those that are checked
	doc    *document.Document
	find   *prose.Find
	places *places
	spoken []document.Passage // of by the lock, or left out by the rules
	offers []*prose.Candidate
}

func newOpening(at int, doc *document.Document, find *prose.Find, now []matched) *opening {
	o := &opening{at: at, doc: doc, find: find, places: placesOf(doc)}
	taken := make([]bool, len(find.Candidates))
	for _, m := range now {
		if m.Candidate >= 0 {
			taken[m.Candidate] = true
		}
		if m.Verdict != Orphaned {
			o.spoken = append(o.spoken, m.Passage)
		}
	}
	for i := range find.Candidates {
		c := &find.Candidates[i]
		o.spoken = append(o.spoken, c.Question, c.Passage)
		if !taken[i] {
			o.offers = append(o.offers, c)
		}
	}
	for _, s := range find.Skipped {
		o.spoken = append(o.spoken, s.Passage)
	}
	return o
}

// uncovered returns the passages of the document from which nothing was drafted, in its order: such that offer
// something, each by itself, and the rest of the text in stretches.
func (o *opening) uncovered() []Uncovered {
	var all []Uncovered
	offered := map[[2]int]bool{} // passages, by their ends
	for _, c := range o.offers {
		if here := [2]int{c.Passage.Start, c.Passage.End}; !offered[here] {
			offered[here] = true
			all = append(all, Uncovered{min(cmp.Or(c.Question.First, c.Passage.First), c.Passage.First), max(c.Question.Last, c.Passage.Last), c.Passage.Headings, frontOf(c)})
		}
	}
	all = append(all, bare(o.places, o.spoken)...)
	slices.SortStableFunc(all, func(a, b Uncovered) int { return cmp.Compare(a.First, b.First) })
	return all
}

// offers keeps of what documents offer what a build would draft: the deck may have it from another document or by its
// author's hand, or no card can be made of it.
func (c *checking) offers() {
	if len(c.open) == 0 {
		return
	}
	files, docs := map[string]*opening{}, map[*document.Document]*opening{}
	var paths []string
	for _, o := range c.open {
		path := c.Documents[o.at].Named()
		files[path], docs[o.doc], paths = o, o, append(paths, path)
	}
	built, err := Build(c.CheckOptions.Deck, paths, BuildOptions{
		Read: func(path string) (*document.Document, error) {
			if o := files[path]; o != nil {
				return o.doc, nil
			}
			return nil, errNotOpen // another part of a file, which the build looks for
		},
		Find: func(doc *document.Document, _ string) *prose.Find { return docs[doc].find },
	})
	if err != nil {
		return // the build tells why; what is offered stays uncovered
	}
	type draft struct {
		first, last int
		front       string
	}
	for _, t := range built.Texts {
		drafts := map[draft]bool{}
		for _, m := range t.Added {
			drafts[draft{m.First, m.Last, m.Front}] = true
		}
		o := files[t.Path]
		o.offers = slices.DeleteFunc(o.offers, func(c *prose.Candidate) bool {
			return !drafts[draft{c.Passage.First, c.Passage.Last, frontOf(c)}]
		})
		c.Documents[o.at].Uncovered = o.uncovered()
	}
}

// errNotOpen says that a document is none of those that are checked against each other.
var errNotOpen = errors.New("it is not read for this")

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
