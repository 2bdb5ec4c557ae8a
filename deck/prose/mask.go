package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/lazy"
	"goodcard/deck/spelling"
)

// maxMasked is how many names of a term are looked for.
const maxMasked = 20

// A mask finds the names of a term, in all their forms.
type mask struct {
	lang  string
	names []maskedName
}

// A maskedName is one name of a term: words, or, where it has signs that words have not, just what stands there.
type maskedName struct {
	words    []string // folded; of a literal only to tell whether they stand elsewhere
	acronyms []string // each word that is an acronym as it is written, and in small letters may be another word; else ""
	literal  string

	made bool // not a name of its own: the acronym of another, or another with what stands in brackets behind it
}

// A word is a word of a text, by its offsets.
type word struct {
	from, to int
	folded   string
}

var (
	bracketed      = lazy.Regexp(`^(.*\S)\s*\(([^()]+)\)$`)
	leadingArticle = lazy.Regexp(`^(?i:the|an?|der|die|das|eine?)\s+(\S.*)$`)
	plainTerm      = lazy.Regexp(`^[\pL\pM\pN]([\pL\pM\pN\s.,'’()/&:-]*[\pL\pM\pN.)])?$`)
)

// maskOf returns the mask of a term and its synonyms: with what stands in brackets behind them, such as an acronym, and
// with the acronym of their initials.
func maskOf(terms []string, lang string) *mask {
	m := &mask{lang: lang}
	for _, term := range terms {
		before := len(m.names)
		m.add(term)
		if part := bracketed().FindStringSubmatch(term); part != nil {
			if len(m.names) > before {
				m.names[before].made = true
			}
			m.add(part[1])
			if isName(part[2], part[1]) {
				m.add(part[2])
			}
		}
	}
	for _, name := range m.names {
		if name.literal != "" {
			continue
		}
		if initials := initialsOf(name.words); len(initials) > 1 {
			before := len(m.names)
			m.add(initials)
			if len(m.names) > before {
				m.names[before].made = true
			}
		}
	}
	return m
}

// isName reports whether what stands in brackets behind a term is a name of it, such as an acronym, and not a word that tells
// which of its meanings is meant: "Backend (process)".
func isName(inBrackets, term string) bool {
	if spelling.Fold(inBrackets) != inBrackets || strings.Contains(inBrackets, " ") {
		return true
	}
	at := 0
	folded := spelling.Fold(term)
	for i, r := range inBrackets {
		next := strings.IndexRune(folded[at:], r)
		if next < 0 || i == 0 && next > 0 {
			return false
		}
		at += next + utf8.RuneLen(r)
	}
	return true
}

func (m *mask) add(name string) {
	if part := leadingArticle().FindStringSubmatch(name); part != nil {
		name = part[1]
	}
	if len(m.names) >= maxMasked || strings.TrimSpace(name) == "" {
		return
	}
	var n maskedName
	if !plainTerm().MatchString(name) {
		n.literal = name
	}
	for _, w := range wordsIn(name) {
		acronym := ""
		if written := name[w.from:w.to]; isCapitals(written) {
			acronym = written
		}
		n.words, n.acronyms = append(n.words, w.folded), append(n.acronyms, acronym)
	}
	if len(n.words) > 0 || n.literal != "" {
		m.names = append(m.names, n)
	}
}

// isCapitals reports whether a word is written in capitals, as an acronym is.
func isCapitals(text string) bool {
	return utf8.RuneCountInString(text) > 1 && strings.ToUpper(text) == text && strings.ToLower(text) != text
}

// initialsOf returns the acronym of some words, in capitals.
func initialsOf(words []string) string {
	if len(words) < 2 {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(unicode.ToUpper(r))
	}
	return b.String()
}

// wordsIn cuts a text into its words.
func wordsIn(text string) []word {
	var words []word
	from := -1
	end := func(to int) {
		if from >= 0 {
			to = from + len(strings.TrimRight(text[from:to], "'’"))
			words = append(words, word{from, to, spelling.Fold(text[from:to])})
		}
		from = -1
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if from < 0 {
				from = i
			}
		case (r == '\'' || r == '’') && from >= 0:
		default:
			end(i)
		}
	}
	end(len(text))
	return words
}

// find returns where names of the term stand in a text, in order and apart.
func (m *mask) find(text string) []stretch {
	words := wordsIn(text)
	var all []stretch
	for _, n := range m.names {
		if n.literal != "" {
			all = append(all, literals(text, n.literal)...)
		}
	}
	for i := 0; i < len(words); i++ {
		longest := 0
		for _, n := range m.names {
			if n.literal == "" && len(n.words) > longest && m.matches(n, text, words[i:]) {
				longest = len(n.words)
			}
		}
		if longest > 0 {
			all = append(all, stretch{words[i].from, words[i+longest-1].to})
			i += longest - 1
		}
	}
	slices.SortFunc(all, func(a, b stretch) int { return a.start - b.start })
	apart := all[:0]
	for _, f := range all {
		if n := len(apart); n > 0 && f.start < apart[n-1].end {
			apart[n-1].end = max(apart[n-1].end, f.end)
			continue
		}
		apart = append(apart, f)
	}
	return apart
}

