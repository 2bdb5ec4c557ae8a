package deck

import "strings"

// maxFormula is the longest formula in bytes; see package markup, whose rules these are.
const maxFormula = 4096

// verbatim returns how many bytes of text, which is not empty, belong together: those of an escape,
// of code or of a formula that text begins with, else 1.
func verbatim(text string) int {
	size := 1
	switch {
	case text[0] == '\\' && strings.HasPrefix(text[1:], "("):
		size = enclosed(text, `\(`, `\)`)
	case text[0] == '\\' && strings.HasPrefix(text[1:], "["):
		size = enclosed(text, `\[`, `\]`)
	case text[0] == '\\' && len(text) > 1:
		return 2
	case text[0] == '`':
		size = code(text)
	case strings.HasPrefix(text, "$$"):
		size = enclosed(text, "$$", "$$")
	case text[0] == '$':
		size = dollars(text)
	}
	return max(size, 1)
}

// code returns the length of the code that a run of backticks opens and an equal run closes; where
// none does, that of the run.
func code(text string) int {
	run := backticks(text)
	for i := run; i < len(text); {
		size := backticks(text[i:])
		if size == run {
			return i + size
		}
		i += max(size, 1)
	}
	return run
}

func backticks(text string) int { return len(text) - len(strings.TrimLeft(text, "`")) }

// dollars returns the length of the formula between single dollars by Pandoc's rule, or 0: no space
// after the opening one, none before the closing one and no digit behind it. The first dollar that
// follows decides.
func dollars(text string) int {
	size := enclosed(text, "$", "$")
	if size < 3 || isSpace(text[1]) || isSpace(text[size-2]) || size < len(text) && text[size] >= '0' && text[size] <= '9' {
		return 0
	}
	return size
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// enclosed returns the length of what text begins with up to a closing mark, or 0 without one.
// Neither an escaped character nor code closes.
func enclosed(text, open, closed string) int {
	for i := len(open); i < min(len(text), maxFormula); {
		switch {
		case strings.HasPrefix(text[i:], closed):
			return i + len(closed)
		case strings.HasPrefix(text[i:], "\n\n"):
			return 0
		case text[i] == '\\':
			i += 2
		case text[i] == '`':
			i += code(text[i:])
		default:
			i++
		}
	}
	return 0
}
