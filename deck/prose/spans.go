package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/prose/document"
)

// cut returns what stands in spans from one offset of their words to another, without white space around it, and
// where it begins.
func cut(spans []document.Span, from, to int) ([]document.Span, int) {
	text := document.TextOf(spans)
	to = min(to, len(text))
	from = min(from, to)
	from += len(text[from:to]) - len(strings.TrimLeftFunc(text[from:to], unicode.IsSpace))
	to = from + len(strings.TrimRightFunc(text[from:to], unicode.IsSpace))
	return document.Slice(spans, from, to), from
}

// unstyled returns spans as they are quoted in a question: code and formulas stay what they are, the rest is plain.
func unstyled(spans []document.Span) []document.Span {
	out := make([]document.Span, 0, len(spans))
	for _, s := range spans {
		s.Style &= document.Mono | document.Math | document.Sub | document.Super
		s.Link = ""
		s.Text = strings.ReplaceAll(s.Text, "\n", " ")
		if n := len(out); n > 0 && out[n-1].Style == s.Style {
			out[n-1].Text += s.Text
			continue
		}
		out = append(out, s)
	}
	return out
}

// lead returns how many bytes of the words of spans are in a style from their beginning on.
func lead(spans []document.Span, style document.Style) int {
	n := 0
	for _, s := range spans {
		if s.Style&style == 0 {
			break
		}
		n += len(s.Text)
	}
	return n
}

// emphasised reports whether all words of spans are in bold or italics.
func emphasised(spans []document.Span) bool {
	some := false
	for _, s := range spans {
		if strings.TrimSpace(strings.Trim(s.Text, "?:.")) == "" {
			continue
		}
		if s.Style&(document.Bold|document.Italic) == 0 {
			return false
		}
		some = true
	}
	return some
}

func sameWords(a, b []document.Block) bool {
	return foldTerm(document.PlainOf(a)) == foldTerm(document.PlainOf(b))
}

// saysSomething reports whether blocks have a letter or a figure.
func saysSomething(blocks []document.Block) bool {
	return strings.ContainsFunc(document.PlainOf(blocks), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// letters counts the runes of a text.
func letters(text string) int { return utf8.RuneCountInString(text) }
