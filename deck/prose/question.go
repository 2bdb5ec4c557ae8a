package prose

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/lazy"
	"goodcard/deck/prose/document"
)

// maxQuestion is how long a line may be that is read as a question, in letters.
const maxQuestion = 200

// isQuestion reports whether a text ends as a question does.
func isQuestion(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`"'“”’»«)]*!`, r)
	})
	if letters(text) > 2*maxQuestion {
		return false
	}
	return strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") || strings.HasSuffix(text, "؟")
}

var (
	number            = lazy.Regexp(`^\s*(?:\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXLC]{1,6}|[A-Za-z])[.)](?:[0-9]{1,3}[.)]?)*|[0-9]{1,3}(?:\.[0-9]{1,3})+|§\s*[0-9]+|#[0-9]+[:.]?)\s+`)
	ornament          = lazy.Regexp(`^[-#*=>~–—\s]+`)
	digits            = lazy.Regexp(`[0-9]+`)
	marksQuestion     = lazy.Regexp(`^\s*(?:Q|F|Question|Frage|FAQ|Pregunta|Domanda|Pergunta)\s*\.?\s*[0-9]{0,3}(?:\.[0-9]{1,3})*\s*([:.)])\s*`)
	marksAnswer       = lazy.Regexp(`^\s*(?:A|Answer|Antwort|Réponse|Respuesta|Risposta|Resposta|R)\s*\.?\s*[0-9]{0,3}(?:\.[0-9]{1,3})*\s*([:.)])\s*`)
	marksAnswerWithin = lazy.Regexp(`\s(?:A|Answer|Antwort|Réponse|Respuesta|Risposta|Resposta|R)\s*[0-9]{0,3}\s*([:.)])\s+`)
)

// numberLength returns the length of the number with which a heading or a question begins; of a letter or of Roman
// digits only where a sign stands behind them, so that "I" and "A" stay words.
func numberLength(text string) int { return len(number().FindString(text)) }

// asksFirst finds a question with which a heading begins that goes on behind it: "Why spaces? I prefer tabs".
var asksFirst = lazy.Regexp(`^(?i:wh(?:y|at|o|en|ere|ich)|how|is|are|do(?:es)?|can|should|will|may|was|wie|warum|wo|wer|wann|welche[rs]?|wozu|kann|ist|sind|gibt)\b[^?:]{4,}\? +[\pL"'(„“]`)

// asksInHeading reports whether a heading is a question.
func asksInHeading(heading string) bool {
	text := withoutMarks(heading)
	if isQuestion(text) {
		return true
	}
	mark, _ := markLength(marksQuestion(), text)
	return letters(text) <= maxQuestion && asksFirst().MatchString(text[max(mark, numberLength(text)):])
}

// A questionFound is a question that stands in running text, with what of its answer stands in the same block.
type questionFound struct {
	rule     rule
	question []document.Span
	rest     []document.Block
	head     document.Passage
}

// asks reports whether a block is a question in running text, and which. numbers are those of the questions around
// it, as [questionNumbers] gives them.
func (f *finder) asks(b document.Block, at place, numbers map[string]bool) (questionFound, bool) {
	if at.answer {
		return questionFound{}, false
	}
	if b.Kind == document.Item {
		return f.itemOfFAQ(b, at)
	}
	if b.Kind == document.List && len(b.Blocks) == 1 && len(b.Blocks[0].Blocks) == 1 {
		b = b.Blocks[0].Blocks[0] // "1. Why?", which is a list of its own where its answer is not indented
	}
	if b.Kind != document.Paragraph {
		return questionFound{}, false
	}
	text := document.TextOf(b.Spans)
	if q, ok := f.markedQuestion(b, text, at); ok {
		return q, true
	}
	from := numberLength(text)
	body := text[from:]
	limit := maxQuestion
	if from > 0 && at.questions {
		limit *= 2 // it may tell first what happened
	}
	switch end := f.leadQuestion(b.Spans, text, from, from > 0 && at.questions); {
	case end > 0:
		return f.questionIn(b, ruleLineQuestion, from, end, end, at), true
	case isQuestion(body) && letters(body) <= limit && f.isLine(b, body, from, at):
		return f.questionIn(b, ruleLineQuestion, from, len(text), len(text), at), true
	case from > 0 && at.questions && numbers[numberOf(text)] && letters(body) <= limit && states(body):
		return f.questionIn(b, ruleNumberedItem, from, len(text), len(text), at), true
	}
	return questionFound{}, false
}

