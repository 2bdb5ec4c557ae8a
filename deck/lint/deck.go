package lint

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"goodcard/deck"
	"goodcard/deck/lazy"
	"goodcard/deck/markup"
	"goodcard/deck/spelling"
)

// duplicateQuestion reports each card that asks what one before it does.
func duplicateQuestion(l *linter) {
	asking := map[string]*deck.Card{}
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		key := l.asks(c)
		if key == "" {
			continue
		}
		first, asked := asking[key]
		if !asked {
			asking[key] = c
			continue
		}
		l.report(c, string(c.Kind), "delete all but one, or make them wordings of one card under also",
			"%q asks the same (%s:%d)", first.ID, first.File, first.Line)
	}
}

// asks returns what is equal of two cards that ask the same: the words, with the signs that make C, C++ and C#
// three words, the code and the formulas as they are written, the picture, and what a choose card offers.
func (l *linter) asks(c *deck.Card) string {
	source := c.Text
	if c.Kind == deck.Cloze {
		source = deck.ClozeFront(source, 0)
	}
	text, code := l.question(c), ""
	if strings.ContainsAny(source, "`$\\\n") {
		text, code = markup.Prose(source), verbatim(source, markup.Code, markup.CodeBlock, markup.Math)
	}
	words := strings.FieldsFunc(spelling.Fold(text), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) && !strings.ContainsRune("+-*/#&%@\\", r)
	})
	if len(words) == 0 && code == "" {
		return ""
	}
	all := append(words, code, c.Image)
	if c.Kind == deck.Choose {
		var options []string
		for _, o := range c.Options() {
			options = append(options, alikeKey(o.Text))
		}
		slices.Sort(options)
		all = append(all, options...)
	}
	return strings.Join(all, "\n")
}

// verbatim returns what stands in a text in parts of some kinds.
func verbatim(source string, kinds ...markup.Kind) string {
	var all []string
	markup.Walk(markup.Parse(source), func(n *markup.Node) {
		if slices.Contains(kinds, n.Kind) {
			all = append(all, strings.TrimSpace(n.Content))
		}
	})
	return strings.Join(all, "\n")
}

func idleConcept(l *linter) {
	used := map[string]bool{}
	for _, c := range l.deck.Cards {
		for _, concept := range c.Concepts {
			used[strings.TrimPrefix(concept, l.deck.ID+"/")] = true
		}
	}
	for _, concept := range l.deck.Concepts {
		if used[concept.ID] {
			continue
		}
		l.reportDeck("concepts."+concept.ID, "write a card, or delete the concept", "no card is about the concept %q", concept.ID)
	}
}

// maxAbout is how many words the entry of a concept may have: it stands beside an answer, where a
// learner reads one or two sentences and no article.
const maxAbout = 50

func longAbout(l *linter) {
	const fix = "keep what it is, and leave the rest to cards and their notes"
	for _, concept := range l.deck.Concepts {
		text := l.text(concept.About)
		path := "concepts." + concept.ID + ".about"
		if n := countWords(text); n > maxAbout {
			l.reportDeck(path, fix, "what %q is about has %d words", concept.ID, n)
		} else if n := countSentences(l.proseOf(concept.About)); n > 2 {
			l.reportDeck(path, fix, "what %q is about has %d sentences", concept.ID, n)
		}
	}
}

// sentenceEnd is a full stop and the like before a word that begins a sentence: "e.g. this" and
// "v. Goodhart" end none.
var sentenceEnd = lazy.Regexp(`[\p{Ll}\p{N})"'”’»][.?!…]["'”’)»]*\s+["'“‘(«]*\p{Lu}|[。！？]\s*\S`)

func countSentences(text string) int {
	if text == "" {
		return 0
	}
	return 1 + len(sentenceEnd().FindAllString(text, -1))
}

// tagSpelling reports a tag that is written in another way at first.
func tagSpelling(l *linter) {
	first := map[string]string{}
	reported := map[string]bool{}
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		for j, tag := range c.Tags {
			key := spelling.Fold(tag)
			before, known := first[key]
			if !known {
				first[key] = tag
			} else if before != tag && !reported[tag] {
				reported[tag] = true
				l.report(c, fmt.Sprintf("tags[%d]", j), "write "+before, "%q and %q are one tag: a filter takes both", before, tag)
			}
		}
	}
}

func notRead(l *linter)    { l.addAll(l.deck.Unread()) }
func noPictures(l *linter) { l.addAll(l.deck.Unshown()) }

func (l *linter) addAll(problems deck.Problems) {
	for _, p := range problems {
		l.find(p)
	}
}
