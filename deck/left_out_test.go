package deck_test

import "testing"

// What cannot be read, nor mended for certain, is left out for reading on; that it is missing then is no
// fault, and what else is wrong is told all the same.
func TestWhatIsLeftOutIsNotMissed(t *testing.T) {
	const more = "  - {id: z, ask: b, answer: c, nota: d}\n"
	for _, test := range []struct{ name, src, rule string }{
		{"a line of a card", header + "cards:\n  - id: a\n    ask: Why\n    ]answer[ x\n" + more, "indentation"},
		{"a line of the concepts", header + "concepts:\n  c1: {name: C}\n  ]c2[ x\ncards:\n  - {id: a, ask: b, answer: c, concept: c2}\n" + more, "indentation"},
		{"a line of the head", "format: 1\nid: d\ntitle: D\n]version[ 1.0.0\ncards:\n" + more, "indentation"},
	} {
		_, problems := problemsOf(t, test.src)
		if len(problems) != 2 || problems[0].Rule != test.rule || problems[1].Rule != "unknown-key" {
			t.Errorf("%s: %s", test.name, report(problems))
		}
	}
}
