package prose

import (
	"slices"
	"strings"
	"unicode"

	"goodcard/deck/prose/document"
)

// maxBare is how many questions may stand without an answer one behind the other before they are a list of contents,
// the last line of which has what follows the list for its answer.
const maxBare = 2

// flow goes through blocks that stand one behind the other.
func (f *finder) flow(blocks []document.Block, at place) {
	type section struct {
		level int
		at    place
	}
	open := []section{{0, at}}
	var numbers map[string]bool
	if at.questions || slices.ContainsFunc(blocks, func(b document.Block) bool {
		return b.Kind == document.Heading && namesQuestions(document.TextOf(b.Spans))
	}) {
		numbers = f.questionNumbers(blocks)
		blocks = numberedItems(blocks, numbers)
	}
	bare := 0 // how many questions without an answer stand right before
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if b.Kind == document.Heading {
			for len(open) > 1 && open[len(open)-1].level >= b.Level {
				open = open[:len(open)-1]
			}
			above := open[len(open)-1].at
			text := headingText(b.Spans)
			at = above.below(text)
			open = append(open, section{b.Level, at})
			end := sectionEnd(blocks, i)
			if namesSkipped(text) || f.isManual && text == "NAME" {
				i = end - 1
				continue
			}
			bare = 0
			if answer := f.heading(b, blocks[i+1:end], above, &at, numbers); len(answer) > 0 {
				inner := at
				inner.answer = true
				f.flow(answer, inner)
				i += len(answer)
			}
			continue
		}
		if q, ok := f.asks(b, at, numbers); ok {
			number := outlineNumber(b)
			from := i
			if q.rule == ruleQA && len(q.rest) == 0 {
				from = answerAt(blocks, i)
			}
			end := answerEnd(blocks, from, func(b document.Block) bool {
				_, asks := f.asks(b, at, numbers)
				return asks || follows(number, outlineNumber(b)) || f.listsQuestions(b, at)
			})
			if f.isPlain() && q.rule == ruleLineQuestion && end > i+1 {
				q = withWhatHappens(q)
			}
			all := slices.Concat(q.rest, blocks[i+1:end])
			if q.rule == ruleQA {
				q, all = f.withoutMark(q, all)
			}
			answer := seen(all)
			answered := saysSomething(answer) && bare < maxBare
			if answered {
				f.add(&offer{
					rule: q.rule, question: q.question, body: answer, behindBare: bare > 0,
					head: q.head, passage: passageOf(answer, at.headings),
				})
				inner := at
				inner.answer = true
				f.flow(all, inner)
				i = end - 1
			}
			bare++
			if answered {
				bare = 0
			}
			continue
		}
		bare = 0
		if at.listsTerms() {
			if n := f.termLine(blocks[i:], at); n > 0 {
				i += n - 1
				continue
			}
		}
		inner := at
		inner.labels = b.Kind == document.Definitions && i > 0 && leadsToLabels(blocks[i-1])
		f.block(b, inner)
	}
}

// leadsToLabels reports whether a paragraph is the title of a list of buttons, fields or keys, or leads to one.
func leadsToLabels(b document.Block) bool {
	if b.Kind != document.Paragraph {
		return false
	}
	text := strings.TrimSpace(document.TextOf(b.Spans))
	leads, isLead := strings.CutSuffix(text, ":")
	return isLead && namesLabels(leads) || namesLabels(text) && len(strings.Fields(text)) <= maxTermWords
}

// sectionEnd returns where the section ends that begins with the heading at i: at the next one of its level or above.
func sectionEnd(blocks []document.Block, i int) int {
	for j := i + 1; j < len(blocks); j++ {
		if blocks[j].Kind == document.Heading && blocks[j].Level <= blocks[i].Level {
			return j
		}
	}
	return len(blocks)
}

