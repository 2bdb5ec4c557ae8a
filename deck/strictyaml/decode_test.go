package strictyaml_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "goodcard/deck/strictyaml"
)

func TestDecode(t *testing.T) {
	got, err := read(`# a comment
name: north # words may carry one
rows: 3
open: true
tags: 2026
owners:
  zoe: {mail: yes}
  10: {mail: 012}
books:
  - {id: 1e3, paper: "a # b", pages: 7, note: 'it''s'}
  - id: b
    audio: |
      one
        two	tab
    narrator: 1.10 # fine
`)
	if err != nil {
		t.Fatal(err)
	}
	want := &shelf{
		Name: "north", Rows: 3, Open: true, Tags: []string{"2026"},
		Owners: []owner{{"zoe", "yes"}, {"10", "012"}},
		Books: []book{
			{ID: "1e3", Title: "a # b", Kind: "paper", Pages: 7, Note: "it's"},
			{ID: "b", Title: "one\n  two\ttab\n", Kind: "audio", Narrator: "1.10"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPositions(t *testing.T) {
	doc, err := Parse("f.yaml", []byte("a:\n  - b: [日, cd]\n    t: |\n      one\n\n      two\n    q: 'x y'\n    e: \"x\\ty\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		path         string
		byte         int
		line, column int
	}{
		{"", 0, 1, 1},
		{"a[0].b", 0, 2, 8},
		{"a[0].b[1]", 0, 2, 12},
		{"a[0].b[1]", 1, 2, 13},
		{"a[0].b[0]", 3, 2, 10},
		{"a[0].nosuch", 0, 2, 5},
		{"a[7].b", 0, 2, 3},
		{"a[0].t", 5, 6, 7},
		{"a[0].t", 6, 6, 8},
		{"a[0].q", 2, 7, 11},
		{"a[0].e", 2, 8, 8}, // behind an escape: where the text begins
	} {
		p := doc.ProblemIn(test.path, test.byte, "value", "no", "")
		if p.Line != test.line || p.Column != test.column || p.Path != test.path {
			t.Errorf("byte %d of %q is at %d:%d, want %d:%d", test.byte, test.path, p.Line, p.Column, test.line, test.column)
		}
	}
	if got := doc.Text("a[0].b[1]"); got != "cd" {
		t.Errorf("text %q", got)
	}
}

func TestProblemsAreSorted(t *testing.T) {
	var src strings.Builder
	src.WriteString("books: []\n")
	for i := range 150 {
		fmt.Fprintf(&src, "unknown%d: 1\n", i)
	}
	_, err := read(src.String())
	if want := "shelf.yaml:1:8: the list is empty (and 150 more)"; err.Error() != want {
		t.Errorf("error %q, want %q", err, want)
	}
}

func TestProblemsAreBounded(t *testing.T) {
	_, err := read("tags: [" + strings.Repeat("A,", 50_000) + "]\n")
	ps := err.(Problems)
	if len(ps) != 10_001 || ps[10_000].Rule != RuleTooMany {
		t.Errorf("%d problems, the last %s", len(ps), ps[len(ps)-1])
	}
}

func TestHint(t *testing.T) {
	_, err := read("nme: north\n")
	if h, ok := err.(interface{ Hint() string }); !ok || h.Hint() != `did you mean "name"?` {
		t.Errorf("no hint in %v", err)
	}
}

func TestQuoteReadsBack(t *testing.T) {
	for _, text := range []string{"a", `a\b`, `a"b`, "it's", `"it's"`, "a\nb\tc", "\x1b[0m", "\u2028", "#", "{{x}}", "😀 ", "\ufeff"} {
		doc, err := Parse("f.yaml", []byte("a: "+Quote(text)+"\n"))
		if err != nil {
			t.Errorf("%q: %v", text, err)
		} else if got := doc.Text("a"); got != text {
			t.Errorf("%q reads back as %q", text, got)
		}
	}
}
