package lint_test

import (
	"slices"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
)

func FuzzCheck(f *testing.F) {
	for _, test := range slices.Concat(lintTests, precisionTests) {
		f.Add([]byte(header + test.good))
		f.Add([]byte(header + test.bad))
	}
	known, off := map[string]bool{}, []string(nil)
	for _, r := range lint.Rules() {
		known[r.ID] = true
		if r.Off {
			off = append(off, r.ID)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		d, err := deck.Parse("fuzz.yaml", src)
		if err != nil {
			t.Skip()
		}
		for _, p := range lint.Check(d, &lint.Options{Enable: off}) {
			if p.Line < 1 || p.Column < 1 || !known[p.Rule] {
				t.Fatalf("problem without a place or a known rule: %+v", p)
			}
		}
	})
}
