package tui

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/study"
)

func TestRender(t *testing.T) {
	for _, tt := range []struct {
		name, source string
		width        int
		want         string
	}{
		{"wraps at words", "one two three", 8, "one two\nthree"},
		{"breaks long words", "abcdefghij", 4, "abcd\nefgh\nij"},
		{"wide characters", "日本語日本語", 6, "日本語\n日本語"},
		{"combining marks", strings.Repeat("é", 6), 4, "éééé\néé"},
		{"family is one", "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 13, "👩‍👩‍👧👩‍👩‍👧\n👩‍👩‍👧"},
		{"right to left", "שלום עולם", 5, "שלום\nעולם"},
		{"code is not reflowed", "```\na  b\nabcdefghijkl\n```", 10, "  a  b\n  abcdefgh\n↪ ijkl"},
		{"code in a line", "use `x  y`", 20, "use `x  y`"},
		{"list hangs", "1. one two three\n2. four", 19, "1. one two three\n2. four"},
		{"list wraps", "- one two three four five\n- six", 20, "• one two three four\n  five\n• six"},
		{"too narrow to indent", "- - - one two three\n- x", 16, "one two three\nx"},
		{"one line is no list", "- 1", 16, "- 1"},
		{"quote", "> one two\n> three four", 20, "│ one two three four"},
		{"table", "| a | b |\n|--|--:|\n| 日本 | 1 |\n| x | 20 |", 40, "a       b\n─────────\n日本    1\nx      20"},
		{"table too wide", "| name | value |\n|--|--|\n| a | long text here |", 15, "name: a\nvalue: long\ntext here"},
		{"formula", `$a \le b$`, 20, "a ≤ b"},
		{"display", `so $$x^2$$ then`, 20, "so\nx²\nthen"},
		{"tags", "H<sub>2</sub>O x<sup>n</sup> <kbd>q</kbd>", 40, "H₂O x^(n) [q]"},
		{"link", "[here](https://example.org) https://example.org", 80, "here (https://example.org) https://example.org"},
		{"picture", "![a door](media/door.png)", 80, "[picture: a door]"},
		{"heading and rule", "# Title\n\n---", 20, "Title\n\n───"},
		{"hard break", "one\\\ntwo", 20, "one\ntwo"},
	} {
		lines := renderer{newTheme(colorprofile.TrueColor, darkBackground)}.text(tt.source, tt.width)
		if got := ansi.Strip(strings.Join(lines, "\n")); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzRender(f *testing.F) {
	for _, seed := range []string{"a *b* `c`", "| a |\n|--|\n| b |", "> - 1. x", "```\n\tcode\n```", "$x^2$ \x1b[31m", "日本\u200d\u0301", "<kbd>"} {
		f.Add(seed, 40)
	}
	r := renderer{newTheme(colorprofile.TrueColor, lightBackground)}
	f.Fuzz(func(t *testing.T, source string, width int) {
		width = 20 + max(width, 0)%60
		for _, line := range r.text(source, width) {
			if w := lipgloss.Width(line); w > width {
				t.Fatalf("%d cells in a column of %d: %q", w, width, line)
			}
			if plain := ansi.Strip(line); markup.Clean(plain) != plain {
				t.Fatalf("not clean: %q", line)
			}
		}
	})
}

func TestNothingIsToldByColourAlone(t *testing.T) {
	bare := newTheme(colorprofile.ASCII, unknownBackground)
	for _, style := range []lipgloss.Style{bare.accent, bare.right, bare.wrong, bare.code} {
		if got := style.Render("x"); got != "x" {
			t.Errorf("without colours: %q", got)
		}
	}
	for profile, code := range map[colorprofile.Profile]string{colorprofile.ANSI: "\x1b[32m", colorprofile.TrueColor: "\x1b[38;2;"} {
		if got := newTheme(profile, darkBackground).right.Render("x"); !strings.HasPrefix(got, code) {
			t.Errorf("%v: %q", profile, got)
		}
	}
}

func TestTypedDifferenceIsMarked(t *testing.T) {
	bare := newTheme(colorprofile.ASCII, unknownBackground)
	for _, tt := range []struct{ typed, right, marked, remark string }{
		{"goodheart", "Goodhart", "goodh~e~art", `"e" too many`},
		{"godhart", "Goodhart", "go~·~dhart", `"o" missing`},
		{"goofhart", "Goodhart", "goo~f~hart", `"f" for "d"`},
		{"cafe", "café", "caf~e~", `"e" for "é"`},
		{"日木語", "日本語", "日~木~語", `"木" for "本"`},
		{"iner misalignement", "inner misalignment", "in~·~er misalign~e~ment", `"n" missing, "e" too many`},
		{"inner-misalignment.", "inner misalignment", "inner~-~misalignment", `"-" for a space`},
		{"inner misalignment  dl", "inner misalignment", "inner misalignment ~dl~", `"dl" too many`},
		{"iner missalignement off", "inner misalignment of", "in~·~er mis~s~align~e~ment o~f~f", "4 differences"},
		{"outer misalignment", "inner misalignment", "~outer~ misalignment", `"outer" for "inner"`},
		{"inner", "inner misalignment", "inner ~·~", `"misalignment" missing`},
	} {
		p := study.Prompt{Card: deck.Card{Kind: deck.Type, Accept: []string{tt.right}}, Answer: "something else"}
		typed := p.Judge(study.Answer{Typed: &tt.typed}).Typed
		if got := marked(bare, typed); got != tt.marked || typed.Remark != tt.remark {
			t.Errorf("%s: %s, %s", tt.typed, got, typed.Remark)
		}
	}
}

// Every word of a text is drawn, or named as lost.
func TestNoWordIsLostUnnamed(t *testing.T) {
	for _, source := range []string{
		"q1q\n\n```q2q q3q\nq4q\n```\n", "```go\nq1q\n```\n", "[q1q](https://x.org/q2q \"q3q\") [q4q](q5q.md) [q6q](q7q)\n\n[q8q]: q9q", "![q1q](media/q2q.png \"q3q\") ![q4q](http://x.org/q5q)",
		"| q1q | q2q |\n|-|-|\n| q3q | |\n| q4q | | q5q |", "| q1q | q2q |\n|-|-|", "<ruby>q1q<rp>q2q</rp><rt>q3q</rt></ruby> <!-- q4q --> <b>q5q</b> <u>q6q</u> <kbd>q7q</kbd>",
		"> q1q\n> > q2q\n\n- q3q\n  1. q4q\n\nq5q\n---\n# q6q #", "$q1q$ \\[q2q\\] H<sub>q3q</sub><sup>q4q</sup> ~~q5q~~ `q6q`\n\n    q7q",
	} {
		lost := fmt.Sprint(markup.Lost(source))
		for _, width := range []int{20, 72} {
			drawn := ansi.Strip(strings.Join(renderer{}.text(source, width), "\n"))
			for _, word := range regexp.MustCompile("q[0-9]q").FindAllString(source, -1) {
				shown := strings.Contains(drawn, word) || strings.Contains(source, "media/"+word) // a path is drawn by its picture
				if !shown && !strings.Contains(lost, word) {
					t.Errorf("%s of %q is not drawn, and lost is %s:\n%s", word, source, lost, drawn)
				}
			}
		}
	}
}
