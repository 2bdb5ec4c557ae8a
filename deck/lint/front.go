package lint

import (
	"strings"

	"goodcard/deck"
	"goodcard/deck/lazy"
)

const maxTerm = 4 // words of a front that may be no more than a name

var (
	asks  = lazy.Regexp(`(?i)[?？…_:]|\.\.\.|\b(what|who|whom|whose|which|why|how|when|where|name|list|give|state|define|describe|explain|compare|contrast|translate|compute|calculate|find|solve|show|prove|derive|write|draw|complete|convert|conjugate|spell|say|tell|recall|identify|distinguish|outline|sketch)\b`)
	tasks = lazy.Regexp(`(?i)^\S+ (a|an|the|your|each|all|every|two|three)\b`) // Reverse a list

	// partOf is how a name asks for something of what it names: the capital of a country, its parts.
	partOf = lazy.Regexp(`(?i)\b(of|for|in|to|by|from|with|vs|versus|and|or)\b|\b(definition|meaning|capital|formula|equation|symbol|unit|value|cut-?off|threshold|range|year|date|author|inventor|discoverer|founder|function|role|purpose|location|cause|effect|treatment|example|use|type|kind|part|component|symptom|sign|step|stage|phase|property|feature|advantage|disadvantage|complication|difference|plural|synonym|antonym|opposite|translation)(e?s)?$|['’]s\b`)
	verbal = lazy.Regexp(`(?i)\b(is|are|was|were|be|do|does|did|has|have|had|can|could|will|would|may|might|must|should|means|causes?|makes?|needs?)\b`)
)

// bareTerm reports questions that are a name and ask nothing, unless half of the deck are: those are
// words with their meanings.
func bareTerm(l *linter) {
	asked, bare := 0, []*deck.Card{}
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		if c.Kind != deck.Ask {
			continue
		}
		asked++
		if l.isBare(c) {
			bare = append(bare, c)
		}
	}
	if 2*len(bare) >= asked {
		return
	}
	for _, c := range bare {
		fix := "ask something of it: what it is, what it does, how it differs"
		if c.BothWays {
			fix = "ask for the name in ask, as \"What is … called?\" does, and give it in answer: both-ways asks for the meaning then"
		}
		l.report(c, string(c.Kind), fix, "%q asks nothing: a learner cannot know what of it is wanted", l.question(c))
	}
}

func (l *linter) isBare(c *deck.Card) bool {
	if c.Image != "" || strings.Contains(c.Text, "\n") {
		return false
	}
	text := l.prose(c, deck.Passage{Path: string(c.Kind), Text: c.Text})
	n := countWords(text)
	return n > 0 && n <= maxTerm && !strings.HasSuffix(text, ".") && !asks().MatchString(text) && !tasks().MatchString(text) &&
		!partOf().MatchString(text) && !verbal().MatchString(text)
}

// works are what a text has in it that names a work.
var works = []string{"article", "paper", "FAQ", "faq", "essay", "textbook", "lecture", "transcript", "post", "podcast", "explainer", "handout", "slides"}

func namesAny(text string, words []string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

var namesWork = lazy.Regexp(`(?i)\bthe (?:article|paper|FAQ|essay|textbook|lecture|transcript|blog post|podcast|explainer|handout|slides)(?:['’]s)?\b`)

// unreachableSource reports questions about a work that the deck does not say where to find.
func unreachableSource(l *linter, c *deck.Card) {
	id, _, _ := strings.Cut(c.Source, "#")
	for _, s := range l.deck.Sources {
		if s.ID == id && (s.File != "" || s.URL != "") {
			return
		}
	}
	for _, q := range c.Questions() {
		if !namesAny(q.Text, works) || strings.Contains(q.Text, "](http") {
			continue
		}
		if m := namesWork().FindString(l.prose(c, q)); m != "" {
			fix := "say what is asked without it, or give the card a source with url: or file:"
			if id != "" {
				fix = "say what is asked without it, or give the source " + id + " a url: or a file:"
			}
			l.reportAt(c, q, m, fix, "%q is nowhere to be read: the card has no source with a file or an address", m)
			return
		}
	}
}
