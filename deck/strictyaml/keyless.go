package strictyaml

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/lazy"
)

// colonless says to put what is missing between a known key, with which a line without one begins, and
// its value: a colon, or the space behind it.
func (s *source) colonless(l line) remedy {
	word := firstWord().FindString(l.text[l.keyAt:])
	if l.key != "" || !s.knows(word) {
		return remedy{}
	}
	behind := s.in(l, l.keyAt+len(word))
	switch rest := l.text[l.keyAt+len(word):]; {
	case rest == "" || rest[0] == ' ':
		return certain("put a colon behind "+word, behind, behind, ":")
	case rest[0] == ':':
		return certain("put a space after the colon", behind+1, behind+1, " ")
	}
	return remedy{}
}

var (
	numberedEntry = lazy.Regexp(`^[0-9]{1,3}[.)]\s+`)
	foreignMark   = lazy.Regexp("^(```|~~~|//|<!--|[-=_*]{3,}\\s*$|\\*\\*|__|</?[a-zA-Z][^>]*>|\\|)")
	inTexts       = lazy.Regexp("^(\\*\\*[^*]|__[^_]|<[^!]|\\|)") // those with which a line of a text may begin too
)

// keyless explains a line that is neither a key nor an entry of a list, and stands where one of them is
// expected. It is none of the text above where that would make a text of what is meant as more.
func (s *source) keyless(above []line, l line, end int, at func(line, string, ...remedy) []guess) []guess {
	last := above[len(above)-1]
	text := l.text[l.indent:]
	const neither = "this line is neither a key, nor an entry of a list, nor part of the text above"
	start := s.in(l, l.indent)
	listed := false // it stands among the dashes of a list
	for i := len(above) - 1; i >= 0 && above[i].indent >= l.indent; i-- {
		if above[i].indent == l.indent {
			listed = above[i].dashed()
			break
		}
	}
	goesOn := goesOn(last) && unfinished(last.text) && !unicode.IsUpper(firstRune(text))
	switch colon := s.colonless(l); {
	case foreignMark().MatchString(text) && besideText(append(above, l), len(above)):
		return at(l, neither, advice(remark+", or indent it more than the key of the text it goes on with"))
	case foreignMark().MatchString(text):
		return at(l, neither, either(certain(remark, start, start, "# ")))
	case colon.edit != nil && !s.given(above, l) && (!goesOn || valued(text)):
		return at(l, neither, colon)
	case colon.edit != nil:
		return at(l, neither, advice(colon.words+" if it is a key, or indent the line more than the key of the text it goes on with"))
	case listed && numberedEntry().MatchString(text):
		return at(l, "this entry of a list begins with a number and without a dash", certain("write - in place of the number", start, start+len(numberedEntry().FindString(text)), "- "))
	case listed && !goesOn:
		return at(l, "this line stands among the entries of a list and has no dash", certain("put a dash before it", start, start, "- "))
	case listed:
		return at(l, "this line stands among the entries of a list and has no dash", advice("put a dash before it, or indent it more if it goes on with the text above"))
	}
	const words = "indent it more than the key of the text it goes on with"
	fixes := s.moves(above, l, end, words, func(column int) bool { return column > last.keyAt })
	for i := range fixes {
		fixes[i].maybe = true // it may be a key
	}
	return at(l, neither, append(fixes, advice("put a colon behind its key, or "+words))...)
}

const remark = "put # before it if it is a heading or a remark, or delete it"

// besideText reports whether the i-th of lines may go on with the plain text right above it.
func besideText(lines []line, i int) bool {
	l, k := lines[i], i-1
	for k > 0 && lines[k].key == "" && !lines[k].dashed() {
		k--
	}
	return i > 0 && inTexts().MatchString(l.text[l.indent:]) && lines[i-1].number == l.number-1 && goesOn(lines[i-1]) && lines[k].keyAt <= l.indent
}

// unfinished reports whether a text may go on in the next line.
func unfinished(text string) bool {
	sign, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " \t"))
	return !strings.ContainsRune(".?!;\"'])}`", sign)
}

// valued reports whether what follows the first word of a line is more likely a value than a text that goes on.
func valued(text string) bool {
	_, rest, _ := strings.Cut(text, " ")
	rest = strings.TrimSpace(rest)
	return rest == "" || rest == "true" || rest == "false" || strings.IndexByte("[{\"'", rest[0]) >= 0 || unicode.IsUpper(firstRune(rest))
}

// given reports whether the key with which a line begins is there already, beside it.
func (s *source) given(above []line, l line) bool {
	word := firstWord().FindString(l.text[l.keyAt:])
	for i := len(above) - 1; i >= 0 && above[i].keyAt >= l.indent; i-- {
		if above[i].keyAt == l.indent && above[i].key == word {
			return true
		}
		if above[i].dashed() && above[i].keyAt == l.indent {
			break
		}
	}
	return false
}
