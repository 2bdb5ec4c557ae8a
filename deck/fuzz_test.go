package deck_test

import (
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
)

func FuzzParse(f *testing.F) {
	for _, test := range problemTests {
		f.Add([]byte(strings.Replace(test.input, mark, "", 1)))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		d, err := deck.Parse("fuzz.yaml", src)
		if (d == nil) == (err == nil) {
			t.Fatalf("deck %v with error %v: want exactly one of them", d, err)
		}
		if d == nil {
			return
		}
		known := map[string]bool{}
		for _, r := range lint.Rules() {
			known[r.ID] = true
		}
		for _, p := range lint.Check(d, nil) {
			if p.Line < 1 || p.Column < 1 || !known[p.Rule] {
				t.Fatalf("problem without a place or a known rule: %+v", p)
			}
		}
		for _, c := range d.Cards {
			if len(c.Suffixes()) == 0 {
				t.Fatalf("card %s has no item", c.ID)
			}
		}
	})
}
