package strictyaml_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"goodcard/deck/strictyaml"
)

// Entries of a list that are valid, however much they look like something that is wrong.
var innocents = []string{
	`- {id: ID, audio: 'What does "\sigma" mean?'}`,
	`- id: ID
  audio: 'Does "\sigma" end here: "?'`,
	`- id: ID
  audio: Where is
    @ home?`,
	`- id: ID
  audio: one
    {{two}}
    'three`,
	`- id: ID
  audio: |
    What: is: this?
    # {{ "\s
    - [x, {y
    "never closed
  note: x`,
	`- id: ID
  audio: "a
    ? [b
    @c: 'd"`,
	`- id: ID
  audio: 'It''s
- id: not an entry
  -x: [
  '`,
	`- {id: ID,
   audio: "Why?",
   note: 'a ] # "b'}`,
	`# - id: "x
#  - [ {{ : ' \s
- id: ID
  audio: x {{y}} [z`,
	`- id: ID
  audio: >-
      deep: deeper

    # {{
  note: 'x'`,
	`-
  id: ID
  audio: it's "quoted" \d in [brackets], isn't it?`,
}

// Entries with one fault, at the mark.
var guilty = []struct{ rule, entry string }{
	{"indentation", "- id: ID\n  audio: x\n   ∑note: y"},
	{"indentation", "- id: ID\n  audio: x\n ∑note: y"},
	{"indentation", "- id: ID\n  audio: x\n   ∑note: |\n      y: z"},
	{"indentation", "- id: ID\n  audio: x\n   ∑note: >-\n      y"},
	{"indentation", "- id: ID\n  audio: x\n   ∑note: \"y\n      z: z\""},
	{"indentation", "- id: ID\n  audio: |\n      one\n     ∑two\n  note: y"},
	{"indentation", "- id: ID\n  audio: x\n  ∑note y"},
	{"indentation", "- id: ID\n  ∑note:y\n  audio: z"},
	{"bracket", "- id: ID\n  audio: ∑[x\n  note: y"},
	{"bracket", "- id: ID\n  audio: ∑[x\n  note: What?"},
	{"bracket", "- {id: ID,\n   audio: Why∑?,\n   note: x}"},
	{"bracket", "- {id: ID, note: 'what \"\\s', audio: Why∑?}"},
	{"colon", "- id: ID\n  audio: What is∑: \"\\s\"\n  note: y"},
	{"colon", "- id: ID\n  audio: What is∑: this\n  note: '\"\\s'"},
	{"colon", "- {id: ID, note: \"b: c\", audio: x∑: y: z}"},
	{"quote", "- id: ID\n  note: ∑'x"},
	{"quote", "- id: ID\n  audio: \"Yes\" ∑he said\n  note: 'x'"},
	{"escape", "- id: ID\n  audio: \"∑\\sigma\"\n  note: y"},
	{"escape", "- id: ID\n  audio: \"one\n    ∑\\sigma\"\n  note: y"},
	{"first-character", "- id: ID\n  audio: ∑@home\n  note: y"},
	{"first-character", "- id: ID\n  audio: ∑*so* it is\n  note: y"},
	{"braces", "- id: ID\n  audio: ∑{{x}} y\n  note: y"},
	{"braces", "- {id: ID, note: 'z?', audio: ∑{{x}} y}"},
}

// A fault is blamed at its place, whatever stands before and behind it.
func TestInnocentsNeverMoveTheMark(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.SampledFrom(guilty).Draw(t, "guilty")
		before := rapid.SliceOfN(rapid.SampledFrom(innocents), 0, 4).Draw(t, "before")
		behind := rapid.SliceOfN(rapid.SampledFrom(innocents), 0, 4).Draw(t, "behind")
		indent := rapid.SampledFrom([]string{"", "  "}).Draw(t, "indent")
		end := rapid.SampledFrom([]string{"\n", "\n\n", "\n# \"x: [y\n"}).Draw(t, "end")
		src := "# {{ '\n" + "name: north\nbooks:\n"
		for i, entry := range append(append(before, g.entry), behind...) {
			entry = strings.Replace(entry, "ID", fmt.Sprintf("b%d", i), 1)
			src += indent + strings.ReplaceAll(entry, "\n", "\n"+indent) + end
		}
		src += "tags: ['{{', \"[\"]\n"
		if rapid.Bool().Draw(t, "windows") {
			src = strings.ReplaceAll(src, "\n", "\r\n")
		}
		head, tail, _ := strings.Cut(src, "∑")
		line, column := strings.Count(head, "\n")+1, len([]rune(head[strings.LastIndexByte(head, '\n')+1:]))+1

		_, err := read(head + tail)
		problems, ok := errors.AsType[strictyaml.Problems](err)
		if !ok {
			t.Fatalf("error %v, want problems\n%s", err, src)
		}
		if p := problems[0]; p.Rule != g.rule || p.Line != line || p.Column != column {
			t.Fatalf("%s [%s], want %s at %d:%d\n%s", p, p.Rule, g.rule, line, column, src)
		}
		if len(problems) > 1 {
			t.Fatalf("%d problems of one fault: %s\n%s", len(problems), problems[1], src)
		}
	})
}

