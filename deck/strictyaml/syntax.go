package strictyaml

import (
	"errors"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// syntax says where yaml.v3 stopped reading, and why in plain words. Its own messages name another
// line or none, and speak of its insides.
func (s *source) syntax(err error, end int) Problems {
	var problems Problems
	for _, f := range s.faults(end) {
		problems.Add(s.explain(f))
	}
	if len(problems) == 0 {
		problems.Add(s.yamlProblem(0, err)) // the search was given up
	}
	return problems
}

// explain looks for what people get wrong in the line of a fault, and in the deeper ones below it
// that belong to it.
func (s *source) explain(f fault) Problem {
	first := readLine(f.line+1, s.line(f.line+1))
	end := f.line + 1
	for end < len(s.starts) && (s.indent(end) > first.indent || strings.ContainsAny(s.line(end + 1)[s.indent(end):][:1], "]}")) {
		end++
	}
	value := s.in(first, first.value)
	lines := s.structure(f.from, end)
	at := slices.IndexFunc(lines, func(l line) bool { return l.number == f.line+1 })
	if at < 0 {
		return s.yamlProblem(f.line, f.err)
	}
	l := lines[at]
	for _, find := range []func() (Problem, bool){
		func() (Problem, bool) { return s.findRagged(l) },
		func() (Problem, bool) { return s.findBraces(l) },
		func() (Problem, bool) { return s.findEscape(value, s.startOf(end)) },
		func() (Problem, bool) { return s.findQuote(l, s.startOf(end)) },
		func() (Problem, bool) { return s.findFirstCharacter(l) },
		func() (Problem, bool) { return s.findColon(l) },
		func() (Problem, bool) { return s.findBrackets(value, s.startOf(end)) },
		func() (Problem, bool) { return s.misplaced(lines[:at+1]) },
	} {
		if p, ok := find(); ok {
			return p
		}
	}
	return s.yamlProblem(f.line, f.err)
}

// findBraces finds a value that starts with {{, which YAML takes for a mapping within a mapping.
func (s *source) findBraces(l line) (Problem, bool) {
	return s.bracesProblem(s.in(l, l.value), l.quoted()), strings.HasPrefix(l.text[l.value:], "{{")
}

func (s *source) bracesProblem(offset int, quoted string) Problem {
	return s.problem(offset, RuleBraces, "a text that starts with {{ must stand in quotes, since YAML takes the brace for a mapping", "write "+quoted)
}

// findQuote finds a quote that is never closed, or text behind the closing quote.
func (s *source) findQuote(l line, to int) (Problem, bool) {
	from := s.in(l, l.value)
	if from == to || s.text[from] != '"' && s.text[from] != '\'' {
		return Problem{}, false
	}
	end := closing(s.text[:to], from+1, s.text[from])
	if end < 0 {
		return s.neverClosed(from, RuleQuote, "quote"), true
	}
	rest, whole := s.restOfLine(end), strings.TrimSpace(l.text[l.value:])
	if s.text[end-2] == ' ' && len(whole) > 2 && whole[0] == whole[len(whole)-1] {
		// The quote that ends the text was meant to open another within: those outside are right.
		l.text = l.text[:l.value] + whole[1:len(whole)-1]
	}
	return s.problem(end+strings.Index(s.text[end:], rest), RuleQuote, "text follows the closing quote", "put the whole text in quotes: "+l.quoted()), rest != "" && rest[0] != '#'
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

var dashValue = lazy(`^[-?](\s|$)`)

// findFirstCharacter finds plain text that starts with what means something else to YAML.
func (s *source) findFirstCharacter(l line) (Problem, bool) {
	value := l.text[l.value:]
	if value == "" || l.block {
		return Problem{}, false
	}
	wrong := false
	switch c := value[0]; c {
	case '@', '`', '%', '*', '&', '!', '|', '>':
		wrong = c != '%' || l.value > 0 // a directive stands in the first column
	case '[', '{':
		end := closingBracket(value)
		rest := strings.TrimSpace(value[max(end, 0):])
		wrong = end >= 0 && rest != "" && rest[0] != '#'
	case '-', '?':
		wrong = l.key != "" && dashValue().MatchString(value)
	}
	return s.problem(s.in(l, l.value), RuleFirstChar, "a text that starts with "+value[:1]+" must stand in quotes, since the sign means something else to YAML", "write "+l.quoted()), wrong
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

var lineOfError = lazy(`^yaml: (line \d+: )?`)

// yamlProblem is what yaml.v3 says, at a line, counted from 0.
func (s *source) yamlProblem(line int, err error) Problem {
	l := readLine(line+1, s.line(line+1))
	message := lineOfError().ReplaceAllString(err.Error(), "")
	if strings.HasPrefix(message, "exceeded max depth") {
		return s.problem(s.in(l, l.indent), RuleTooDeep, tooDeep, "")
	}
	return s.problem(s.in(l, l.indent), RuleSyntax, "this is not YAML here or just above: "+message, "look for a missing quote, comma or bracket")
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
