package prose

import (
	"slices"
	"strings"
	"unicode"

	"goodcard/deck/lazy"
	"goodcard/deck/prose/document"
	"goodcard/deck/spelling"
)

// maxAnswer is how long an answer may be before it is flagged, in letters.
const maxAnswer = 350

var (
	yesNoEnglish = lazy.Regexp(`^(and |but |so |then |also |for example, )?(is|are|am|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|can't|couldn't|won't|wouldn't|shouldn't)\s`)
	yesNoGerman  = lazy.Regexp(`^(und |aber |also )?(ist|sind|war|waren|hat|haben|habe|hatte|kann|können|könnte|darf|dürfen|muss|müssen|soll|sollte|sollen|will|wollen|wird|werden|wurde|gibt|gelten|gilt|braucht|brauche|brauchen|funktioniert|unterstützt|geht|lässt|lohnt|reicht|bin|bist|seid|tut|macht|bedeutet|heißt)\s`)
	pronouns     = lazy.Regexp(`^(it|its|this|that|these|those|they|them|their|he|she|his|her|such|here|there it|er|sie|es|ihr|dies|diese|dieser|dieses|diesem|diesen|jene|jener|jenes|solche|solcher|solches|dort|dabei|dafür|damit|davon|daran)\b`)
	notPronoun   = lazy.Regexp(`^(it (depends|is (possible|not possible|impossible|important|recommended|easy|hard|difficult|best|up to|safe|worth|true))|there|es (gibt|hängt|kommt|ist (möglich|wichtig|ratsam|sinnvoll))|such (a|an) )\b`)
)

// definitionFlags tells what is doubtful in an entry of a glossary. named tells that the definition names its term.
func definitionFlags(body []document.Block, named bool) []Flag {
	flags := bodyFlags(body)
	if text := document.PlainOf(body); isQuestion(text) || opensWithQuestion(text) {
		flags = append(flags, Asks)
	}
	if named {
		flags = append(flags, Unmasked)
	}
	return flags
}

// opensWithQuestion reports whether the first sentence of a text is a question.
func opensWithQuestion(text string) bool {
	begin, _, asks := strings.Cut(text, "?")
	return asks && !strings.ContainsAny(begin, ".:;!\n") && letters(begin) <= maxQuestion
}

// clozeFlags are those of an entry that hold for its cloze too, in which the term is masked.
func clozeFlags(flags []Flag) []Flag {
	return slices.DeleteFunc(slices.Clone(flags), func(f Flag) bool { return f == Unmasked })
}

// answerFlags tells what is doubtful in a question and its answer.
func answerFlags(question string, body []document.Block, lang string) []Flag {
	flags := bodyFlags(body)
	if isYesNo(question, lang) {
		flags = append(flags, YesNo)
	}
	if hasParts(body) {
		flags = append(flags, Parts)
	}
	return flags
}

// numberedQuestion finds a question with a number within a paragraph, as where lines of an FAQ ran into one.
var numberedQuestion = lazy.Regexp(`[.?!)]\s+\(?[0-9]{1,3}[.)]\s+\p{Lu}[^.?!]{3,200}\?`)

// titled finds words in bold that serve as a heading, and are no command.
var titled = lazy.Regexp(`^\p{Lu}[\pL\pN ,'’]{2,60}[\pL\pN)]:?$`)

// hasParts reports whether an answer has a question or a heading of its own, so that it may go on too far.
func hasParts(body []document.Block) bool {
	for i, b := range body {
		text := document.TextOf(b.Spans)
		switch {
		case b.Kind == document.Heading:
			return true
		case b.Kind != document.Paragraph:
		case i+1 < len(body) && isQuestion(text) && b.First == b.Last && !strings.ContainsAny(strings.TrimRight(text, "?"), ".?!"):
			return true
		case i+1 < len(body) && lead(b.Spans, document.Bold) == len(text) && titled().MatchString(text):
			return true
		case numberedQuestion().MatchString(text):
			return true
		}
	}
	return false
}

func bodyFlags(body []document.Block) []Flag {
	var flags []Flag
	text := document.PlainOf(body)
	if letters(text) > maxAnswer {
		flags = append(flags, Long)
	}
	if isListing(body) {
		flags = append(flags, ListOf)
	}
	if folded := spelling.Fold(firstLine(text)); pronouns().MatchString(folded) && !notPronoun().MatchString(folded) {
		flags = append(flags, Pronoun)
	}
	return flags
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimLeftFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// isYesNo reports whether a question can be answered by yes or no: it begins with a verb and leaves no choice.
func isYesNo(question, lang string) bool {
	sentences := strings.FieldsFunc(strings.TrimRight(question, " ?"), func(r rune) bool { return r == '.' || r == '?' || r == '!' })
	if len(sentences) == 0 {
		return false
	}
	folded := strings.TrimSpace(spelling.Fold(sentences[len(sentences)-1]))
	switch lang {
	case "en":
		return yesNoEnglish().MatchString(folded+" ") && !strings.Contains(folded, " or ")
	case "de":
		return yesNoGerman().MatchString(folded+" ") && !strings.Contains(folded, " oder ")
	}
	return false
}

// isListing reports whether an answer is a list: nothing else, or a line before it.
func isListing(body []document.Block) bool {
	lists, others := 0, 0
	for _, b := range body {
		switch b.Kind {
		case document.List, document.Definitions, document.Table:
			lists++
		default:
			others++
		}
	}
	return lists > 0 && others <= 1
}