// answerEnd returns where the answer to the question ends that stands at i and is no heading: at a heading, or at what
// ends it otherwise, such as the next question or the title of a part that has a number as questions have.
func answerEnd(blocks []document.Block, i int, ends func(document.Block) bool) int {
	for j := i + 1; j < len(blocks); j++ {
		if blocks[j].Kind == document.Heading || ends(blocks[j]) {
			return j
		}
	}
	return len(blocks)
}

// heading looks at a heading and its section: a question with its answer, or a term with its definition. It returns the
// blocks of an answer.
func (f *finder) heading(b document.Block, section []document.Block, above place, at *place, numbers map[string]bool) []document.Block {
	plain := document.TextOf(b.Spans)
	mark, _ := markLength(marksQuestion(), plain)
	q := questionFound{head: f.headOf(b, above.headings)}
	q.question, _ = cut(b.Spans, max(mark, numberLength(plain)), len(withoutMarks(plain)))
	switch {
	case asksInHeading(plain):
		all := f.untilQuestion(section, *at, numbers)
		answer := seen(all)
		if mark > 0 {
			q, answer = f.withoutMark(q, answer)
		}
		if saysSomething(answer) && !above.answer {
			f.add(&offer{
				rule: ruleHeadingQuestion, question: q.question, body: answer,
				head: q.head, passage: passageOf(answer, at.headings),
			})
			return all
		}
	case above.glossary && !above.answer && !above.aside && !namesGlossary(plain) && !namesQuestions(plain):
		section = seen(section)
		if f.isManual && strings.ToUpper(plain) == plain {
			break
		}
		if term := termOf(q.question); term != nil && !listsEntries(section) && !isGroup(section) && !namesGeneric(document.TextOf(term)) && saysSomething(section) {
			f.addTerm(&offer{
				rule: ruleHeadingTerm, terms: splitTerms(term), body: section,
				head: q.head, passage: passageOf(section, at.headings),
			})
			at.explained = true
		}
	}
	return nil
}

// untilQuestion returns the blocks of a section before the first in it that is a question of its own: a heading, one in
// bold, or one with a number like those of other questions around, or behind "Q:". A glossary ends an answer too.
func (f *finder) untilQuestion(section []document.Block, at place, numbers map[string]bool) []document.Block {
	for i, b := range section {
		switch b.Kind {
		case document.Heading:
			if text := document.TextOf(b.Spans); asksInHeading(text) || namesGlossary(text) || namesQuestions(text) || namesSkipped(text) {
				return section[:i]
			}
		case document.Paragraph:
			text := document.TextOf(b.Spans)
			if numbers[numberOf(text)] || marksQuestion().MatchString(text) || isQuestion(text) && lead(b.Spans, document.Bold) == len(text) {
				if _, asks := f.asks(b, at, numbers); asks {
					return section[:i]
				}
			}
		}
	}
	return section
}

// seen returns blocks without those that people do not see.
func seen(blocks []document.Block) []document.Block {
	isData := func(b document.Block) bool { return b.Data }
	if !slices.ContainsFunc(blocks, isData) {
		return blocks
	}
	return slices.DeleteFunc(slices.Clone(blocks), isData)
}

// isGroup reports whether a section only gathers others, as the one of a letter does.
func isGroup(section []document.Block) bool {
	return len(section) > 0 && section[0].Kind == document.Heading
}

// listsEntries reports whether a section is a list of terms, of which its heading is none: it begins with one, or has
// several terms in all.
func listsEntries(section []document.Block) bool {
	const several = 3
	terms := 0
	for _, b := range section {
		for _, in := range b.Blocks {
			if b.Kind == document.Definitions && in.Kind == document.Term {
				terms++
			}
		}
	}
	return terms >= several || len(section) > 0 && section[0].Kind == document.Definitions
}

// block looks at a block that is neither a heading nor a question of running text.
func (f *finder) block(b document.Block, at place) {
	switch b.Kind {
	case document.Paragraph:
		at.alone = true
		if !at.answer && !at.aside && !f.boldTerm(b, nil, at) && at.listsTerms() {
			f.listTerm(b, nil, at)
		}
	case document.List:
		at.glossary = at.glossary || f.listsTerms(b, at)
		f.list(b, at)
	case document.Quote, document.Item, document.Definition:
		f.flow(b.Blocks, at)
	case document.Definitions:
		f.definitions(b, at)
	case document.Question:
		f.marked(b, at)
	case document.Table:
		f.table(b, at)
	}
}

