package authoring

import (
	"cmp"
	"slices"
	"strings"

	"goodcard/deck/lock"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// A Verdict says what became of the passage that a card or a concept was drafted from.
type Verdict string

// The verdicts on a passage.
const (
	Fresh    Verdict = "fresh"    // it says what it said, where it was
	Moved    Verdict = "moved"    // it says what it said, on other lines or under another heading
	Changed  Verdict = "changed"  // it says something else, or something else is asked there
	Orphaned Verdict = "orphaned" // it is not in the document any more
)

// A matched is what became of one entry.
type matched struct {
	Verdict   Verdict
	Candidate int              // index of what the entry is now among those found; -1 where the rules do not find it any more
	Passage   document.Passage // the definition or the answer as it is now; zero where it is orphaned
	Score     float64          // 0 to 1: how much both passages, what is asked and their places have in common
	Asked     bool             // what is asked has other words than it had; without a candidate, it is asked no more
}

// match returns what became of each entry, all of which come from earlier versions of doc, in their order. What is
// found are the candidates of doc; each is matched with one entry at most, and with one of its own kind: a concept with
// a concept, a cloze with a cloze.
//
// Texts that differ in capitals and white space alone are the same. It takes time in proportion to the document, the
// entries and what is found.
func match(entries []lock.Entry, doc *document.Document, found []prose.Candidate) []matched {
	return matchBeside(entries, doc, found, nil)
}

// matchBeside does the same for a document whose questions other documents have in part: elsewhere reports whether one of them
// asks something. No entry comes to ask it that did not.
func matchBeside(entries []lock.Entry, doc *document.Document, found []prose.Candidate, elsewhere func(key string) bool) []matched {
	m := newMatching(entries, doc, found)
	m.elsewhere = elsewhere
	if m.pairSame() {
		pairAlike(m)
		m.searchText()
	}
	return m.result
}

// A matching is the work on one document.
type matching struct {
	entries []lock.Entry
	doc     *document.Document
	found   []prose.Candidate

	quotes   []string // of entries, normalized
	passages []string // of candidates, normalized
	taken    []bool   // candidates that are matched
	result   []matched
	places   *places
	lines    int // of the document; at least 1

	elsewhere func(key string) bool // whether another document speaks of what is asked, so that no other entry of this one comes to; nil where none does
}

// mayAsk reports whether an entry may come to ask what a candidate asks.
func (m *matching) mayAsk(e, c int) bool {
	key := m.found[c].Key
	return m.elsewhere == nil || key == m.entries[e].Key || !m.elsewhere(key)
}

func newMatching(entries []lock.Entry, doc *document.Document, found []prose.Candidate) *matching {
	m := &matching{
		entries: entries, doc: doc, found: found,
		quotes: make([]string, len(entries)), passages: make([]string, len(found)),
		taken: make([]bool, len(found)), result: make([]matched, len(entries)),
		places: placesOf(doc),
	}
	m.lines = m.places.lines() // and not what entries say, who may have been brought up to date in part
	for i := range entries {
		if i > 0 && entries[i].Quote.Exact == entries[i-1].Quote.Exact { // as those of one term
			m.quotes[i] = m.quotes[i-1]
		} else {
			m.quotes[i] = lock.Normalized(entries[i].Quote.Exact)
		}
		m.result[i] = matched{Verdict: Orphaned, Candidate: -1}
	}
	for i := range found {
		p := &found[i].Passage
		if i > 0 && p.Start == found[i-1].Passage.Start && p.End == found[i-1].Passage.End {
			m.passages[i] = m.passages[i-1]
		} else {
			m.passages[i] = lock.Normalized(doc.Plain[p.Start:p.End])
		}
	}
	return m
}

// pairSame matches entries with candidates that ask the same and say the same. It reports whether entries are left.
func (m *matching) pairSame() (left bool) {
	byKey := m.byKey()
	for e := range m.entries {
		if m.result[e].Candidate >= 0 {
			continue
		}
		c, ok := byKey[m.entries[e].Key]
		if ok && m.passages[c] == m.quotes[e] && !m.taken[c] {
			m.pair(pairing{e, c, 1})
		} else {
			left = true
		}
	}
	return left
}

// byKey returns the candidates by their keys.
func (m *matching) byKey() map[string]int {
	byKey := make(map[string]int, len(m.found))
	for c := range m.found {
		byKey[m.found[c].Key] = c
	}
	return byKey
}

// A pairing is an entry and a candidate that may be the same.
type pairing struct {
	entry, candidate int
	score            float64
}

// A choice is a pairing of one of several documents.
type choice struct {
	at int // of the document
	pairing
}

const (
	sameQuestion = 0.6  // the least score where what is asked has the same words
	leastScore   = 0.45 // below which two passages are two
)

// pairAlike matches what is left of entries and candidates, the most alike first. Of several documents no two come to ask
// the same.
func pairAlike(docs ...*matching) {
	var all []choice
	for i, m := range docs {
		for _, p := range m.alike() {
			all = append(all, choice{i, p})
		}
	}
	slices.SortFunc(all, func(a, b choice) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.at, b.at), cmp.Compare(a.entry, b.entry), cmp.Compare(a.candidate, b.candidate))
	})
	asked := map[string]int{} // documents, by what comes to be asked in them
	for _, p := range all {
		m := docs[p.at]
		if m.result[p.entry].Candidate >= 0 || m.taken[p.candidate] {
			continue
		}
		if key := m.found[p.candidate].Key; key != m.entries[p.entry].Key {
			if at, ok := asked[key]; ok && at != p.at {
				continue
			}
			asked[key] = p.at
		}
		m.pair(p.pairing)
	}
}

