package document

import (
	"strings"
	"unicode/utf8"
)

// How long a paragraph may be that serves as a heading, in letters.
const (
	docxHeadLetters     = 100
	docxQuestionLetters = 200
)

// docxMarkHeads makes headings of the paragraphs that authors set as headings without saying so: bold ones that
// stand alone, and questions that are an item of a list with their answer behind it.
func docxMarkHeads(pieces []docxPiece) []docxPiece {
	bold, all := 0, 0
	for _, p := range pieces {
		for _, s := range p.spans {
			all += len(s.Text)
			if p.role == docxBody && s.Style&Bold != 0 {
				bold += len(s.Text)
			}
		}
	}
	out := make([]docxPiece, len(pieces))
	level := 0 // of the last heading that says that it is one
	for i, p := range pieces {
		out[i] = p
		switch {
		case p.role == docxHeading || p.role == docxTitle:
			level = p.level
			continue
		case p.role != docxBody || p.rows != nil || i+1 == len(pieces):
			continue
		}
		next := pieces[i+1]
		isBold := bold*2 < all && isDocxBold(p)
		isItem := p.list != "" && p.depth == 0 && (next.list == "" || next.list != p.list && next.depth == 0)
		if next.role == docxHeading || next.role == docxTitle || !isBold && !isItem || !isDocxHead(TextOf(p.spans), isBold) {
			continue
		}
		out[i].role, out[i].level, out[i].list = docxHeading, min(level+1, 6), ""
		out[i].spans = withoutStyle(p.spans, Bold)
	}
	return out
}

// isDocxHead reports whether a text can be a heading; other than a question it can only where it may be any.
func isDocxHead(text string, may bool) bool {
	text = strings.TrimSpace(text)
	if strings.Contains(text, "\n") {
		return false
	}
	if strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") {
		if docxNumber().MatchString(text) {
			return false // it stands among others with numbers, of which some ask nothing
		}
		return utf8.RuneCountInString(text) <= docxQuestionLetters
	}
	return may && utf8.RuneCountInString(text) <= docxHeadLetters && !strings.ContainsAny(text[max(0, len(text)-1):], ".:;,!")
}