// add takes an offer of a question, unless it is housekeeping or is not answered here.
func (f *finder) add(o *offer) {
	o.body = unquoted(o.body)
	switch question := document.TextOf(o.question); {
	case isHousekeeping(question):
		f.skip(o.whole(), question, "housekeeping")
		return
	case isContents(strings.Split(strings.TrimSpace(document.PlainOf(o.body)), "\n")):
		f.skip(o.whole(), question, "its answer only lists what comes")
		return
	case goesOnInList(question) && len(o.body) > 1 && (o.body[0].Kind == document.List || o.body[0].Kind == document.Code):
		f.skip(o.whole(), question, "what it asks about goes on in a list")
		return
	case pointsElsewhere(o.body):
		f.skip(o.whole(), question, "its answer only says where one stands")
		return
	}
	f.offers = append(f.offers, o)
}

// whole returns the passage of a question with its answer.
func (o *offer) whole() document.Passage {
	p := o.head
	if o.passage.End > p.End {
		p.End, p.Last = o.passage.End, o.passage.Last
	}
	return p
}

// addTerm takes an offer of an entry, unless it only points to another.
func (f *finder) addTerm(o *offer) {
	if to, synonym := pointsTo(document.PlainOf(o.body)); to != "" {
		for _, term := range o.terms {
			f.aliases = append(f.aliases, alias{term: term, to: foldTerm(to), synonym: synonym, passage: o.passage})
		}
		return
	}
	if to := sameAsTerm(document.PlainOf(o.body)); to != "" {
		for _, term := range o.terms {
			f.aliases = append(f.aliases, alias{term: term, to: foldTerm(to), synonym: true, passage: o.passage, entry: o})
		}
		return
	}
	o.body = withoutPointers(unquoted(o.body))
	f.offers = append(f.offers, o)
}

// withoutPointers returns a definition without the paragraphs behind its first, and the words at its end, that only say where more can
// be read: they tell nothing of the term, and where they name it no card could ask for it.
func withoutPointers(body []document.Block) []document.Block {
	kept := slices.Clone(body[:min(1, len(body))])
	for _, b := range body[len(kept):] {
		if b.Kind != document.Paragraph || !saysWhereMore(document.TextOf(b.Spans)) {
			kept = append(kept, b)
		}
	}
	if n := len(kept); n > 0 && kept[n-1].Kind == document.Paragraph {
		spans := kept[n-1].Spans
		text := document.TextOf(spans)
		if from, to := whereMoreAtEnd(text); from < to {
			kept[n-1].Spans = slices.Concat(document.Slice(spans, 0, from), document.Slice(spans, to, len(text)))
		}
	}
	return kept
}

// unquoted returns an answer that is one quotation as a whole, which some authors write to indent it, without it.
func unquoted(body []document.Block) []document.Block {
	for len(body) == 1 && body[0].Kind == document.Quote && len(body[0].Blocks) > 0 {
		body = body[0].Blocks
	}
	return body
}

// withoutSignature returns blocks without those at their end that say who wrote them, or when.
func withoutSignature(blocks []document.Block) []document.Block {
	n := len(blocks)
	for n > 1 && blocks[n-1].Kind == document.Paragraph && isSignOff(document.TextOf(blocks[n-1].Spans)) {
		n--
	}
	return blocks[:n]
}

// headingText is a heading as the path of a passage has it.
func headingText(spans []document.Span) string {
	return strings.Join(strings.Fields(withoutMarks(document.TextOf(spans))), " ")
}

// withoutMarks returns a heading without the sign at its end that links to it, which some programs draw with a font of
// their own.
func withoutMarks(text string) string {
	return strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Co, r) || r == '¶' || r == '🔗' })
}
