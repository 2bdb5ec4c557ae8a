package deck_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/markup"
)

func TestParseCloze(t *testing.T) {
	for _, test := range []struct {
		text string
		want []deck.Segment
	}{
		{"{{x}}", []deck.Segment{{Text: "x", Group: 1}}},
		{"a {{x::h}} b", []deck.Segment{{Text: "a "}, {Text: "x", Group: 1, Hint: "h", Start: 2}, {Text: " b", Start: 10}}},
		{"{{c3::x}}{{c1::y}}", []deck.Segment{{Text: "x", Group: 3}, {Text: "y", Group: 1, Start: 9}}},
		{"{{c2::x}}", []deck.Segment{{Text: "x", Group: 2}}},
		{"{{ c2 }}", []deck.Segment{{Text: "c2", Group: 1}}},
		{"{{$x^{y^{z}}$::{h}}}", []deck.Segment{{Text: "$x^{y^{z}}$", Group: 1, Hint: "{h}"}}},
		{"{{`a::b`}} `}}`", []deck.Segment{{Text: "`a::b`", Group: 1}, {Text: " `}}`", Start: 10}}},
		{`\{{ {{x}} $5 and $6`, []deck.Segment{{Text: `\{{ `}, {Text: "x", Group: 1, Start: 4}, {Text: " $5 and $6", Start: 9}}},
		{"`\\{{ user }}` is {{x}}", []deck.Segment{{Text: "`{{ user }}` is "}, {Text: "x", Group: 1, Start: 17}}},
		{`$\{{a}\}$ is {{x}}`, []deck.Segment{{Text: `$\{{a}\}$ is `}, {Text: "x", Group: 1, Start: 13}}},
		{"```\na := [][]T\\{{1}}\n\nb := `\\{{2}}`\n```\n{{x}}", []deck.Segment{{Text: "```\na := [][]T{{1}}\n\nb := `{{2}}`\n```\n"}, {Text: "x", Group: 1, Start: 40}}},
		{"a {{b\n  c}}", []deck.Segment{{Text: "a "}, {Text: "b c", Group: 1, Start: 2}}},
		{"US$5{{x}}$6", []deck.Segment{{Text: "US$5"}, {Text: "x", Group: 1, Start: 4}, {Text: "$6", Start: 9}}},
		{`\({a}\) {{\[b\]}}`, []deck.Segment{{Text: `\({a}\) `}, {Text: `\[b\]`, Group: 1, Start: 8}}},
	} {
		got, err := deck.ParseCloze(test.text)
		if err != nil {
			t.Errorf("%q: %v", test.text, err)
		} else if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
	}
}

func TestParseClozeErrors(t *testing.T) {
	for _, test := range []struct{ rule, text string }{
		{"no-gap", "∑"},
		{"no-gap", "∑a {b} `c`"},
		{"gap-unclosed", "a ∑{{b"},
		{"gap-unclosed", "a ∑{{b {c}"},
		{"gap-unclosed", "a ∑{{b `}}` c"},
		{"gap-unopened", "a ∑}} b"},
		{"gap-nested", "{{a ∑{{b}}}}"},
		{"gap-empty", "日 ∑{{}}"},
		{"gap-empty", "∑{{c1::}}"},
		{"gap-in-formula", "$$∑{{x}}$$"},
		{"gap-in-formula", `\(∑{{x}}\)`},
		{"gap-in-formula", "``a ` ∑{{x}}``"},
		{"gap-in-formula", "$a`$ ∑{{x}}`b$"},
		{"gap-in-formula", "$$11 and x$∑{{c1::y}}$"},
		{"gap-in-formula", "```\na\n\n∑{{b}}\n```\n{{c}}"},
		{"gap-number", "∑{{c100::x}}"},
		{"gap-number", "∑{{c01::x}}"},
		{"gap-number", "{{c1::x}} ∑{{y}}"},
		{"gap-parts", "∑{{a::b::c}}"},
		{"too-large", "∑" + strings.Repeat("a", 1<<16+1)},
	} {
		at := strings.Index(test.text, mark)
		segments, err := deck.ParseCloze(strings.Replace(test.text, mark, "", 1))
		e, ok := errors.AsType[*deck.ClozeError](err)
		if segments != nil || !ok || e.Rule != test.rule || e.Offset != at {
			t.Errorf("%.40q: %v (%+v), want %s at %d", test.text, segments, e, test.rule, at)
		}
	}
}

func TestClozeSides(t *testing.T) {
	const text = "The {{c1::*reward*::what}} names a {{c2::door}}, a {{c1::green}} one."
	for _, test := range []struct {
		group         int
		front, answer string
	}{
		{1, "The [what] names a door, a [...] one.", "*reward*; green"},
		{2, "The reward names a [...], a green one.", "door"},
		{7, "The reward names a door, a green one.", ""},
		{0, "The reward names a door, a green one.", ""},
	} {
		if got := markup.Line(deck.ClozeFront(text, test.group)); got != test.front {
			t.Errorf("front %d: %q", test.group, got)
		}
		if got := deck.ClozeAnswer(text, test.group); got != test.answer {
			t.Errorf("answer %d: %q", test.group, got)
		}
	}
	if diff := cmp.Diff([]int{1, 2}, deck.ClozeGroups(text)); diff != "" {
		t.Error(diff)
	}
	if got := deck.ClozeGroups("{{c1::a"); got != nil {
		t.Errorf("groups %v of a broken text", got)
	}
}

