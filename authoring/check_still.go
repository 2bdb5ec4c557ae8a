package authoring

import (
	"index/suffixarray"
	"slices"
	"sort"
	"strings"

	"goodcard/deck/lock"
	"goodcard/deck/prose/document"
)

// stillThere puts verdicts right on a document whose bytes did not change: what stands on the lines of an entry is
// fresh, even where newer rules would take more of the text, or less.
func stillThere(entries []lock.Entry, doc *document.Document, now []matched) {
	if !slices.ContainsFunc(now, func(m matched) bool { return m.Verdict != Fresh }) {
		return
	}
	places, text := placesOf(doc), foldedOf(doc.Plain)
	index := suffixarray.New([]byte(text.text))
	for i := range now {
		e := &entries[i]
		if now[i].Verdict == Fresh || e.Quote.Exact == "" {
			continue
		}
		quote := lock.Normalized(e.Quote.Exact)
		all := index.Lookup([]byte(quote), mostPlaces)
		if len(all) == mostPlaces { // there may be more
			all = text.around(quote, places, e.First, e.Last)
		}
		for _, at := range all {
			start, end := text.span(at, at+len(quote))
			if p := places.passage(start, end); p.First <= e.Last && p.Last >= e.First {
				now[i] = matched{Verdict: Fresh, Candidate: now[i].Candidate, Passage: p, Score: 1}
				break
			}
		}
	}
}

// stillInPart puts verdicts right on a part that did not change: what other parts of the file pushed down, or up, stands
// where it stood in it.
func stillInPart(entries []lock.Entry, now []matched) {
	for i := range now {
		if m := &now[i]; m.Verdict == Moved && slices.Equal(m.Passage.Headings, entries[i].Heading) {
			m.Verdict = Fresh
		}
	}
}

// around returns where a quote stands on lines of the document and right beside them, at most at mostPlaces.
func (f *folded) around(quote string, p *places, first, last int) (all []int) {
	from, to := len(f.text), 0
	for i, b := range p.blocks {
		if b.First <= last && b.Last >= first {
			start, end := p.extent(i)
			from, to = min(from, f.offset(start)), max(to, f.offset(end))
		}
	}
	from, to = max(0, from-len(quote)), min(len(f.text), to+len(quote))
	for from < to && len(all) < mostPlaces {
		n := strings.Index(f.text[from:to], quote)
		if n < 0 {
			break
		}
		all = append(all, from+n)
		from += n + 1
	}
	return all
}

// offset returns where in the normalized text a place of the plain text is.
func (f *folded) offset(plain int) int {
	return sort.Search(len(f.at), func(i int) bool { return int(f.at[i]) >= plain })
}
