package prose

import (
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/prose/document"
)

// entry makes of an entry of a glossary a concept and its cards.
func (f *finder) entry(o *offer) draft {
	if o.passage.End-o.passage.Start > maxText { // it is not even written as Markdown, which takes long
		return draft{name: document.TextOf(o.terms[0]), skip: tooLong}
	}
	term := document.InlineOf(unstyled(o.terms[0]))
	names := make([]string, len(o.terms))
	synonyms := make([]string, 0, len(o.terms))
	for i, t := range o.terms {
		names[i] = document.TextOf(t)
		if i > 0 {
			synonyms = append(synonyms, document.InlineOf(unstyled(t)))
		}
	}
	definition := document.MarkdownOf(o.body)
	question := f.meaning(term, synonyms)
	note := document.InlineOf(o.note)
	if max(len(definition), len(question), len(note)) > maxText {
		return draft{name: names[0], skip: tooLong}
	}
	key := o.name()
	base := Candidate{OtherCapitals: o.cased, Rule: o.rule.name, Structural: !o.sentence, Confidence: o.rule.confidence, Question: o.head, Passage: o.passage}

	concept := base
	concept.Key = "concept " + key
	concept.Concept = &deck.Concept{Name: strings.ReplaceAll(names[0], "\n", " "), About: f.about(o.body, definition)}

	hidden := maskOf(names, f.lang).hide(o.body)
	ask := base
	ask.Key = "term " + key
	ask.Flags = f.withEntity(o, definitionFlags(o.body, hidden.named))
	ask.Card = &deck.Card{
		Kind: deck.Ask, Text: question, Answer: definition, BothWays: !hidden.named, Note: note,
	}
	candidates := []Candidate{concept, ask}
	if text := clozeOf(term, hidden); text != "" && hidden.isFair(o.body) && f.asksAlone(o, names, hidden) {
		cloze := base
		cloze.Key = "cloze " + key
		cloze.Flags = clozeFlags(ask.Flags)
		cloze.Card = &deck.Card{Kind: deck.Cloze, Text: text, Note: ask.Card.Note}
		candidates = append(candidates, cloze)
	}
	return draft{name: names[0], candidates: candidates}
}

// asksAlone reports whether a gap can ask for a term and for no other name of it, and what stands around shows nothing of it.
func (f *finder) asksAlone(o *offer, names []string, hidden masked) bool {
	if !isAsked(names[0]) || len(names) > 1 && maskOf(names[1:min(len(names), maxMasked)], f.lang).hide(o.body).gaps > 0 {
		return false
	}
	text := document.PlainOf(hidden.blocks)
	return !maskOf(names[:1], f.lang).shows(text, gapsIn(text), o.sentence)
}

// question makes of a question and its answer a card.
func (f *finder) question(o *offer) draft {
	name := document.TextOf(o.question)
	if o.passage.End-o.passage.Start > maxText {
		return draft{name: name, skip: tooLong}
	}
	answer := document.MarkdownOf(o.body)
	text, note := document.InlineOf(unstyled(o.question)), document.InlineOf(o.note)
	if max(len(answer), len(text), len(note), len(o.key())) > maxText {
		return draft{name: name, skip: tooLong}
	}
	return draft{name: name, candidates: []Candidate{{
		Card:       &deck.Card{Kind: deck.Ask, Text: text, Answer: answer, Note: note},
		Key:        o.key(),
		Rule:       o.rule.name,
		Structural: true,
		Confidence: o.rule.confidence,
		Flags:      f.withEntity(o, answerFlags(name, o.body, f.lang)),
		Question:   o.head,
		Passage:    o.passage,
	}}}
}

// maxText is how long a text of a card may be, in bytes.
const maxText = 64 << 10

const tooLong = "longer than a text of a card may be, which is 64 KiB"

// meaning asks what a term means. Where no question of the language is known, the term alone asks.
func (f *finder) meaning(term string, synonyms []string) string {
	open, shut, also := `"`, `"`, "also"
	if f.lang == "de" {
		open, shut, also = "„", "“", "auch"
	}
	switch f.lang {
	case "en", "de":
		term = open + term + shut
		for i, s := range synonyms {
			synonyms[i] = open + s + shut
		}
		if len(synonyms) > 0 {
			term += " (" + also + " " + strings.Join(synonyms, ", ") + ")"
		}
	default:
		if len(synonyms) > 0 {
			term += " (" + strings.Join(synonyms, ", ") + ")"
		}
	}
	switch f.lang {
	case "en":
		return "What does " + term + " mean?"
	case "de":
		return "Was bedeutet " + term + "?"
	}
	return term
}

// What a concept says of itself at most, as the linter has it.
const (
	maxAboutWords     = 50
	maxAboutSentences = 2
)

// about returns what a concept says of itself: the definition, or where it is long its first sentence, or two.
func (f *finder) about(body []document.Block, definition string) string {
	text := document.PlainOf(body)
	i := slices.IndexFunc(body, func(b document.Block) bool { return b.Kind == document.Paragraph })
	if i < 0 || len(strings.Fields(text)) <= maxAboutWords && len(splitSentences(text, f.lang)) <= maxAboutSentences {
		return definition
	}
	text = document.TextOf(body[i].Spans)
	end := 0
	for n, s := range splitSentences(text, f.lang) {
		said := text[:s.end]
		if n == maxAboutSentences || n > 0 && len(strings.Fields(said)) > maxAboutWords || strings.HasSuffix(said, ":") {
			break
		}
		end = s.end
	}
	if end == 0 {
		return definition // its first words only lead to what follows
	}
	return document.InlineOf(document.Slice(body[i].Spans, 0, end))
}
