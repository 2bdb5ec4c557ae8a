package lint

import (
	"strings"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/lazy"
)

const (
	maxQuestion = 40 // words
	maxCase     = 80 // words of a question that tells a case
)

func longQuestion(l *linter, c *deck.Card) {
	limit := maxQuestion
	if c.Kind == deck.Choose || c.Kind == deck.Cloze || c.Kind == deck.Explain {
		limit = maxCase
	}
	for _, q := range c.Questions() {
		if n := countWords(l.read(c, q)); n > limit {
			l.report(c, q.Path, "cut what is not needed to answer, or make two cards", "the question has %d words; up to %d are read at a glance", n, limit)
		}
	}
}

func twoQuestions(l *linter, c *deck.Card) {
	for _, q := range c.Questions() {
		if n := strings.Count(l.prose(c, q), "?"); n > 1 && c.Kind != deck.Explain {
			l.report(c, q.Path, "make a card of each", "this asks %d questions; which one was remembered?", n)
		}
	}
}

var (
	yesNo     = lazy.Regexp(`(?i)^(is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|must|may|might|shall)\s`)
	sentence  = lazy.Regexp(`[.!?:;]["')\]]*\s+`)
	openEnded = lazy.Regexp(`(?i)\b(or|why|how|which|what|name|explain|describe)\b`)
)

func yesNoQuestion(l *linter, c *deck.Card) {
	if c.Kind != deck.Ask && c.Kind != deck.Type {
		return
	}
	for _, q := range c.Questions() {
		text := strings.TrimSpace(l.prose(c, q))
		sentences := sentence().Split(text, -1)
		last := sentences[len(sentences)-1]
		if strings.HasSuffix(text, "?") && yesNo().MatchString(last) && !openEnded().MatchString(last) {
			l.report(c, q.Path, "ask why, how or which instead", "this can be answered with yes or no, and guessed half the time")
		}
	}
}

var unclear = lazy.Regexp(`^(They|He|She|These|Those)\s|^(What|Why|How|When|Where|Who) (is|are|does|do|did|was|were) (this|that|they|these|those)\b`)

func unclearReference(l *linter, c *deck.Card) {
	for _, q := range c.Questions() {
		text := l.prose(c, q)
		if m := unclear().FindString(text); m != "" && !sentence().MatchString(text) {
			l.reportAt(c, q, m, "name what is meant", "%q refers to something that the question does not name", strings.TrimSpace(m))
		}
	}
}

var place = lazy.Regexp(`(?i)\b(previous|preceding|next|last) (card|question|section|chapter|paragraph)\b|\b(this|the present) (card|chapter|section|lecture|article|paragraph|passage)\b|\b(mentioned|described|discussed|defined|shown|seen|given|listed) (above|below|earlier)\b|\b(see|as) (above|below)\b|\bthe (above|following) (card|definition|example|figure|question|list)\b`)

func dependsOnPlace(l *linter, c *deck.Card) {
	for _, e := range c.Texts() {
		if m := place().FindString(l.prose(c, e)); m != "" {
			l.reportAt(c, e, m, "say what it refers to", "%q depends on what stands nearby, but cards come in any order", m)
		}
	}
}

var (
	vagueTask = lazy.Regexp(`(?i)\b(talk|tell me|say something|write something) about\b|\bsomething interesting\b`)
	vagueTail = lazy.Regexp(`(?i)\betc\b|\band so (on|forth)\b`)
)

func vague(l *linter, c *deck.Card) {
	for _, q := range c.Questions() {
		if m := vagueTask().FindString(l.prose(c, q)); m != "" && c.Kind != deck.Explain {
			l.reportAt(c, q, m, "ask for one thing", "%q does not say what counts as an answer", m)
		}
	}
	for _, e := range c.Texts() {
		if m := vagueTail().FindString(l.prose(c, e)); m != "" && e.Path != "note" {
			l.reportAt(c, e, m, "name what belongs to it, or say for example", "%q leaves open what belongs to it", m)
		}
	}
}

// answerInQuestion looks for answers of two words or of six letters; shorter ones are found by chance.
func answerInQuestion(l *linter, c *deck.Card) {
	if c.Kind != deck.Ask && c.Kind != deck.Type {
		return
	}
	answer := fold(l.answer(c))
	if len(answer) == 0 || len(answer) == 1 && utf8.RuneCountInString(answer[0]) < 6 {
		return
	}
	for _, q := range c.Questions() {
		if holds(fold(l.read(c, q)), answer) {
			l.report(c, q.Path, "ask so that the answer must be found", "the question contains its answer")
		}
	}
}
