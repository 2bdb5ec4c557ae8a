package prose

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"goodcard/deck/prose/document"
)

// FindIn returns what a document offers. lang is the language of its words, as BCP 47; where it is empty the document
// and its words tell it.
func FindIn(doc *document.Document, lang string) *Find {
	f := &finder{doc: doc, lang: languageOf(doc, lang), isManual: isManual(doc)}
	if at := f.start(); !slices.ContainsFunc(at.headings, namesSkipped) {
		f.flow(withoutSignature(doc.Blocks), at)
	}
	f.followAliases()
	f.settle()
	f.sentences()
	find := &Find{Lang: f.lang, Candidates: f.drafts()}
	find.Skipped = f.skipped
	slices.SortStableFunc(find.Skipped, func(a, b Skip) int { return cmp.Compare(a.Passage.Start, b.Passage.Start) })
	return find
}

// maxTitles is how many blocks at the beginning of a document may be its title.
const maxTitles = 3

// start is the place at which a document begins: its title, its name or one of its first lines may say what it holds, and
// what stands above it where it is a part.
func (f *finder) start() place {
	titles := []string{f.doc.Title, nameOfFile(f.doc.Name)}
	first := f.doc.Blocks[:min(len(f.doc.Blocks), maxTitles)]
	if f.doc.Part != nil {
		first = nil // of the part, and not of the whole
	}
	for _, b := range first {
		if text := document.TextOf(b.Spans); b.Kind != document.Heading && len(strings.Fields(text)) <= maxTermWords {
			titles = append(titles, text)
		}
	}
	var at place
	for _, title := range titles {
		at.glossary = at.glossary || namesGlossary(title)
		at.questions = at.questions || namesQuestions(title)
	}
	above := f.doc.Part.Headings()
	if slices.ContainsFunc(slices.Concat(above, f.doc.Blocks), func(b document.Block) bool {
		return b.Kind == document.Heading && namesGlossary(document.TextOf(b.Spans))
	}) {
		at.glossary = false // it begins there, and not with what stands around it
	}
	for _, b := range above {
		at = at.below(headingText(b.Spans))
	}
	return at
}

// isManual reports whether a document has the headings of a page of a manual.
func isManual(doc *document.Document) bool {
	var name, description bool
	for _, b := range doc.Blocks {
		if b.Kind == document.Heading {
			text := document.TextOf(b.Spans)
			name = name || text == "NAME"
			description = description || text == "DESCRIPTION" || text == "SYNOPSIS"
		}
	}
	return name && description
}

// nameOfFile returns the words of the name of a file.
func nameOfFile(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.TrimSuffix(name, path.Ext(name))
	return strings.NewReplacer("-", " ", "_", " ", ".", " ").Replace(name)
}

// A finder goes through one document.
type finder struct {
	doc     *document.Document
	lang    string
	offers  []*offer
	aliases []alias
	skipped []Skip

	onlyTerms *bool // all of the document are lines with a term each, once that was asked for
	isManual  bool  // the document is a page of a manual, with the headings of one

	answerSigns map[string]bool // the signs behind the marks of answers, once they were asked for
}

// An offer is an entry of a glossary or a question with its answer, before it is made cards.
type offer struct {
	rule     rule
	terms    [][]document.Span // of an entry: its term and synonyms
	question []document.Span   // of an FAQ
	body     []document.Block  // the definition or the answer
	note     []document.Span   // what else a table says of it

	head     document.Passage
	passage  document.Passage
	sentence bool // found by the words of a sentence
	cased    bool // another entry has the same term but for capitals

	// behindBare tells that a question without an answer stands right before it, as in a list of contents.
	behindBare bool
}

func (o *offer) isEntry() bool { return len(o.terms) > 0 }

// A place is where in a document the finder is.
type place struct {
	headings  []string
	glossary  bool // a heading above, or the title, says that terms are explained here
	questions bool // the same for questions
	answer    bool // within an answer that was taken whole
	explained bool // within the definition of a term that is a heading
	alone     bool // at a paragraph that is no part of a list
	labels    bool // at a list that says of buttons, fields or keys what they are for
	aside     bool // in a section in which a bold lead is no term, such as "Features"
}

// listsTerms reports whether a line may be a term of a glossary, though nothing sets it off.
func (p place) listsTerms() bool { return p.glossary && !p.answer && !p.explained && !p.aside }

// below is the place under a heading.
func (p place) below(heading string) place {
	return place{
		headings:  append(slices.Clip(p.headings), heading),
		glossary:  p.glossary || namesGlossary(heading),
		questions: p.questions || namesQuestions(heading),
		answer:    p.answer,
		aside:     p.aside || namesAside(heading),
	}
}

// skip skips a passage and says why.
func (f *finder) skip(passage document.Passage, text, why string) {
	f.skipped = append(f.skipped, Skip{Passage: passage, Text: firstWords(text), Why: why})
}

// maxSkipText is how much of a passage that is skipped is shown, in letters.
const maxSkipText = 80

func firstWords(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	letters := []rune(text)
	if len(letters) <= maxSkipText {
		return text
	}
	cut := string(letters[:maxSkipText])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return cut + " …"
}

// settle keeps of offers for one term or one question the one whose rule comes first, and puts them in the order
// of the document.
func (f *finder) settle() {
	byRule := slices.Clone(f.offers)
	slices.SortStableFunc(byRule, func(a, b *offer) int {
		if a.behindBare != b.behindBare && a.isEntry() == b.isEntry() {
			return cmp.Compare(truth(a.behindBare), truth(b.behindBare))
		}
		return cmp.Compare(a.rule.rank, b.rule.rank)
	})
	taken := map[string]*offer{}
	kept := f.offers[:0]
	for _, o := range byRule {
		key := o.key()
		if other := taken[key]; other != nil && o.isEntry() && differInCapitals(document.TextOf(o.terms[0]), document.TextOf(other.terms[0])) {
			o.cased = true
			key = o.key()
		}
		if other := taken[key]; other != nil {
			if other.rule != ruleJSONLD && !o.behindBare && !sameWords(other.body, o.body) { // data say again what people see
				f.skip(o.head, f.doc.Plain[o.head.Start:o.head.End], "stands there twice, the other is taken")
			}
			continue
		}
		taken[key] = o
		kept = append(kept, o)
	}
	f.offers = kept
	f.inOrder()
}

func (f *finder) inOrder() {
	slices.SortStableFunc(f.offers, func(a, b *offer) int { return cmp.Compare(a.head.Start, b.head.Start) })
}

// sentences adds what sentences define of which nothing else does.
func (f *finder) sentences() {
	taken := map[string]bool{}
	take := func(term string) {
		for _, form := range baseForms(foldTerm(term), f.lang) {
			taken[form] = true
		}
	}
	isTaken := func(term string) bool {
		return slices.ContainsFunc(baseForms(foldTerm(term), f.lang), func(form string) bool { return taken[form] })
	}
	for _, o := range f.offers {
		for _, term := range o.terms {
			take(document.TextOf(term))
		}
		if m := asksMeaning().FindStringSubmatch(foldTerm(document.TextOf(o.question))); m != nil {
			take(m[1])
		}
	}
	for _, d := range sentences(f.doc, f.lang, isTaken) {
		if isTaken(d.Term) {
			continue
		}
		take(d.Term)
		f.offers = append(f.offers, &offer{
			rule: rule{name: d.Rule, confidence: d.Confidence}, sentence: true,
			terms: [][]document.Span{{{Text: d.Term}}}, body: blocksOf(d.Definition), head: d.Passage, passage: d.Passage,
		})
	}
	f.inOrder()
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// key names what an offer is about, alike in every version of a document.
func (o *offer) key() string {
	if o.isEntry() {
		return "term " + o.name()
	}
	return "ask " + foldTerm(document.TextOf(o.question))
}

// name is the term of an entry without what makes no difference, which are its capitals too where no other has the same letters.
func (o *offer) name() string {
	term := document.TextOf(o.terms[0])
	folded := foldTerm(term)
	if !o.cased {
		return folded
	}
	if spaced := strings.Join(strings.Fields(term), " "); spaced != folded {
		return spaced
	}
	return folded + " (in small letters)"
}

// differInCapitals reports whether two terms with the same letters are two: HEAD and head, -D and -d. A capital at the beginning of a
// word makes none.
func differInCapitals(a, b string) bool {
	first, second := wordsIn(a), wordsIn(b)
	for i := range min(len(first), len(second)) {
		x, y := a[first[i].from:first[i].to], b[second[i].from:second[i].to]
		_, from := utf8.DecodeRuneInString(x)
		if from == len(x) { // one letter
			from = 0
		}
		if len(x) == len(y) && x[from:] != y[from:] {
			return true
		}
	}
	return false
}
