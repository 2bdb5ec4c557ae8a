package deck_test

import (
	"fmt"
	"strings"
	"testing"
)

// One line out of place in a long file is told alone, and does not hide what is wrong further down.
// Its fix, applied, gives the deck that was meant.
func TestOneLineOutOfPlace(t *testing.T) {
	var head, cards string
	head = "format: 1\nid: deck\ntitle: A deck\nversion: 1.0.0\n"
	for i := range 30 {
		cards += fmt.Sprintf("  - id: c%d\n    ask: What is %d?\n    answer: A\n    also:\n      - And what is it?\n    note: one\n", i, i)
	}
	sound := head + "cards:\n" + cards
	for _, test := range []struct{ name, old, wrong string }{
		{"a line of another text", "    answer: A\n    also", "    answer: A\n∑and what follows\n    also"},
		{"a mark of git", "    answer: A\n    also", "    answer: A\n∑=======\n    also"},
		{"a heading", "  - id: c3\n", "∑Part two\n  - id: c3\n"},
		{"no colon behind cards", "cards:\n", "∑cards\n"},
		{"a first key too deep", "format: 1\n", " ∑format: 1\n"},
		{"a dash in column 1", "  - id: c4\n", "∑- id: c4\n"},
		{"a dash too far left", "  - id: c4\n", " ∑- id: c4\n"},
	} {
		for _, fault := range []string{"", "    tags: [x\n"} {
			faulty := strings.Replace(sound, test.old, test.wrong, 1)
			before, after, _ := strings.Cut(faulty, "∑")
			line, column := strings.Count(before, "\n")+1, len(before)-strings.LastIndexByte(before, '\n')
			_, problems := problemsOf(t, before+after+fault)
			want := 1 + strings.Count(fault, "\n")
			if len(problems) != want || problems[0].Line != line || problems[0].Column != column {
				t.Errorf("%s: want %d problems, the first at %d:%d\n%s", test.name, want, line, column, report(problems))
				continue
			}
			if fault != "" {
				continue
			}
			if problems[0].Edit == nil {
				t.Errorf("%s: %q is no edit", test.name, problems[0].Fix)
				continue
			}
			if _, problems = problemsOf(t, string(problems[0].Edit.Apply([]byte(before+after)))); problems != nil {
				t.Errorf("%s: its fix leaves\n%s", test.name, report(problems))
			}
		}
	}
}