// literals returns where a text stands in another, not within a word.
func literals(text, literal string) []stretch {
	var all []stretch
	for at := 0; ; {
		i := strings.Index(text[at:], literal)
		if i < 0 {
			return all
		}
		from := at + i
		at = from + len(literal)
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		after, _ := utf8.DecodeRuneInString(text[at:])
		first, _ := utf8.DecodeRuneInString(literal)
		last, _ := utf8.DecodeLastRuneInString(literal)
		if isWordRune(first) && isWordRune(before) || isWordRune(last) && isWordRune(after) {
			continue
		}
		all = append(all, stretch{from, at})
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// matches reports whether a text goes on with a name, word by word.
func (m *mask) matches(n maskedName, text string, words []word) bool {
	if len(words) < len(n.words) {
		return false
	}
	for i, w := range n.words {
		written := text[words[i].from:words[i].to]
		if n.acronyms[i] != "" && !isAcronym(written, n.acronyms[i]) {
			return false
		}
		if !inflects(w, words[i].folded, m.lang) {
			return false
		}
		if i > 0 {
			between := text[words[i-1].to:words[i].from]
			if len(between) > 4 || strings.Trim(between, " -‐‑–/.,'’&()\u00a0\n") != "" {
				return false
			}
		}
	}
	return true
}

// minSpoken is how many letters an acronym has that people write as a name, as Ecma.
const minSpoken = 4

// standsIn reports whether the words of a literal stand in others, where they are more than a letter: env tells of ".env".
func (n maskedName) standsIn(shown []word) bool {
	if len(strings.Join(n.words, "")) < 2 {
		return false
	}
	for i := range len(shown) - len(n.words) + 1 {
		if slices.EqualFunc(shown[i:i+len(n.words)], n.words, func(w word, folded string) bool { return w.folded == folded }) {
			return true
		}
	}
	return false
}

// isAcronym reports whether a word is an acronym, and not a word of the same letters.
func isAcronym(written, acronym string) bool {
	first, _ := utf8.DecodeRuneInString(written)
	if utf8.RuneCountInString(acronym) >= minSpoken {
		return unicode.IsUpper(first)
	}
	return strings.HasPrefix(written, acronym)
}

// betrays reports whether what stands around the found still has the term in it, within a longer word or written
// as one.
func (m *mask) betrays(text string, all []stretch) bool {
	at := 0
	for _, f := range append(slices.Clone(all), stretch{len(text), len(text)}) {
		shown := wordsIn(text[at:f.start])
		var joined strings.Builder
		for _, w := range shown {
			joined.WriteString(w.folded)
		}
		for _, n := range m.names {
			if n.literal != "" {
				if n.standsIn(shown) {
					return true
				}
				continue
			}
			if len(n.words) > 1 && (strings.Contains(joined.String(), strings.Join(n.words, "")) || m.strewn(n, shown)) {
				return true
			}
			if len(n.words) != 1 || utf8.RuneCountInString(n.words[0]) < minSpoken && n.acronyms[0] == "" {
				continue
			}
			for _, w := range shown {
				if n.acronyms[0] != "" {
					if strings.HasPrefix(text[at+w.from:at+w.to], n.acronyms[0]) {
						return true
					}
				} else if strings.HasPrefix(w.folded, withoutFigures(n.words[0])) || utf8.RuneCountInString(n.words[0]) > 4 && strings.HasSuffix(w.folded, n.words[0]) {
					return true
				}
			}
		}
		at = f.end
	}
	return false
}

// strewn reports whether the words of a name stand there in their order with a word or two between them, as in "gain or loss"
// for "gain/loss".
func (m *mask) strewn(n maskedName, words []word) bool {
	const most = 2
	for i := range words {
		at := i
		for _, name := range n.words {
			end := min(len(words), at+1)
			if at > i {
				end = min(len(words), at+1+most)
			}
			for at < end && !inflects(name, words[at].folded, m.lang) {
				at++
			}
			if at == end {
				at = -1
				break
			}
			at++
		}
		if at > 0 {
			return true
		}
	}
	return false
}

// withoutFigures returns a word without the figures at its end: that of "SQLite3" is "SQLite".
func withoutFigures(word string) string {
	if name := strings.TrimRight(word, "0123456789"); utf8.RuneCountInString(name) >= minSpoken {
		return name
	}
	return word
}
