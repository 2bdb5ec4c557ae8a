package strictyaml

import (
	"errors"
	"slices"
	"strings"

	"goodcard/deck/lazy"

	"gopkg.in/yaml.v3"
)

// A finding is what is wrong at a place of a text, and what to do about it there.
type finding struct {
	at            int // offset
	rule, message string
	fix           remedy
}

// A guess explains a fault: mostly by one finding, by several where one line of brackets has many.
type guess []finding

// explain looks for what people get wrong in the line of a fault, and in the deeper ones below it
// that belong to it. Of the guesses it believes the first whose remedies, done, let the entry be read.
func (f *finder) explain(at fault) guess {
	s := f.source
	first := readLine(at.line+1, s.line(at.line+1))
	end := s.behind(at.line)
	to := s.startOf(end)
	const copies = 8 // that guesses make of what they look at
	if f.budget -= copies * (to - s.startOf(at.from)); f.budget <= 0 {
		return guess{s.unread(at)}
	}
	value := s.in(first, first.value)
	lines := s.structure(at.from, end)
	i := slices.IndexFunc(lines, func(l line) bool { return l.number == at.line+1 })
	if i < 0 {
		return guess{s.unread(at)}
	}
	l := lines[i]
	to = min(to, s.startOf(s.behindValue(l)))
	guesses := slices.Concat(
		s.signs(lines[:i+1]),
		s.ragged(l),
		s.braces(l),
		s.escapes(value, to),
		s.quotes(l, to),
		s.firstCharacter(lines[:i+1], to),
		s.colons(l, to),
		s.brackets(value, to),
		s.misplaced(lines[:i+1], end),
	)
	if at.from < at.own && !f.reads(at.from, at.line) {
		at.from = at.own // what stands above goes on further up
	}
	swallowing := map[int]bool{}
	for _, stop := range []int{end, 0} { // with the lines below it, or as far as the change goes
		for j, g := range guesses {
			reads, keeps := f.mends(at, g, stop, lines)
			if reads && keeps {
				return g
			}
			swallowing[j] = swallowing[j] || reads
		}
	}
	for j, g := range guesses {
		if swallowing[j] || s.encloses(g, lines) {
			continue // what its words say would lose what stands below it
		}
		for i := range g {
			g[i].fix.edit = nil // something else is wrong there too
		}
		return g
	}
	if len(guesses) == 0 {
		return guess{s.unread(at)}
	}
	x := guesses[0][0]
	x.fix = advice("end it before the line below, which begins with a key of its own")
	return guess{x}
}

// behindValue returns the line behind the value of a line: what is no deeper than its key is no part
// of it, even where that stands below the same dash.
func (s *source) behindValue(l line) int {
	column := l.indent
	if l.key != "" {
		column = l.keyAt
	}
	end := l.number
	for end < len(s.starts) && (s.indent(end) > column || strings.ContainsAny(s.line(end + 1)[s.indent(end):][:1], "]}")) {
		end++
	}
	return end
}

// behind returns the line behind a line and the deeper ones below it, counted from 0.
func (s *source) behind(line int) int {
	indent := s.indent(line)
	end := line + 1
	for end < len(s.starts) && (s.indent(end) == blank || s.indent(end) > indent || strings.ContainsAny(s.line(end + 1)[s.indent(end):][:1], "]}")) {
		end++
	}
	for end > line+1 && s.indent(end-1) == blank {
		end--
	}
	return end
}

