package markup

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestVerbatim(t *testing.T) {
	for _, tt := range []struct{ name, verbatim, rest string }{
		{"letter", "a", "$b$"},
		{"formula", "$a_1$", " b"},
		{"escaped dollar", `\$`, "a$"},
		{"price", "$", "5 and $6"},
		{"display", "$$ a $ b $$", " c"},
		{"two dollars without partner", "$$", "11 and x$y$"},
		{"nothing between", "$$", "$$ a"},
		{"backslash forms", `\(a\\)\)`, " b"},
		{"empty backslash form", `\(`, `\) a`},
		{"brackets", "\\[a\nb\\]", "c"},
		{"blank line", `\[`, "a\n \t\nb\\]"},
		{"blank line behind a backslash", `\[`, "a\\\n\nb\\]"},
		{"code span", "``a`b``", " `"},
		{"run of backticks", "```", "a`b``"},
		{"code span over a blank line", "`", "a\n\nb`"},
		{"code in a formula", "\\(a`\\)`\\)", ""},
		{"backslash that escapes nothing", `\`, "a"},
		{"longest formula", `\(` + strings.Repeat("a", maxFormula-4) + `\)`, ""},
		{"formula too long", `\(`, strings.Repeat("a", maxFormula-3) + `\)`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Verbatim(tt.verbatim + tt.rest); got != len(tt.verbatim) {
				t.Errorf("Verbatim(%.80q) = %d, want %d", tt.verbatim+tt.rest, got, len(tt.verbatim))
			}
		})
	}
}

// Who steps over a line by Verbatim meets the code and the formulas that a reader is shown.
func TestVerbatimIsWhatIsShown(t *testing.T) {
	token := rapid.SampledFrom([]string{
		"$", "$$", "`", "``", `\`, `\(`, `\)`, `\[`, `\]`, `\$`, "{{", "}}", "a", "1", " ", "*", "\nx", "&#36;",
	})
	rapid.Check(t, func(t *rapid.T) {
		// Words begin the lines, so that no block does.
		source := "x " + strings.Join(rapid.SliceOfN(token, 0, 30).Draw(t, "tokens"), "")
		if got, want := stepped(source), shown(Parse(source)); !slices.Equal(got, want) {
			t.Errorf("%q\nstepped over %q\nshown        %q", source, got, want)
		}
	})
}

// stepped returns the code spans and formulas that Verbatim finds, without white space and
// delimiters.
func stepped(source string) []string {
	var all []string
	for len(source) > 0 {
		piece := source[:Verbatim(source)]
		source = source[len(piece):]
		if tex, size, _ := formula(piece); size > 0 {
			all = append(all, bare(tex))
		} else if code := strings.Trim(piece, "`"); piece[0] == '`' && code != "" {
			all = append(all, bare(code))
		}
	}
	return all
}

func shown(n *Node) []string {
	if n.Kind == Code || n.Kind == Math {
		return []string{bare(n.Content)}
	}
	var all []string
	for _, c := range n.Children {
		all = append(all, shown(c)...)
	}
	return all
}

func bare(s string) string { return strings.Join(strings.Fields(s), "") }
