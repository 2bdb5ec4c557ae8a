package lint

import (
	"slices"
	"strconv"
	"strings"

	"goodcard/deck"
	"goodcard/deck/lazy"
	"goodcard/deck/markup"
)

var asksFor = lazy.Regexp(`(?i)\b(?:name|list|give|state|recall|enumerate|what are|which are|which) (the |these |its |his |her |their |all )?(two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)\b(?:\s+(?:of|or|to|more|times|percent|days|weeks|months|years|hours|minutes|seconds)\b|[-.,%]?[0-9])?`)

var numbers = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// countMismatch reports questions that ask for a number of things and have an answer of another number.
func countMismatch(l *linter, c *deck.Card) {
	if c.Kind != deck.Ask && c.Kind != deck.Explain {
		return
	}
	for _, q := range c.Questions() {
		if !maySayNumber(q.Text) {
			continue
		}
		m := asksFor().FindStringSubmatch(l.prose(c, q))
		if m == nil || !strings.HasSuffix(m[0], m[2]) {
			continue // "which two of these", "name two or more"
		}
		want, err := strconv.Atoi(m[2])
		if err != nil {
			want = slices.Index(numbers, strings.ToLower(m[2]))
		}
		got := l.entries(c)
		if len(got) == 0 || slices.Contains(got, want) || m[1] == "" && got[0] > want {
			continue // "name two" may be any two of the answer
		}
		l.reportAt(c, q, m[0], "let both say the same number", "the question asks for %s and the answer names %d", m[2], got[0])
		return
	}
}

// asking are what a question that asks for a number of things has in it.
var asking = []string{"ame ", "ist ", "ive ", "tate ", "call ", "umerate ", "hat are ", "hich "}

// maySayNumber reports whether a question may ask for a number of things; it is quicker than an expression.
func maySayNumber(text string) bool {
	return namesAny(text, asking) && (strings.ContainsAny(text, "0123456789") || namesAny(text, numbers[2:]))
}

// entries returns how many things the answer of a card may be taken to name; none where it cannot be told.
func (l *linter) entries(c *deck.Card) []int {
	if c.Kind == deck.Explain {
		if len(c.Points) < 2 {
			return nil
		}
		return []int{len(c.Points)}
	}
	if strings.Contains(c.Answer, "\n") {
		for _, block := range markup.Parse(c.Answer).Children {
			if block.Kind == markup.List {
				return []int{len(block.Children)}
			}
		}
		return nil
	}
	return countListed(l.answer(c))
}

// countListed counts what a text of one line lists: "a; b; c", or "a, b and c" of few words each.
func countListed(text string) []int {
	text = strings.TrimRight(strings.TrimSpace(text), ".")
	if strings.ContainsAny(text, ".:(?!") {
		return nil
	}
	if n := strings.Count(text, ";"); n > 0 {
		if strings.Contains(text, " and ") {
			return nil // whole answers, of which each is one way to put it
		}
		return []int{n + 1}
	}
	parts := strings.Split(text, ", ")
	last := parts[len(parts)-1]
	if len(parts) == 1 {
		return nil
	}
	for _, part := range parts {
		if countWords(part) > 5 {
			return nil // clauses
		}
	}
	switch rest, joined := strings.CutPrefix(last, "and "); {
	case joined && !strings.Contains(rest, " and "):
		return []int{len(parts)}
	case !joined && strings.Count(last, " and ") == 1 && !strings.Contains(strings.Join(parts[:len(parts)-1], ","), " and "):
		return []int{len(parts) + 1, len(parts)}
	case !strings.Contains(text, " and ") && !strings.Contains(text, " or "):
		return []int{len(parts)}
	}
	return nil
}
