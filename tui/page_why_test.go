package tui

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// A number and what it counts stand in one line, and no other text is lost or added.
func TestNumbersStayWithWhatTheyCount(t *testing.T) {
	apart := regexp.MustCompile(`(?m)([0-9]\nday|\bEF\n[0-9])`)
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"good", "early,", "1 day", "12 days", "4 days x 2.50 = 10;", "EF 2.50", "easy", "in 6 days,", "17 Mar 2026"})
		text := strings.Join(rapid.SliceOfN(word, 1, 20).Draw(t, "words"), " ")
		width := rapid.IntRange(8, 80).Draw(t, "width")
		lines := whole(text, width)
		if got := strings.Join(lines, "\n"); apart.MatchString(got) {
			t.Fatalf("at %d columns:\n%s", width, got)
		}
		for _, line := range lines {
			if ansi.StringWidth(line) > width {
				t.Fatalf("%q is wider than %d", line, width)
			}
		}
		if got := strings.Join(strings.Fields(strings.Join(lines, " ")), " "); got != text {
			t.Fatalf("%q became %q", text, got)
		}
	})
}