// mends reports whether the lines of a fault read, up to the line stop, or to that of the last change,
// once the remedies of a guess are done; and whether each of lines that begins as a key or an entry
// does is one then: a change that makes a text of them would lose what they say.
func (f *finder) mends(at fault, g guess, stop int, lines []line) (reads, keeps bool) {
	if f.budget <= 0 {
		return false, false
	}
	from := f.startOf(at.from)
	var text strings.Builder
	done := from
	for _, x := range g {
		e := x.fix.edit
		if e == nil || e.Start < done {
			return false, false
		}
		text.WriteString(f.text[done:e.Start] + e.Text)
		done = e.End
	}
	first, _ := f.lineAt(g[0].fix.edit.Start)
	last, _ := f.lineAt(done)
	behind := max(stop, last, at.line+1)
	text.WriteString(f.text[done:max(done, f.startOf(behind))])
	f.budget -= 1<<9 + text.Len()
	var doc yaml.Node
	if readNode(yaml.NewDecoder(strings.NewReader(text.String())), &doc) != nil {
		return false, false
	}
	if moved := readLine(0, g[0].fix.edit.Text); moved.indent == 0 && f.knows(moved.key) && f.words()[moved.key] {
		return true, true // it begins the outermost key, and what is read ends above it
	}
	return true, f.keeps(lines, at.from, first-1, behind, text.String(), &doc)
}

// braces finds a value that starts with {{, which YAML takes for keys within keys.
func (s *source) braces(l line) []guess {
	if !strings.HasPrefix(l.text[l.value:], "{{") {
		return nil
	}
	return []guess{{{s.in(l, l.value), RuleBraces, startsWithBraces, s.inQuotes(l, "write ")}}}
}

const startsWithBraces = "a text that starts with {{ must stand in quotes, since YAML takes { for the beginning of keys and values"

// inQuotes says to put the value of a line in quotes. What is surely a comment behind it is no part of it.
func (s *source) inQuotes(l line, words string) remedy {
	value := withoutRemark(strings.TrimRight(l.text[l.value:], " \t"))
	return s.written(l, words, len(value), requoted(value))
}

// written says to write a value of some bytes anew.
func (s *source) written(l line, words string, size int, value string) remedy {
	key := ""
	if l.key != "" {
		key = l.key + ": "
	}
	return s.quote(words+key+value, s.in(l, l.value), s.in(l, l.value)+size, value)
}

// bracketed returns the bracket that text starts with, up to its partner and what follows of the
// same entry, or all of text if it has no partner.
func bracketed(text string) string {
	end := closingBracket(text)
	if end < 0 {
		return text
	}
	if more := strings.IndexAny(text[end:], ",]}#"); more >= 0 {
		return strings.TrimSpace(text[:end+more])
	}
	return strings.TrimSpace(text)
}

var dashValue = lazy.Regexp(`^[-?](\s|$)`)

// firstCharacter finds that the value of the last of lines is plain text that starts with what means
// something else to YAML.
func (s *source) firstCharacter(lines []line, to int) []guess {
	l := lines[len(lines)-1]
	value := l.text[l.value:]
	if value == "" || l.block || l.key == "" && !l.dashed() && foreignMark().MatchString(value) && !belowKey(lines) {
		return nil
	}
	wrong := false
	switch c := value[0]; c {
	case '@', '`', '%', '*', '&', '!', '|', '>':
		wrong = c != '%' || l.value > 0 // a directive stands in the first column
	case '[', '{':
		end := closingBracket(value)
		rest := strings.TrimSpace(value[max(end, 0):])
		if at := s.in(l, l.value+strings.LastIndexByte(value, ',')); rest == "," {
			return []guess{{{at, RuleBracket, "a comma follows the bracket, and nothing it would part", certain("delete the comma", at, at+1, "")}}}
		}
		if more := strings.Trim(rest, "]}"); end >= 0 && rest != "" && more == "" {
			at := s.in(l, l.value+strings.LastIndex(value, rest))
			return []guess{{{at, RuleBracket, "a bracket is closed here that none opens", certain("delete "+rest, at, at+len(rest), "")}}}
		}
		wrong = end >= 0 && rest != "" && rest[0] != '#'
	case '-', '?':
		wrong = l.key != "" && dashValue().MatchString(value)
	}
	if !wrong {
		return nil
	}
	if dashes := s.stars(l); value[0] == '*' && dashes.edit != nil {
		return []guess{{{s.in(l, l.indent), RuleFirstChar, "an entry of a list begins with -, not with *", dashes}}}
	}
	at := s.in(l, l.value)
	if text := strings.TrimLeft(value[1:], " "); strings.IndexByte("|>", value[0]) >= 0 && text != "" && value[1] == ' ' {
		if fix := s.asBlock(l, to, at+1, s.in(l, len(l.text)-len(text)), value[:1]); fix.edit != nil {
			return []guess{{{fix.edit.End, RuleFirstChar, "a text after " + value[:1] + " begins in the line below it", fix}}}
		}
	}
	message := "a text that starts with " + value[:1] + " must stand in quotes, since the sign means something else to YAML"
	return []guess{
		{{at, RuleFirstChar, message, s.inQuotes(l, "write ")}},
		{{at, RuleFirstChar, message, s.wholeInQuotes(l, to, "write ")}},
	}
}

