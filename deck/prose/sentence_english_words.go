package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/lazy"
	"goodcard/deck/prose/document"
)

// nameAt returns the name at the beginning of a stretch: what is set off there, or all up to the next sign or to a word with
// which another clause begins.
func (r *textRun) nameAt(at stretch) stretch {
	at, _ = r.skip(at, "a ", "an ", "the ")
	text := r.of(at)
	for _, q := range quotePairs {
		if strings.HasPrefix(text, q[0]) {
			if end := strings.Index(text[len(q[0]):], q[1]); end > 0 {
				if next := firstWord(strings.TrimPrefix(text[len(q[0])+end+len(q[1]):], " ")); startsSmall(next) && !afterName()[next] {
					return stretch{at.start, at.start} // it goes on behind the quotes
				}
				return stretch{at.start + len(q[0]), at.start + len(q[0]) + end}
			}
		}
	}
	if spans := document.Slice(r.spans, at.start, at.end); len(spans) > 0 && spans[0].Style&(document.Bold|document.Italic) != 0 {
		return stretch{at.start, at.start + len(strings.TrimRight(spans[0].Text, " .,;:"))}
	}
	end := len(text)
	for i, c := range text {
		if strings.ContainsRune(",;:()?!–—", c) || c == '.' && (i+1 == len(text) || text[i+1] == ' ') {
			end = i
			break
		}
	}
	for _, word := range []string{" and ", " because ", " since ", " - ", " or "} {
		if i := strings.Index(text[:end], word); i > 0 {
			end = i
		}
	}
	return trimmed(r.text, stretch{at.start, at.start + end})
}

var (
	notInTerm = wordSet(`that which who whose whom where when while if then else because since so than is are was were be been being has have had
		do does did can could will would shall should may might must not no yes you your we our us i my me he she they them their it its this these those
		there here what how why all any some every each both either neither such same other another more most less least many much few several only just
		also even still already again very too please into onto upon about above below over under after before until through during without within
		called means named let use using following`)
	notFirst = wordSet(`of for in on at by with from to as or and but the a an using setting running making adding creating calling getting writing
		reading taking giving having being doing passing one two three first second third last next previous another new main good best better bad own
		different certain given current original resulting corresponding whole entire rest currently finally basically essentially actually usually
		generally typically often sometimes note example default only important common simple similar default optional`)
	notLast = wordSet(`of for in on at by with from to as or and but the a an`)

	// bareNouns are nouns that say nothing alone: what is behind them is no term.
	bareNouns = wordSet(`way ways reason result results example examples problem difference idea point goal purpose alternative thing things choice approach
		solution answer question advantage disadvantage case step exception note default value values option options argument arguments parameter
		parameters file files name names function method page section chapter document list table line lines field fields flag user users code text
		output input system program author authors project library package tool version number part people person time use fact issue bug feature
		features effect benefit drawback rule consequence downside upside trick key caveat aim task job information data type types kind sort form order
		set group item object string array callback event error message test tests response request command directory license licence copyright
		software contributor developers developer team world day year future past everything everyone nothing something anything someone here
		there home rest lot half none most following latter former above below above-mentioned aforementioned`)

	// pointers point at something outside of the sentence.
	pointers = wordSet(`this these those such here following aforementioned former latter previous previously earlier my our us i me`)

	// openers cannot open words that stand alone.
	openers = wordSet(`it its they them their he she his her this that these those such there then so but and or because also however not if one ones
		both neither either another what which who`)

	clauseOpeners = wordSet(`when if whenever where while because since as for in on at by with from to during after before until unless although though once`)
	// afterName may follow a name in quotes.
	afterName = wordSet(`and or but because since in by when for if while after from to with as on at`)

	// namesIdentifiers are of what is called by an identifier: that names it, and does not define a term.
	namesIdentifiers = wordSet(`function functions method methods file files variable variables option options parameter parameters argument arguments
		directory folder command commands module class package flag key field script callback hook program library tool macro constant property
		constructor handler routine structure struct header branch repository target event signal listener listeners destructor user`)
)

