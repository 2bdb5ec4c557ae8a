package prose

import (
	"slices"
	"strings"
	"unicode"

	"goodcard/deck/lazy"
	"goodcard/deck/prose/document"
)

// definitions reads a list that the document itself says is one of terms and what they mean. Several terms with one
// definition are synonyms; a term that is a question makes it a list of questions.
func (f *finder) definitions(b document.Block, at place) {
	r := ruleDefinitionList
	if b.Data {
		r = ruleJSONLD
	}
	if at.answer && !at.glossary && !b.Data || at.explained {
		return // a list within a definition tells parts of it
	}
	asks := areQuestions(b.Blocks)
	for i := 0; i < len(b.Blocks); {
		from := i
		for i < len(b.Blocks) && b.Blocks[i].Kind == document.Term {
			i++
		}
		terms := b.Blocks[from:i]
		from = i
		var body []document.Block
		for i < len(b.Blocks) && b.Blocks[i].Kind != document.Term {
			body = append(body, b.Blocks[i].Blocks...)
			i++
		}
		if i == from && len(terms) == 0 {
			return
		}
		if len(terms) > 0 && saysSomething(body) && !isIndex(body) {
			f.defined(r, terms, body, at, asks)
		}
		inner := at
		inner.answer, inner.explained = true, true
		f.flow(body, inner)
	}
}

// areQuestions reports whether most terms of a list of definitions are questions: then those that only say what went wrong
// are answered too, and are no terms.
func areQuestions(blocks []document.Block) bool {
	terms, questions := 0, 0
	for _, b := range blocks {
		if b.Kind == document.Term {
			terms++
			if isQuestion(document.TextOf(b.Spans)) {
				questions++
			}
		}
	}
	return 2*questions > terms
}

// defined takes terms that have one definition; asks tells that they stand in a list of questions.
func (f *finder) defined(r rule, terms, body []document.Block, at place, asks bool) {
	head := passageOf(terms, at.headings)
	passage := passageOf(body, at.headings)
	first := terms[0].Spans
	if isQuestion(document.TextOf(first)) || asks && len(strings.Fields(document.TextOf(first))) >= minSentence {
		question, _ := cut(first, numberLength(document.TextOf(first)), len(document.TextOf(first)))
		f.add(&offer{rule: r, question: question, body: body, head: head, passage: passage})
		return
	}
	o := &offer{rule: r, body: body, head: head, passage: passage}
	for _, t := range terms {
		if (t.Label || at.labels) && !at.glossary {
			f.skip(head, document.TextOf(t.Spans), "is a label on a screen, a key or an option, and no term")
			return
		}
		if isSignature(document.TextOf(withoutEntities(t.Spans))) {
			f.skip(head, document.TextOf(t.Spans), "is how a part of a program is called")
			return
		}
		if term := listedTerm(t.Spans); term != nil {
			o.terms = append(o.terms, splitTerms(term)...)
		}
	}
	if len(o.terms) > 0 {
		f.addTerm(o)
	}
}

// isIndex reports whether a definition only names places where something stands: a word a line, none of which is prose,
// or lines as a list of contents has them.
func isIndex(body []document.Block) bool {
	lines := strings.Split(document.PlainOf(body), "\n")
	if isContents(lines) {
		return true
	}
	for _, line := range lines {
		if strings.ContainsAny(strings.TrimSpace(line), " \t") {
			return false
		}
	}
	return len(lines) > 1 || strings.ContainsAny(lines[0], "_0123456789#/") || lines[0] != strings.ToLower(lines[0]) && isIdentifier(lines[0])
}

// isContents reports whether all lines have a number, or are questions.
func isContents(lines []string) bool {
	numbers, questions := 0, 0
	for _, line := range lines {
		if sectionNumber().MatchString(line) {
			numbers++
		}
		if isQuestion(line) {
			questions++
		}
	}
	return numbers == len(lines) || questions == len(lines) && questions > 1
}

// sectionNumber is that of a section within another.
var sectionNumber = lazy.Regexp(`^[0-9]{1,3}\.[0-9.]*[0-9]\.?\s`)

// isIdentifier reports whether a word has a capital behind a small letter, as names in programs have.
func isIdentifier(word string) bool {
	small := false
	for _, r := range word {
		if small && unicode.IsUpper(r) {
			return true
		}
		small = unicode.IsLower(r)
	}
	return false
}

