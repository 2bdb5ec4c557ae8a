package authoring

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

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

// An update moves some entries and leaves others where they were, as those whose author has other words. What a second
// one finds must not depend on that.
func TestMatchIsTheSameWhereverOtherEntriesAre(t *testing.T) {
	doc, found := faqOf(question{"What does duck mean?", "A bird: no coot."})
	const was = "A bird: no rail."
	entries := []lock.Entry{
		{Card: "duck", Key: "ask what does duck mean", First: 7, Last: 7, Quote: lock.Quote{Exact: was}},
		{Card: "swan", Key: "ask what does swan mean", First: 1, Last: 1, Quote: lock.Quote{Exact: was}},
		{Card: "other", Key: "cloze other", Quote: lock.Quote{Exact: "It is no bird."}},
	}
	var first []matched
	for line := range 100 {
		entries[2].First, entries[2].Last = line+1, line+1
		now := match(entries, doc, found)[:2]
		if first == nil {
			first = now
		}
		for i := range now {
			if now[i].Candidate != first[i].Candidate || now[i].Verdict != first[i].Verdict {
				t.Fatalf("with another one at line %d %q is %v, and was %v", line+1, entries[i].Key, now[i], first[i])
			}
		}
	}
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
		{"a question and its answer in other words", []question{faq[0], {"Why does a proxy fail?", "A proxy fails where the two come apart under strong pressure."}, faq[2]}, []Verdict{Fresh, Changed, Fresh}},
		{"an answer in other words without its question", []question{faq[0], faq[2], {"That it fails where both come apart under pressure, is known.", ""}}, []Verdict{Fresh, Changed, Moved}},
		{"one took the place of another", []question{faq[0], {"How many are there?", "Nobody has counted them so far, but more than ten."}, faq[2]}, []Verdict{Fresh, Orphaned, Fresh}},
		{"everything is gone", []question{{"How many are there?", "Nobody has counted them so far, but more than ten."}}, []Verdict{Orphaned, Orphaned, Orphaned}},
		{"an answer that is much like one that is gone", []question{faq[0], {faq[2].asks, "It fails where the two come apart, and it holds elsewhere."}}, []Verdict{Fresh, Orphaned, Changed}},
		{"words that only begin like an answer", []question{faq[0], faq[2], {"x" + faq[1].answer + "x", ""}}, []Verdict{Fresh, Changed, Moved}},
		{"an answer without its question", []question{faq[0], {"Also: " + faq[1].answer + " So it is.", ""}, faq[2]}, []Verdict{Fresh, Moved, Moved}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, found := faqOf(test.now...)
			for i, m := range match(entries, doc, found) {
				if m.Verdict != test.want[i] {
					t.Errorf("%q is %s, want %s", entries[i].Key, m.Verdict, test.want[i])
				}
				if now := doc.Plain[m.Passage.Start:m.Passage.End]; m.Verdict == Moved && lock.Normalized(now) != lock.Normalized(entries[i].Quote.Exact) {
					t.Errorf("%q moved to %q", entries[i].Key, now)
				}
			}
		})
	}
}

// The same words under two questions: each entry keeps to its own as long as there is one.
func TestMatchOfEqualAnswers(t *testing.T) {
	equal := []question{
		{"Is the lid closed in the morning?", "Yes, as the manual says on its first page."},
		{"Is the lid closed in the evening?", "Yes, as the manual says on its first page."},
		{"Is the lid closed on a Sunday?", "Yes, as the manual says on its first page."},
	}
	doc, found := faqOf(equal...)
	entries := entriesOf(doc, found)
	for _, test := range []struct {
		name string
		now  []question
		want []string // questions that the entries have now; empty where they are orphaned
	}{
		{"the first is gone", equal[1:], []string{"", equal[1].asks, equal[2].asks}},
		{"the last is gone, and the first went down", []question{equal[1], equal[0]}, []string{equal[0].asks, equal[1].asks, ""}},
		{"the second in other words", []question{equal[0], {"Is the lid closed each evening?", equal[1].answer}, equal[2]}, []string{equal[0].asks, "Is the lid closed each evening?", equal[2].asks}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, found := faqOf(test.now...)
			for i, m := range match(entries, doc, found) {
				got := ""
				if m.Candidate >= 0 {
					got = found[m.Candidate].Card.Text
				}
				if got != test.want[i] || m.Candidate < 0 && m.Verdict != Orphaned {
					t.Errorf("%q is %q now (%s), want %q", equal[i].asks, got, m.Verdict, test.want[i])
				}
			}
		})
	}
}

