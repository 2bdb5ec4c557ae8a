package strictyaml

import (
	"cmp"
	"slices"
	"strings"

	"goodcard/deck/lazy"
)

var (
	colonInText = lazy.Regexp(`:(\s|$)`)
	dashedLine  = lazy.Regexp(`\n *- `)
)

// colons finds ": " within plain text behind a key, which YAML takes for a second key.
func (s *source) colons(l line, to int) []guess {
	value := l.text[l.value:]
	if l.key == "" || value == "" || strings.IndexByte(`"'[{`, value[0]) >= 0 {
		return nil
	}
	text, _, _ := strings.Cut(value, " #")
	at := colonInText().FindStringIndex(text)
	if at == nil {
		return nil
	}
	const message = `": " within plain text looks like a second key to YAML`
	place := s.in(l, l.value+at[0])
	begin := s.in(l, l.value)
	if fix := s.asBlock(l, to, begin, begin, "|"); fix.edit != nil && dashedLine().MatchString(s.text[s.endOfLine(begin):to]) {
		return []guess{{{place, RuleColon, message, fix}}}
	}
	guesses := []guess{
		{{place, RuleColon, message, s.wholeInQuotes(l, to, "put the text in quotes: ")}},
		{{place, RuleColon, message, s.inQuotes(l, "put the text in quotes: ")}},
	}
	if remarkAt(value, 0) >= 0 {
		slices.Reverse(guesses)
	}
	return guesses
}

// ragged finds a line of a block of text that is indented less than its first line.
func (s *source) ragged(l line) []guess {
	if !l.ragged {
		return nil
	}
	first := l.number - 1
	for first > 1 && !readLine(0, s.line(first-1)).blockHead() {
		first--
	}
	const message = "this line is indented less than the first line of the text it belongs to"
	return []guess{{{s.in(l, l.indent), RuleIndentation, message, s.move(l, l.number, s.indent(first-1), "move it to the column of that line")}}}
}

// blockHead reports whether a block of text begins below the line.
func (l line) blockHead() bool { return blockPattern().MatchString(l.text[l.value:]) }

// move says to give the lines from l to before the line end another indentation.
func (s *source) move(l line, end, column int, words string) remedy {
	if column == blank || column == l.indent {
		return advice(words)
	}
	var b strings.Builder
	from, to := s.startOf(l.number-1), s.endOfLine(max(s.startOf(end)-1, s.startOf(l.number-1)))
	for i, text := range strings.Split(s.text[from:to], "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		rest := strings.TrimLeft(text, " ")
		if strings.TrimSpace(rest) != "" {
			b.WriteString(strings.Repeat(" ", max(0, len(text)-len(rest)+column-l.indent)))
		}
		b.WriteString(rest)
	}
	return certain(words, from, to, b.String())
}

var (
	noSpaceColon = lazy.Regexp(`^(?:- )?[a-z-]+:[^\s/]`)
	noSpaceDash  = lazy.Regexp(`^-[^\s-]`)
	equalsSign   = lazy.Regexp(`^(?:- )?[a-z-]+( *=) *\S`)
	firstWord    = lazy.Regexp(`^[a-z][a-z-]*`)
)

