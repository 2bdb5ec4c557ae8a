// Package lint reports what a careful reader would mend in a deck that follows the format. Its rules
// are described in docs/deck-format.md.
package lint

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/spelling"
	"goodcard/deck/strictyaml"
)

// Options say what [Check] looks for.
type Options struct {
	Skip     []string                 // ids of rules to leave out
	Only     []string                 // ids of the rules to look for alone; empty for all
	Enable   []string                 // ids of rules to hold the deck to that are off by default
	Severity map[string]deck.Severity // of rules, in the place of their own

	// Found are findings of the caller, by rules that need more than the deck. They are skipped, weighed
	// and ignored as those of Check, which returns them among its own.
	Found deck.Problems

	// Source returns what a file of the deck says, for findings to have an Edit where their fix is
	// certain. Nil leaves Edit out.
	Source func(file string) ([]byte, bool)

	// Concepts returns the ids of the concepts of another deck; none where that is not to be found.
	// Nil finds none.
	Concepts func(deck string) []string

	// Deck returns another deck, for a path that goes through its cards; nil where that is not to be found.
	// Nil finds none.
	Deck func(id string) *deck.Deck

	// Ledger is what was released of the deck, and Released its last release, for rules on ids that must
	// stay. Nil leaves these rules out, or the text of a card that is gone.
	Ledger   *ledger.Ledger
	Released *deck.Released

	// Moved returns where a card of another deck says that it had a full id, such as "b.yaml:7"; nothing where none
	// does. Nil knows of no other decks.
	Moved func(id string) string
}

// Check reports what a careful reader of d would mend, sorted by position. A nil opts checks
// everything but the rules that are off by default. Rules that look for English words keep silent on decks in other languages.
func Check(d *deck.Deck, opts *Options) deck.Problems {
	if opts == nil {
		opts = &Options{}
	}
	file, _, _ := d.IDPlace()
	l := &linter{deck: d, stands: stands{deck: d}, opts: opts, file: file, concepts: opts.Concepts, plain: map[string]string{}, spoken: map[string]string{}, folded: map[string][]string{}}
	l.released = sync.OnceValue(func() deck.Problems {
		if opts.Ledger == nil {
			return nil
		}
		return identityOf(d, opts.Ledger, opts.Released, opts.Moved)
	})
	ofCards, ofDeck := l.chosen()
	for i := range d.Cards {
		for _, l.rule = range ofCards {
			l.check(&d.Cards[i])
		}
	}
	for _, l.rule = range ofCards {
		if l.rule.text != nil {
			l.abouts()
		}
	}
	for _, l.rule = range ofDeck {
		l.rule.deck(l)
	}
	for _, p := range opts.Found {
		if l.looksFor(p.Rule) {
			l.find(p)
		}
	}
	l.pass()
	l.weigh()
	l.amend()
	l.problems.Sort()
	return l.problems
}

// chosen returns the rules to which a deck is held, those that go card by card and those that need all of it.
func (l *linter) chosen() (ofCards, ofDeck []*rule) {
	for i := range rules {
		switch r := &rules[i]; {
		case !l.looksFor(r.ID):
		case r.deck != nil:
			ofDeck = append(ofDeck, r)
		case r.card != nil || r.text != nil:
			ofCards = append(ofCards, r)
		}
	}
	return ofCards, ofDeck
}

// looksFor reports whether the deck is held to a rule.
func (l *linter) looksFor(id string) bool {
	r := ruleOf(id)
	switch {
	case r == nil, slices.Contains(l.opts.Skip, id), len(l.opts.Only) > 0 && !slices.Contains(l.opts.Only, id), r.english && !isEnglish(l.deck.Lang):
		return false
	}
	return !r.off || slices.Contains(l.opts.Enable, id)
}

// weigh gives findings the severity that was chosen for their rules.
func (l *linter) weigh() {
	for i := range l.problems {
		p := &l.problems[i]
		if chosen := l.opts.Severity[p.Rule]; chosen != "" {
			p.Severity = chosen
		}
	}
}

// maxFindings bounds what a deck can fill the memory with. An author reads the first hundred.
const maxFindings = 500_000

// find adds a finding.
func (l *linter) find(p deck.Problem) {
	switch {
	case len(l.problems) < maxFindings:
		l.problems = append(l.problems, p)
	case len(l.problems) == maxFindings:
		l.problems = append(l.problems, deck.Problem{
			File: l.file, Line: 1, Column: 1, Rule: strictyaml.RuleTooMany, Severity: warning,
			Message: "there are more than " + strictyaml.Number(maxFindings) + " findings; the rest is left out",
		})
	}
}

// isEnglish reports whether a deck is in English, as one that does not say is taken to be.
func isEnglish(lang string) bool {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return base == "" || base == "en"
}

// A linter is one run of [Check].
type linter struct {
	named    map[string]*deck.Deck // by a path; see through
	former   map[string]string     // ids of their cards, by those that they had
	deck     *deck.Deck
	stands   stands
	opts     *Options
	file     string                     // that says what the deck is
	concepts func(deck string) []string // of another deck; nil where none can be found
	rule     *rule
	problems deck.Problems
	plain    map[string]string   // see text
	spoken   map[string]string   // see proseOf
	folded   map[string][]string // see words

	unknownRules int // in comments that ignore them

	textOf, askedOf, saidOf, cutOf *deck.Card // whose texts, asked, saidBy and cut are
	texts, asked                   []deck.Passage
	saidBy                         []said
	cut                            []deck.Segment
	released                       func() deck.Problems // by the rules of [Identity]
}

// check holds a card to the rule: all of it, or each Markdown text, a cloze with its gaps filled.
func (l *linter) check(c *deck.Card) {
	if l.rule.card != nil {
		l.rule.card(l, c)
		return
	}
	for _, e := range l.textsOf(c) {
		if e.Literal {
			continue
		}
		source := e.Text
		if e.Path == string(deck.Cloze) {
			source = deck.ClozeFront(source, 0)
		}
		l.rule.text(source, func(piece, fix, message string, args ...any) { l.reportAt(c, e, piece, fix, message, args...) })
	}
}

// abouts holds the rule to what concepts are about.
func (l *linter) abouts() {
	for _, concept := range l.deck.Concepts {
		e := deck.Passage{Path: "concepts." + concept.ID + ".about", Text: concept.About}
		l.rule.text(e.Text, func(piece, fix, message string, args ...any) { l.reportDeckAt(e, piece, fix, message, args...) })
	}
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
