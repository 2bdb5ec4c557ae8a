package words_test

import (
	"strings"
	"testing"

	"goodcard/words"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct {
		name        string
		line        string
		width, hang int
		want        []string
	}{
		{"fits", "one two", 7, 2, []string{"one two"}},
		{"no width", "one two three", 0, 2, []string{"one two three"}},
		{"between words", "one two three", 8, 2, []string{"one two", "  three"}},
		{"as deep as the first", "  one two three", 8, 0, []string{"  one", "  two", "  three"}},
		{"columns keep their gap", "one   two three", 10, 2, []string{"one   two", "  three"}},
		{"a long word is whole", "see /a/very/long/path.yaml there", 10, 2, []string{"see", "  /a/very/long/path.yaml", "  there"}},
		{"a command is whole", "type 'goodcard review --new 5' to go", 20, 0, []string{"type", "'goodcard review --new 5'", "to go"}},
		{"other quotes are words", "it's 'one two' three", 9, 0, []string{"it's 'one", "two'", "three"}},
		{"styles take no room", "\x1b[1mone\x1b[m two", 7, 2, []string{"\x1b[1mone\x1b[m two"}},
		{"wide letters", "漢字 漢字 漢", 9, 0, []string{"漢字 漢字", "漢"}},
	} {
		if diff := cmp.Diff(tt.want, words.Fold(tt.line, tt.width, tt.hang)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// Nothing is lost, and no line is wider than allowed save for a word that is.
func TestFoldKeepsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.StringMatching(`( ?([a-z]{1,9}|漢字|'goodcard [a-z]{1,5}'|'a b) {1,3}){0,20}`).Draw(t, "line")
		width, hang := rapid.IntRange(1, 40).Draw(t, "width"), rapid.IntRange(0, 4).Draw(t, "hang")
		lines := words.Fold(line, width, hang)
		if diff := cmp.Diff(strings.Fields(line), strings.Fields(strings.Join(lines, "\n"))); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
		for _, l := range lines {
			if words := strings.Fields(l); ansi.StringWidth(l) > width && len(words) > 1 && words[0] != "'goodcard" {
				t.Fatalf("%q is wider than %d", l, width)
			}
		}
	})
}
