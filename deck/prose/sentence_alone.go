package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/lazy"
)

// alone says whether words define on their own: they need no word before them, point at nothing outside, and ask nothing.
func (r *textRun) alone(at stretch) bool {
	text := r.of(at)
	return !r.leansOn(at) && balanced(text) && !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, ":") && !hangs(text) && !r.pointsAway(text)
}

// leansOn says whether words begin with one that needs what stood before: "it", "however", "for example".
func (r *textRun) leansOn(at stretch) bool {
	text := r.of(at)
	first := strings.ToLower(firstWord(text))
	if r.lang == "de" {
		return openersDe()[first] || strings.HasPrefix(text, "Zum Beispiel")
	}
	return openers()[first] || strings.HasPrefix(text, "For example") || strings.HasPrefix(text, "For instance")
}

// pointsAway says whether words point at something outside of them: "this", "above", "our".
func (r *textRun) pointsAway(text string) bool {
	points := pointers()
	if r.lang == "de" {
		points = pointersDe()
	}
	all := wordsOf(text)
	for i, word := range all {
		word = strings.ToLower(word)
		if word == "such" && i+1 < len(all) && (all[i+1] == "as" || all[i+1] == "that") {
			continue
		}
		if points[word] {
			return true
		}
	}
	return placeOfPage().MatchString(text)
}

// placeOfPage is what names a place of the page; "below cost" does not.
var placeOfPage = lazy.Regexp(`\b(?:last|next|first|second) (?:example|section|chapter|paragraph|line)\b|(?i)(?:[^-\w](?:above|below)(?:[,.;:)]|$))|(?:^|\s)(?:the|see|as) (?:above|below)\b`)

// opensClause says whether words begin with a clause or an adverb that a comma ends: they are no noun alone.
func opensClause(text string) bool {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	return clauseOpeners()[first] && strings.Contains(text, ", ")
}

// goesElsewhere finds a second clause that tells something else than what it is.
var goesElsewhere = lazy.Regexp(`, and \w+ (?:must|should|has to|have to) |\band (?:it|they|we|you) |, so (?:we|you|it|that) |\bund (?:es|sie|wir) (?:ist|sind)\b|, (?:von )?daher |, weshalb |\bthat (?:is|are|comes?) (?:included|available|shipped|distributed|part of|with)\b|, so ?dass `)

// hangs says whether words end in the middle of a clause.
func hangs(text string) bool {
	switch lastWord(strings.TrimRight(text, ", ")) {
	case "and", "or", "what", "why", "they", "it", "these", "but", "that", "which", "who", "then", "be", "to", "und", "oder", "die", "der", "das":
		return true
	}
	return false
}

func startsSmall(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

// balanced says whether brackets and quotes that a text opens are closed in it.
func balanced(text string) bool {
	return strings.Count(text, "(") == strings.Count(text, ")") && strings.Count(text, "[") == strings.Count(text, "]") &&
		strings.Count(text, "“") <= strings.Count(text, "”")+strings.Count(text, "„") && strings.Count(text, `"`)%2 == 0
}

// maxContext is how long the sentences before one that names them may be, in bytes.
const maxContext = 400

// before returns the sentence before sentence n, or the two where the last of them cannot stand without the one before; nil
// where none can stand.
func (r *textRun) before(n int) []stretch {
	if n == 0 {
		return nil
	}
	last := r.withoutLead(r.sentences[n-1])
	if len(wordsOf(r.of(last))) < 4 || !balanced(r.of(last)) || strings.HasPrefix(r.of(last), "(") || last.end-last.start > maxContext {
		return nil
	}
	if !r.leansOn(last) {
		if r.pointsAway(r.of(last)) {
			return nil
		}
		return []stretch{last}
	}
	if n == 1 {
		return nil
	}
	first := r.withoutLead(r.sentences[n-2])
	if r.leansOn(first) || r.pointsAway(r.of(first)) || len(wordsOf(r.of(first))) < 3 || !balanced(r.of(first)) || last.end-first.start > maxContext {
		return nil
	}
	return []stretch{first, last}
}

// withoutLead takes from a sentence the words that count it: "The first: ".
func (r *textRun) withoutLead(at stretch) stretch {
	text := r.of(at)
	i := strings.Index(text, ": ")
	if i < 0 || i > 30 {
		return at
	}
	for _, word := range strings.Fields(strings.ToLower(text[:i])) {
		if !leads()[word] {
			return at
		}
	}
	return trimmed(r.text, stretch{at.start + i + 1, at.end})
}

var leads = wordSet(`the a first second third fourth last one two three another other next question problem idea step
	der die das erste erster erstes zweite zweiter zweites dritte dritter drittes letzte frage problem idee schritt ein eine`)

// demands says whether sentences tell what somebody must do, which says of nothing what it is.
func (r *textRun) demands(parts []stretch) bool {
	return slices.ContainsFunc(parts, func(part stretch) bool { return demand().MatchString(r.of(part)) })
}

var demand = lazy.Regexp(`^\w+ (?:must|should|have to|need to|müssen|muss|sollten?|sollen?)\b`)
