package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/lazy"
)

var inBrackets = lazy.Regexp(`\(([A-Z][A-Za-z&]{1,7}s?)\)`)

// acronyms: Long Form (LF). The words before the bracket begin with its letters, one each; small words between them may be
// passed over.
func acronyms(r *textRun, n int) []finding {
	sentence := r.sentences[n]
	text := r.of(sentence)
	var found []finding
	for _, m := range inBrackets().FindAllStringSubmatchIndex(text, -1) {
		short := text[m[2]:m[3]]
		letters := strings.TrimSuffix(short, "s")
		if countUpper(letters) < 2 || countUpper(letters)*2 <= len(letters) {
			continue
		}
		long, ok := spelledOut(strings.ToLower(letters), text[:m[0]])
		if !ok {
			continue
		}
		at := stretch{sentence.start + m[2], sentence.start + m[3]}
		part := stretch{sentence.start + long, sentence.start + m[0]}
		found = append(found, finding{term: short, at: at, parts: []stretch{trimmed(r.text, part)}, needs: 2})
	}
	return found
}

// spelledOut returns where in a text the words begin, up to its end, that letters stand for.
func spelledOut(letters, text string) (int, bool) {
	end := len(strings.TrimRight(text, " "))
	at := end
	for letters != "" {
		begin := strings.LastIndexFunc(text[:at], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) + 1
		word := strings.ToLower(text[begin:at])
		last, size := utf8.DecodeLastRuneInString(letters)
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case word != "" && first == last:
			letters = letters[:len(letters)-size]
		case word != "" && passedOver()[word] && at != end:
		default:
			return 0, false
		}
		if letters == "" {
			return begin, end > begin && strings.ContainsAny(text[begin:end], " -")
		}
		gap := strings.TrimRight(text[:begin], " -–/")
		if len(gap) == begin || len(gap) == 0 {
			return 0, false
		}
		at = len(gap)
	}
	return 0, false
}

var passedOver = wordSet(`of the and for in on to a an with by from as at or der die das des dem den und für von vom zur zum mit im`)

func countUpper(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}
