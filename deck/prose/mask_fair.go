package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/prose/document"
	"goodcard/deck/spelling"
)

// isFair reports whether a cloze asks for the term and for nothing else: its definition is short prose, in which the term
// is nowhere a part of another. A gap in front of a list or of
// long text asks no more than the card for the term does.
func (m masked) isFair(body []document.Block) bool {
	const most = 2
	for _, b := range body {
		if b.Kind != document.Paragraph {
			return false
		}
	}
	return m.apart && len(body) > 0 && len(body) <= most && letters(document.PlainOf(body)) <= maxAnswer
}

// A gap is where a name of a term stands in a text, with what stands beside it.
type gap struct {
	before, after string
	lang          string
	owns          bool // it ends in "'s"
}

// isTerm reports whether the name stands there for the term itself, and is no part of a longer one such as "working tree" for
// "tree", nor of what is written as one word. Of languages other than English only the latter is told.
func (g gap) isTerm() bool {
	last, _ := utf8.DecodeLastRuneInString(g.before)
	next, size := utf8.DecodeRuneInString(g.after)
	behind, _ := utf8.DecodeRuneInString(g.after[min(size, len(g.after)):])
	if strings.ContainsRune("-‐‑_/.@\\", last) || strings.ContainsRune("-‐‑_/@\\=(", next) || strings.ContainsRune(".:", next) && isWordRune(behind) {
		return false
	}
	if g.lang != "en" || g.isQuoted() {
		return true // German writes such terms as one word
	}
	var following []string
	if !g.owns {
		following = wordsBehind(g.after)
	}
	if g.opensSentence() {
		return len(following) < 2 || !auxiliaries()[following[1]] || besideTerms()[following[0]] || strings.HasSuffix(following[0], "ly")
	}
	preceding := wordBefore(g.before)
	return (preceding == "" || besideTerms()[preceding]) && (len(following) == 0 || besideTerms()[following[0]])
}

// isAside reports whether the name is the last of several things that stand there beside what is explained: "blobs and trees".
func (g gap) isAside() bool {
	word := wordBefore(g.before)
	if !joins()[word] || g.isQuoted() {
		return false
	}
	before := strings.TrimRight(g.before, " \n")
	return !gap{before: before[:len(before)-len(word)]}.opensSentence()
}

// isQuoted reports whether quotes stand around the name.
func (g gap) isQuoted() bool {
	last, _ := utf8.DecodeLastRuneInString(g.before)
	next, _ := utf8.DecodeRuneInString(g.after)
	return strings.ContainsRune(`"“„»«‘'`, last) && strings.ContainsRune(`"”“«»’'`, next)
}

// opensSentence reports whether a sentence begins with the name, but for an article.
func (g gap) opensSentence() bool {
	before := strings.TrimRight(g.before, " \"“„»«‘'")
	if word := wordBefore(before); determiners()[word] {
		before = strings.TrimRight(before[:len(before)-len(word)], " \"“„»«‘'")
	}
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".?!:;\n")
}

// wordBefore returns the word, folded, right before the end of a text; "" where a sign stands between.
func wordBefore(text string) string {
	text = strings.TrimRight(text, " \n")
	from := strings.LastIndexFunc(text, func(r rune) bool { return !isWordRune(r) }) + 1
	if from > 0 && from < len(text) {
		_, size := utf8.DecodeRuneInString(text[from-1:])
		from += size - 1
	}
	return spelling.Fold(strings.TrimFunc(text[min(from, len(text)):], func(r rune) bool { return !isWordRune(r) }))
}

// wordsBehind returns the two words, folded, with which a text goes on behind a space; fewer where a sign stands there.
func wordsBehind(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(text[:min(len(text), 100)], unicode.IsSpace) {
		if !strings.HasPrefix(strings.TrimLeft(text, "\n"), " ") || len(words) == 2 {
			return words
		}
		word := strings.TrimRightFunc(w, func(r rune) bool { return !isWordRune(r) })
		first, _ := utf8.DecodeRuneInString(word)
		if !isWordRune(first) {
			return words
		}
		words = append(words, spelling.Fold(word))
		if word != w {
			return words
		}
	}
	return words
}

var (
	// determiners may stand before a term at the beginning of a sentence.
	determiners = wordSet(`a an the each every any all some one this no ein eine einen einem einer eines der die das den dem des jede jeder jedes`)

	joins = wordSet(`and or`)

	auxiliaries = wordSet(`is are was were be has have had can could may might will would shall should must do does did`)

	// besideTerms are words that make no longer term with the one that they stand beside.
	besideTerms = wordSet(`a an the of in on at to for by with from as or and but nor is are was were be been being has have had having can could may might will would
		shall should must do does did not that which who whose whom when where while if than then so because since until into onto over under between within without via
		per each every any all some no its their his her our your my this these those such called named termed known about both either neither only also it they he she we you one
		two three several many another other same more most less first second last next before after during through against among like unlike using means refers consists
		contains includes uses allows happens occurs exists describes represents stands becomes what how there here usually often always never typically itself themselves
		does holds goes has gets makes`)
)
