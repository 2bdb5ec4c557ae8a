package lint

import (
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/lazy"
)

var (
	asksMore   = lazy.Regexp(`(?i)\b(why|how|reasons?|explain|because|what|when)\b`)
	clauseEnds = lazy.Regexp(`[.,;:!?()—–]`)
)

// eitherOr reports questions between two things of which the answer is one. A card of two concepts tells
// them apart, which is a question between two by its nature.
func eitherOr(l *linter, c *deck.Card) {
	if c.Kind != deck.Ask && c.Kind != deck.Type || len(c.Concepts) > 1 {
		return
	}
	answer := withoutArticle(fold(clauseEnds().Split(l.answer(c), 2)[0]))
	if len(answer) == 0 || len(answer) > maxOffered {
		return
	}
	for _, q := range c.Questions() {
		if !strings.Contains(q.Text, " or ") {
			continue
		}
		text := strings.TrimSpace(l.read(c, q))
		sentences := sentence().Split(text, -1)
		last := sentences[len(sentences)-1]
		before, after, found := cutLast(last, " or ")
		if found && strings.HasSuffix(text, "?") && chooses(last, before) && !asksMore().MatchString(after) &&
			offered(fold(before), withoutArticle(fold(after)), answer) {
			l.report(c, q.Path, "ask for it without naming it, or ask why", "the question offers its answer as one of two things, so that a guess is right half the time")
		}
	}
}

// maxOffered are the words of a thing that a question offers; what is longer is a sentence that takes up the
// words of the question.
const maxOffered = 5

var (
	choosing = lazy.Regexp(`(?i)^(which|in which)\b|,\s*(\S+\s+){1,5}$`)
	twoOnly  = lazy.Regexp(`(?i)^[^,]{1,40}$`)
)

// chooses reports whether a sentence asks for one of two things, with a verb in front, with which, or with both
// behind a comma, and does not merely give two names to one thing.
func chooses(sentence, before string) bool {
	return yesNo().MatchString(sentence) || choosing().MatchString(before+" ") || countWords(sentence) <= maxOffered && twoOnly().MatchString(sentence) && !asksMore().MatchString(sentence)
}

func cutLast(text, sep string) (before, after string, found bool) {
	i := strings.LastIndex(text, sep)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(sep):], true
}

func withoutArticle(words []string) []string {
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		return words[1:]
	}
	return words
}

// offered reports whether an answer is one of the two things between which "or" stands. What both
// share may stand once, behind the second: "the inner or the outer question".
func offered(before, after, answer []string) bool {
	if startsWith(after, answer) {
		return true
	}
	for n := len(answer); n > 0; n-- {
		if n <= len(before) && slices.Equal(before[len(before)-n:], answer[:n]) {
			return n == len(answer) || len(after) > len(answer)-n && holds(after, answer[n:])
		}
	}
	return false
}

func startsWith(words, first []string) bool {
	return len(words) >= len(first) && slices.Equal(words[:len(first)], first)
}
