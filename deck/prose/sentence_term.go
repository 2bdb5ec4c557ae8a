package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/prose/document"
)

// quotePairs are the pairs of signs in which an author sets off a term.
var quotePairs = [][2]string{{`"`, `"`}, {"“", "”"}, {"„", "“"}, {"„", "”"}, {"»", "«"}, {"«", "»"}, {"‘", "’"}, {"‚", "‘"}, {"'", "'"}, {"`", "`"}}

// unquoted takes the quotes around a stretch away.
func (r *textRun) unquoted(at stretch) stretch {
	at = trimmed(r.text, at)
	text := r.text[at.start:at.end]
	for _, q := range quotePairs {
		if len(text) > len(q[0])+len(q[1]) && strings.HasPrefix(text, q[0]) && strings.HasSuffix(text, q[1]) {
			return stretch{at.start + len(q[0]), at.end - len(q[1])}
		}
	}
	return at
}

// setOff says whether the author set a term off, in quotes or in a style.
func (r *textRun) setOff(at stretch) bool {
	for _, q := range quotePairs {
		if strings.HasSuffix(r.text[:at.start], q[0]) && strings.HasPrefix(r.text[at.end:], q[1]) {
			return true
		}
	}
	return r.style(at)&(document.Bold|document.Italic) != 0
}

// isCode says whether a stretch, or a piece of it, is set as code.
func (r *textRun) isCode(at stretch) bool {
	for _, s := range document.Slice(r.spans, at.start, at.end) {
		if s.Style&document.Mono != 0 {
			return true
		}
	}
	return false
}

// headed says whether the nearest heading has a term in its words.
func (r *textRun) headed(term string) bool {
	if len(r.headings) == 0 {
		return false
	}
	return strings.Contains(" "+termKey(r.headings[len(r.headings)-1])+" ", " "+termKey(term)+" ")
}

// asks says whether the question above a run asks what a term means.
func (r *textRun) asks(term string) bool {
	if r.question == "" {
		return false
	}
	asked := termKey(r.question)
	for _, begin := range []string{"what is ", "what are ", "what does ", "what do ", "what's ", "was ist ", "was sind ", "was bedeutet ", "was heißt ", "was versteht man unter "} {
		if rest, ok := strings.CutPrefix(asked, begin); ok {
			for _, article := range []string{"a ", "an ", "the ", "ein ", "eine ", "einem ", "einer ", "der ", "die ", "das "} {
				rest = strings.TrimPrefix(rest, article)
			}
			return strings.HasPrefix(rest+" ", termKey(term)+" ")
		}
	}
	return false
}

// termKey is what two spellings of a term have in common: its words in small letters, without quotes and other signs.
func termKey(term string) string {
	words := strings.FieldsFunc(strings.ToLower(term), func(r rune) bool { return !isWordSign(r) })
	return strings.Join(words, " ")
}

func isWordSign(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("-'’+#", r)
}

// maxNameWords is how many words a term may have.
const maxNameWords = 5

// wordsOf returns the words of a text, without the signs beside them.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !isWordSign(r) && r != '.' && r != '/' && r != '_' })
}

// shaped says whether a text has the shape of a term in any language: a few words that hold letters, no paths, addresses,
// code and formulas.
func shaped(text string) bool {
	if n := utf8.RuneCountInString(text); n < 2 || n == 2 && !allCaps(text) || len(text) > 80 || strings.ContainsAny(text, `/\_=<>{}[]()*|@$%&~^"“”„:;,!?…`) {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsLower(first) && strings.Contains(text, ".") || strings.Contains(text, "' ") || strings.Contains(text, " '") || strings.HasSuffix(text, "'") {
		return false // the name of a file or of code; two terms, each in quotes
	}
	if first, _ := utf8.DecodeRuneInString(text); !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return false
	}
	all := strings.Fields(text)
	if len(all) > 0 && strings.Trim(all[0], "0123456789") == "" {
		return false
	}
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return len(all) > 0 && len(all) <= maxNameWords && letters*2 > len(text)/2 && letters >= 2 && !strings.HasPrefix(text, "-") && !strings.HasSuffix(text, ".") && !strings.HasPrefix(text, ".")
}
