package strictyaml

import "strings"

// findBrackets finds what is wrong between brackets: text with a ? or a second ": ", and a bracket
// that is never closed.
func (s *source) findBrackets(lines []line) Problems {
	var opened []int // places of the brackets that are open
	for _, l := range lines {
		from := l.value
		if len(opened) > 0 {
			from = l.indent
		} else if from == len(l.text) || l.text[from] != '[' && l.text[from] != '{' {
			continue
		}
		again := false // the entry has a ": " already
		for i := from; i < len(l.text); i++ {
			before := byte(' ')
			if i > from {
				before = l.text[i-1]
			}
			starts := strings.IndexByte(" [{,:", before) >= 0
			switch c := l.text[i]; {
			case c == '#' && before == ' ':
				i = len(l.text)
			case (c == '"' || c == '\'') && starts:
				if end := closing(l.text, i+1, c); end >= 0 {
					i = end - 1
				} else {
					return nil // what follows is the text in quotes
				}
			case strings.HasPrefix(l.text[i:], "{{") && starts && len(opened) > 0:
				return Problems{s.bracesProblem(s.in(l, i), Quote(bracketed(l.text[i:])))}
			case c == '[', c == '{':
				opened, again = append(opened, s.in(l, i)), false
			case c == ']', c == '}':
				if len(opened) == 0 {
					continue
				}
				last := opened[len(opened)-1]
				if s.text[last]+2 != c { // in ASCII each bracket is two before its partner
					return Problems{s.neverClosed(last)}
				}
				opened = opened[:len(opened)-1]
			case c == ',':
				again = false
			case len(opened) == 0:
			case c == '?' && !starts:
				return Problems{s.problem(s.in(l, i), RuleBracket, "a text with a ? must stand in quotes here, since it stands between brackets", `write "…?"`)}
			case c == ':' && strings.HasPrefix(l.text[i+1:], " ") && again:
				return Problems{s.problem(s.in(l, i), RuleColon, `": " within plain text looks like a second key to YAML`, `put the text in quotes: "…"`)}
			case c == ':' && strings.HasPrefix(l.text[i+1:], " "):
				again = true
			}
		}
	}
	if len(opened) > 0 {
		return Problems{s.neverClosed(opened[len(opened)-1])}
	}
	return nil
}

func (s *source) neverClosed(bracket int) Problem {
	return s.problem(bracket, RuleBracket, "this bracket is never closed", "")
}