// misplaced explains what is wrong with the place of the last of lines, from those above it; the line
// end is the one behind it and what belongs to it.
func (s *source) misplaced(lines []line, end int) []guess {
	above, l := lines[:len(lines)-1], lines[len(lines)-1]
	at := func(l line, message string, fixes ...remedy) []guess {
		var guesses []guess
		for _, fix := range fixes {
			guesses = append(guesses, guess{{s.in(l, l.indent), RuleIndentation, message, fix}})
		}
		return guesses
	}
	apart := func(l line) []guess {
		return at(l, "the dash of a list stands apart from what follows", certain("put a space after the dash", s.in(l, l.indent+1), s.in(l, l.indent+1), " "))
	}
	var last line
	if len(above) > 0 {
		last = above[len(above)-1]
	}
	text := l.text[l.indent:]
	const neither = "this line is neither a key, nor an entry of a list, nor part of the text above"
	switch {
	case noSpaceDash().MatchString(text):
		return apart(l)
	case l.indent > last.keyAt && last.key != "" && noSpaceDash().MatchString(last.text[last.indent:]):
		return apart(last)
	case l.key == "" && !l.dashed() && noSpaceColon().MatchString(text):
		colon := s.in(l, l.indent+strings.IndexByte(text, ':')+1)
		return at(l, neither, certain("put a space after the colon", colon, colon, " "))
	case l.indent > last.keyAt && last.key == "" && noSpaceColon().MatchString(last.text[last.keyAt:]):
		colon := s.in(last, last.keyAt+strings.IndexByte(last.text[last.keyAt:], ':')+1)
		return at(last, "this line is neither a key, nor an entry of a list", certain("put a space after the colon", colon, colon, " "))
	case l.key == "" && equalsSign().MatchString(text):
		m := equalsSign().FindStringSubmatchIndex(text)
		return at(l, neither, certain("write a colon in place of =", s.in(l, l.indent+m[2]), s.in(l, l.indent+m[3]), ":"))
	case len(above) == 0:
		return nil
	case l.key != "" && l.indent >= last.keyAt && s.colonless(last).edit != nil:
		return []guess{{{s.in(last, last.keyAt), RuleIndentation, neither, s.colonless(last)}}}
	case l.key == "" && !l.dashed():
		return s.keyless(above, l, end, at)
	case l.indent > last.keyAt && last.key != "" && strings.Contains(l.key, " ") && goesOn(last):
		colon := s.in(l, l.keyAt+len(l.key))
		return []guess{{{colon, RuleColon, `": " within plain text looks like a second key to YAML`, s.wholeInQuotes(last, s.startOf(end), "put the text in quotes: ")}}}
	case l.indent > last.keyAt:
		const words, other = "move it to the column of the key above it", ", or put the text above in quotes"
		fixes := s.moves(above, l, end, words, func(int) bool { return true })
		for i := range fixes {
			if !s.knows(l.key) { // it may be a part of the text
				fixes[i] = either(fixes[i])
				fixes[i].words += other
			}
		}
		return at(l, "this line is indented more than the one above, which has its value already", append(fixes, advice(words+other))...)
	}
	for i := len(above) - 1; i >= 0; i-- {
		switch u := above[i]; {
		case u.indent == l.indent && u.dashed() && s.knows(l.key) && s.words()[l.key]:
			return at(l, outermostKey(l.key), s.move(l, end, 0, "move it to column 1"))
		case u.indent == l.indent && u.dashed() && !l.dashed():
			fixes := s.moves(above, l, end, "move it to the column of the keys of its entry", func(column int) bool { return column > l.indent })
			return at(l, "this key stands in the column of the dashes of a list", append(fixes, advice("move it to the column of the keys of its entry"))...)
		case u.indent == l.indent || u.keyAt == l.indent:
			return nil
		case u.indent < l.indent:
			i = 0
		}
	}
	fixes := s.moves(above, l, end, "move it to the column of the entry it belongs beside", func(int) bool { return true })
	return at(l, "this line starts in a column where nothing above it starts", append(fixes, advice("move it to the column of the entry it belongs beside"))...)
}

// moves says to move a line, with what belongs to it or alone, to a column where something above it
// starts, or below the text above; the nearest first.
func (s *source) moves(above []line, l line, end int, words string, fits func(column int) bool) []remedy {
	var columns []int
	add := func(column int) {
		if column != l.indent && fits(column) && !slices.Contains(columns, column) {
			columns = append(columns, column)
		}
	}
	least := blank
	for _, u := range slices.Backward(above) {
		if u.indent > least {
			continue // within an entry that has ended
		}
		least = u.indent
		if !l.dashed() {
			add(u.keyAt)
		}
		add(u.indent)
		add(u.keyAt + 2)
	}
	far := func(column int) int { return max(column-l.indent, l.indent-column) }
	slices.SortStableFunc(columns, func(a, b int) int { return cmp.Compare(far(a), far(b)) })
	const most = 6
	var fixes []remedy
	for _, column := range columns[:min(len(columns), most)] {
		fixes = append(fixes, s.move(l, end, column, words))
		if end > l.number {
			fixes = append(fixes, s.move(l, l.number, column, words))
		}
	}
	return fixes
}