// minSentence is how many words a line has that is no title, whatever stands at its end.
const minSentence = 8

// states reports whether a numbered line says what happened, rather than being the title of a part.
func states(body string) bool {
	first, _, _ := strings.Cut(body, " ")
	r, _ := utf8.DecodeRuneInString(first)
	last := body[len(body)-1]
	words := len(strings.Fields(body))
	return (words >= minSentence || words >= 3 && (last == '.' || last == ':' || last == '!')) && (unicode.IsUpper(r) || strings.ContainsAny(first, "()_.`\"'“„"))
}

// isLine reports whether a paragraph that ends as a question is one that is answered below, and not one of many
// sentences of a text.
func (f *finder) isLine(b document.Block, body string, from int, at place) bool {
	switch {
	case b.Asks, from > 0 && at.questions:
		return true
	case len(splitSentences(body, f.lang)) > 1:
		return false
	case from > 0:
		return b.Last-b.First < 3
	case f.isPlain():
		return b.First == b.Last
	}
	return at.questions || emphasised(b.Spans)
}

// leadQuestion returns where the question ends with which a paragraph begins that its answer follows in: one in bold
// or italics, or, in an FAQ, one behind a number. It is 0 where there is none.
func (f *finder) leadQuestion(spans []document.Span, text string, from int, numbered bool) int {
	end := lead(spans, document.Bold)
	if end == 0 {
		end = lead(spans, document.Italic)
	}
	if end > from && end < len(text) && isQuestion(text[:end]) && strings.TrimSpace(text[end:]) != "" {
		return end
	}
	if !numbered {
		return 0
	}
	mark := strings.IndexAny(text[from:], "?\n")
	if mark < 0 || letters(text[from:from+mark]) > maxQuestion {
		return 0
	}
	end = from + mark + 1
	if text[end-1] == '\n' {
		if !isQuestion(text[from:end]) {
			return 0
		}
		return end
	}
	for end < len(text) && strings.IndexByte("\"')", text[end]) >= 0 {
		end++
	}
	if rest := strings.TrimLeft(text[end:], " \n"); rest == "" || rest == text[end:] || isQuestion(text) || len(splitSentences(text[from:end], f.lang)) > 1 {
		return 0
	}
	return end
}

// tellsOfMe finds words that say what happened to who asks.
var tellsOfMe = lazy.Regexp(`^(?:[^.?!]{0,100}\b)?(?:I|I'm|I've|my|me|we|our|ich|mein|meine|wir)\b`)

// withWhatHappens returns a question whose paragraph goes on behind it, and whose answer begins in the next one, with
// all that is asked.
func withWhatHappens(q questionFound) questionFound {
	if len(q.rest) != 1 || !tellsOfMe().MatchString(document.TextOf(q.rest[0].Spans)) {
		return q
	}
	q.takeIn(q.rest[0])
	q.rest = nil
	return q
}

// takeIn makes a block that stands behind a question a part of it.
func (q *questionFound) takeIn(b document.Block) {
	q.question = slices.Concat(q.question, []document.Span{{Text: " "}}, b.Spans)
	q.head.End = max(q.head.End, b.End)
	q.head.Last = max(q.head.Last, b.Last)
}

// questionIn is the question between two offsets of the words of a paragraph; its answer begins at rest.
func (f *finder) questionIn(b document.Block, r rule, from, to, rest int, at place) questionFound {
	from += len(ornament().FindString(document.TextOf(b.Spans)[from:to]))
	spans, begin := cut(b.Spans, from, to)
	q := questionFound{rule: r, question: spans, head: f.within(b, begin, begin+len(document.TextOf(spans)), at.headings)}
	if answer := f.part(b, rest, len(document.TextOf(b.Spans))); answer != nil {
		q.rest = []document.Block{*answer}
	}
	return q
}

