package authoring

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The weights of a score: of what is said, of what is asked, of where. They were measured on edited documents.
const (
	weightSaid  = 0.65
	weightAsked = 0.2
	weightPlace = 0.15
)

// A lexicon numbers words, from 1. The words that it has not are all 0.
type lexicon map[string]uint32

// A word is one of a text.
type word struct {
	id         uint32
	start, end int // in the text
}

// learn adds the words of a text.
func (l lexicon) learn(text string) {
	for w := range wordsOf(text) {
		if name := strings.ToLower(text[w.start:w.end]); l[name] == 0 {
			l[strings.Clone(name)] = uint32(len(l) + 1)
		}
	}
}

// read returns the words of a text.
func (l lexicon) read(text string) []word {
	var all []word
	for w := range wordsOf(text) {
		w.id = l[strings.ToLower(text[w.start:w.end])]
		all = append(all, w)
	}
	return all
}

// wordsOf goes over the words of a text: letters and digits that stand together, each sign that is no punctuation, and
// each letter of a script that sets no spaces.
func wordsOf(text string) func(yield func(word) bool) {
	return func(yield func(word) bool) {
		start := -1
		for i, r := range text {
			alone := unicode.IsSymbol(r) || unspaced(r)
			inside := !alone && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
			if inside && start < 0 {
				start = i
			}
			if !inside && start >= 0 {
				if !yield(word{start: start, end: i}) {
					return
				}
				start = -1
			}
			if alone {
				_, size := utf8.DecodeRuneInString(text[i:])
				if !yield(word{start: i, end: i + size}) {
					return
				}
			}
		}
		if start >= 0 {
			yield(word{start: start, end: len(text)})
		}
	}
}

// unspaced reports whether a letter is of a script that sets no spaces between words.
func unspaced(r rune) bool {
	const first = 0x0E00 // Thai
	return r >= first && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// A profile is a text as its pairs of neighboring words, sorted; its ends count as words. Pairs with a word that is
// not in the lexicon are only counted. A text without words has none.
type profile struct {
	pairs []uint64
	n     int // of all pairs
}

// edge stands for the start and the end of a text.
const edge = 1<<32 - 1

func profileOf(text []word) profile {
	p := profile{n: len(text) + 1}
	if len(text) == 0 {
		return p
	}
	before := uint32(edge)
	for i := range p.n {
		now := uint32(edge)
		if i < len(text) {
			now = text[i].id
		}
		if before != 0 && now != 0 {
			p.pairs = append(p.pairs, pairOf(before, now))
		}
		before = now
	}
	slices.Sort(p.pairs)
	return p
}

func pairOf(first, second uint32) uint64 { return uint64(first)<<32 | uint64(second) }

// dice returns Dice's coefficient of two texts: 0 where they have no pair of words in common, 1 where they have all.
func dice(a, b profile) float64 {
	common := 0
	for i, j := 0, 0; i < len(a.pairs) && j < len(b.pairs); {
		switch cmp.Compare(a.pairs[i], b.pairs[j]) {
		case 0:
			common, i, j = common+1, i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	return float64(2*common) / float64(a.n+b.n)
}

// neighbors tells which candidates that nobody has taken are like an entry that is left.
type neighbors struct {
	m           *matching
	words       lexicon
	said, asked map[int]profile // of entries
	nowSaid     map[int]profile // of candidates
	nowAsked    map[int]profile
	same        map[string][]int // candidates in order, by kind and text
	having      map[inKind][]int // candidates in order, by pairs of words that are not in many
}

// An inKind is a pair of words in what is made of one kind.
type inKind struct {
	kind string
	pair uint64
}

const (
	mostHaving = 32 // candidates with a pair of words that says something about which of them it is
	mostAlike  = 8  // candidates that are compared with an entry, of those with the same text and of the others
)

func newNeighbors(m *matching) *neighbors {
	n := &neighbors{
		m: m, words: lexicon{}, said: map[int]profile{}, asked: map[int]profile{}, nowSaid: map[int]profile{}, nowAsked: map[int]profile{},
		same: map[string][]int{}, having: map[inKind][]int{},
	}
	for e := range m.entries {
		if m.result[e].Candidate < 0 {
			_, asked := cutKey(m.entries[e].Key)
			n.words.learn(m.quotes[e])
			n.words.learn(asked)
			n.said[e], n.asked[e] = profileOf(n.words.read(m.quotes[e])), profileOf(n.words.read(asked))
		}
	}
	for c := range m.found {
		if m.taken[c] {
			continue
		}
		kind, asked := cutKey(m.found[c].Key)
		n.nowSaid[c], n.nowAsked[c] = profileOf(n.words.read(m.passages[c])), profileOf(n.words.read(asked))
		n.same[kind+" "+m.passages[c]] = append(n.same[kind+" "+m.passages[c]], c)
		for _, pair := range slices.Compact(slices.Clone(n.nowSaid[c].pairs)) {
			if at := (inKind{kind, pair}); len(n.having[at]) <= mostHaving {
				n.having[at] = append(n.having[at], c)
			}
		}
	}
	return n
}

// of returns the candidates of its kind that an entry may be now.
func (n *neighbors) of(e int) []int {
	kind, _ := cutKey(n.m.entries[e].Key)
	same := n.same[kind+" "+n.m.quotes[e]]
	at, _ := slices.BinarySearchFunc(same, n.m.entries[e].First, func(c, line int) int { return cmp.Compare(n.m.found[c].Passage.First, line) })
	all := slices.Clone(same[max(0, at-mostAlike/2):min(len(same), at+mostAlike/2)])

	shared := map[int]int{}
	for _, pair := range slices.Compact(slices.Clone(n.said[e].pairs)) {
		if having := n.having[inKind{kind, pair}]; len(having) <= mostHaving {
			for _, c := range having {
				shared[c]++
			}
		}
	}
	var others []int
	for c := range shared {
		if n.m.passages[c] != n.m.quotes[e] {
			others = append(others, c)
		}
	}
	slices.SortFunc(others, func(a, b int) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) })
	return append(all, others[:min(len(others), mostAlike)]...)
}

// score returns how alike an entry and a candidate are.
func (n *neighbors) score(e, c int) float64 {
	said := dice(n.said[e], n.nowSaid[c])
	if n.m.quotes[e] == n.m.passages[c] {
		said = 1
	}
	return weightSaid*said + weightAsked*dice(n.asked[e], n.nowAsked[c]) + weightPlace*n.m.nearness(e, n.m.found[c].Passage.First)
}
