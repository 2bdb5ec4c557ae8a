package strictyaml

import (
	"errors"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// syntax says in plain words why yaml.v3 refused the text. Its own messages name the wrong line or
// none, so the lines are searched for what people get wrong before it is believed.
func (s *source) syntax(err error) Problems {
	var problems Problems
	lines := s.structure()
	for _, find := range []func([]line) Problems{s.findRagged, s.findBraces, s.findEscapes, s.findQuotes, s.findFirstCharacters, s.findColons, s.findBrackets, s.findIndentation} {
		if problems = find(lines); len(problems) > 0 {
			return problems
		}
	}
	return Problems{s.yamlProblem(err)}
}

// findBraces finds values that start with {{, which YAML takes for a mapping within a mapping.
func (s *source) findBraces(lines []line) (problems Problems) {
	for _, l := range lines {
		if strings.HasPrefix(l.text[l.value:], "{{") {
			problems.Add(s.bracesProblem(s.in(l, l.value), l.quoted()))
		}
	}
	return problems
}

func (s *source) bracesProblem(offset int, quoted string) Problem {
	return s.problem(offset, RuleBraces, "a text that starts with {{ must stand in quotes, since YAML takes the brace for a mapping", "write "+quoted)
}

// findQuotes finds quotes that are never closed and text behind a closing quote.
func (s *source) findQuotes(lines []line) (problems Problems) {
	for _, l := range lines {
		value := l.text[l.value:]
		if l.unclosed {
			problems.Add(s.problem(s.in(l, l.value), RuleQuote, "this quote is never closed", "close it, or leave it away"))
			continue
		}
		if value == "" || value[0] != '"' && value[0] != '\'' {
			continue
		}
		end := closing(value, 1, value[0])
		if end < 0 {
			continue
		}
		if rest := strings.TrimLeft(value[end:], " \t"); rest != "" && !strings.HasPrefix(rest, "#") {
			problems.Add(s.problem(s.in(l, l.value+len(value)-len(rest)), RuleQuote, "text follows the closing quote", "put the whole text in quotes: "+l.quoted()))
		}
	}
	return problems
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

// findFirstCharacters finds plain text that starts with what means something else to YAML.
func (s *source) findFirstCharacters(lines []line) (problems Problems) {
	for _, l := range lines {
		value := l.text[l.value:]
		if value == "" || l.open {
			continue
		}
		wrong := false
		switch c := value[0]; c {
		case '@', '`', '%', '*', '&', '!', '|', '>':
			wrong = c != '%' || l.value > 0 // a directive stands in the first column
		case '[', '{':
			end := closingBracket(value)
			rest := strings.TrimSpace(value[max(end, 0):])
			wrong = end >= 0 && rest != "" && !strings.HasPrefix(rest, "#")
		case '-', '?':
			wrong = l.key != "" && dashValue().MatchString(value)
		}
		if wrong {
			problems.Add(s.problem(s.in(l, l.value), RuleFirstChar, "a text that starts with "+value[:1]+" must stand in quotes, since the sign means something else to YAML", "write "+l.quoted()))
		}
	}
	return problems
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

var lineOfError = lazy(`^yaml: (?:line (\d+): )?(.*)$`)

// yamlProblem is what yaml.v3 says, at the line that it names.
func (s *source) yamlProblem(err error) Problem {
	number, message := 1, err.Error()
	if m := lineOfError().FindStringSubmatch(message); m != nil {
		message = m[2]
		if n, err := strconv.Atoi(m[1]); err == nil {
			number = min(max(n, 1), len(s.starts))
		}
	}
	l := readLine(number, s.line(number))
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
