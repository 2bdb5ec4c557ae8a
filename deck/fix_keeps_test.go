package deck_test

import (
	"strings"
	"testing"
)

// What a fix says never takes a line that says something of its own for a part of a text, whatever else is
// wrong with that line.
func TestFixesKeepOtherLines(t *testing.T) {
	const line = "answer: that is it"
	for _, text := range []string{
		"ask: Complete: what?", "ask: [0, 1) is what?", "ask: @home is what?", "ask: \"What?", "ask: \"What\" is it?", "ask: 'It's what?",
		"ask: \"Is $\\sigma$?\"", "ask: {{this}} is what?", "ask: {a, b is what?", "ask: “What?", "ask: What is", "ask: | What?", "- ask: One: two",
	} {
		for _, indent := range []string{"      ", "     ", "    ", "   ", "  "} {
			src := header + "cards:\n  - id: a\n    " + text + "\n" + indent + line + "\n    note: n\n"
			_, problems := problemsOf(t, src)
			for _, p := range problems {
				if strings.Contains(p.Fix, line) {
					t.Errorf("%s, %d spaces: %s\nhint: %s", text, len(indent), p, p.Fix)
				}
				if p.Edit != nil && !strings.Contains(string(p.Edit.Apply([]byte(src))), " "+line+"\n") {
					t.Errorf("%s, %d spaces: %s\n%s", text, len(indent), p, p.Edit.Apply([]byte(src)))
				}
			}
		}
	}
}
