package words_test

import (
	"strings"
	"testing"

	"goodcard/here"
	"goodcard/words"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	here.NotOnWindows(t, "a command is told on one line, whatever its length")
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
		{"a long word is cut", "see /a/very/long/path.yaml there", 10, 2, []string{"see", "  /a/very/", "  long/pat", "  h.yaml", "  there"}},
		{"a long word at the beginning", "/a/long/path there", 10, 2, []string{"/a/long/", "  path", "  there"}},
		{"a long word of wide letters", "漢字漢字漢字", 5, 0, []string{"漢字", "漢字", "漢字"}},
		{"a command is whole", "type 'goodcard review --new 5' to go", 25, 0, []string{"type", "'goodcard review --new 5'", "to go"}},
		{"a long command is read on", "type 'goodcard review --new 5' to go", 20, 2, []string{"type", "'goodcard review \\", "--new 5' to go"}},
		{"a long word of a command too", "  'goodcard lint /a/very/long.yaml'.", 16, 0, []string{"'goodcard lint \\", "/a/very/long.ya\\", "ml'."}},
		{"a deep line", "        one two", 8, 4, []string{"    one", "    two"}},
		{"other quotes are words", "it's 'one two' three", 9, 0, []string{"it's 'one", "two'", "three"}},
		{"styles take no room", "\x1b[1mone\x1b[m two", 7, 2, []string{"\x1b[1mone\x1b[m two"}},
		{"wide letters", "漢字 漢字 漢", 9, 0, []string{"漢字 漢字", "漢"}},
	} {
		if diff := cmp.Diff(tt.want, words.Fold(tt.line, tt.width, tt.hang)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestContinued(t *testing.T) {
	here.NotOnWindows(t, "a command is told on one line, whatever its length")
	for _, tt := range []struct {
		name, command string
		width         int
		want          []string
	}{
		{"indented", "  git add one.yaml two.yaml", 22, []string{`  git add one.yaml \`, "    two.yaml"}},
		{"within a word", "  git add /a/very/long/path.yaml", 22, []string{`  git add \`, `    /a/very/long/path\`, ".yaml"}},
		{"a flag with its value", "goodcard release b.yaml --why a=b", 30, []string{`goodcard release b.yaml \`, "--why a=b"}},
		{"a flag whose value is wide", "  git tag --message longer-than-a-line", 20, []string{`  git tag \`, `    --message \`, `    longer-than-a-l\`, "ine"}},
		{"between quoted words", `  git commit -m "one 1.0.0"`, 24, []string{`  git commit \`, `    -m "one 1.0.0"`}},
		{"within a quoted word", `  tag "a long message of words"`, 20, []string{`  tag \`, `    "a long \`, `message of words"`}},
	} {
		if diff := cmp.Diff(tt.want, words.Continued(tt.command, tt.width)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// Nothing is lost, and no line is wider than allowed.
func TestFoldKeepsWords(t *testing.T) {
	here.NotOnWindows(t, "a command is told on one line, whatever its length")
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.StringMatching(`( ?([a-z]{1,40}|漢字|'goodcard [a-z]{1,5}( [a-z/]{1,20}){0,2}'|'a b) {1,3}){0,9}`).Draw(t, "line")
		width, hang := rapid.IntRange(6, 40).Draw(t, "width"), rapid.IntRange(0, 4).Draw(t, "hang")
		lines := words.Fold(line, width, hang)
		bare := strings.NewReplacer(" ", "", "\n", "", "\\\n", "").Replace
		if diff := cmp.Diff(bare(line), bare(strings.Join(lines, "\n"))); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
		for _, l := range lines {
			if ansi.StringWidth(l) > width {
				t.Fatalf("%q is wider than %d", l, width)
			}
		}
	})
}