// What stood around a text tells which of several places is its own.
func TestMatchByContext(t *testing.T) {
	entries := []lock.Entry{{Card: "x", Key: "ask nothing that is found", First: 1, Last: 1,
		Quote: lock.Quote{Exact: "It is the second one.", Prefix: "Of both lids: ", Suffix: " So turn it."}}}
	doc, _ := faqOf(question{"Of both doors: It is the second one. So open it.", ""}, question{"Of both lids: It is the second one. So turn it.", ""})
	m := match(entries, doc, nil)[0]
	if m.Passage.First != 3 || m.Verdict != Moved {
		t.Errorf("it is %s to line %d, want moved to line 3", m.Verdict, m.Passage.First)
	}
}

// A sentence that the rules find no more is told with the whole of the sentence that stands there now.
func TestMatchOfSentences(t *testing.T) {
	was := "A goal that nobody wrote down and that is pursued all the same is called a stray goal."
	entries := []lock.Entry{{Card: "stray-goal", Key: "ask what does stray goal mean", First: 3, Last: 3, Quote: lock.Quote{Exact: was}}}
	now := "We give a name to each. A goal that nobody wrote down (e.g. a habit) and that is pursued all the same: a stray goal. There are others."
	doc, _ := faqOf(question{"On goals.", ""}, question{now, ""})
	m := match(entries, doc, nil)[0]
	want := "A goal that nobody wrote down (e.g. a habit) and that is pursued all the same: a stray goal."
	if got := doc.Plain[m.Passage.Start:m.Passage.End]; m.Verdict != Changed || got != want {
		t.Errorf("it is %s: %q, want %q", m.Verdict, got, want)
	}
}

// Texts of scripts without spaces, of signs alone, and of bytes that are no text.
func TestMatchOfOddTexts(t *testing.T) {
	was := []question{
		{"代理とは何ですか?", "本当に望むものの代わりに測られるもののことです。"},
		{"Which signs?", "≠ ≤ ≥"},
		{"İSTANBUL?", "The city is İSTANBUL, and it is large."},
		{"Which?", "\xff\xfe of them, for all we know here"},
		{"Which dashes?", "-- ... --"},
	}
	doc, found := faqOf(was...)
	entries := entriesOf(doc, found)
	now := []question{
		{"代理とは何ですか?", "望むものの代わりに測られるもののことです。"},
		{"Which signs are there?", "≠ ≤ ≥"},
		{"New?", "The city is İSTANBUL, and it is very large."},
		{"Text: \xff\xfe of them, for all we know here", ""},
		{"Dashes, but which?", "-- ... --"},
	}
	doc, found = faqOf(now...)
	want := []Verdict{Changed, Changed, Changed, Moved, Changed}
	for i, m := range match(entries, doc, found) {
		if m.Verdict != want[i] {
			t.Errorf("%q is %s, want %s", was[i].asks, m.Verdict, want[i])
		}
	}
}

// Each question of an FAQ is left as it is, moved, asked otherwise, answered otherwise or taken away, all at once: each
// entry is what was done to it.
func TestMatchOfManyEdits(t *testing.T) {
	vocabulary := strings.Fields("gate hinge latch bolt wall keeper night town river boat bridge rope wheel mill grain bread salt oven fire smoke wind rain " +
		"snow ice hill field horse cow sheep wool cloth thread is of in on the a and when where old new with by who opens holds turns never")
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 17))
		text := func(least, most int) string {
			words := make([]string, least+r.IntN(most-least+1))
			for i := range words {
				words[i] = vocabulary[r.IntN(len(vocabulary))]
			}
			return strings.Join(words, " ")
		}
		var was, is, moved []question
		var want []Verdict
		now := map[string]string{} // what is asked in place of a question
		asked := map[string]bool{}
		for range 1 + r.IntN(30) {
			q := question{text(5, 9), text(12, 40)}
			if asked[q.asks] {
				continue
			}
			asked[q.asks] = true
			was = append(was, q)
			words := strings.Fields(q.answer)
			switch r.IntN(5) {
			case 0:
				moved = append(moved, q)
				want = append(want, Moved)
			case 1:
				now[q.asks] = "say " + q.asks
				is = append(is, question{now[q.asks], q.answer})
				want = append(want, Changed)
			case 2:
				words[1+r.IntN(len(words)-2)] = "indeed"
				is = append(is, question{q.asks, strings.Join(words, " ")})
				want = append(want, Changed)
			case 3:
				want = append(want, Orphaned)
			default:
				is = append(is, q)
				want = append(want, Fresh)
			}
		}
		doc, found := faqOf(was...)
		entries := entriesOf(doc, found)
		doc, found = faqOf(append(is, moved...)...)
		for i, m := range match(entries, doc, found) {
			either := []Verdict{Fresh, Moved} // its words are there; at which place, others try
			if m.Verdict != want[i] && (!slices.Contains(either, m.Verdict) || !slices.Contains(either, want[i])) {
				t.Errorf("seed %d: %q is %s with %v, want %s", seed, was[i].asks, m.Verdict, m.Score, want[i])
			}
			asks := was[i].asks
			if now[asks] != "" {
				asks = now[asks]
			}
			if m.Candidate >= 0 && found[m.Candidate].Card.Text != asks {
				t.Errorf("seed %d: %q is %q now, want %q", seed, was[i].asks, found[m.Candidate].Card.Text, asks)
			}
		}
	}
}

