package lint

import (
	"strings"

	"goodcard/deck"
	"goodcard/deck/lazy"
)

var (
	articleLast = lazy.Regexp(`(?i)(?:^|[\s(])(an?)[\s_.…:]*$`)
	mayBeEither = wordSet(`hour honest honor honour heir herb unit union unique uniform universe university universal united usual use used user
useful useless one once european euro eulogy x r f h l m n s u`)
)

// articleLeak reports an article that says which of several words belongs behind it: at the end of the
// question of a choose card where it does not fit all options, and before a gap where its hint, or another
// gap that is hidden with it, has a word that needs the other article.
func articleLeak(l *linter, c *deck.Card) {
	switch c.Kind {
	case deck.Choose:
		for _, q := range c.Questions() {
			if article := lastArticle(l.text(q.Text)); article != "" {
				l.articleBeforeOptions(c, q, article)
			}
		}
	case deck.Cloze:
		l.articleBeforeGap(c)
	}
}

func (l *linter) articleBeforeOptions(c *deck.Card, q deck.Passage, article string) {
	if !fits(article, first(l.words(c.Answer))) {
		return
	}
	for _, o := range c.Wrong {
		if word := first(l.words(o.Text)); fits(other(article), word) {
			l.report(c, q.Path, "write a/an, or put the article into the options", "%q at the end rules out options: it does not stand before %q", article, word)
			return
		}
	}
}

func (l *linter) articleBeforeGap(c *deck.Card) {
	segments := l.segments(c)
	before := map[int]string{} // the article before an earlier gap of a number
	for i, s := range segments {
		if s.Group == 0 || i == 0 || segments[i-1].Group != 0 {
			continue
		}
		article := lastArticle(segments[i-1].Text)
		if article == "" || !fits(article, first(l.words(s.Text))) {
			continue
		}
		if earlier := before[s.Group]; earlier == other(article) || l.hintNeeds(s, other(article)) {
			l.reportAt(c, deck.Passage{Path: "cloze", Text: c.Text}, c.Text[s.Start:], "hide the article too, or write a/an", "%q before the gap tells which of the words it is", article)
			return
		}
		before[s.Group] = article
	}
}

// hintNeeds reports whether the hint of a gap offers, with or or a stroke, a word that needs an article.
func (l *linter) hintNeeds(s deck.Segment, article string) bool {
	if !strings.Contains(s.Hint, " or ") && !strings.Contains(s.Hint, "/") {
		return false
	}
	for offered := range strings.SplitSeq(strings.ReplaceAll(l.text(s.Hint), " or ", "/"), "/") {
		if fits(article, first(fold(offered))) {
			return true
		}
	}
	return false
}

// lastArticle returns the article with which a text ends, as it is asked for; "" for none.
func lastArticle(text string) string {
	if m := articleLast().FindStringSubmatch(text); m != nil {
		return strings.ToLower(m[1])
	}
	return ""
}

func other(article string) string {
	if article == "a" {
		return "an"
	}
	return "a"
}

// fits reports whether an article surely stands before a word, by its first letter.
func fits(article, word string) bool {
	if word == "" || mayBeEither()[word] || word[0] < 'a' || word[0] > 'z' {
		return false
	}
	return strings.IndexByte("aeiou", word[0]) >= 0 == (article == "an")
}

func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}
