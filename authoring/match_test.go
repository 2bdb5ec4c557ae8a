package authoring

import (
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lock"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// A question is one of an FAQ, under its heading.
type question struct{ asks, answer string }

// faqOf returns a document of questions, each two lines below the last, and what rules find in it.
func faqOf(questions ...question) (*document.Document, []prose.Candidate) {
	doc := &document.Document{Name: "faq.md", Format: document.Markdown}
	var plain strings.Builder
	line := 0
	add := func(kind document.Kind, text string) document.Block {
		if plain.Len() > 0 {
			plain.WriteByte('\n')
		}
		line++
		b := document.Block{Kind: kind, Spans: []document.Span{{Text: text}}, First: line, Last: line, Start: plain.Len()}
		plain.WriteString(text)
		b.End = plain.Len()
		doc.Blocks = append(doc.Blocks, b)
		line++
		return b
	}
	var found []prose.Candidate
	for _, q := range questions {
		heading := add(document.Heading, q.asks)
		heading.Level = 2
		if q.answer == "" {
			continue
		}
		body := add(document.Paragraph, q.answer)
		found = append(found, prose.Candidate{
			Card: &deck.Card{Kind: deck.Ask, Text: q.asks, Answer: q.answer},
			Key:  "ask " + strings.ToLower(strings.Trim(q.asks, "?")), Rule: "heading-question/1", Structural: true, Confidence: 0.9,
			Question: document.Passage{Start: heading.Start, End: heading.End, First: heading.First, Last: heading.Last},
			Passage:  document.Passage{Start: body.Start, End: body.End, First: body.First, Last: body.Last, Headings: []string{q.asks}},
		})
	}
	doc.Plain = plain.String()
	return doc, found
}

// entriesOf returns what the lock says of candidates.
func entriesOf(doc *document.Document, found []prose.Candidate) []lock.Entry {
	var all []lock.Entry
	for _, c := range found {
		all = append(all, lock.Entry{
			Card: deck.IDOf(c.Card.Text), Doc: doc.Name, Key: c.Key, Heading: c.Passage.Headings,
			First: c.Passage.First, Last: c.Passage.Last, Quote: lock.Quote{Exact: doc.Plain[c.Passage.Start:c.Passage.End]},
		})
	}
	return all
}

var faq = []question{
	{"What is a proxy?", "Something that is measured in the place of what one wants."},
	{"Why does it fail?", "It fails where the two come apart under pressure."},
	{"Who noticed it first?", "Several people did, each in a field of their own."},
}

func TestMatch(t *testing.T) {
	doc, found := faqOf(faq...)
	entries := entriesOf(doc, found)
	for _, test := range []struct {
		name string
		now  []question
		want []Verdict
	}{
		{"nothing was edited", faq, []Verdict{Fresh, Fresh, Fresh}},
		{"only capitals and white space", []question{faq[0], {faq[1].asks, "it  FAILS where the two come apart\tunder pressure."}, faq[2]}, []Verdict{Fresh, Fresh, Fresh}},
		{"two changed places", []question{faq[0], faq[2], faq[1]}, []Verdict{Fresh, Moved, Moved}},
		{"one came above", []question{{"New?", "Yes, it is new."}, faq[0], faq[1], faq[2]}, []Verdict{Moved, Moved, Moved}},
		{"an answer in other words", []question{faq[0], {faq[1].asks, "Nobody knows."}, faq[2]}, []Verdict{Fresh, Changed, Fresh}},
		{"a question in other words", []question{faq[0], {"What makes it fail?", faq[1].answer}, faq[2]}, []Verdict{Fresh, Changed, Fresh}},
		{"one is gone", []question{faq[0], faq[2]}, []Verdict{Fresh, Orphaned, Moved}},
		{"an answer without its question", []question{faq[0], {"Also: " + faq[1].answer + " So it is.", ""}, faq[2]}, []Verdict{Fresh, Moved, Moved}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, found := faqOf(test.now...)
			for i, m := range match(entries, doc, found) {
				if m.Verdict != test.want[i] {
					t.Errorf("%q is %s, want %s", entries[i].Key, m.Verdict, test.want[i])
				}
				if now := doc.Plain[m.Passage.Start:m.Passage.End]; m.Verdict == Moved && normalized(now) != normalized(entries[i].Quote.Exact) {
					t.Errorf("%q moved to %q", entries[i].Key, now)
				}
			}
		})
	}
}
