package deck

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"goodcard/deck/markup"
	"goodcard/deck/spelling"
)

// LintOptions say what [Lint] looks for.
type LintOptions struct {
	Skip []string // ids of rules to leave out

	// Concepts returns the ids of the concepts of another deck; none where that is not to be found.
	// Nil finds none.
	Concepts func(deck string) []string
}

// Lint reports what a careful reader of d would mend, sorted by position. A nil opts checks
// everything. Rules that look for English words keep silent on decks in other languages.
func Lint(d *Deck, opts *LintOptions) Problems {
	if opts == nil {
		opts = &LintOptions{}
	}
	l := &linter{deck: d, concepts: opts.Concepts, plain: map[string]string{}}
	for i := range lintRules {
		l.rule = &lintRules[i]
		if slices.Contains(opts.Skip, l.rule.ID) || l.rule.english && !isEnglish(d.Lang) {
			continue
		}
		if l.rule.deck != nil {
			l.rule.deck(l)
			continue
		}
		for j := range d.Cards {
			if l.rule.text != nil {
				l.texts(&d.Cards[j])
			} else {
				l.rule.card(l, &d.Cards[j])
			}
		}
		if l.rule.text != nil {
			l.abouts()
		}
	}
	l.problems.Sort()
	return l.problems
}

// isEnglish reports whether a deck is in English, as one that does not say is taken to be.
func isEnglish(lang string) bool {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return base == "" || base == "en"
}

// A linter is one run of [Lint].
type linter struct {
	deck     *Deck
	concepts func(deck string) []string // of another deck; nil where none can be found
	rule     *Rule
	problems Problems
	plain    map[string]string // see text
}

// report adds a problem at a value of a card.
func (l *linter) report(c *Card, path, fix, message string, args ...any) {
	l.reportAt(c, entry{path: path}, "", fix, message, args...)
}

// reportAt adds a problem at a piece of a text of a card, as it is written or read.
func (l *linter) reportAt(c *Card, e entry, piece, fix, message string, args ...any) {
	p := Problem{
		File: c.File, Line: c.Line, Column: c.Column, Path: e.path, Rule: l.rule.ID, Severity: l.rule.Severity,
		Message: fmt.Sprintf(message, args...), Fix: fix, Subject: c.ID,
	}
	l.add(p, c.ID, e.text, piece)
}

// reportDeck adds a problem at a value of the deck that belongs to no card.
func (l *linter) reportDeck(path, fix, message string, args ...any) {
	l.reportDeckAt(entry{path: path}, "", fix, message, args...)
}

// reportDeckAt adds a problem at a piece of a text of the deck that belongs to no card.
func (l *linter) reportDeckAt(e entry, piece, fix, message string, args ...any) {
	p := Problem{
		File: l.deck.file, Line: 1, Column: 1, Path: e.path, Rule: l.rule.ID, Severity: l.rule.Severity,
		Message: fmt.Sprintf(message, args...), Fix: fix,
	}
	l.add(p, "", e.text, piece)
}

// add adds a problem at its path below a card, where a piece of the text stands that is there.
func (l *linter) add(p Problem, card, text, piece string) {
	for _, at := range l.deck.places[card] {
		if at.Path != p.Path {
			continue
		}
		if p.Line, p.Column = at.Line, at.Column; piece != "" {
			if i := indexOf(text, piece); i >= 0 {
				p.Line, p.Column = at.In(text, i)
			}
		}
	}
	l.problems.Add(p)
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

// IDPlace returns where a deck that was read says its id.
func (d *Deck) IDPlace() (file string, line, column int) {
	for _, at := range d.places[""] {
		if at.Path == "id" {
			return d.file, at.Line, at.Column
		}
	}
	return d.file, 1, 1
}

// A reporter adds a problem at a piece of a text.
type reporter func(piece, fix, message string, args ...any)

// texts holds the rule to each Markdown text of a card, a cloze with its gaps filled.
func (l *linter) texts(c *Card) {
	for _, e := range c.marked() {
		source := e.text
		if e.path == string(Cloze) {
			source = ClozeFront(source, 0)
		}
		l.rule.text(source, func(piece, fix, message string, args ...any) { l.reportAt(c, e, piece, fix, message, args...) })
	}
}

// abouts holds the rule to what concepts are about.
func (l *linter) abouts() {
	for _, concept := range l.deck.Concepts {
		e := entry{path: "concepts." + concept.ID + ".about", text: concept.About}
		l.rule.text(e.text, func(piece, fix, message string, args ...any) { l.reportDeckAt(e, piece, fix, message, args...) })
	}
}

// text returns what a reader sees of a Markdown text, on one line.
func (l *linter) text(source string) string {
	if !strings.ContainsAny(source, "\\`*_[]$<>#|&~!\n") {
		return source
	}
	text, ok := l.plain[source]
	if !ok {
		text = markup.Line(source)
		l.plain[source] = text
	}
	return text
}

// read returns what a reader sees of a text of a card, on one line; of a cloze, with its gaps
// filled.
func (l *linter) read(c *Card, e entry) string {
	switch {
	case e.literal:
		return e.text
	case e.path == string(Cloze):
		return l.text(ClozeFront(e.text, 0))
	}
	return l.text(e.text)
}

// aside is what is not the author's own words: what stands in quotes, and entities of HTML, which are seen
// only where they are the subject.
var aside = lazy(`"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|‘[^‘’]*(?:’\pL[^‘’]*)*’|(?:^|[\s(])'[^']*(?:'\pL[^']*)*'|&#?\w+;`)

// prose returns what the author says in a text of a card, with … in the place of code, formulas and
// quotations: what is only spoken of is no fault of the text.
func (l *linter) prose(c *Card, e entry) string {
	if e.literal {
		return e.text
	}
	source := e.text
	if e.path == string(Cloze) {
		source = ClozeFront(source, 0)
	}
	return l.proseOf(source)
}

func (l *linter) proseOf(source string) string {
	prose := l.text(source)
	if strings.ContainsAny(source, "`$\\\n") {
		prose = markup.Prose(source)
	}
	if !strings.ContainsAny(prose, `"“„«»‘'&`) {
		return prose
	}
	return aside().ReplaceAllString(prose, " … ")
}

// question returns what a reader sees of what a card asks in its own wording.
func (l *linter) question(c *Card) string {
	return l.read(c, entry{path: string(c.Kind), text: c.Text})
}

// answer returns what a reader sees of the answer.
func (l *linter) answer(c *Card) string {
	return l.read(c, entry{text: c.Answer, literal: c.Literal("answer")})
}

func countWords(text string) int { return len(strings.Fields(text)) }

// fold returns the words of a text in one spelling, for comparison.
func fold(text string) []string {
	return strings.FieldsFunc(spelling.Fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	})
}

// holds reports whether words stand in text one after the other.
func holds(text, words []string) bool {
	for i := 0; i+len(words) <= len(text); i++ {
		if slices.Equal(text[i:i+len(words)], words) {
			return true
		}
	}
	return false
}
