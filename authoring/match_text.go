package authoring

import (
	"index/suffixarray"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/prose/document"
)

// normalized returns a text as it is compared: in lower case, each stretch of white space one space, none at the ends.
func normalized(text string) string { return strings.Join(strings.Fields(strings.ToLower(text)), " ") }

// A folded is the plain text of a document, normalized, with where it was.
type folded struct {
	text string
	at   []int32 // of each byte of text: the offset in the plain text at which its letter starts
	end  int     // of the plain text without the white space at its end
}

func foldedOf(plain string) *folded {
	var text strings.Builder
	text.Grow(len(plain))
	f := &folded{at: make([]int32, 0, len(plain))}
	space := -1 // where the white space that was not yet written starts; -1 without any
	for i, r := range plain {
		if unicode.IsSpace(r) {
			if space < 0 && text.Len() > 0 {
				space = i
			}
			continue
		}
		if space >= 0 {
			text.WriteByte(' ')
			f.at = append(f.at, int32(space))
			space = -1
		}
		n, _ := text.WriteRune(unicode.ToLower(r))
		for range n {
			f.at = append(f.at, int32(i))
		}
		_, size := utf8.DecodeRuneInString(plain[i:])
		f.end = i + size
	}
	f.text = text.String()
	return f
}

// span returns from where to where in the plain text a stretch of the normalized text is.
func (f *folded) span(start, end int) (int, int) {
	if end == len(f.text) {
		return int(f.at[start]), f.end
	}
	return int(f.at[start]), int(f.at[end])
}

// searchText looks for the texts of entries that no candidate has, wherever they are in the document.
func (m *matching) searchText() {
	var doc *folded
	var index *suffixarray.Index
	for e := range m.entries {
		if m.result[e].Candidate >= 0 || len(m.quotes[e]) < leastText {
			continue
		}
		if doc == nil {
			doc = foldedOf(m.doc.Plain)
			index = suffixarray.New([]byte(doc.text))
		}
		at := index.Lookup([]byte(m.quotes[e]), mostPlaces)
		if len(at) == 0 {
			continue
		}
		sort.Ints(at)
		start, end := doc.span(at[0], at[0]+len(m.quotes[e]))
		now := m.places.passage(start, end)
		m.result[e] = matched{Verdict: m.whereabouts(e, now), Candidate: -1, Passage: now, Score: 1}
	}
}

const (
	leastText  = 12 // bytes; a shorter text that stands somewhere in a document may be any other
	mostPlaces = 64 // of one text that are looked at
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
	walk(doc.Blocks)
	return p
}

// passage returns the stretch of the plain text from start to end as a passage.
func (p *places) passage(start, end int) document.Passage {
	first := sort.Search(len(p.blocks), func(i int) bool { return p.blocks[i].Start > start }) - 1
	last := sort.Search(len(p.blocks), func(i int) bool { return p.blocks[i].Start >= end }) - 1
	first, last = max(first, 0), max(last, 0)
	now := document.Passage{Start: start, End: end}
	if len(p.blocks) > 0 {
		now.First, now.Last, now.Headings = p.blocks[first].First, p.blocks[last].Last, p.headings[first]
	}
	return now
}