// englishTerm returns the term that a stretch names, without article and quotes, and where it stands.
func (r *textRun) englishTerm(at stretch) (string, stretch, bool) {
	at = r.unquoted(at)
	at, _ = r.skip(at, "the term ", "the word ", "the phrase ", "a ", "an ", "the ")
	at = r.unquoted(at)
	text := r.of(at)
	if !shaped(text) || r.isCode(at) {
		return "", at, false
	}
	all := strings.Fields(text)
	first, last := strings.ToLower(all[0]), strings.ToLower(all[len(all)-1])
	for _, word := range all {
		if notInTerm()[strings.ToLower(word)] && !allCaps(word) {
			return "", at, false
		}
	}
	head := last
	for i, word := range all {
		if i > 0 && (word == "of" || word == "for" || word == "in" || word == "to") {
			head = strings.ToLower(all[i-1])
			break
		}
	}
	if notFirst()[first] || notLast()[last] || bareNouns()[head] && (len(all) == 1 || head != last) || strings.HasSuffix(first, "ly") && (first != "family" && first != "assembly" && first != "anomaly") {
		return "", at, false
	}
	return text, at, true
}

func allCaps(word string) bool { return len(word) > 1 && strings.ToUpper(word) == word }

// englishAlone says whether words define on their own: they need no word before them, and ask nothing.
func (r *textRun) englishAlone(at stretch) bool {
	text := r.of(at)
	all := wordsOf(text)
	if len(all) == 0 || openers()[strings.ToLower(all[0])] || !balanced(text) || strings.HasSuffix(text, "?") || strings.HasSuffix(text, ":") || hangs(text) {
		return false
	}
	for i, word := range all {
		word = strings.ToLower(word)
		if pointers()[word] && !(word == "such" && i+1 < len(all) && (all[i+1] == "as" || all[i+1] == "that")) {
			return false
		}
	}
	return !abovePage().MatchString(text)
}

// abovePage is "above" as a place of the page: "below cost" is none.
var abovePage = lazy.Regexp(`(?i)(?:[^-\w](?:above|below)(?:[,.;:)]|$))|(?:^|\s)(?:the|see|as) (?:above|below)\b`)

// pointsBack says whether a subject names something that was spoken of before: "The noun", "This noun".
func pointsBack(subject string) bool {
	all := strings.Fields(subject)
	first := strings.ToLower(all[0])
	if first == "this" || first == "these" || first == "such" || first == "that" {
		return len(all) <= 4
	}
	return first == "the" && len(all) <= 4 && !strings.Contains(subject, " of ")
}

// opensClause says whether words begin with a clause or an adverb that a comma ends: they are no noun alone.
func opensClause(text string) bool {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	return clauseOpeners()[first] && strings.Contains(text, ", ")
}

// hangs says whether words end in the middle of a clause.
func hangs(text string) bool {
	switch lastWord(strings.TrimRight(text, ", ")) {
	case "and", "or", "but", "that", "which", "who", "then", "be", "to", "und", "oder", "die", "der", "das":
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

// namesThings says whether the head of a subject is something that has an identifier.
func namesThings(subject string) bool {
	for i, word := range strings.Fields(strings.ToLower(subject)) {
		if i > 4 || word == "that" || word == "which" || word == "of" {
			return false
		}
		if namesIdentifiers()[strings.Trim(word, ",.")] {
			return true
		}
	}
	return false
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
	if len(wordsOf(r.of(last))) < 4 || !balanced(r.of(last)) || last.end-last.start > maxContext {
		return nil
	}
	if !r.leansOn(last) {
		return []stretch{last}
	}
	if n == 1 {
		return nil
	}
	first := r.withoutLead(r.sentences[n-2])
	if r.leansOn(first) || len(wordsOf(r.of(first))) < 3 || !balanced(r.of(first)) || last.end-first.start > maxContext {
		return nil
	}
	return []stretch{first, last}
}

// leansOn says whether a sentence begins with a word that needs the one before.
func (r *textRun) leansOn(sentence stretch) bool {
	text := r.of(sentence)
	first := strings.ToLower(firstWord(text))
	if r.lang == "de" {
		return openersDe()[first] || strings.HasPrefix(text, "Zum Beispiel")
	}
	return openers()[first] || strings.HasPrefix(text, "For example") || strings.HasPrefix(text, "For instance")
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
