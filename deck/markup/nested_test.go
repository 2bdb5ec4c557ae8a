package markup

import (
	"strings"
	"testing"
)

// What is nested so deep that it becomes plain text in the end is not given to the parser, however the
// nesting is written; what is shown as a list is.
func TestNestedTooDeep(t *testing.T) {
	for name, level := range map[string]func(n int) string{
		"spaces":       func(n int) string { return strings.Repeat("  ", n) + "- x" },
		"numbers":      func(n int) string { return strings.Repeat("   ", n) + "1. x" },
		"tabs":         func(n int) string { return strings.Repeat("\t", n) + "* x" },
		"in a quote":   func(n int) string { return "> " + strings.Repeat("  ", n) + "- x" },
		"on one line":  func(n int) string { return strings.Repeat("- ", n+1) + "x" },
		"two by two":   func(n int) string { return strings.Repeat("    ", n) + "- - x" },
		"gaps between": func(n int) string { return strings.Repeat("  ", n) + "- x\n" },
	} {
		t.Run(name, func(t *testing.T) {
			nested := func(levels int) string {
				var b strings.Builder
				for n := range levels {
					b.WriteString(level(n) + "\n")
				}
				return b.String()
			}
			if !tooNested(nested(maxDepth + 2)) {
				t.Error("it is parsed")
			}
			if few := nested(8); tooNested(few) || len(Parse(few).Children) != 1 {
				t.Errorf("8 levels are no list: %d blocks", len(Parse(few).Children))
			}
			if many := strings.Repeat(nested(3), 100); tooNested(many) {
				t.Error("a hundred short lists are no deep one")
			}
		})
	}
}
