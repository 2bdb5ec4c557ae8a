package deck

import (
	"strings"
)

func duplicateQuestion(l *linter) {
	first := map[string]*Card{}
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		key := strings.Join(fold(l.question(c, c.Text)), " ")
		if before := first[key]; before != nil && key != "" {
			l.report(c, string(c.Kind), "delete one of them, or make it a wording under also", "%q asks the same (%s:%d)", before.ID, before.File, before.Line)
			continue
		}
		first[key] = c
	}
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
		} else if n := countSentences(text); n > 2 {
			l.reportDeck(path, fix, "what %q is about has %d sentences", concept.ID, n)
		}
	}
}

// sentenceEnd is a full stop and the like before a word that begins a sentence: "e.g. this" and
// "v. Goodhart" end none.
var sentenceEnd = lazy(`[\p{Ll}\p{N})"'”’»][.?!…]["'”’)»]*\s+["'“‘(«]*\p{Lu}|[。！？]\s*\S`)

func countSentences(text string) int {
	if text == "" {
		return 0
	}
	return 1 + len(sentenceEnd().FindAllString(text, -1))
}

var acronym = lazy(`\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*s?\b`)

// familiar are acronyms that need no explanation to whoever reads a deck.
var familiar = map[string]bool{
	"AI": true, "ML": true, "US": true, "USA": true, "UK": true, "EU": true, "UN": true, "DNA": true, "RNA": true, "TV": true,
	"PC": true, "CPU": true, "GPU": true, "URL": true, "HTML": true, "PDF": true, "OK": true, "CEO": true, "FAQ": true, "IQ": true,
}

// unexplainedAcronym reports the first question that uses an acronym, unless a text up to there, or
// the name of a concept or of the deck, says what it stands for: "… (RLHF)" or "RLHF (…)".
func unexplainedAcronym(l *linter) {
	known := map[string]bool{}
	learn := func(text string) {
		for _, at := range acronym().FindAllStringIndex(text, -1) {
			opened := at[0] > 0 && text[at[0]-1] == '('
			if opened || strings.HasPrefix(text[at[1]:], " (") {
				known[strings.TrimSuffix(text[at[0]:at[1]], "s")] = true
			}
		}
	}
	learn(l.deck.Title)
	learn(l.deck.About)
	for _, concept := range l.deck.Concepts {
		learn(concept.Name)
	}
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		texts := c.texts()
		for _, e := range texts {
			learn(l.question(c, e.text))
		}
		for _, q := range c.questions() {
			for _, word := range acronym().FindAllString(l.question(c, q.text), -1) {
				if word = strings.TrimSuffix(word, "s"); !known[word] && !familiar[word] {
					l.report(c, q.path, "write it out once, with the acronym in parentheses", "%s is not explained up to here", word)
				}
				known[word] = true
			}
		}
	}
}
