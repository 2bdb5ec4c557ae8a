package authoring

import (
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
	Changed  Verdict = "changed"  // it says something else, or another question stands above it
	Orphaned Verdict = "orphaned" // it is not in the document any more
)

// A matched is what became of one entry.
type matched struct {
	Verdict   Verdict
	Candidate int              // index of what the entry is now among those found; -1 where the rules do not find it any more
	Passage   document.Passage // the definition or the answer as it is now; zero where it is orphaned
	Score     float64          // 0 to 1: how much both passages, what is asked and their places have in common
	Asked     bool             // what is asked has other words than it had
}

// match returns what became of each entry, all of which come from earlier versions of doc, in their order. What is
// found are the candidates of doc; each is matched with one entry at most, and with one of its own kind: a concept with
// a concept, a cloze with a cloze.
//
// Texts that differ in capitals and white space alone are the same.
func match(entries []lock.Entry, doc *document.Document, found []prose.Candidate) []matched {
	m := newMatching(entries, doc, found)
	m.pairAlike()
	m.searchText()
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
}

func newMatching(entries []lock.Entry, doc *document.Document, found []prose.Candidate) *matching {
	m := &matching{
		entries: entries, doc: doc, found: found,
		quotes: make([]string, len(entries)), passages: make([]string, len(found)),
		taken: make([]bool, len(found)), result: make([]matched, len(entries)),
		places: placesOf(doc),
	}
	for i := range entries {
		m.quotes[i] = normalized(entries[i].Quote.Exact)
		m.result[i] = matched{Verdict: Orphaned, Candidate: -1}
	}
	for i := range found {
		m.passages[i] = normalized(doc.Plain[found[i].Passage.Start:found[i].Passage.End])
	}
	return m
}

// pairAlike matches entries with candidates of the same text, then of the same question.
func (m *matching) pairAlike() {
	byKey, byText := map[string]int{}, map[string][]int{}
	for c := range m.found {
		kind := kindOf(m.found[c].Key)
		byKey[m.found[c].Key] = c
		byText[kind+"\n"+m.passages[c]] = append(byText[kind+"\n"+m.passages[c]], c)
	}
	for e := range m.entries {
		if c, ok := byKey[m.entries[e].Key]; ok && m.passages[c] == m.quotes[e] {
			m.pair(e, c, 1)
		}
	}
	for e := range m.entries {
		if m.result[e].Candidate >= 0 {
			continue
		}
		same := kindOf(m.entries[e].Key) + "\n" + m.quotes[e]
		for len(byText[same]) > 0 && m.result[e].Candidate < 0 {
			c := byText[same][0]
			byText[same] = byText[same][1:]
			if !m.taken[c] {
				m.pair(e, c, 1)
			}
		}
	}
	for e := range m.entries {
		if c, ok := byKey[m.entries[e].Key]; ok && m.result[e].Candidate < 0 && !m.taken[c] {
			m.pair(e, c, sameQuestion)
		}
	}
}

// sameQuestion is the least score of two passages under the same question.
const sameQuestion = 0.6

// pair says that the entry e is the candidate c now.
func (m *matching) pair(e, c int, score float64) {
	m.taken[c] = true
	now := m.found[c].Passage
	r := matched{Candidate: c, Passage: now, Score: score, Asked: m.found[c].Key != m.entries[e].Key}
	switch {
	case m.passages[c] != m.quotes[e], r.Asked:
		r.Verdict = Changed
	default:
		r.Verdict = m.whereabouts(e, now)
	}
	m.result[e] = r
}

// whereabouts returns whether a passage that says what it said is where it was.
func (m *matching) whereabouts(e int, now document.Passage) Verdict {
	was := &m.entries[e]
	if now.First != was.First || now.Last != was.Last || strings.Join(now.Headings, "\n") != strings.Join(was.Heading, "\n") {
		return Moved
	}
	return Fresh
}

// kindOf returns the first word of a key, which says what is made: "concept", "ask", "cloze".
func kindOf(key string) string {
	kind, _, _ := strings.Cut(key, " ")
	return kind
}
