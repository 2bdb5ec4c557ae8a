package authoring

import (
	"index/suffixarray"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/lock"
	"goodcard/deck/prose/document"
	"goodcard/deck/spelling"
)

const (
	leastText  = 12 // bytes; a shorter text that stands somewhere in a document may be any other
	mostPlaces = 64 // at which one text, or a pair of words of it, is looked at: what stands oftener may be any other
)

// searchText looks for the passages of entries that are no candidate now, wherever they are in the document: first for
// such that say the same, then for the most alike.
func (m *matching) searchText() {
	var left []int
	for e := range m.entries {
		if m.result[e].Candidate < 0 && len(m.quotes[e]) >= leastText {
			left = append(left, e)
		}
	}
	if len(left) == 0 || m.doc.Plain == "" {
		return
	}
	taken := takenBy(m)
	doc := foldedOf(m.doc.Plain)
	index := suffixarray.New([]byte(doc.text))
	for _, e := range left {
		now, ok := m.sameText(e, doc, index, taken)
		switch {
		case ok && m.lostQuestion(e, now):
			m.result[e] = matched{Verdict: Changed, Candidate: -1, Passage: now, Score: 1, Asked: true}
		case ok:
			m.result[e] = matched{Verdict: m.whereabouts(e, now), Candidate: -1, Passage: now, Score: 1}
		}
	}
	left = slices.DeleteFunc(left, func(e int) bool { return m.result[e].Verdict != Orphaned })
	if len(left) == 0 {
		return
	}
	words := newStretches(m, left)
	for _, e := range left {
		if now, score := words.likest(e, taken); score >= leastScore {
			m.result[e] = matched{Verdict: Changed, Candidate: -1, Passage: now, Score: score}
		}
	}
}

// sameText returns where the text of an entry stands, by what stood around it and then by how near it is.
func (m *matching) sameText(e int, doc *folded, index *suffixarray.Index, taken *taken) (found document.Passage, ok bool) {
	quote := &m.entries[e].Quote
	prefix, suffix := lock.Normalized(quote.Prefix), lock.Normalized(quote.Suffix)
	best, bestNear := -1, 0.0
	at := index.Lookup([]byte(m.quotes[e]), mostPlaces)
	slices.Sort(at)
	for _, at := range at {
		end := at + len(m.quotes[e])
		if inWord(doc.text, at) || inWord(doc.text, end) {
			continue
		}
		now := m.places.passage(doc.span(at, end))
		if taken.has(m.kind(e), now) {
			continue
		}
		around := commonEnd(strings.TrimSpace(doc.text[:at]), prefix) + commonStart(strings.TrimSpace(doc.text[end:]), suffix)
		if near := m.nearness(e, now.First); around > best || around == best && near > bestNear {
			found, best, bestNear = now, around, near
		}
	}
	if best >= 0 {
		taken.add(m.kind(e), found)
	}
	return found, best >= 0
}

// nearby is how many bytes above a passage its question or term is looked for.
const nearby = 500

// lostQuestion reports whether what an entry asks stood right above its passage and is not near it any more, as where
// a question became another heading.
func (m *matching) lostQuestion(e int, now document.Passage) bool {
	_, key := cutKey(m.entries[e].Key)
	asked, above := foldedWords(key), foldedWords(m.entries[e].Quote.Prefix)
	n := min(len(asked), len(above), 2) // the start of what stood above may be cut off
	if n == 0 || !slices.Equal(asked[len(asked)-n:], above[len(above)-n:]) {
		return false
	}
	near := foldedWords(m.doc.Plain[max(0, now.Start-nearby):now.End])
	for i := range len(near) - len(asked) + 1 {
		if slices.Equal(near[i:i+len(asked)], asked) {
			return false
		}
	}
	return true
}

func foldedWords(text string) (all []string) {
	text = spelling.Fold(text)
	for w := range wordsOf(text) {
		all = append(all, text[w.start:w.end])
	}
	return all
}

func (m *matching) kind(e int) string {
	kind, _ := cutKey(m.entries[e].Key)
	return kind
}

// inWord reports whether an offset is between two letters of a word.
func inWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	inside := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return at > 0 && at < len(text) && inside(before) && inside(after) && !unspaced(after)
}

func commonStart(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

func commonEnd(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// A folded is the plain text of a document as [lock.Normalized] has it, with where it was.
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

// taken are the passages that entries were matched with or that another document speaks of, by kind and place.
type taken struct {
	m  *matching
	at map[inCell][]document.Passage
}

// An inCell is a stretch of cell bytes of the plain text, for one kind.
type inCell struct {
	kind string
	cell int
}

const cell = 256

func takenBy(m *matching) *taken {
	t := &taken{m, map[inCell][]document.Passage{}}
	for e := range m.entries {
		if m.result[e].Verdict != Orphaned {
			t.add(m.kind(e), m.result[e].Passage)
		}
	}
	if m.elsewhere != nil {
		for c := range m.found {
			if !m.taken[c] && m.elsewhere(m.found[c].Key) {
				kind, _ := cutKey(m.found[c].Key)
				t.add(kind, m.found[c].Passage)
			}
		}
	}
	return t
}

func (t *taken) add(kind string, p document.Passage) {
	for c := p.Start / cell; c <= p.End/cell; c++ {
		t.at[inCell{kind, c}] = append(t.at[inCell{kind, c}], p)
	}
}

// has reports whether a passage is for the most part one that is taken: what they share is half of what both have.
// If so the middle of each lies in the other.
func (t *taken) has(kind string, p document.Passage) bool {
	for _, other := range t.at[inCell{kind, (p.Start + p.End) / 2 / cell}] {
		shared := min(p.End, other.End) - max(p.Start, other.Start)
		if 2*shared >= max(p.End, other.End)-min(p.Start, other.Start) {
			return true
		}
	}
	return false
}
