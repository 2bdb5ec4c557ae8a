package deck_test

import (
	"strings"
	"testing"
)

// Whoever does what a problem says has it behind him, and no other that was not there before; every
// problem says what to do next.
func TestEditsHold(t *testing.T) {
	for _, test := range problemTests {
		t.Run(test.name, func(t *testing.T) {
			src := strings.Replace(test.input, mark, "", 1)
			_, before := problemsOf(t, src)
			for _, p := range before {
				if p.Fix == "" {
					t.Errorf("%s [%s] says nothing", p, p.Rule)
				}
				if p.Edit == nil {
					continue
				}
				fixed := string(p.Edit.Apply([]byte(src)))
				if _, after := problemsOf(t, fixed); len(after) >= len(before) {
					t.Errorf("%s\nfix %q leaves %s\n%s", p, p.Fix, report(after), fixed)
				}
			}
		})
	}
}
