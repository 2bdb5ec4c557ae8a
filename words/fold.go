package words

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Fold returns a line in lines of at most width cells, broken between words. Lines but the first
// are indented as it is, and by hang cells more. A word that is wider has a line of its own, for a
// terminal to fold, so that it can be copied whole; so is a command in quotes, 'goodcard …', where
// half of it would do something else. A width of 0 or less bounds nothing.
func Fold(line string, width, hang int) []string {
	if width <= 0 || ansi.StringWidth(line) <= width {
		return []string{line}
	}
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	var lines []string
	now, cells := strings.Repeat(" ", indent), indent // the line that is being filled
	margin := cells
	for word := range foldable(text) {
		space := strings.TrimRight(word, " ")
		wide := ansi.StringWidth(space)
		if cells+wide > width && cells > margin {
			lines = append(lines, strings.TrimRight(now, " "))
			margin = indent + hang
			now, cells = strings.Repeat(" ", margin), margin
		}
		now += word
		cells += wide + len(word) - len(space)
	}
	return append(lines, strings.TrimRight(now, " "))
}

// foldable calls yield for each word of text with the spaces behind it.
func foldable(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for text != "" {
			end := commandEnd(text)
			for end < len(text) && text[end] != ' ' {
				end++
			}
			for end < len(text) && text[end] == ' ' {
				end++
			}
			if !yield(text[:end]) {
				return
			}
			text = text[end:]
		}
	}
}
