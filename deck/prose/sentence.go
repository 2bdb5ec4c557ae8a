package prose

import (
	"slices"
	"strings"

	"goodcard/deck/prose/document"
)

// A definition is what a sentence, or a few, say of a term.
type definition struct {
	Term       string // plain, without its article
	Definition string // Markdown; without the words that only give the name, where it stands without them
	Rule       string
	Confidence float64
	Passage    document.Passage // with the words that give the name
}

// sentences returns the definitions that the sentences of a document give, in its order, one a term: the surest, then the first.
// lang is "en" or "de"; of other languages nothing is found. What is taken has a definition by how the document is built.
func sentences(doc *document.Document, lang string, taken func(term string) bool) []definition {
	rules := sentenceRules(lang)
	if rules == nil {
		return nil
	}
	runs := textRuns(doc, lang)
	var all []finding
	for i := range runs {
		for n := range runs[i].sentences {
			all = append(all, runs[i].findings(rules, n)...)
		}
	}
	usage := countTerms(doc, all, lang)
	all = slices.DeleteFunc(all, func(f finding) bool { return !usage.worth(f) || taken(f.term) })
	return definitionsOf(usage.bestOf(all), usage)
}

// A sentenceRule looks for definitions in the sentence of a run with number n, and may look at those around it.
type sentenceRule struct {
	name       string
	confidence float64
	cues       []string // one of them stands in each sentence that it finds something in
	find       func(r *textRun, n int) []finding
}

func sentenceRules(lang string) []sentenceRule {
	switch lang {
	case "en":
		return englishRules()
	case "de":
		return germanRules()
	}
	return nil
}

// A finding is a definition before it is known how the document uses its term.
type finding struct {
	run        *textRun
	sentence   int // its number
	rule       string
	confidence float64

	term   string
	at     stretch   // where the term stands, without quotes
	parts  []stretch // what defines it; each a sentence or words that can stand as one
	joined bool      // the parts are pieces of one sentence
	needs  int       // how often the document must name the term, unless it is marked
	marked bool      // the author set the term off: in quotes, in another style, in the heading above
}

// maxSentence is how long a sentence that defines may be, in bytes.
const maxSentence = 600

func (r *textRun) findings(rules []sentenceRule, n int) []finding {
	var all []finding
	text := r.sentence(n)
	if len(text) > maxSentence {
		return nil
	}
	for _, rule := range rules {
		if !slices.ContainsFunc(rule.cues, func(cue string) bool { return strings.Contains(text, cue) }) {
			continue
		}
		found := rule.find(r, n)
		for _, f := range found {
			if r.asks(f.term) {
				continue // the question above is its card
			}
			f.run, f.sentence, f.rule, f.confidence = r, n, rule.name, rule.confidence
			f.marked = r.setOff(f.at) || r.headed(f.term)
			all = append(all, f)
		}
	}
	return all
}

func (r *textRun) sentence(n int) string {
	at := r.sentences[n]
	return r.text[at.start:at.end]
}

// bestOf keeps one finding a term, and the order.
func (u *termUsage) bestOf(all []finding) []finding {
	of := map[string]int{}
	for i, f := range all {
		key := u.key(f.term)
		if k, ok := of[key]; !ok || all[k].confidence < f.confidence {
			of[key] = i
		}
	}
	var kept []finding
	for i, f := range all {
		if of[u.key(f.term)] == i {
			kept = append(kept, f)
		}
	}
	return kept
}

func definitionsOf(all []finding, usage *termUsage) []definition {
	var found []definition
	for _, f := range all {
		from, to := f.at.start, f.at.end
		for _, p := range f.parts {
			from, to = min(from, p.start), max(to, p.end)
		}
		sentence := f.run.sentences[f.sentence]
		from, to = min(from, sentence.start), max(to, sentence.end)
		found = append(found, definition{
			Term: usage.spelled(f), Definition: f.run.markdown(f.parts, f.joined),
			Rule: f.rule, Confidence: f.confidence, Passage: f.run.passage(from, to),
		})
	}
	return found
}
