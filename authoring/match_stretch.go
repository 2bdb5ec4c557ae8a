package authoring

import (
	"slices"
	"strings"
	"unicode/utf8"

	"goodcard/deck/prose/document"
)

// stretches finds the stretch of a document that is most like what an entry was drafted from.
type stretches struct {
	m     *matching
	words lexicon
	doc   []word
	at    map[uint64][]int32 // of pairs of words of the entries: the words of the document that begin one; nil where they are too many
}

// newStretches prepares the search for some entries.
func newStretches(m *matching, entries []int) *stretches {
	s := &stretches{m: m, words: lexicon{}, at: map[uint64][]int32{}}
	for _, e := range entries {
		_, asked := cutKey(m.entries[e].Key)
		s.words.learn(m.quotes[e])
		s.words.learn(asked)
	}
	s.doc = s.words.read(m.doc.Plain)
	for _, e := range entries {
		for _, pair := range profileOf(s.words.read(m.quotes[e])).pairs {
			s.at[pair] = []int32{}
		}
	}
	for i := range max(0, len(s.doc)-1) {
		pair := pairOf(s.doc[i].id, s.doc[i+1].id)
		if at := s.at[pair]; at != nil {
			if at = append(at, int32(i)); len(at) > mostPlaces {
				at = nil
			}
			s.at[pair] = at
		}
	}
	return s
}

// likest returns the passage that is most like what an entry was drafted from, and how alike both are; 0 where there is
// none that no other entry has.
func (s *stretches) likest(e int, taken *taken) (document.Passage, float64) {
	quote := s.words.read(s.m.quotes[e])
	was := profileOf(quote)
	var at []int32
	for _, pair := range slices.Compact(slices.Clone(was.pairs)) {
		at = append(at, s.at[pair]...)
	}
	slices.Sort(at)
	var best document.Passage
	bestScore := 0.0
	for _, w := range densest(at, int32(len(quote)+len(quote)/4+1)) {
		start, end := s.sentences(s.doc[w.first].start, s.doc[w.last+1].end)
		now := s.m.places.passage(start, end)
		if taken.has(s.m.kind(e), now) {
			continue
		}
		text := s.m.doc.Plain[start:end]
		_, asked := cutKey(s.m.entries[e].Key)
		score := weightSaid*dice(was, profileOf(s.words.read(text))) + weightAsked*s.share(asked, text+" "+strings.Join(now.Headings, " ")) +
			weightPlace*s.m.nearness(e, now.First)
		if score > bestScore {
			best, bestScore = now, score
		}
	}
	if bestScore >= leastScore {
		taken.add(s.m.kind(e), best)
	}
	return best, bestScore
}

// share returns how many of the words of one text stand in another, as a part of 1.
func (s *stretches) share(text, other string) float64 {
	has := map[uint32]bool{}
	for _, w := range s.words.read(other) {
		has[w.id] = true
	}
	all := s.words.read(text)
	n := 0
	for _, w := range all {
		if has[w.id] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(all)))
}

// A window is a stretch of words, by the first and the last that begin a pair.
type window struct {
	first, last int32
	n           int // of the pairs in it
}

// densest returns the windows of a width that have the most of the places, no two of which share one; at most four.
func densest(at []int32, width int32) []window {
	var all []window
	first := 0
	for last := range at {
		for at[last]-at[first] >= width {
			first++
		}
		all = append(all, window{at[first], at[last], last - first + 1})
	}
	slices.SortStableFunc(all, func(a, b window) int { return b.n - a.n })
	var best []window
	for _, w := range all {
		if !slices.ContainsFunc(best, func(b window) bool { return w.first <= b.last && b.first <= w.last }) {
			if best = append(best, w); len(best) == 4 {
				break
			}
		}
	}
	return best
}

// widest is how many bytes a stretch is widened at each end in search of the end of a sentence.
const widest = 1000

// sentences widens a stretch of the plain text to whole sentences, within the blocks in which it begins and ends.
// Where no sentence ends nearby, it stays.
func (s *stretches) sentences(start, end int) (int, int) {
	plain := s.m.doc.Plain
	from, _ := s.m.places.extent(s.m.places.at(start))
	_, to := s.m.places.extent(s.m.places.at(end - 1))
	for i := start; i >= max(from, start-widest); i-- {
		if i == from || sentenceEnds(plain, i) {
			start = i + len(plain[i:end]) - len(strings.TrimLeft(plain[i:end], " \t\n"))
			break
		}
	}
	for i := end; i <= min(to, end+widest); i++ {
		if i == to || sentenceEnds(plain, i) {
			end = i
			break
		}
	}
	return start, end
}

// sentenceEnds reports whether a sentence ends before an offset.
func sentenceEnds(text string, at int) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:at], `"'”’»)]`))
	switch last {
	case '。', '！', '？':
		return true
	case '.', '!', '?':
		return at == len(text) || strings.IndexByte(" \t\n", text[at]) >= 0
	default:
		return false
	}
}
