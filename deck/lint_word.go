package deck

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/markup"
)

// signInWord reports signs within a word that Markdown takes for its own.
func signInWord(source string, report reporter) {
	if !strings.ContainsAny(source, "*_~$\\") {
		return
	}
	walk(markup.Parse(source), func(n *markup.Node) {
		for i := range n.Children {
			if word, reads := takenFrom(n.Children, i, source); word != "" {
				report(word, "write `"+word+"` as code, or "+withBackslashes(word), "%q reads %q: Markdown takes the signs within the word", word, reads)
			}
		}
	})
	for _, word := range vainEscapes(source) {
		report(word, "write `"+word+"` as code, or two backslashes: "+strings.ReplaceAll(word, `\`, `\\`), "%q reads %q: a backslash before a sign is not seen", word, strings.ReplaceAll(word, `\`, ""))
	}
}

var (
	signs  = map[markup.Kind]string{markup.Emphasis: "*", markup.Strong: "**", markup.Strike: "~~", markup.Math: "$"}
	dunder = lazy(`^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$`)
)

// takenFrom returns the word in which the i-th of some inlines has signs of Markdown, as written
// and as it reads; none where the signs stand around words.
func takenFrom(inlines []*markup.Node, i int, source string) (word, reads string) {
	n := inlines[i]
	sign := signs[n.Kind]
	if sign == "" || n.Display {
		return "", ""
	}
	inside := n.Content
	if n.Kind != markup.Math {
		inside = plainText(n.Children)
	}
	if n.Kind == markup.Strong && dunder().MatchString(inside) && strings.Contains(source, "__"+inside+"__") {
		return "__" + inside + "__", inside
	}
	before, after := "", ""
	if i > 0 && inlines[i-1].Kind == markup.Words {
		before = tail(inlines[i-1].Content)
	}
	if i+1 < len(inlines) && inlines[i+1].Kind == markup.Words {
		after = head(inlines[i+1].Content)
	}
	within := before != "" || after != ""
	if n.Kind == markup.Math {
		within = before != "" && after != ""
	}
	if !within || !strings.Contains(source, sign+inside+sign) {
		return "", ""
	}
	return before + sign + inside + sign + after, before + inside + after
}

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
		walk(n, func(n *markup.Node) { b.WriteString(n.Content) })
	}
	return b.String()
}

var markdownSigns = strings.NewReplacer("*", `\*`, "_", `\_`, "~", `\~`, "$", `\$`, "`", "\\`")

func withBackslashes(word string) string { return markdownSigns.Replace(word) }

// vainEscapes returns the words of a text with a backslash before a sign that means nothing
// to Markdown where it stands, such as "\d+\.\d": what was meant is a backslash.
func vainEscapes(text string) []string {
	var all []string
	for i := 0; i < len(text); {
		size := 0
		if i == 0 || text[i-1] == '\n' {
			size = markup.FencedCode(text[i:])
		}
		if size > 0 {
			i += size
			continue
		}
		size = markup.Verbatim(text[i:])
		if size == 2 && text[i] == '\\' && strings.IndexByte(".,-/:;=?@%^+", text[i+1]) >= 0 && i > 0 && !numbersLine(text[:i]) {
			from := strings.LastIndexAny(text[:i], " \t\n") + 1
			to := len(text)
			if end := strings.IndexAny(text[i:], " \t\n"); end >= 0 {
				to = i + end
			}
			if r, _ := utf8.DecodeLastRuneInString(text[:i]); from < i && !unicode.IsSpace(r) {
				all = append(all, markup.Clean(text[from:to]))
				i = to
				continue
			}
		}
		i += size
	}
	return all
}

// numbersLine reports whether a text ends in a number with which a line begins: the sign behind
// it would make it an item.
func numbersLine(before string) bool {
	line := strings.TrimLeft(before[strings.LastIndexByte(before, '\n')+1:], " \t>")
	return line != "" && strings.Trim(line, "0123456789") == ""
}
