package lint

import (
	"fmt"
	"regexp"
	"strings"

	"goodcard/deck"
)

// report adds a problem at a value of a card.
func (l *linter) report(c *deck.Card, path, fix, message string, args ...any) {
	l.reportAt(c, deck.Passage{Path: path}, "", fix, message, args...)
}

// reportAt adds a problem at a piece of a text of a card, as it is written or read.
func (l *linter) reportAt(c *deck.Card, e deck.Passage, piece, fix, message string, args ...any) {
	p := deck.Problem{
		File: c.File, Line: c.Line, Column: c.Column, Path: e.Path, Rule: l.rule.ID, Severity: l.rule.Severity,
		Message: fmt.Sprintf(message, args...), Fix: fix, Subject: c.ID,
	}
	l.add(p, c.ID, e.Text, piece)
}

// reportDeck adds a problem at a value of the deck that belongs to no card.
func (l *linter) reportDeck(path, fix, message string, args ...any) {
	l.reportDeckAt(deck.Passage{Path: path}, "", fix, message, args...)
}

// reportDeckAt adds a problem at a piece of a text of the deck that belongs to no card.
func (l *linter) reportDeckAt(e deck.Passage, piece, fix, message string, args ...any) {
	p := deck.Problem{
		File: l.file, Line: 1, Column: 1, Path: e.Path, Rule: l.rule.ID, Severity: l.rule.Severity,
		Message: fmt.Sprintf(message, args...), Fix: fix,
	}
	l.add(p, "", e.Text, piece)
}

// add adds a problem at its path below a card, where a piece of the text stands that is there.
func (l *linter) add(p deck.Problem, card, text, piece string) {
	if at, ok := l.stands.at(card, p.Path); ok {
		if at.Escaped && strings.Contains(p.Fix, `\`) {
			p.Fix += "; within double quotes each backslash is written twice"
		}
		if p.Line, p.Column = at.Line, at.Column; piece != "" {
			if i := indexOf(text, piece); i >= 0 {
				p.Line, p.Column = at.In(text, i)
			}
		}
	}
	l.find(p)
}

// indexOf returns where a piece begins in a text, -1 if nowhere; spaces stand for white space of any
// kind and length.
func indexOf(text, piece string) int {
	if i := strings.Index(text, piece); i >= 0 {
		return i
	}
	words := strings.Fields(piece)
	for i := range words {
		words[i] = regexp.QuoteMeta(words[i])
	}
	if len(words) > 1 {
		if at := regexp.MustCompile(strings.Join(words, `\s+`)).FindStringIndex(text); at != nil {
			return at[0]
		}
	}
	return -1
}

// A reporter adds a problem at a piece of a text.
type reporter func(piece, fix, message string, args ...any)