// What a gap hides stands within a line, wherever the gap does.
func TestGapsBeginNoBlock(t *testing.T) {
	for _, hidden := range []string{"+ 1", "- 1", "* 1", "10) ten", "1. one", "# 1", "> 2", "---", "***", "===", "~~~ x"} {
		for _, around := range []string{"%s\n\nand more", "Say\n%s\nand more", "> %s\n> and more", "- %s\n- more"} {
			text := strings.Replace(around, "%s", "{{c1::"+hidden+"}} or {{c2::x}}", 1)
			if front := markup.Line(deck.ClozeFront(text, 2)); !strings.Contains(front, hidden+" or [...]") {
				t.Errorf("%q shows %q", text, front)
			}
		}
	}
}

// The fix for braces in code leaves the code as it was meant.
func TestBracesInCode(t *testing.T) {
	const meant = "Jinja writes `{{ user }}` and Go `[]T{{1, 2}}`; both are {{braces}}."
	_, err := deck.ParseCloze(meant)
	e, ok := errors.AsType[*deck.ClozeError](err)
	if !ok || !strings.Contains(e.Fix, `\{{`) {
		t.Fatalf("%v, %+v", err, e)
	}
	fixed := strings.ReplaceAll(strings.ReplaceAll(meant, "`{{", "`\\{{"), "T{{", `T\{{`)
	if front := markup.Line(deck.ClozeFront(fixed, 1)); front != "Jinja writes {{ user }} and Go []T{{1, 2}}; both are [...]." {
		t.Errorf("the fixed text reads %q", front)
	}
}

func TestNumberGaps(t *testing.T) {
	for _, test := range []struct{ text, first, want string }{
		{"{{a}} {{b}}", "", "{{c1::a}} {{c2::b}}"},
		{"{{a}} {{b}}", "b", "{{c2::a}} {{c1::b}}"},
		{"{{a}} {{c1::b}} {{c}}", "a", "{{c2::a}} {{c1::b}} {{c3::c}}"},
		{"x {{a::h}} y", "", "x {{c1::a::h}} y"},
		{"{{a", "", "{{a"},
	} {
		if got := deck.NumberGaps(test.text, test.first); got != test.want {
			t.Errorf("NumberGaps(%q, %q) = %q, want %q", test.text, test.first, got, test.want)
		}
	}
}

// What is asked for is seen as such, whatever dollars, backticks and backslashes stand around
// it: never as part of code or of a formula.
func TestGapIsSeen(t *testing.T) {
	token := rapid.SampledFrom([]string{"$", "$$", "`", "``", `\`, `\(`, `\)`, `\[`, `\]`, "a", "1", " ", "*", "{{c1::y}}", "{{c1::y\n\nz}}", "\nx"})
	rapid.Check(t, func(t *rapid.T) {
		// A word begins the text, so that no block does.
		text := "x " + strings.Join(rapid.SliceOfN(token, 0, 20).Draw(t, "tokens"), "")
		segments, _ := deck.ParseCloze(text)
		gaps := 0
		for _, s := range segments {
			if s.Group > 0 {
				gaps++
			}
		}
		if front := markup.Line(deck.ClozeFront(text, 1)); strings.Count(front, "[...]") != gaps {
			t.Errorf("%q has %d gaps and asks %q", text, gaps, front)
		}
	})
}

// Adding a gap or a group must leave the others alone, whatever else the text says.
func TestClozeItemsSurviveAddedGaps(t *testing.T) {
	before := deck.Card{Kind: deck.Cloze, Text: "a {{b}} c d"}
	after := deck.Card{Kind: deck.Cloze, Text: "a {{c1::b}} c {{c2::d}}"}
	if diff := cmp.Diff([]string{"#c1"}, before.Suffixes()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"#c1", "#c2"}, after.Suffixes()); diff != "" {
		t.Error(diff)
	}
	if deck.ClozeAnswer(before.Text, 1) != deck.ClozeAnswer(after.Text, 1) {
		t.Error("#c1 asks for something else")
	}
}

func FuzzParseCloze(f *testing.F) {
	for _, seed := range []string{"{{a}}", "a {{c1::b::c}} {{c2::d}}", "`{{`", "$x${{y", `\{{{a}}}`, "{{{a}}}", "}}", "$$ {{$$"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		segments, err := deck.ParseCloze(text)
		if (segments == nil) == (err == nil) {
			t.Fatalf("segments %v with error %v: want exactly one of them", segments, err)
		}
		if e, ok := errors.AsType[*deck.ClozeError](err); ok && (e.Offset < 0 || e.Offset > len(text)) {
			t.Fatalf("offset %d in a text of %d bytes", e.Offset, len(text))
		}
		if numbered, err := deck.ParseCloze(deck.NumberGaps(text, "")); segments != nil && (err != nil || len(numbered) != len(segments)) {
			t.Fatalf("numbering breaks the text: %v", err)
		}
	})
}
