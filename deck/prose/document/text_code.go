package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/lazy"
)

// isCode reports whether lines stand as they were typed: indented further than the text around them and no prose,
// or set in columns.
func isCode(lines []textLine, base int) bool {
	least := lines[0].indent
	for _, l := range lines {
		least = min(least, l.indent)
	}
	if len(lines) == 1 && (isCentered(lines[0]) || isAnswer(lines[0].text)) {
		return false
	}
	if least >= base+4 && !isProse(lines) || least >= base+2 && isTyped(joined(lines)) {
		return true
	}
	return len(lines) > 1 && inColumns(lines)
}

// isAnswer reports whether a line is a word or two that end as a sentence: "No."
func isAnswer(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r) && strings.HasSuffix(text, ".") && len(strings.Fields(text)) < 4 && !isTyped(text)
}

// isCentered reports whether words stand in the middle of a page.
func isCentered(l textLine) bool {
	middle := l.indent + utf8.RuneCountInString(l.text)/2
	return l.indent >= 10 && middle >= 32 && middle <= 42 && !isTyped(l.text)
}

// leads reports whether a paragraph ends with a colon.
func leads(lines []textLine) bool {
	return len(lines) > 0 && strings.HasSuffix(lines[len(lines)-1].text, ":")
}

// setting is a line of a file of settings: "NAME=value", with a remark or without.
var setting = lazy.Regexp(`^[A-Za-z_][A-Za-z0-9_.-]*\s?=\s?(?:"[^"]*"|'[^']*'|[^\s"'=]\S*)?(?:\s+[#;].*)?$`)

// settings returns how many lines at the beginning of some are those of a file of settings, with the remarks and blank lines
// among them; 0 where they are something else.
func settings(lines []textLine) int {
	end := 0
	for start := 0; start < len(lines); {
		n := chunk(lines[start:])
		set := 0
		for _, l := range lines[start : start+n] {
			switch {
			case setting().MatchString(l.text):
				set++
			case !strings.HasPrefix(l.text, "#"):
				return end
			}
		}
		if set == 0 {
			return end
		}
		end = start + n
		for start = end; start < len(lines) && lines[start].blank(); {
			start++
		}
	}
	return end
}

// ledTo returns how many lines are what a paragraph leads to that ends with a colon, and no sentences; 0 where they
// are something else.
func ledTo(before, lines []textLine) int {
	if !leads(before) || lines[0].label > 0 || numbered(lines[0].text) > 0 {
		return 0
	}
	at := before[len(before)-1].indent
	n := chunk(lines)
	if lines[0].indent >= at+2 {
		n = 0
		for n < len(lines) && !lines[n].blank() && lines[n].indent >= at+2 {
			n++
		}
	} else if lines[0].indent != at || at == 0 {
		return 0
	}
	last := lines[n-1].text
	if isProse(lines[:n]) || strings.ContainsAny(last[len(last)-1:], ".?!") {
		return 0
	}
	return n
}

// isProse reports whether lines read as sentences that were broken for want of room.
func isProse(lines []textLine) bool {
	text := joined(lines)
	if len(strings.Fields(text)) < 4 || isTyped(text) {
		return false
	}
	const narrow = 40 // nobody breaks a text there
	widest := 0
	for _, l := range lines {
		widest = max(widest, l.indent+utf8.RuneCountInString(l.text))
	}
	if len(lines) > 1 && widest-lines[0].indent < narrow {
		return false
	}
	for i, l := range lines[:len(lines)-1] {
		next, _, _ := strings.Cut(lines[i+1].text, " ")
		if l.indent+utf8.RuneCountInString(l.text)+1+utf8.RuneCountInString(next) < widest-10 {
			return false // it ended earlier than it had to
		}
	}
	return len(lines) > 1 || strings.ContainsAny(text[len(text)-1:], ".?!:)")
}

// isTyped reports whether a text begins or ends as commands and programs do.
func isTyped(text string) bool {
	return strings.ContainsAny(text[:1], "$#%<>{}./-") || strings.ContainsAny(text[len(text)-1:], ";{}")
}

// inColumns reports whether most lines have gaps within them, as tables and drawings have.
func inColumns(lines []textLine) bool {
	gaps := 0
	for _, l := range lines {
		if text := l.text[max(l.label, numbered(l.text)):]; strings.Contains(strings.TrimLeft(text, " "), "   ") || strings.HasPrefix(l.text, "|") || strings.HasPrefix(l.text, "+-") {
			gaps++
		}
	}
	return 2*gaps > len(lines)
}

// codeEnd returns where code ends that goes on behind blank lines.
func codeEnd(lines []textLine, end, base int) int {
	least := min(lines[0].indent, base+4)
	for i := end; i < len(lines); i++ {
		switch {
		case lines[i].blank():
		case lines[i].indent < least:
			return end
		default:
			stop := i
			for stop < len(lines) && !lines[stop].blank() && lines[stop].indent >= least {
				stop++
			}
			if stop < len(lines) && !lines[stop].blank() || isProse(lines[i:stop]) {
				return end
			}
			end, i = stop, stop-1
		}
	}
	return end
}

// verbatim returns lines as they stand, without the indentation that they have in common.
func verbatim(lines []textLine) []Span {
	least := lines[0].indent
	for _, l := range lines {
		if !l.blank() {
			least = min(least, l.indent)
		}
	}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		if !l.blank() {
			b.WriteString(strings.Repeat(" ", l.indent-least) + l.text)
		}
	}
	return []Span{{Text: b.String()}}
}
