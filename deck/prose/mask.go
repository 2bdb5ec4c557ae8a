package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/lazy"
	"goodcard/deck/prose/document"
	"goodcard/deck/spelling"
)

// Signs that stand for the braces of gaps until the text around them is Markdown: of the area for private use, so
// that no reader of Markdown takes them for its own.
const (
	gapOpens  = "\ue0f0"
	gapCloses = "\ue0f1"
)

// maxMasked is how many names of a term are looked for.
const maxMasked = 20

// maxGaps is how often a term may stand in a definition of which a cloze is made.
const maxGaps = 50

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
		m.add(term)
		if part := bracketed().FindStringSubmatch(term); part != nil {
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
			m.add(initials)
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

// A masked text is one in which the names of a term are hidden.
type masked struct {
	blocks []document.Block
	gaps   int
	named  bool // the text names the term, or has it in a longer word
	whole  bool // all of that could be hidden
	apart  bool // nowhere is the name only a part of another
}

// hide returns blocks in which all names of the term stand between the signs of gaps.
func (m *mask) hide(blocks []document.Block) masked {
	out := masked{whole: true, apart: true}
	out.blocks = m.hideBlocks(blocks, &out)
	if text := document.PlainOf(out.blocks); m.betrays(text, gapsIn(text)) {
		out.named, out.whole = true, false
	}
	return out
}

// gapsIn returns where gaps stand in a text.
func gapsIn(text string) []stretch {
	var all []stretch
	for at := 0; ; {
		open := strings.Index(text[at:], gapOpens)
		if open < 0 {
			return all
		}
		end := strings.Index(text[at+open:], gapCloses)
		if end < 0 {
			return all
		}
		all = append(all, stretch{at + open, at + open + end})
		at += open + end
	}
}

func (m *mask) hideBlocks(blocks []document.Block, out *masked) []document.Block {
	all := slices.Clone(blocks)
	for i := range all {
		b := &all[i]
		switch {
		case b.Kind == document.Code:
			if len(m.find(document.TextOf(b.Spans))) > 0 {
				out.named, out.whole = true, false
			}
		case len(b.Spans) > 0:
			b.Spans = m.hideSpans(b.Spans, out)
		}
		if len(b.Rows) > 0 {
			rows := make([][]document.Cell, len(b.Rows))
			for j, row := range b.Rows {
				for _, cell := range row {
					rows[j] = append(rows[j], m.hideSpans(cell, out))
				}
			}
			b.Rows = rows
		}
		b.Blocks = m.hideBlocks(b.Blocks, out)
	}
	return all
}

func (m *mask) hideSpans(spans []document.Span, out *masked) []document.Span {
	text := document.TextOf(spans)
	if strings.Contains(text, gapOpens) || strings.Contains(text, gapCloses) {
		out.whole = false
		return spans
	}
	all := m.find(text)
	if len(all) == 0 {
		return spans
	}
	out.named = true
	if out.gaps+len(all) > maxGaps {
		out.whole = false
		return spans
	}
	spans = unlinked(spans, all)
	var hidden []document.Span
	at := 0
	for _, f := range all {
		before := document.Slice(spans, at, f.start)
		if m.lang == "en" {
			before = withEitherArticle(before)
		}
		inside := document.Slice(spans, f.start, f.end)
		out.apart = out.apart && gap{text[:f.start], text[f.end:], m.lang, strings.HasSuffix(text[f.start:f.end], "s") && strings.ContainsAny(text[f.start:f.end], "'’")}.isTerm()
		if !cutsNoCode(spans, f) {
			out.whole = false
		}
		style := inside[0].Style
		for _, s := range inside {
			style &= s.Style
		}
		style &^= document.Mono | document.Math
		hidden = append(hidden, before...)
		hidden = append(hidden, document.Span{Text: gapOpens, Style: style})
		hidden = append(hidden, inside...)
		hidden = append(hidden, document.Span{Text: gapCloses, Style: style})
		out.gaps++
		at = f.end
	}
	return append(hidden, document.Slice(spans, at, len(text))...)
}

// unlinked returns spans without the addresses of those in which something is hidden, since they would tell it.
func unlinked(spans []document.Span, all []stretch) []document.Span {
	out := slices.Clone(spans)
	at := 0
	for i := range out {
		end := at + len(out[i].Text)
		for _, f := range all {
			if f.start < end && f.end > at {
				out[i].Link = ""
			}
		}
		at = end
	}
	return out
}

// cutsNoCode reports whether what is found ends nowhere within code or a formula, where no gap can stand.
func cutsNoCode(spans []document.Span, f stretch) bool {
	at := 0
	for _, s := range spans {
		end := at + len(s.Text)
		if s.Style&(document.Mono|document.Math) != 0 && (f.start > at && f.start < end || f.end > at && f.end < end) {
			return false
		}
		at = end
	}
	return true
}

// withEitherArticle writes a(n) for the article with which a text ends, since a or an would tell of the word behind it.
func withEitherArticle(before []document.Span) []document.Span {
	n := len(before)
	if n == 0 || before[n-1].Style&(document.Mono|document.Math) != 0 {
		return before
	}
	last := &before[n-1]
	text := strings.TrimRight(last.Text, " \n")
	article := text[strings.LastIndexAny(text, " \n(")+1:]
	if len(text) == len(last.Text) || !strings.EqualFold(article, "a") && !strings.EqualFold(article, "an") {
		return before
	}
	last.Text = text[:len(text)-len(article)+1] + "(n)" + last.Text[len(text):]
	return before
}

// clozeOf returns the text of a cloze that hides a term in its definition, or before it where that does not name it. It is
// empty where the term would still be seen.
func clozeOf(term string, m masked) string {
	if !m.whole || len(m.blocks) == 0 {
		return ""
	}
	text := document.MarkdownOf(m.blocks)
	gaps := m.gaps
	if gaps == 0 {
		text = gapOpens + term + gapCloses + ": " + text
		gaps = 1
	}
	opens := "{{"
	if gaps > 1 {
		opens = "{{c1::"
	}
	text = strings.NewReplacer(gapOpens, opens, gapCloses, "}}").Replace(text)
	segments, err := deck.ParseCloze(text)
	if err != nil || len(text) > maxText {
		return ""
	}
	for _, s := range segments {
		switch {
		case s.Group == 0:
		case s.Group > 1 || s.Hint != "":
			return ""
		default:
			gaps--
		}
	}
	if gaps != 0 {
		return ""
	}
	return text
}
