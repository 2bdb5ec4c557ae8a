package strictyaml

import "strings"

// findBrackets finds what is wrong in a value that begins with a bracket: a quote or a bracket that is
// never closed, a text with a ? or a second ": ".
func (s *source) findBrackets(from, to int) (Problem, bool) {
	if from >= to || s.text[from] != '[' && s.text[from] != '{' {
		return Problem{}, false
	}
	var within Problem // matters only if all brackets are closed
	wrong := func(at int, rule, message, fix string) {
		if within.Rule == "" {
			within = s.problem(at, rule, message, fix)
		}
	}
	var opened []int // places of the brackets that are open
	again := false   // the entry has a ": " already
	for i := from; i < to && (len(opened) > 0 || i == from); i++ {
		before := byte(' ')
		if i > from && s.text[i-1] != '\n' {
			before = s.text[i-1]
		}
		starts := strings.IndexByte(" [{,:", before) >= 0
		switch c := s.text[i]; {
		case c == '#' && before == ' ':
			i = s.endOfLine(i)
		case (c == '"' || c == '\'') && starts:
			end := closing(s.text[:to], i+1, c)
			if end < 0 {
				return s.neverClosed(i, RuleQuote, "quote"), true
			}
			i = end - 1
		case strings.HasPrefix(s.text[i:], "{{") && starts && i > from:
			return s.bracesProblem(i, Quote(bracketed(s.restOfLine(i)))), true
		case c == '[', c == '{':
			opened, again = append(opened, i), false
		case c == ']', c == '}':
			last := opened[len(opened)-1]
			if s.text[last]+2 != c { // in ASCII each bracket is two before its partner
				return s.neverClosed(last, RuleBracket, "bracket"), true
			}
			opened = opened[:len(opened)-1]
		case c == ',':
			again = false
		case c == '?' && !starts:
			wrong(i, RuleBracket, "a text with a ? must stand in quotes here, since it stands between brackets", `write "…?"`)
		case c == ':' && strings.HasPrefix(s.text[i+1:], " "):
			if again {
				wrong(i, RuleColon, `": " within plain text looks like a second key to YAML`, `put the text in quotes: "…"`)
			}
			again = true
		}
	}
	if len(opened) > 0 {
		return s.neverClosed(opened[len(opened)-1], RuleBracket, "bracket"), true
	}
	return within, within.Rule != ""
}

// neverClosed reports a quote or a bracket. What the fix says must hold whatever stands behind
// it: without its bracket, a text with a colon would be the next problem.
func (s *source) neverClosed(at int, rule, what string) Problem {
	fix := "close it where the text ends"
	if rule == RuleBracket {
		fix = `close it, or put the whole text in quotes: "…"`
	}
	return s.problem(at, rule, "this "+what+" is never closed", fix)
}
