package strictyaml

import (
	"strings"
)

var colonInText = lazy(`:(\s|$)`)

// findColon finds ": " within plain text behind a key, which YAML takes for a second key.
func (s *source) findColon(l line) (Problem, bool) {
	value := l.text[l.value:]
	if l.key == "" || value == "" || strings.IndexByte(`"'[{`, value[0]) >= 0 {
		return Problem{}, false
	}
	text, _, _ := strings.Cut(value, " #")
	at := colonInText().FindStringIndex(text)
	if at == nil {
		return Problem{}, false
	}
	return s.problem(s.in(l, l.value+at[0]), RuleColon, `": " within plain text looks like a second key to YAML`, "put the text in quotes: "+l.quoted()), true
}

// findRagged finds a line of a block of text that is indented less than its first line.
func (s *source) findRagged(l line) (Problem, bool) {
	return s.problem(s.in(l, l.indent), RuleIndentation, "this line is indented less than the first line of the text it belongs to", "move it to the column of that line"), l.ragged
}

var (
	noSpaceColon = lazy(`^[a-z-]+:\S`)
	noSpaceDash  = lazy(`^-[a-z]+:(\s|$)`)
)

// misplaced explains what is wrong with the place of the last of lines, from those above it.
func (s *source) misplaced(lines []line) (Problem, bool) {
	above, l := lines[:len(lines)-1], lines[len(lines)-1]
	at := func(l line, message, fix string) (Problem, bool) {
		return s.problem(s.in(l, l.indent), RuleIndentation, message, fix), true
	}
	apart := func(l line) (Problem, bool) {
		return at(l, "the dash of a list stands apart from what follows", "put a space after the dash")
	}
	var last line
	if len(above) > 0 {
		last = above[len(above)-1]
	}
	switch {
	case noSpaceDash().MatchString(l.text[l.indent:]):
		return apart(l)
	case l.indent > last.keyAt && last.key != "" && noSpaceDash().MatchString(last.text[last.indent:]):
		return apart(last)
	case len(above) == 0:
		return Problem{}, false
	case l.key == "" && !l.dashed() && noSpaceColon().MatchString(l.text[l.indent:]):
		return at(l, "this line is neither a key, nor an entry of a list, nor part of the text above", "put a space after the colon")
	case l.key == "" && !l.dashed():
		return at(l, "this line is neither a key, nor an entry of a list, nor part of the text above", "")
	case l.indent > last.keyAt:
		return at(l, "this line is indented more than the one above, which has its value already", "move it to the column of the key above it, or put the text above in quotes")
	}
	for i := len(above) - 1; i >= 0; i-- {
		switch u := above[i]; {
		case u.indent == l.indent && u.dashed() && !l.dashed():
			return at(l, "this key stands in the column of the dashes of a list", "move it to the column of the keys of its entry")
		case u.indent == l.indent || u.keyAt == l.indent:
			return Problem{}, false
		case u.indent < l.indent:
			i = 0
		}
	}
	return at(l, "this line starts in a column where nothing above it starts", "move it to the column of the entry it belongs beside")
}
