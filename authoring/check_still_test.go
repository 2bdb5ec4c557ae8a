package authoring

import (
	"strings"
	"testing"

	"goodcard/deck/lock"
	"goodcard/deck/prose/document"
)

// Where the bytes are the same, what stands where it stood is fresh, though older rules took less of it.
func TestCheckAfterNewRules(t *testing.T) {
	path := drafted(t, map[string]string{"gates.md": gatesText})
	b := open(t, path)
	for i := range b.lock.Entries {
		if e := &b.lock.Entries[i]; e.Card == "why-do-gates-creak" {
			e.Quote.Exact = "Oil helps for a month or so."
			e.Span = lock.SpanOf(e.Quote.Exact)
			e.Key = "ask something else"
		}
	}
	if _, err := b.commit(); err != nil {
		t.Fatal(err)
	}
	for _, p := range check(t, path).Documents[0].Passages {
		if p.Verdict != Fresh {
			t.Errorf("%v is %s", p.Cards, p.Verdict)
		}
	}
}

// What is said very often stands on its lines all the same.
func TestCheckOfWhatIsSaidOften(t *testing.T) {
	const times = 3 * mostPlaces
	doc, err := document.Parse("gates.md", []byte(strings.Repeat("Only the keeper.\n\nAnd a dog.\n\n", times)), document.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	entries, now := make([]lock.Entry, times), make([]matched, times)
	for i := range times {
		entries[i] = lock.Entry{First: 4*i + 1, Last: 4*i + 1, Quote: lock.Quote{Exact: "Only the keeper."}}
		now[i] = matched{Verdict: Orphaned, Candidate: -1}
	}
	entries[0].Quote.Exact, entries[1].First, entries[1].Last = "Only the king.", 3, 3
	stillThere(entries, doc, now)
	for i, m := range now {
		if fresh := i > 1; (m.Verdict == Fresh) != fresh || fresh && m.Passage.First != entries[i].First {
			t.Errorf("line %d is %s, on line %d", entries[i].First, m.Verdict, m.Passage.First)
		}
	}
}
