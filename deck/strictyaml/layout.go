package strictyaml

import (
	"strings"
)

var colonInText = lazy(`:(\s|$)`)

// findColons finds ": " within plain text behind a key, which YAML takes for a second key.
func (s *source) findColons(lines []line) (problems Problems) {
	for _, l := range lines {
		value := l.text[l.value:]
		if l.key == "" || value == "" || l.open || strings.IndexByte(`"'[{`, value[0]) >= 0 {
			continue
		}
		text := value
		if hash := strings.Index(text, " #"); hash >= 0 {
			text = text[:hash]
		}
		if at := colonInText().FindStringIndex(text); at != nil {
			problems.Add(s.problem(s.in(l, l.value+at[0]), RuleColon, `": " within plain text looks like a second key to YAML`, "put the text in quotes: "+l.quoted()))
		}
	}
	return problems
}

// findRagged finds lines of a block of text that stand less deep than its first line.
func (s *source) findRagged(lines []line) (problems Problems) {
	for _, l := range lines {
		if l.ragged {
			problems.Add(s.problem(s.in(l, l.indent), RuleIndentation, "this line is less deep than the first line of the text it belongs to", "move it to the column of that line"))
		}
	}
	return problems
}

// A level is a column at which keys, or the dashes of a list, stand.
type level struct {
	column int
	dashes bool
}

var (
	noSpaceColon = lazy(`^[a-z-]+:\S`)
	noSpaceDash  = lazy(`^-[a-z]+:(\s|$)`)
)

// findIndentation finds the first line that belongs to nothing above it.
func (s *source) findIndentation(lines []line) Problems {
	var levels []level // from the outside in
	text := false      // the line above ends in plain text, which deeper lines continue
	for i, l := range lines {
		if strings.HasPrefix(l.text, "---") || strings.HasPrefix(l.text, "...") {
			levels = nil
			continue
		}
		if inBrackets(lines[:i]) {
			return nil
		}
		deeper := len(levels) == 0 || l.indent > levels[len(levels)-1].column
		if l.key == "" && !l.dashed() {
			if deeper && text || len(levels) == 0 && i == 0 {
				continue
			}
			fix := ""
			if noSpaceColon().MatchString(l.text[l.indent:]) {
				fix = "put a space after the colon"
			}
			return Problems{s.problem(s.in(l, l.indent), RuleIndentation, "this line is neither a key, nor an entry of a list, nor deeper than the text it might continue", fix)}
		}
		if noSpaceDash().MatchString(l.text[l.indent:]) {
			return Problems{s.problem(s.in(l, l.indent), RuleIndentation, "the dash of a list stands apart from what follows", "put a space after the dash")}
		}
		if deeper && text {
			return Problems{s.problem(s.in(l, l.indent), RuleIndentation, "this line is deeper than the one above, which has its value already", "move it to the column of the key above it, or put the text above in quotes")}
		}
		for len(levels) > 0 && levels[len(levels)-1].column > l.indent {
			levels = levels[:len(levels)-1]
		}
		if !deeper && (len(levels) == 0 || levels[len(levels)-1].column != l.indent) {
			return Problems{s.problem(s.in(l, l.indent), RuleIndentation, "this line starts in a column where nothing above it starts", "move it to the column of the entry it belongs beside")}
		}
		if !deeper && levels[len(levels)-1].dashes && !l.dashed() {
			return Problems{s.problem(s.in(l, l.indent), RuleIndentation, "this key stands in the column of the dashes of a list", "move it to the column of the keys of its entry")}
		}
		if deeper {
			levels = append(levels, level{l.indent, l.dashed()})
		}
		if l.dashed() && l.key != "" {
			levels = append(levels, level{column: l.keyAt})
		}
		text = strings.TrimSpace(l.text[l.value:]) != "" && !strings.HasPrefix(l.text[l.value:], "#") && l.text[l.value:] != "-"
	}
	return nil
}

// inBrackets reports whether the last line opens a bracket that it does not close: where one is
// open, indentation says nothing.
func inBrackets(above []line) bool {
	if len(above) == 0 {
		return false
	}
	l := above[len(above)-1]
	value := l.text[l.value:]
	return value != "" && (value[0] == '[' || value[0] == '{') && closingBracket(value) < 0
}
