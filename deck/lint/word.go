package lint

import (
	"strings"
	"unicode"

	"goodcard/deck/lazy"
	"goodcard/deck/markup"
)

// signInWord reports signs within a word that Markdown takes for its own.
func signInWord(source string, report reporter) {
	if !strings.ContainsAny(source, "*_~$\\") {
		return
	}
	markup.Walk(markup.Parse(source), func(n *markup.Node) {
		for i := range n.Children {
			if word, reads := takenFrom(n.Children, i, source); word != "" {
				other := withBackslashes(word)
				if address().MatchString(word) {
					other = "<" + word + "> as a link"
				}
				report(word, "write `"+word+"` as code, or "+other, "\"%s\" reads \"%s\": Markdown takes the signs within the word", word, reads)
			}
		}
	})
	for _, word := range vainEscapes(source) {
		report(word, "write `"+word+"` as code, or two backslashes: "+escaped(word), "\"%s\" reads \"%s\": a backslash before a sign is not seen", word, markup.Line(word))
	}
	for _, words := range bracketed(source) {
		report(words, bracketsFix(source, words), "\"%s\" reads \"%s\": with backslashes before them brackets enclose a formula", words, markup.Line(words))
	}
}

var (
	signs   = map[markup.Kind][]string{markup.Emphasis: {"*", "_"}, markup.Strong: {"**", "__"}, markup.Strike: {"~~"}, markup.Math: {"$"}}
	dunder  = lazy.Regexp(`^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$`)
	address = lazy.Regexp(`^https?://\S+$`)
)

// takenFrom returns the word, or the address of the web, in which the i-th of some inlines has signs of
// Markdown, as written and as it reads; none where the signs stand around words.
func takenFrom(inlines []*markup.Node, i int, source string) (word, reads string) {
	n := inlines[i]
	if signs[n.Kind] == nil || n.Display {
		return "", ""
	}
	inside := n.Content
	if n.Kind != markup.Math {
		inside = plainText(n.Children)
	}
	if n.Kind == markup.Strong && dunder().MatchString(inside) && strings.Contains(source, "__"+inside+"__") {
		return "__" + inside + "__", inside
	}
	before, after := wordsAt(inlines, i-1), wordsAt(inlines, i+1)
	if link := before[strings.LastIndexByte(before, ' ')+1:]; address().MatchString(link) {
		before, after = link, after[:len(after)-len(strings.TrimLeftFunc(after, isAddressRune))]
	} else {
		before, after = tail(before), head(after)
		if within := before != "" || after != ""; !within || n.Kind == markup.Math && (before == "" || after == "") || stressed(before, inside, after) {
			return "", ""
		}
	}
	for _, sign := range signs[n.Kind] {
		if word = before + sign + inside + sign + after; strings.Contains(source, word) {
			return word, before + inside + after
		}
	}
	return "", ""
}

// stressed reports whether signs stand around the beginning or the end of a word of letters, which is then stressed, as
// in *un*usable.
func stressed(before, inside, after string) bool {
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	return (before == "") != (after == "") && !strings.ContainsFunc(before+inside+after, notLetter)
}

// wordsAt returns the i-th of some inlines if it is plain text.
func wordsAt(inlines []*markup.Node, i int) string {
	if i < 0 || i >= len(inlines) || inlines[i].Kind != markup.Words {
		return ""
	}
	return inlines[i].Content
}

func isAddressRune(r rune) bool { return isWordRune(r) || strings.ContainsRune("/-=&%#?~+", r) }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

func tail(text string) string {
	return text[len(strings.TrimRightFunc(text, isWordRune)):]
}

func head(text string) string {
	return text[:len(text)-len(strings.TrimLeftFunc(text, isWordRune))]
}

func plainText(nodes []*markup.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		markup.Walk(n, func(n *markup.Node) { b.WriteString(n.Content) })
	}
	return b.String()
}

var markdownSigns = strings.NewReplacer("*", `\*`, "_", `\_`, "~", `\~`, "$", `\$`, "`", "\\`")

func withBackslashes(word string) string { return markdownSigns.Replace(word) }
