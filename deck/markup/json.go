package markup

import (
	"fmt"
	"strings"
	"unicode"
)

// EscapeJSON returns JSON on one line with the control characters that JSON leaves in texts, and those
// that change the direction of the text around them, as \u escapes: it says the same, and a terminal
// that shows it obeys nothing of it.
func EscapeJSON(line string) string {
	if strings.IndexFunc(line, controls) < 0 {
		return line
	}
	var b strings.Builder
	for _, r := range line {
		if controls(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// controls reports whether r is a control character, C0 or C1, or changes the direction of the
// text around it.
func controls(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}
