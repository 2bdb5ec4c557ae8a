package lint

import (
	"strings"
	"unicode"
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
	for _, q := range l.questions(c) {
		if len(q.Text) <= 2*limit {
			continue // so many words have at least as many letters and spaces
		}
		if n := l.length(c, q); n > limit {
			l.report(c, q.Path, "cut what is not needed to answer, or make two cards", "the question has %d words; up to %d are read at a glance", n, limit)
		}
	}
}

// questionEnd is a mark behind a word, or as in French behind a space, where a question ends; between others it is
// an operator.
var questionEnd = lazy.Regexp(`[\pL\pN…)\]}"'”’»%*_.]\?+|\s\?(\s+\p{Lu}|\s*$)`)

func twoQuestions(l *linter, c *deck.Card) {
	for _, q := range l.questions(c) {
		if strings.Count(q.Text, "?") < 2 || c.Kind == deck.Explain {
			continue
		}
		if n := len(questionEnd().FindAllString(l.prose(c, q), -1)); n > 1 {
			l.report(c, q.Path, "make a card of each", "this asks %d questions; which one was remembered?", n)
		}
	}
}

var (
	yesNo     = lazy.Regexp(`(?i)^(is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|must|may|might|shall)\s`)
	sentence  = lazy.Regexp(`[.!?:;]["')\]]*\s+`)
	openEnded = lazy.Regexp(`(?i)\b(or|why|how|which|what|name|explain|describe)\b|^(can|could|would|will) you (please )?(give|list|show|say|tell|write|draw|find|state|prove|define|derive|think of)\b`)
)

func yesNoQuestion(l *linter, c *deck.Card) {
	if c.Kind != deck.Ask && c.Kind != deck.Type {
		return
	}
	for _, q := range l.questions(c) {
		text := asked(l.prose(c, q))
		if !strings.HasSuffix(text, "?") {
			continue
		}
		last := text[beginOfSentence(text, len(text), ".!?:;"):]
		if yesNo().MatchString(last) && !openEnded().MatchString(last) {
			l.report(c, q.Path, "ask why, how or which instead", "this can be answered with yes or no, and guessed half the time")
		}
	}
}

// asked returns a question up to its mark, without an emoji or a bracket that may stand behind it.
func asked(text string) string {
	text = strings.TrimSpace(text)
	end := strings.LastIndexByte(text, '?') + 1
	if strings.ContainsFunc(text[end:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return text
	}
	return text[:end]
}

var (
	unclear = lazy.Regexp(`^(They|He|She|These|Those)\s|^(What|Why|How|When|Where|Who) (is|are|does|do|did|was|were) (this|that|they|these|those)\b`)

	// saidBehind is how a question says behind such a word what it stands for: "What are those that …"
	saidBehind = lazy.Regexp(`\b(that|which|who|whom|whose)\b`)
)

func unclearReference(l *linter, c *deck.Card) {
	for _, q := range l.questions(c) {
		if !containsAny(q.Text, "hey", "hese", "hose", "his", "hat", "He ", "She ") {
			continue
		}
		text := l.prose(c, q)
		m := unclear().FindString(text)
		if m == "" || sentence().MatchString(text) {
			continue
		}
		if at := saidBehind().FindStringIndex(text[len(m):]); at != nil && (at[0] == 0 || !strings.HasSuffix(m, " ")) {
			continue
		}
		l.reportAt(c, q, m, "name what is meant", "%q refers to something that the question does not name", strings.TrimSpace(m))
	}
}

var (
	vagueTask = lazy.Regexp(`^(talk|tell me|say something|write something) about\b|\bsomething interesting\b`)
	vagueTail = lazy.Regexp(`(^|[\s,;])etc\b|\band so (on|forth)\b`)

	goesOnUntil = lazy.Regexp(`^,? (until|till|up to|down to|as long as)\b`)

	// example is what a list that stays open follows, or stands in: it says what belongs to it.
	example = lazy.Regexp(`\b(e\.?g|for (example|instance)|such|like|includ(e|es|ed|ing)|any|other|others|various|many)\b|\([^()]*$`)
)

// vague reports tasks that take anything for an answer, and lists of which nobody can say what is missing. What
// follows in brackets, or as an example, leaves nothing open.
func vague(l *linter, c *deck.Card) {
	for _, s := range l.said(c) {
		if isQuestion(c, s.Path) && c.Kind != deck.Explain && containsAny(s.lower, " about", "interesting") {
			if at := vagueTask().FindStringIndex(s.lower); at != nil {
				m := s.prose[at[0]:at[1]]
				l.reportAt(c, s.Passage, m, "ask for one thing", "%q does not say what counts as an answer", m)
			}
		}
		if !isAnswer(c, s.Path) || !containsAny(s.lower, "etc", "and so ") {
			continue
		}
		at := vagueTail().FindStringIndex(s.lower)
		if at == nil || goesOnUntil().MatchString(s.lower[at[1]:]) || example().MatchString(s.lower[beginOfSentence(s.lower, at[0], ".!?"):at[0]]) {
			continue
		}
		m := strings.TrimLeft(s.prose[at[0]:at[1]], " ,;")
		l.reportAt(c, s.Passage, m, "name what belongs to it, or say for example", "%q leaves open what belongs to it", m)
	}
}

// isAnswer reports whether what is to be recalled stands at a path.
func isAnswer(c *deck.Card, path string) bool {
	return path == "answer" || c.Kind == deck.Cloze && path == string(deck.Cloze) || strings.HasPrefix(path, "points[")
}

// isQuestion reports whether a wording of the card stands at a path.
func isQuestion(c *deck.Card, path string) bool {
	return path == string(c.Kind) || strings.HasPrefix(path, "also[") || strings.HasPrefix(path, "unseen[")
}

// beginOfSentence returns where what ends at an offset of a text begins: behind one of some marks and a space.
func beginOfSentence(text string, end int, marks string) int {
	for i := len(strings.TrimRight(text[:end], " \t\n")) - 1; i > 0; i-- {
		if strings.IndexByte(" \t\n", text[i]) < 0 {
			continue
		}
		before := strings.TrimRight(text[:i], `"')]`)
		if before != "" && strings.IndexByte(marks, before[len(before)-1]) >= 0 && !strings.HasSuffix(before, "e.g.") && !strings.HasSuffix(before, "eg.") {
			return i + 1
		}
	}
	return 0
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
	for _, q := range l.questions(c) {
		if len(q.Text) < len(c.Answer)/2 {
			continue // it may be shorter by signs, never by so many
		}
		if tells(fold(l.prose(c, q)), answer) {
			l.report(c, q.Path, "ask so that the answer must be found", "the question contains its answer")
		}
	}
}

// choices are words that stand beside an answer where the question has to name it, among others.
var choices = map[string]bool{"or": true, "vs": true, "versus": true, "between": true, "oder": true, "ou": true, "o": true}

// tells reports whether the words of an answer stand in those of a question which offers no choice.
func tells(question, answer []string) bool {
	for _, w := range question {
		if choices[w] {
			return false
		}
	}
	return holds(question, answer)
}
