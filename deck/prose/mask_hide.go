package prose

import (
	"slices"
	"strings"

	"goodcard/deck/prose/document"
)

// Signs that stand for the braces of gaps until the text around them is Markdown: of the area for private use, so
// that no reader of Markdown takes them for its own.
const (
	gapOpens  = "\ue0f0"
	gapCloses = "\ue0f1"
)

// maxGaps is how often a term may stand in a definition of which a cloze is made.
const maxGaps = 50

// A masked text is one in which the names of a term are hidden.
type masked struct {
	blocks []document.Block
	gaps   int
	named  bool // the text names the term, or has it in a longer word
	whole  bool // all of that could be hidden
	apart  bool // nowhere is the name only a part of another
}

// hide returns blocks in which all names of the term stand between the signs of gaps.
func (m *mask) hide(blocks []document.Block) masked {
	out := masked{whole: true, apart: true}
	out.blocks = m.hideBlocks(blocks, &out)
	if text := document.PlainOf(out.blocks); m.betrays(text, gapsIn(text)) {
		out.named, out.whole = true, false
	}
	return out
}

// gapsIn returns where gaps stand in a text.
func gapsIn(text string) []stretch {
	var all []stretch
	for at := 0; ; {
		open := strings.Index(text[at:], gapOpens)
		if open < 0 {
			return all
		}
		end := strings.Index(text[at+open:], gapCloses)
		if end < 0 {
			return all
		}
		all = append(all, stretch{at + open, at + open + end})
		at += open + end
	}
}

func (m *mask) hideBlocks(blocks []document.Block, out *masked) []document.Block {
	all := slices.Clone(blocks)
	for i := range all {
		b := &all[i]
		switch {
		case b.Kind == document.Code:
			if len(m.find(document.TextOf(b.Spans))) > 0 {
				out.named, out.whole = true, false
			}
		case len(b.Spans) > 0:
			b.Spans = m.hideSpans(b.Spans, out)
		}
		if len(b.Rows) > 0 {
			rows := make([][]document.Cell, len(b.Rows))
			for j, row := range b.Rows {
				for _, cell := range row {
					rows[j] = append(rows[j], m.hideSpans(cell, out))
				}
			}
			b.Rows = rows
		}
		b.Blocks = m.hideBlocks(b.Blocks, out)
	}
	return all
}

func (m *mask) hideSpans(spans []document.Span, out *masked) []document.Span {
	text := document.TextOf(spans)
	if strings.Contains(text, gapOpens) || strings.Contains(text, gapCloses) {
		out.whole = false
		return spans
	}
	all := m.find(text)
	if len(all) == 0 {
		return spans
	}
	out.named = true
	if out.gaps+len(all) > maxGaps {
		out.whole = false
		return spans
	}
	spans = unlinked(spans, all)
	var hidden []document.Span
	at := 0
	for _, f := range all {
		before := document.Slice(spans, at, f.start)
		if m.lang == "en" {
			before = withEitherArticle(before)
		}
		inside := document.Slice(spans, f.start, f.end)
		g := gap{text[:f.start], text[f.end:], m.lang, strings.HasSuffix(text[f.start:f.end], "s") && strings.ContainsAny(text[f.start:f.end], "'’")}
		out.apart = out.apart && g.isTerm() && (out.gaps > 0 || !g.isAside())
		if !cutsNoCode(spans, f) {
			out.whole = false
		}
		style := inside[0].Style
		for _, s := range inside {
			style &= s.Style
		}
		style &^= document.Mono | document.Math
		hidden = append(hidden, before...)
		hidden = append(hidden, document.Span{Text: gapOpens, Style: style})
		hidden = append(hidden, inside...)
		hidden = append(hidden, document.Span{Text: gapCloses, Style: style})
		out.gaps++
		at = f.end
	}
	return append(hidden, document.Slice(spans, at, len(text))...)
}

// unlinked returns spans without the addresses of those in which something is hidden, since they would tell it.
func unlinked(spans []document.Span, all []stretch) []document.Span {
	out := slices.Clone(spans)
	at := 0
	for i := range out {
		end := at + len(out[i].Text)
		for _, f := range all {
			if f.start < end && f.end > at {
				out[i].Link = ""
			}
		}
		at = end
	}
	return out
}

// cutsNoCode reports whether what is found ends nowhere within code or a formula, where no gap can stand.
func cutsNoCode(spans []document.Span, f stretch) bool {
	at := 0
	for _, s := range spans {
		end := at + len(s.Text)
		if s.Style&(document.Mono|document.Math) != 0 && (f.start > at && f.start < end || f.end > at && f.end < end) {
			return false
		}
		at = end
	}
	return true
}

// withEitherArticle writes a(n) for the article with which a text ends, since a or an would tell of the word behind it.
func withEitherArticle(before []document.Span) []document.Span {
	n := len(before)
	if n == 0 || before[n-1].Style&(document.Mono|document.Math) != 0 {
		return before
	}
	last := &before[n-1]
	text := strings.TrimRight(last.Text, " \n")
	article := text[strings.LastIndexAny(text, " \n(")+1:]
	if len(text) == len(last.Text) || !strings.EqualFold(article, "a") && !strings.EqualFold(article, "an") {
		return before
	}
	last.Text = text[:len(text)-len(article)+1] + "(n)" + last.Text[len(text):]
	return before
}