func TestInnocentsAreValid(t *testing.T) {
	src := "books:\n"
	for i, entry := range innocents {
		src += strings.Replace(entry, "ID", fmt.Sprintf("b%d", i), 1) + "\n"
	}
	if _, err := read(src); err != nil {
		t.Error(err)
	}
}

// One fault does not hide those of other entries.
func TestFaultsOfSeveralEntries(t *testing.T) {
	_, err := read("name: @x\nrows: 1\nbooks:\n  - id: a\n    audio: \"x\n  - {id: b, audio: c}\n  - id: c\n    audio: What is: it\ntags: [a, b\n")
	var got []string
	for _, p := range err.(strictyaml.Problems) {
		got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Rule))
	}
	if want := "1:7 first-character, 5:12 quote, 8:19 colon, 9:7 bracket"; strings.Join(got, ", ") != want {
		t.Errorf("problems %s, want %s", strings.Join(got, ", "), want)
	}
}

// Each file has one fault, and above it or below it what looks like another.
func TestFaultAmongLookAlikes(t *testing.T) {
	const head = "name: north\nbooks:\n  - id: a\n"
	for _, test := range []struct{ name, rule, input, fix string }{
		{"escape in single quotes above", "indentation", head + "    audio: 'What does \"\\sigma\" mean?'\n  - id: b\n    audio: x\n     ∑note: y\n", ""},
		{"sign on a continued line above", "indentation", head + "    audio: Where is\n      @ home?\n  - id: b\n    audio: x\n   ∑note: y\n", ""},
		{"question below an open bracket", "bracket", head + "    note: ∑[x\n  - id: b\n    audio: What?\n", "close it where it ends: [x]"},
		{"open bracket over deeper lines", "bracket", head + "    note: ∑[x,\n      What?\n    audio: y\n", ""},
		{"quote of several lines", "quote", head + "    audio: \"one\n      two\" ∑three\n", ""},
		{"open quote between brackets", "quote", head + "    tags: [a, ∑\"b, c]\n    audio: x\n", ""},
		{"list at the left margin", "bracket", "tags: ∑[a,\nrows: 1\n", ""},
		{"bracket closed at the left margin", "colon", "tags: [a,\n  b: c∑: d,\n]\nrows: 1\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			before, after, _ := strings.Cut(test.input, "∑")
			_, err := read(before + after)
			line, column := strings.Count(before, "\n")+1, len(before)-strings.LastIndexByte(before, '\n')
			problems, _ := errors.AsType[strictyaml.Problems](err)
			if len(problems) != 1 || problems[0].Rule != test.rule || problems[0].Line != line || problems[0].Column != column {
				t.Fatalf("%v, want one problem, %s at %d:%d", err, test.rule, line, column)
			}
			if test.fix != "" && problems[0].Fix != test.fix {
				t.Errorf("fix %q", problems[0].Fix)
			}
		})
	}
}

// Whoever does what the problem of an open bracket says has a text that is read.
func TestFixOfAnOpenBracketHolds(t *testing.T) {
	for _, text := range []string{"[broken: text", "[a", "{a: b: c", "[x] and [y", "[What? And why", "{{c1::a"} {
		const head = "books:\n  - id: a\n    audio: "
		problems := problems(head + text + "\n")
		if len(problems) != 1 || !strings.Contains(problems[0].Fix, "quotes") && !strings.Contains(problems[0].Fix, `"`) {
			t.Errorf("%s: %v, want one problem whose fix names quotes: %q", text, problems, problems.Hint())
		}
		if _, err := read(head + strictyaml.Quote(text) + "\n"); err != nil {
			t.Errorf("%s in quotes: %v", text, err)
		}
	}
}

// A fault is found in a large file too, where the search is coarser.
func TestFaultInALargeFile(t *testing.T) {
	var good strings.Builder
	for i := range 3_000 {
		fmt.Fprintf(&good, "  - id: a%d\n    audio: Why, then\n    note: 'x'\n", i)
	}
	long := "  - id: b\n    note: x\n    tags: ∑[a,\n" + strings.Repeat("      a,\n", 30_000)
	for _, test := range []struct{ name, rule, input string }{
		{"at the end", "quote", "books:\n" + good.String() + "  - id: b\n    audio: ∑\"x\n"},
		{"at the beginning", "indentation", "books:\n  - id: b\n   ∑audio: x\n" + good.String()},
		{"beside the others", "indentation", "books:\n" + good.String() + " ∑- id: b\n"},
		{"long entry", "bracket", "books:\n" + long + good.String()},
	} {
		before, after, _ := strings.Cut(test.input, "∑")
		_, err := read(before + after)
		line, column := strings.Count(before, "\n")+1, len(before)-strings.LastIndexByte(before, '\n')
		problems, _ := errors.AsType[strictyaml.Problems](err)
		if len(problems) != 1 || problems[0].Rule != test.rule || problems[0].Line != line || problems[0].Column != column {
			t.Errorf("%s: %v, want one problem, %s at %d:%d", test.name, err, test.rule, line, column)
		}
	}
}