// listedTerm returns the term of a list of definitions without a colon behind it; nil where it says nothing or is
// too long for one.
func listedTerm(spans []document.Span) []document.Span {
	text := document.TextOf(spans)
	to := len(strings.TrimRight(text, " :—–"))
	term, _ := cut(spans, 0, to)
	text = document.TextOf(term)
	if text == "" || letters(text) > maxTerm || strings.Contains(text, "\n") {
		return nil
	}
	return term
}

// marked reads what the markup itself says is a question.
func (f *finder) marked(b document.Block, at place) {
	text := document.TextOf(b.Spans)
	r := ruleHeadingQuestion
	switch {
	case b.Data:
		r = ruleJSONLD
	case f.doc.Format == document.DocBook:
		r = ruleQA
	case !isQuestion(text) && !at.questions: // what is folded away below <summary> may be anything
		f.flow(b.Blocks, at)
		return
	}
	mark, _ := markLength(marksQuestion(), text)
	q := questionFound{rule: r, head: f.headOf(b, at.headings)}
	q.question, _ = cut(b.Spans, max(numberLength(text), mark), len(text))
	q, answer := f.withoutMark(q, b.Blocks)
	if len(q.question) == 0 || !saysSomething(answer) {
		return
	}
	if !at.answer || b.Data {
		f.add(&offer{rule: q.rule, question: q.question, body: answer, head: q.head, passage: passageOf(answer, at.headings)})
	}
	inner := at
	inner.answer = true
	f.flow(answer, inner)
}

// list looks at the items of a list one by one.
func (f *finder) list(b document.Block, at place) {
	at.alone = b.Lines || allExplain(b)
	for _, item := range b.Blocks {
		if !f.item(b, item, at) {
			f.flow(item.Blocks, at)
		}
	}
}

// allExplain reports whether all items of a list begin with a bold word and go on as definitions do: one that praises a
// program has others among them.
func allExplain(b document.Block) bool {
	return len(b.Blocks) > 1 && !slices.ContainsFunc(b.Blocks, func(item document.Block) bool {
		if len(item.Blocks) == 0 {
			return true
		}
		spans := item.Blocks[0].Spans
		text := document.TextOf(spans)
		behind := text[lead(spans, document.Bold):]
		return len(behind) == len(text) || !explainsMoreWords(behind[len(dash().FindString(behind)):])
	})
}

// item reports whether an item of a list was a question with its answer or a term with its definition.
func (f *finder) item(list, item document.Block, at place) bool {
	if at.answer || len(item.Blocks) == 0 || item.Blocks[0].Kind != document.Paragraph {
		return false
	}
	first, rest := item.Blocks[0], item.Blocks[1:]
	if q, ok := f.itemAsks(list, first, len(rest) > 0, at); ok {
		answer := slices.Concat(q.rest, rest)
		if q.rule == ruleQA {
			q, answer = f.withoutMark(q, answer)
		}
		if saysSomething(answer) {
			f.add(&offer{rule: q.rule, question: q.question, body: answer, head: q.head, passage: passageOf(answer, at.headings)})
			return true
		}
		return false
	}
	return !at.aside && (f.boldTerm(first, rest, at) || at.glossary && f.listTerm(first, rest, at))
}

// itemAsks reports whether the first paragraph of an item is a question, and which; more tells that other blocks
// follow in the item.
func (f *finder) itemAsks(list, first document.Block, more bool, at place) (questionFound, bool) {
	text := document.TextOf(first.Spans)
	if q, ok := f.markedQuestion(first, text, at); ok {
		return q, true
	}
	from := numberLength(text)
	if end := f.leadQuestion(first.Spans, text, from, from > 0 && at.questions); end > 0 {
		return f.questionIn(first, ruleListQuestion, from, end, end, at), true
	}
	if list.Ordered && at.questions { // its number is the list's
		if end := f.leadQuestion(first.Spans, text, from, true); end > 0 {
			q := f.questionIn(first, ruleListQuestion, from, end, end, at)
			if more && f.isPlain() {
				q = withWhatHappens(q)
			}
			return q, true
		}
	}
	if whAsksFirst().MatchString(text) && !isQuestion(text) {
		end := strings.IndexByte(text, '?') + 1
		return f.questionIn(first, ruleListQuestion, from, end, end, at), true
	}
	asks := isQuestion(text) && (emphasised(first.Spans) || list.Ordered || at.questions || first.Asks)
	states := at.questions && emphasised(first.Spans)
	if !more || letters(text) > maxQuestion || !asks && !states {
		return questionFound{}, false
	}
	return f.questionIn(first, ruleListQuestion, from, len(text), len(text), at), true
}

