package words

import (
	"runtime"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Fold returns a line in lines of at most width cells, broken between words. Lines but the first
// are indented as it is, and by hang cells more, as far as that leaves half of a line. A word that is
// wider is cut, on lines of its own; so is a command in quotes, 'goodcard …', which stands whole where
// it can, since half of it would do something else; see [Continued]. A width of 0 or less bounds nothing.
func Fold(line string, width, hang int) []string {
	if width <= 0 || ansi.StringWidth(line) <= width {
		return []string{line}
	}
	text := strings.TrimLeft(line, " ")
	indent := min(len(line)-len(text), width/2)
	rest := min(indent+hang, width/2)
	var lines []string
	now, cells, margin := strings.Repeat(" ", indent), indent, indent // the line that is being filled
	end := func() {
		lines = append(lines, strings.TrimRight(now, " "))
		now, cells, margin = strings.Repeat(" ", rest), rest, rest
	}
	for word, command := range foldable(text) {
		space := strings.TrimRight(word, " ")
		wide := ansi.StringWidth(space)
		if cells+wide > width && cells > margin {
			end()
		}
		if cells+wide > width {
			parts := strings.Split(ansi.Hardwrap(space, max(width-max(cells, rest), 2), true), "\n")
			if command {
				parts = Continued(space, width)
				now = "" // a shell would take the margin for the end of a word
			}
			for _, part := range parts[:len(parts)-1] {
				now += part
				end()
				if command {
					now, cells, margin = "", 0, 0
				}
			}
			space = parts[len(parts)-1]
			word, wide = space+" ", ansi.StringWidth(space)
		}
		now += word
		cells += wide + len(word) - len(space)
	}
	return append(lines, strings.TrimRight(now, " "))
}

// Continued returns a command in lines of at most width cells, which is more than 2. One that goes on has at its end the
// mark at which a shell reads on, so that the lines can be copied together. Lines but the first of a command that is
// indented are indented deeper, but for those that begin within a word. A flag stands on the line of its value where it
// can.
func Continued(command string, width int) []string {
	if runtime.GOOS == "windows" {
		return []string{command} // its shells read on at different marks, and its terminal copies a long line as one
	}
	const mark, hang = `\`, 2
	margin := ""
	if indent := len(command) - len(strings.TrimLeft(command, " ")); indent > 0 && indent+hang <= width/2 {
		margin = strings.Repeat(" ", indent+hang)
	}
	var lines []string
	quoted := false // where the line begins
	for ansi.StringWidth(command) > width {
		part, _, _ := strings.Cut(ansi.Hardwrap(command, max(width-len(mark), 2), true), "\n")
		at, within := wordsEnd(part, quoted)
		if at > 0 {
			lines, command, quoted = append(lines, part[:at]+mark), margin+command[at:], false
			continue
		}
		if at := strings.LastIndexByte(part, ' '); at >= 0 && strings.TrimSpace(part[:at]) != "" {
			part = part[:at+1]
			_, within = wordsEnd(part, quoted)
		}
		if escapes := len(part) - len(strings.TrimRight(part, mark)); escapes%2 == 1 && len(part) > 1 { // it would escape the mark
			part = part[:len(part)-1]
		}
		lines, command, quoted = append(lines, part+mark), command[len(part):], within
	}
	return append(lines, command)
}

// wordsEnd returns where the last word ends that is whole in the beginning of a command and goes to no value behind it,
// with the space behind it; 0 for none. It says whether what comes behind part is within quotes, as part itself may begin.
func wordsEnd(part string, quoted bool) (end int, within bool) {
	word, flag := 0, 0 // where the word begins, and what of it would part a flag from its value
	for i := 0; i < len(part); i++ {
		switch c := part[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case c == ' ' && !quoted:
			if strings.HasPrefix(part[word:], "-") {
				flag = i + 1
			} else if i > word {
				end, flag = i+1, 0
			}
			word = i + 1
		}
	}
	if end == 0 {
		end = flag
	}
	return end, quoted
}

// foldable calls yield for each word of text with the spaces behind it, and tells which are commands.
func foldable(text string) func(yield func(word string, command bool) bool) {
	return func(yield func(string, bool) bool) {
		for text != "" {
			end := commandEnd(text)
			command := end > 0
			for end < len(text) && text[end] != ' ' {
				end++
			}
			for end < len(text) && text[end] == ' ' {
				end++
			}
			if !yield(text[:end], command) {
				return
			}
			text = text[end:]
		}
	}
}
