package prose

import (
	"slices"
	"strings"

	"goodcard/deck/lazy"
	"goodcard/deck/prose/document"
)

// maxRun bounds the paragraphs that are read sentence by sentence, in bytes; what is longer was not written for people.
const maxRun = 20_000

// A textRun is a paragraph of running text, with what its place says of it.
type textRun struct {
	lang      string
	text      string
	spans     []document.Span
	sentences []stretch

	block    *document.Block
	headings []string // plain, outermost first
	question string   // that the text before it asks; empty where it answers none
}

// textRuns returns the paragraphs of a document in which sentence rules look: no headings, terms, code and tables, and nothing
// that a definition list or the heading of a list of references says already.
func textRuns(doc *document.Document, lang string) []textRun {
	c := collector{doc: doc, lang: lang}
	c.blocks(doc.Part.Headings())
	c.blocks(doc.Blocks)
	return c.runs
}

type collector struct {
	doc      *document.Document
	lang     string
	runs     []textRun
	levels   []int // of the headings above, rising
	skipped  int   // the level of a heading below which nothing is to be learned; 0 without one
	headings []string
	question string
}

func (c *collector) blocks(blocks []document.Block) {
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case document.Heading:
			c.heading(b)
		case document.Paragraph:
			c.paragraph(b)
		case document.Question:
			before := c.question
			c.question = document.TextOf(b.Spans)
			c.blocks(b.Blocks)
			c.question = before
		case document.Quote, document.List, document.Item:
			c.blocks(b.Blocks)
		}
	}
}

func (c *collector) heading(b *document.Block) {
	for n := len(c.levels); n > 0 && c.levels[n-1] >= b.Level; n = len(c.levels) {
		c.levels, c.headings = c.levels[:n-1], c.headings[:n-1]
	}
	text := document.TextOf(b.Spans)
	if c.skipped == 0 || b.Level <= c.skipped {
		if c.skipped = 0; namesSkipped(text) || licence().MatchString(text) {
			c.skipped = b.Level
		}
	}
	c.levels, c.headings = append(c.levels, b.Level), append(slices.Clip(c.headings), text) // passages hold on to theirs
	c.question = ""
	if strings.HasSuffix(text, "?") {
		c.question = text
	}
}

// licence is the title of the text of a licence, which defines terms of its own.
var licence = lazy.Regexp(`(?i)^(?:appendix .{0,10})?(?:the )?(?:gnu|mit|bsd|apache|mozilla|creative commons)\b.*\blicen[cs]e\b`)

func (c *collector) paragraph(b *document.Block) {
	text := document.TextOf(b.Spans)
	if c.skipped > 0 || b.Data || len(text) > maxRun || b.End > len(c.doc.Plain) || c.doc.Plain[b.Start:b.End] != text {
		return
	}
	if len(text) <= 200 && strings.HasSuffix(text, "?") && !strings.Contains(text, ". ") {
		c.question = text
		return
	}
	c.runs = append(c.runs, textRun{
		lang: c.lang, text: text, spans: b.Spans, sentences: splitSentences(text, c.lang),
		block: b, headings: c.headings[:len(c.headings):len(c.headings)], question: c.question,
	})
}

// style returns the style of a stretch that is set in one style.
func (r *textRun) style(at stretch) document.Style {
	spans := document.Slice(r.spans, at.start, at.end)
	if len(spans) != 1 {
		return 0
	}
	return spans[0].Style
}

func (r *textRun) passage(from, to int) document.Passage {
	return document.Passage{
		Start: r.block.Start + from, End: r.block.Start + to,
		First: r.block.First, Last: r.block.Last, Headings: r.headings,
	}
}