// asBlock says to write the value of a line as a block of text together with the lines below it, before
// to: the sign of the block goes in the place of the bytes from at to begin.
func (s *source) asBlock(l line, to, at, begin int, sign string) remedy {
	below := l.number // the first line with something on it
	for below < len(s.starts) && s.indent(below) == blank {
		below++
	}
	if below >= len(s.starts) || s.startOf(below) >= to {
		return remedy{}
	}
	written := "\n" + strings.Repeat(" ", s.indent(below))
	if at == begin {
		written = sign + written
	}
	return certain("write "+sign+" behind the colon, and the text below it, in the column of the lines that follow", at, begin, written)
}

// belowKey reports whether the last of lines stands below a key that has no value yet.
func belowKey(lines []line) bool {
	if len(lines) < 2 {
		return false
	}
	above, l := lines[len(lines)-2], lines[len(lines)-1]
	return above.key != "" && above.value == len(above.text) && l.indent > above.keyAt
}

// stars says to begin the entries of a list with dashes, where a line and those below it begin with *.
func (s *source) stars(l line) remedy {
	if !strings.HasPrefix(l.text[l.indent:], "* ") {
		return remedy{}
	}
	from := s.in(l, l.indent)
	end := from
	for n := l.number; n <= len(s.starts); n++ {
		text := s.line(n)
		if indent := s.indent(n - 1); indent == blank || indent > l.indent {
			continue
		} else if indent < l.indent || !strings.HasPrefix(text[indent:], "* ") {
			break
		}
		end = s.startOf(n-1) + l.indent + 1
	}
	star := "\n" + l.text[:l.indent] + "* "
	text := strings.ReplaceAll(s.text[from:end]+" ", star, star[:len(star)-2]+"- ")
	return certain("begin each entry with -", from, end, "-"+text[1:len(text)-1])
}

// wholeInQuotes is inQuotes for a text that goes on in deeper lines.
func (s *source) wholeInQuotes(l line, to int, words string) remedy {
	from := s.in(l, l.value)
	text := strings.TrimRight(s.text[from:to], " \t\r\n")
	return s.written(l, words, len(text), requoted(joinLines(text)))
}

// closingBracket returns the offset behind the bracket that closes the one text starts with, or -1.
func closingBracket(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"', '\'':
			if i > 0 && strings.IndexByte(" [{,:", text[i-1]) >= 0 {
				end := closing(text, i+1, text[i])
				if end < 0 {
					return -1
				}
				i = end - 1
			}
		}
	}
	return -1
}

// unread is a fault that no guess explains, at its line.
func (s *source) unread(f fault) finding {
	l := readLine(f.line+1, s.line(f.line+1))
	if strings.Contains(f.err.Error(), "exceeded max depth") {
		return finding{s.in(l, l.indent), RuleTooDeep, tooDeep, advice("write it with fewer levels")}
	}
	return finding{s.in(l, l.indent), RuleSyntax, "this line cannot be read as it stands below the ones above", advice("look for a missing quote, comma, bracket or colon here or just above")}
}

// errPanic stands for a fault of yaml.v3 itself.
var errPanic = errors.New("yaml: the text cannot be read")

// readNode reads the next document. yaml.v3 is archived and may still panic on hostile text, which
// must be a problem of the file and no crash of ours.
func readNode(dec *yaml.Decoder, doc *yaml.Node) (err error) {
	defer func() {
		if recover() != nil {
			err = errPanic
		}
	}()
	return dec.Decode(doc)
}