// alike returns which entries and candidates that are left may be the same.
func (m *matching) alike() (all []pairing) {
	if !slices.ContainsFunc(m.result, func(r matched) bool { return r.Candidate < 0 }) {
		return nil
	}
	byKey := m.byKey()
	near := newNeighbors(m)
	for e := range m.entries {
		if m.result[e].Candidate >= 0 {
			continue
		}
		asked := -1
		if c, ok := byKey[m.entries[e].Key]; ok && !m.taken[c] {
			asked = c
			all = append(all, pairing{e, c, max(sameQuestion, near.score(e, c))})
		}
		for _, c := range near.of(e) {
			if score := near.score(e, c); c != asked && score >= leastScore && m.mayAsk(e, c) {
				all = append(all, pairing{e, c, score})
			}
		}
	}
	return all
}

// loosen takes back what was said of entries.
func (m *matching) loosen(which func(e int) bool) {
	for e := range m.result {
		if which(e) {
			if c := m.result[e].Candidate; c >= 0 {
				m.taken[c] = false
			}
			m.result[e] = matched{Verdict: Orphaned, Candidate: -1}
		}
	}
}

// pair says that an entry is a candidate now.
func (m *matching) pair(p pairing) {
	m.taken[p.candidate] = true
	c := &m.found[p.candidate]
	r := matched{Verdict: Changed, Candidate: p.candidate, Passage: c.Passage, Score: p.score, Asked: c.Key != m.entries[p.entry].Key}
	if m.passages[p.candidate] == m.quotes[p.entry] && !r.Asked {
		r.Verdict = m.whereabouts(p.entry, c.Passage)
	}
	m.result[p.entry] = r
}

// whereabouts returns whether a passage that says what it said is where it was.
func (m *matching) whereabouts(e int, now document.Passage) Verdict {
	was := &m.entries[e]
	if now.First != was.First || now.Last != was.Last || !slices.Equal(now.Headings, was.Heading) {
		return Moved
	}
	return Fresh
}

// nearness returns how near a line is to where an entry was: 1 at the same line, 0 at the other end of the document.
func (m *matching) nearness(e, line int) float64 {
	away := line - m.entries[e].First
	return max(0, 1-float64(max(away, -away))/float64(m.lines))
}

// cutKey returns the first word of a key, which says what is made ("concept", "ask", "cloze"), and the words of what
// it is made from.
func cutKey(key string) (kind, asked string) {
	kind, asked, _ = strings.Cut(key, " ")
	return kind, asked
}