// Whatever the texts, no candidate is given to two entries, and each passage lies in the document.
func FuzzMatch(f *testing.F) {
	f.Add("What is it?|It is this.|Why?|Because of that thing.", "What is it?|It is that.|New?|Because of that thing.")
	f.Add("A?|aaaaaaaaaaaaaaaaaaaa|B?|aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa||B?|aaaaaaaaaaaaaaaaaaaa")
	f.Add("\xff?|İİİİİİİİİİİİİ. 。。", "İİİİİİİİİİİİİ. 。。|\xff")
	cut := func(text string) []question {
		var all []question
		parts := strings.Split(text, "|")
		seen := map[string]bool{}
		for i := 0; i+1 < len(parts); i += 2 {
			if !seen[strings.ToLower(strings.Trim(parts[i], "?"))] {
				all = append(all, question{parts[i], parts[i+1]})
			}
			seen[strings.ToLower(strings.Trim(parts[i], "?"))] = true
		}
		return all
	}
	f.Fuzz(func(t *testing.T, was, is string) {
		doc, found := faqOf(cut(was)...)
		entries := entriesOf(doc, found)
		for i, m := range match(entries, doc, found) {
			if m.Verdict != Fresh {
				t.Errorf("nothing was edited, and %q is %s", entries[i].Key, m.Verdict)
			}
		}
		doc, found = faqOf(cut(is)...)
		given := map[int]bool{}
		for _, m := range match(entries, doc, found) {
			if m.Candidate >= 0 && given[m.Candidate] {
				t.Errorf("candidate %d was given twice", m.Candidate)
			}
			given[m.Candidate] = true
			if m.Passage.Start < 0 || m.Passage.Start > m.Passage.End || m.Passage.End > len(doc.Plain) || m.Score < 0 || m.Score > 1.000001 {
				t.Errorf("%+v lies out of %d bytes, or is too sure", m, len(doc.Plain))
			}
			if (m.Verdict == Orphaned) != (m.Score == 0) {
				t.Errorf("%s with a score of %v", m.Verdict, m.Score)
			}
		}
	})
}

// Twenty thousand terms: none was edited; all were, and have other names; all have the same definition.
func BenchmarkMatch(b *testing.B) {
	const n = 20_000
	glossary := func(term func(i int) string, text func(i int) string) (doc *document.Document, found []prose.Candidate) {
		var all []question
		for i := range n {
			all = append(all, question{term(i), text(i)})
		}
		return faqOf(all...)
	}
	old := func(i int) string { return fmt.Sprintf("Term %d", i) }
	text := func(i int) string {
		return fmt.Sprintf("A thing of the kind %d that one meets where things of the kind %d have been for long, as all %d of them.", i, i*7, i*31)
	}
	doc, found := glossary(old, text)
	entries := entriesOf(doc, found)
	for _, bench := range []struct {
		name       string
		term, text func(i int) string
		prose      bool // the rules find nothing
	}{
		{"Fresh", old, text, false},
		{"Renamed", func(i int) string { return fmt.Sprintf("Entry %d", i+n) }, text, false},
		{"Edited", func(i int) string { return fmt.Sprintf("Entry %d", i+n) }, func(i int) string { return "Something else: " + text(i) }, false},
		{"Equal", func(i int) string { return fmt.Sprintf("Entry %d", i+n) }, func(int) string { return text(1) }, false},
		{"Found", old, text, true},
		{"EditedProse", old, func(i int) string { return strings.Replace(text(i), "one meets", "we find", 1) }, true},
		{"Gone", func(i int) string { return "x" }, func(i int) string { return "y" }, true},
	} {
		b.Run(bench.name, func(b *testing.B) {
			doc, found := glossary(bench.term, bench.text)
			if bench.prose {
				found = nil
			}
			for b.Loop() {
				match(entries, doc, found)
			}
		})
	}
}

// The text in which passages are looked for is written as they are.
func TestFoldedIsNormalized(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune(" \t\n\u00a0\u2003\u0085AaİẞΣσς")), rapid.Rune())).Draw(t, "text")
		if got, want := foldedOf(text).text, lock.Normalized(text); got != want {
			t.Fatalf("%q, want %q", got, want)
		}
	})
}
