package lint

import (
	"fmt"
	"strings"

	"goodcard/deck"
	"goodcard/deck/lazy"
	"goodcard/deck/markup"
)

// maxSteps are what can be recalled as one answer where their order counts.
const maxSteps = 4

var (
	numbered = lazy.Regexp(`(?:^|[\s(])\(?([0-9]{1,2})[.)]\s`)
	arrows   = lazy.Regexp(`\s(?:→|⇒|⟶|-+>|=+>)\s`)
	firstOne = lazy.Regexp(`(?i)(?:^|[.;:,(]\s*|\b(?:is|are)\s)first(?:ly)?\b`)
	nextOnes = lazy.Regexp(`(?i)(?:[.;:,]\s*|\band\s)(?:and\s)?(?:second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|sixth(?:ly)?|then|next|after that|afterwards|finally|lastly)\b`)
)

// longSequence reports answers that tell one step after the other, other than as a list.
func longSequence(l *linter, c *deck.Card) {
	if c.Kind != deck.Ask || !maySequence(c.Answer) || hasList(c.Answer) {
		return
	}
	text := l.prose(c, deck.Passage{Text: c.Answer})
	if n := max(countNumbered(text), countArrows(text), countNarrated(text)); n > maxSteps {
		l.report(c, "answer", "make a cloze of the steps with a gap for each, or a card for each that asks what follows", "the answer is a sequence of %d steps; more than %d are forgotten in parts", n, maxSteps)
	}
}

// maySequence reports whether an answer may be a long sequence; it is quicker than an expression.
func maySequence(text string) bool {
	return strings.Contains(text, "5") || strings.Contains(text, "irst") || strings.ContainsAny(text, ">→⇒⟶")
}

func hasList(source string) bool {
	if !strings.Contains(source, "\n") {
		return false
	}
	for _, block := range markup.Parse(source).Children {
		if block.Kind == markup.List {
			return true
		}
	}
	return false
}

// countNumbered counts the numbers 1., 2., 3. … that follow each other in a text.
func countNumbered(text string) int {
	n := 0
	for _, m := range numbered().FindAllStringSubmatch(text, -1) {
		if m[1] == fmt.Sprint(n+1) {
			n++
		}
	}
	return n
}

func countArrows(text string) int {
	if n := len(arrows().FindAllString(text, -1)); n > 0 {
		return n + 1
	}
	return 0
}

// countNarrated counts what is told as first, then and finally.
func countNarrated(text string) int {
	at := firstOne().FindStringIndex(text)
	if at == nil {
		return 0
	}
	return 1 + len(nextOnes().FindAllString(text[at[1]:], -1))
}