// part is a paragraph of what of the words of another stands between two offsets; nil where nothing does.
func (f *finder) part(b document.Block, from, to int) *document.Block {
	spans, begin := cut(b.Spans, from, to)
	if len(spans) == 0 {
		return nil
	}
	p := f.within(b, begin, begin+len(document.TextOf(spans)), nil)
	return &document.Block{Kind: document.Paragraph, Spans: spans, First: b.First, Last: b.Last, Start: p.Start, End: p.End}
}

// markedQuestion reads "Q: ... A: ...", of which the second part may stand in the same paragraph or in those behind it.
func (f *finder) markedQuestion(b document.Block, text string, at place) (questionFound, bool) {
	from, sign := markLength(marksQuestion(), text)
	if from == 0 || from == len(text) {
		return questionFound{}, false
	}
	to, rest := len(text), len(text)
	for _, m := range marksAnswerWithin().FindAllStringSubmatchIndex(text[from:], -1) {
		before := text[from : from+m[0]]
		if text[from+m[2]:from+m[3]] == sign && (sign == ":" || text[from+m[0]] == '\n' || strings.ContainsAny(before[len(before)-1:], ".?!:)")) {
			to, rest = from+m[0], from+m[1]
			break
		}
	}
	if to == len(text) {
		to = from + f.askedFirst(b.Spans, text, from)
		rest = to
	}
	isLetter := f.lang != "de" && strings.HasPrefix(strings.TrimSpace(text), "F"+sign) // the sixth of a row, or of a name
	if sign != ":" && to == len(text) && !isQuestion(text) && (isLetter || !f.answersWith(sign)) {
		return questionFound{}, false
	}
	return f.questionIn(b, ruleQA, from, to, rest, at), true
}

// askedFirst returns how much of the words behind a mark such as "Q:" asks: the bold ones, or those up to the first
// question mark where no answer of the document has a mark; else all.
func (f *finder) askedFirst(spans []document.Span, text string, from int) int {
	body := text[from:]
	if end := lead(spans, document.Bold); end > from && end < len(text) && isQuestion(text[:end]) {
		return end - from
	}
	if m := whAsksFirst().FindString(body); m != "" && len(f.signsOfAnswers()) == 0 {
		return strings.IndexByte(body, '?') + 1
	}
	return len(body)
}

// whAsksFirst finds a question that what answers it follows on the same line.
var whAsksFirst = lazy.Regexp(`^(?i:why|what|when|where|who|whom|whose|which|how|was|wie|warum|wo|wer|wann|welche[mnrs]?|wozu|wodurch|weshalb)\b[^?:!]{4,200}\?\s+["'(„“]?[\p{Lu}\p{N}]`)

// markLength returns the length of a mark such as "Q:" with which a text begins, and the sign that ends it.
func markLength(mark *regexp.Regexp, text string) (int, string) {
	m := mark.FindStringSubmatchIndex(text)
	if m == nil {
		return 0, ""
	}
	return m[1], text[m[2]:m[3]]
}

// answersWith reports whether an answer begins somewhere in the document behind a mark that a sign ends, as "A." does.
func (f *finder) answersWith(sign string) bool { return f.signsOfAnswers()[sign] }

// signsOfAnswers returns the signs that end marks of answers in the document.
func (f *finder) signsOfAnswers() map[string]bool {
	if f.answerSigns == nil {
		f.answerSigns = map[string]bool{}
		for line := range strings.SplitSeq(f.doc.Plain, "\n") {
			if _, sign := markLength(marksAnswer(), line); sign != "" {
				f.answerSigns[sign] = true
			}
		}
	}
	return f.answerSigns
}

// answerAt returns where the paragraph stands with the mark of the answer to the question at i, which other paragraphs
// may go before; i where there is none before the next heading or question.
func answerAt(blocks []document.Block, i int) int {
	for j := i + 1; j < len(blocks) && blocks[j].Kind == document.Paragraph; j++ {
		text := document.TextOf(blocks[j].Spans)
		if marksAnswer().MatchString(text) {
			return j
		}
		if marksQuestion().MatchString(text) {
			break
		}
	}
	return i
}