// listsQuestions reports whether a block is a list of questions, each with its answer.
func (f *finder) listsQuestions(b document.Block, at place) bool {
	return b.Kind == document.List && !at.answer && !slices.ContainsFunc(b.Blocks, func(item document.Block) bool {
		if len(item.Blocks) == 0 || item.Blocks[0].Kind != document.Paragraph {
			return true
		}
		q, asks := f.itemAsks(b, item.Blocks[0], len(item.Blocks) > 1, at)
		return !asks || len(q.rest)+len(item.Blocks) < 2
	})
}

// dash parts a term from its definition where no colon does.
var dash = lazy.Regexp(`^\s*(?::\s*[-–—]|:|\s[-–—]{1,2}\s|—)\s*`)

// boldTerm reads "**Term**: definition", and reports whether it was one. rest is what follows in the same item.
func (f *finder) boldTerm(b document.Block, rest []document.Block, at place) bool {
	text := document.TextOf(b.Spans)
	end := lead(b.Spans, document.Bold)
	if end == 0 || end >= len(text) {
		return false
	}
	behind := text[end:]
	from := end + len(dash().FindString(behind))
	switch inside := strings.TrimRight(text[:end], " "); {
	case from > end:
	case strings.HasSuffix(inside, ":"), strings.HasSuffix(inside, " -"), strings.HasSuffix(inside, " –"), strings.HasSuffix(inside, " —"):
	default:
		return false
	}
	name := strings.TrimRight(text[:end], " :-–—")
	spans, _ := cut(b.Spans, 0, len(name))
	return f.termIn(ruleBoldTerm, b, spans, from, rest, at)
}

// listTerm reads "Term: definition" where nothing is bold.
func (f *finder) listTerm(b document.Block, rest []document.Block, at place) bool {
	name, from := leadingTerm(b.Spans)
	return name != nil && f.termIn(ruleListTerm, b, name, from, rest, at)
}

// listsTerms reports whether the items of a list are a term each with what it means, though no heading says so: the
// document has nothing else, or they stand one a line without a mark, and most begin as definitions do.
func (f *finder) listsTerms(b document.Block, at place) bool {
	if at.answer || at.explained || at.aside || !areTerms(b) {
		return false
	}
	explained := 0
	for _, item := range b.Blocks {
		first := item.Blocks[0]
		_, from := leadingTerm(first.Spans)
		if explainsMoreWords(document.TextOf(first.Spans)[from:]) {
			explained++
		}
	}
	return b.Lines && 3*explained >= 2*len(b.Blocks) || f.hasOnlyTerms()
}

// hasOnlyTerms reports whether a document is headings and lists of terms alone, but for a title.
func (f *finder) hasOnlyTerms() bool {
	if f.onlyTerms == nil {
		only := !slices.ContainsFunc(f.doc.Blocks, func(b document.Block) bool {
			isTitle := b.Start == 0 && b.Kind == document.Paragraph && len(strings.Fields(document.TextOf(b.Spans))) <= maxTermWords
			return b.Kind != document.Heading && !isTitle && !areTerms(b)
		})
		f.onlyTerms = &only
	}
	return *f.onlyTerms
}

// areTerms reports whether each item of a list is words before a colon or a dash, and some behind it, none of which is an
// address or says something else of a text.
func areTerms(b document.Block) bool {
	const few = 3
	return b.Kind == document.List && !b.Ordered && len(b.Blocks) >= few && !slices.ContainsFunc(b.Blocks, func(item document.Block) bool {
		if len(item.Blocks) != 1 || item.Blocks[0].Kind != document.Paragraph {
			return true
		}
		first := item.Blocks[0]
		name, from := leadingTerm(first.Spans)
		text := document.TextOf(first.Spans)
		return name == nil || lead(first.Spans, document.Bold|document.Mono) > 0 || isCalledInCode(document.TextOf(name)) || isStatement(document.TextOf(name)) || isQuestion(text) ||
			strings.ContainsAny(text[from:], "@<=\n") || strings.Contains(text[from:], "://") || !hasLetter(text[from:])
	})
}

// isCalledInCode reports whether a name is one of a program: an option, or words with signs or capitals in them.
func isCalledInCode(name string) bool {
	return strings.ContainsAny(name, "_[]<>{}=/\\") || strings.HasPrefix(name, "-") || isIdentifier(name)
}

// leadingTerm returns what of a paragraph stands before a colon or a dash, where that may be a term, and where its
// definition begins.
func leadingTerm(spans []document.Span) ([]document.Span, int) {
	text := document.TextOf(spans)
	at, behind := -1, 0
	for _, mark := range []string{": ", " – ", " — ", " - "} {
		if i := strings.Index(text, mark); i > 0 && (at < 0 || i < at) {
			at, behind = i, len(mark)
		}
	}
	if at < 0 {
		return nil, 0
	}
	name, _ := cut(spans, 0, at)
	if termOf(name) == nil {
		return nil, 0
	}
	return name, at + behind
}

