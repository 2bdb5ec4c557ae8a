package release

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"goodcard/deck"
	"goodcard/long"
)

// A deck that is too large for one released file has one for each of its own, and one file again when it is
// small enough.
func TestReleaseInParts(t *testing.T) {
	long.Only(t)
	dir := quickDir(t)
	put := func(words int) {
		writeFile(t, filepath.Join(dir, "deck.yaml"), "format: 1\nid: large\ntitle: Large\nversion: 1.0.0\n")
		for n := range 2 {
			var b strings.Builder
			b.WriteString("cards:\n")
			for i := range 150 {
				fmt.Fprintf(&b, "  - id: c%d-%d\n    ask: What is %d of %d?\n    answer: It is %d.\n    note: %s\n", n, i, i, n, i, strings.Repeat("word ", words))
			}
			writeFile(t, filepath.Join(dir, "cards", fmt.Sprintf("%d.yaml", n)), b.String())
		}
	}
	now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	makes := func() {
		t.Helper()
		o := Options{Now: now}
		for range 2 {
			p, err := Make(dir, o)
			if refused, ok := err.(*Refused); ok && refused.Only() {
				for _, c := range refused.Unexplained {
					o.Whys = append(o.Whys, Why{c.ID, "because"})
				}
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := p.Write(); err != nil {
				t.Fatal(err)
			}
			break
		}
		if _, last, wrong := Past(dir); last == nil || len(wrong) > 0 {
			t.Fatal(wrong)
		}
	}
	put(12_000)
	makes()
	for _, name := range []string{"released/released.yaml", "released/cards/0.yaml", "released/cards/1.yaml"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	put(2)
	makes()
	if _, err := os.Stat(filepath.Join(dir, "released.yaml")); err != nil {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "released", "*", "*.yaml")); len(left) > 0 {
		t.Errorf("left are %q", left)
	}
	if last, err := deck.LoadReleased(dir); err != nil || len(last.Cards) != 300 {
		t.Errorf("%v", err)
	}
}