// withoutMark returns a question and its answer without the "A:" before it. Where the mark stands in a later
// paragraph, those before it belong to the question.
func (f *finder) withoutMark(q questionFound, answer []document.Block) (questionFound, []document.Block) {
	for i, b := range answer {
		if b.Kind != document.Paragraph {
			return q, answer
		}
		text := document.TextOf(b.Spans)
		from, _ := markLength(marksAnswer(), text)
		if from == 0 {
			continue
		}
		for _, more := range answer[:i] {
			q.takeIn(more)
		}
		answer = answer[i+1:]
		if first := f.part(b, from, len(text)); first != nil {
			answer = append([]document.Block{*first}, answer...)
		}
		return q, answer
	}
	return q, answer
}

// itemOfFAQ reads an item of a numbered list that stands among numbered questions; see [numberedItems].
func (f *finder) itemOfFAQ(item document.Block, at place) (questionFound, bool) {
	first := item.Blocks[0]
	text := document.TextOf(first.Spans)
	r := ruleNumberedItem
	switch {
	case isQuestion(text):
		r = ruleLineQuestion
	case !states(text):
		return questionFound{}, false
	}
	q := f.questionIn(first, r, 0, len(text), len(text), at)
	q.rest = item.Blocks[1:]
	return q, true
}

// numberedItems returns blocks with the items of numbered lists in place of the lists that stand among numbered
// questions and are a part of their row: each has a line and an answer below it.
func numberedItems(blocks []document.Block, numbers map[string]bool) []document.Block {
	if !numbers["0."] {
		return blocks
	}
	var all []document.Block
	for _, b := range blocks {
		if b.Kind == document.List && b.Ordered && !slices.ContainsFunc(b.Blocks, func(item document.Block) bool {
			return len(item.Blocks) < 2 || item.Blocks[0].Kind != document.Paragraph || letters(document.TextOf(item.Blocks[0].Spans)) > maxQuestion
		}) {
			all = append(all, b.Blocks...)
		} else {
			all = append(all, b)
		}
	}
	return all
}

// questionNumbers returns how the numbers of the questions look that stand among blocks of an FAQ: where "2.1." is a
// question, "2.2." is one too, even where it only states what went wrong. Where they have two figures, a number with
// one is a step of an answer.
func (f *finder) questionNumbers(blocks []document.Block) map[string]bool {
	numbers := map[string]bool{}
	for _, b := range blocks {
		if b.Kind != document.Paragraph {
			continue
		}
		text := document.TextOf(b.Spans)
		if n := numberLength(text); n > 0 && (isQuestion(text) || f.leadQuestion(b.Spans, text, n, true) > 0) {
			numbers[numberOf(text)] = true
		}
	}
	for number := range numbers {
		if strings.Count(number, "0") > 1 {
			maps.DeleteFunc(numbers, func(n string, _ bool) bool { return strings.Count(n, "0") == 1 })
			break
		}
	}
	return numbers
}

// outlineNumber returns the figures of the number with which a paragraph begins; none where it has no number.
func outlineNumber(b document.Block) []int {
	if b.Kind != document.Paragraph {
		return nil
	}
	var figures []int
	for _, digits := range digits().FindAllString(number().FindString(document.TextOf(b.Spans)), -1) {
		n, _ := strconv.Atoi(digits) // at most three digits
		figures = append(figures, n)
	}
	return figures
}

// follows reports whether a number is the next one in an outline that is no part of the one before: 2.2 and 3.1 follow
// 2.1, and 2.1.1 does not.
func follows(before, number []int) bool {
	for i := range min(len(before), len(number)) {
		if number[i] == before[i] {
			continue
		}
		return number[i] == before[i]+1 && !slices.ContainsFunc(number[i+1:], func(n int) bool { return n > 1 })
	}
	return false
}

// numberOf returns what the number looks like with which a text begins: "0.0." for "2.1."
func numberOf(text string) string {
	return digits().ReplaceAllString(strings.TrimSpace(number().FindString(text)), "0")
}