// termLine reads a term on a line of its own with its definition below it, as glossaries have them that were written
// without headings, and returns how many blocks they are; 0 where the first is no such term.
func (f *finder) termLine(blocks []document.Block, at place) int {
	if len(blocks) < 2 || !f.isTermLine(blocks[0], blocks[1]) {
		return 0
	}
	end := 1
	for end < len(blocks) && blocks[end].Kind != document.Heading && !opensEntry(blocks[end]) &&
		(end+1 == len(blocks) || !f.isTermLine(blocks[end], blocks[end+1])) {
		end++
	}
	body := slices.Clone(blocks[1:end])
	if len(body) > 0 && body[0].Kind == document.Code && f.isPlain() { // it only hangs below the term
		body[0].Kind = document.Paragraph
		body[0].Spans = []document.Span{{Text: strings.Join(strings.Fields(document.TextOf(body[0].Spans)), " ")}}
	}
	if !saysSomething(body) {
		return 0
	}
	f.addTerm(&offer{
		rule: ruleHeadingTerm, terms: splitTerms(termOf(blocks[0].Spans)), body: body,
		head: f.headOf(blocks[0], at.headings), passage: passageOf(body, at.headings),
	})
	return end
}

// isTermLine reports whether a paragraph is a term of which the next block begins the definition: it is in bold or
// italics, or in plain text right above it.
func (f *finder) isTermLine(b, next document.Block) bool {
	if b.Kind != document.Paragraph || next.Kind != document.Paragraph && next.Kind != document.Code && next.Kind != document.List {
		return false
	}
	text := document.TextOf(b.Spans)
	if termOf(b.Spans) == nil || strings.ContainsRune(".,;!?", rune(text[len(text)-1])) || isStatement(text) {
		return false
	}
	return emphasised(b.Spans) || f.isPlain() && b.First == b.Last && next.First == b.Last+1
}

// isPlain reports whether a document is one without styles.
func (f *finder) isPlain() bool { return f.doc.Format == document.Text || f.doc.Format == document.PDF }

// opensEntry reports whether a paragraph begins another entry: "Term: definition".
func opensEntry(b document.Block) bool {
	if b.Kind != document.Paragraph {
		return false
	}
	name, _ := leadingTerm(b.Spans)
	return name != nil && !isStatement(document.TextOf(name))
}

// termIn takes the term with which a paragraph begins and its definition, which begins at from.
func (f *finder) termIn(r rule, b document.Block, name []document.Span, from int, rest []document.Block, at place) bool {
	term := termOf(name)
	if term == nil {
		return false
	}
	var body []document.Block
	if first := f.part(b, from, len(document.TextOf(b.Spans))); first != nil {
		body = append(body, *first)
	}
	body = append(body, rest...)
	if !saysSomething(body) {
		return false
	}
	head := f.within(b, 0, len(document.TextOf(name)), at.headings)
	if isStatement(document.TextOf(term)) || r == ruleBoldTerm && !at.glossary && !explainsWords(document.PlainOf(body)) && (!at.alone || !explainsMoreWords(document.PlainOf(body))) {
		f.skip(head, document.TextOf(b.Spans), "does not say what a term means")
		f.flow(rest, at)
		return true
	}
	f.addTerm(&offer{rule: r, terms: splitTerms(term), body: body, head: head, passage: passageOf(body, at.headings)})
	return true
}

// splitTerms returns the terms that a heading or a lead names: "X, also Y" and "X or Y" are two.
func splitTerms(term []document.Span) [][]document.Span {
	text := document.TextOf(term)
	m := alsoCalled().FindStringSubmatchIndex(text)
	if m == nil {
		return [][]document.Span{term}
	}
	first, _ := cut(term, 0, m[0])
	second, _ := cut(term, m[2], m[3])
	if len(first) == 0 || len(second) == 0 {
		return [][]document.Span{term}
	}
	return [][]document.Span{first, second}
}

var alsoCalled = lazy.Regexp(`\s*(?:,|\()\s*(?:also(?: known as| called| written| spelled)?|aka|a\.k\.a\.|or|formerly|auch(?: genannt)?|oder|bzw\.|früher)\s+["“„'‘]?([^(),"”“]+?)["”“'’]?\s*\)?$`)

func hasLetter(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }
