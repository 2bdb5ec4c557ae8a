package diff

import (
	"strings"
	"unicode"

	"goodcard/deck/markup"
	"goodcard/deck/spelling"
)

// verbatim begins a token of code or of a formula, in which every sign and every capital counts.
const verbatim = "\x00"

// tokensOf returns what of a Markdown text makes a difference: its words in one spelling, its numbers
// with their units, its signs, and code and formulas as they are. Marks, spaces and punctuation make none.
func tokensOf(text string) []string {
	if !strings.ContainsAny(text, "\\`*_[]$<>#|&~!\n") {
		return wordsOf(nil, text)
	}
	var t tokens
	t.add(markup.Parse(text))
	t.flush()
	return t.all
}

// tokens are those of a tree, as far as it was walked.
type tokens struct {
	all  []string
	text strings.Builder // that stands together and is not yet cut
}

func (t *tokens) flush() {
	t.all = wordsOf(t.all, t.text.String())
	t.text.Reset()
}

func (t *tokens) mark(what string) {
	t.flush()
	t.all = append(t.all, verbatim+what)
}

func (t *tokens) add(n *markup.Node) {
	switch n.Kind {
	case markup.Words:
		t.text.WriteString(n.Content)
	case markup.Image:
		t.text.WriteString(" " + n.Content + " ")
	case markup.Code:
		t.mark(strings.Join(strings.Fields(n.Content), " "))
	case markup.Math:
		t.mark(strings.Join(strings.Fields(n.Content), ""))
	case markup.CodeBlock:
		for line := range strings.SplitSeq(n.Content, "\n") {
			if line = strings.TrimRightFunc(line, unicode.IsSpace); line != "" {
				t.mark(line)
			}
		}
	case markup.Tag:
		if n.Name == "sup" || n.Name == "sub" {
			t.mark(n.Name)
		}
	case markup.Strike:
		t.mark("struck")
	case markup.Break:
		t.text.WriteString(" ")
	}
	for _, c := range n.Children {
		t.add(c)
	}
	switch n.Kind {
	case markup.Words, markup.Emphasis, markup.Strong, markup.Link, markup.Image, markup.Break:
	default:
		t.flush()
	}
}

// wordsOf appends the tokens of a plain text.
func wordsOf(all []string, text string) []string {
	runes := []rune(text)
	at := func(i int) rune {
		if i < 0 || i >= len(runes) {
			return ' '
		}
		return runes[i]
	}
	number := -1 // where the last token is a number, the index behind it
	for i := 0; i < len(runes); {
		r := runes[i]
		from := i
		switch {
		case isDigit(r), isDash(r) && isDigit(at(i+1)) && !inWord(at(i-1)):
			for i++; isDigit(at(i)) || strings.ContainsRune(".,:", at(i)) && isDigit(at(i+1)); i++ {
			}
			all = append(all, plainNumber(spelling.Fold(string(runes[from:i]))))
			number = i
			continue
		case isDash(r) && isDigit(at(i-1)) && isDigit(at(i+1)):
			all = append(all, "-")
			i++
		case alone(r):
			all = append(all, string(r))
			i++
		case inWord(r):
			for i++; inWord(at(i)) && !alone(at(i)) || isApostrophe(at(i)) && inWord(at(i-1)) && inWord(at(i+1)) || unicode.Is(unicode.Cf, at(i)); i++ {
			}
			all = addWord(all, string(runes[from:i]), number >= 0 && from-number <= 1)
		case isSign(r):
			i++
			for r == '°' && unicode.IsLetter(at(i)) {
				i++
			}
			all = addWord(all, string(runes[from:i]), number >= 0 && from-number <= 1)
		default:
			i++
			if unicode.IsSpace(r) && number == from {
				continue // a unit may follow
			}
		}
		number = -1
	}
	return all
}

// addWord appends a word, or makes it the unit of the number before it.
func addWord(all []string, word string, behindNumber bool) []string {
	folded := spelling.Fold(word)
	if n, ok := numerals()[folded]; ok {
		folded = n
	}
	if behindNumber && isUnit(folded) {
		unit := strings.TrimSuffix(folded, "s")
		if len([]rune(word)) <= 3 {
			unit = strings.ReplaceAll(word, "µ", "μ") // mW is not MW
		}
		all[len(all)-1] += "·" + unit
		return all
	}
	return append(all, folded)
}

func isDigit(r rune) bool { return unicode.Is(unicode.Nd, r) }

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || isDigit(r) }

func isDash(r rune) bool { return r == '-' || r >= 0x80 && (unicode.Is(unicode.Pd, r) || r == '−') }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// alone reports whether a sign is a token by itself: of scripts that put no space between words, and
// the small and circled digits that are no others to [spelling.Fold].
func alone(r rune) bool {
	return r >= 0x80 && (unicode.Is(unicode.No, r) ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar))
}

// isSign reports whether a sign says something, as punctuation does not.
func isSign(r rune) bool {
	if r < 0x80 {
		return strings.ContainsRune("$%/&#@*\\^_<=>+|~", r)
	}
	return unicode.In(r, unicode.Sm, unicode.Sc, unicode.So) || r == '‰' || r == '§'
}

// plainNumber takes the commas between thousands away.
func plainNumber(n string) string {
	whole, rest, decimal := strings.Cut(n, ".")
	groups := strings.Split(whole, ",")
	if len(groups) < 2 || strings.ContainsAny(n, ":") || len(strings.TrimPrefix(groups[0], "-")) > 3 || strings.Contains(rest, ",") {
		return n
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return n
		}
	}
	whole = strings.Join(groups, "")
	if decimal {
		whole += "." + rest
	}
	return whole
}
