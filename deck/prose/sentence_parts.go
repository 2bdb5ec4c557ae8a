package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/prose/document"
)

// matched returns where a pattern matches sentence n of a run: the stretches of its groups in the text of the run, the
// whole match first. It is nil where the pattern does not match.
func (r *textRun) matched(pattern *regexp.Regexp, n int) []stretch {
	at := r.sentences[n]
	found := pattern.FindStringSubmatchIndex(r.text[at.start:at.end])
	if found == nil {
		return nil
	}
	groups := make([]stretch, len(found)/2)
	for i := range groups {
		if found[2*i] >= 0 {
			groups[i] = stretch{at.start + found[2*i], at.start + found[2*i+1]}
		}
	}
	return groups
}

func (r *textRun) of(at stretch) string { return r.text[at.start:at.end] }

// skip returns a stretch without a beginning, and whether it had it.
func (r *textRun) skip(at stretch, beginnings ...string) (stretch, bool) {
	text := r.of(at)
	for _, begin := range beginnings {
		if len(text) > len(begin) && strings.EqualFold(text[:len(begin)], begin) {
			return trimmed(r.text, stretch{at.start + len(begin), at.end}), true
		}
	}
	return at, false
}

// markdown writes parts of a run as sentences, or as one.
func (r *textRun) markdown(parts []stretch, joined bool) string {
	var all []document.Span
	if joined {
		for _, part := range parts {
			all = append(all, document.Slice(r.spans, part.start, part.end)...)
		}
		return document.InlineOf(plainWhole(sentenced(all)))
	}
	for i, part := range parts {
		if i > 0 {
			all = append(all, document.Span{Text: " "})
		}
		part.end = part.start + len(strings.TrimRight(r.of(part), " ,;:–—-"))
		all = append(all, sentenced(document.Slice(r.spans, part.start, part.end))...)
	}
	return document.InlineOf(plainWhole(all))
}

// plainWhole takes bold and italic from spans that are so from their beginning to their end: that sets off nothing.
func plainWhole(spans []document.Span) []document.Span {
	const emphasis = document.Bold | document.Italic
	whole := emphasis
	for _, s := range spans {
		if strings.ContainsFunc(s.Text, unicode.IsLetter) {
			whole &= s.Style
		}
	}
	for i := range spans {
		spans[i].Style &^= whole
	}
	return spans
}

// sentenced gives spans the capital and the full stop of a sentence.
func sentenced(spans []document.Span) []document.Span {
	if len(spans) == 0 {
		return nil
	}
	if first := &spans[0]; first.Style&(document.Mono|document.Math) == 0 {
		r, size := utf8.DecodeRuneInString(first.Text)
		rest := first.Text[size:]
		if next, _ := utf8.DecodeRuneInString(rest); !unicode.IsUpper(next) { // "iPhone"
			first.Text = string(unicode.ToUpper(r)) + rest
		}
	}
	end, _ := utf8.DecodeLastRuneInString(document.TextOf(spans))
	if strings.ContainsRune(".?!…", end) {
		return spans
	}
	if strings.HasSuffix(document.TextOf(spans), ".”") || strings.HasSuffix(document.TextOf(spans), `."`) {
		return spans
	}
	if last := &spans[len(spans)-1]; last.Style == 0 && last.Link == "" {
		last.Text += "."
		return spans
	}
	return append(spans, document.Span{Text: "."})
}

// countWords counts the words of a text that hold two letters or more.
func countWords(text string) int {
	n := 0
	for word := range strings.FieldsSeq(text) {
		letters := 0
		for _, r := range word {
			if unicode.IsLetter(r) {
				letters++
			}
		}
		if letters > 1 {
			n++
		}
	}
	return n
}
