package deck_test

import (
	"fmt"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
)

// large returns a deck of n cards such as authors write.
func large(n int) []byte {
	var b strings.Builder
	b.WriteString(header + "sources:\n  s: {title: S}\nconcepts:\n")
	for i := range n / 10 {
		fmt.Fprintf(&b, "  c%d: {name: Concept %d, needs: [c%d]}\n", i, i, max(0, i-1))
	}
	src := strings.Replace(b.String(), "needs: [c0]", "confused-with: [c1]", 1)
	b.Reset()
	b.WriteString(src + "cards:\n")
	for i := range n {
		fmt.Fprintf(&b, `  - id: card-%[1]d
    concept: c%[2]d
    ask: Why does the proxy number %[1]d stop being good once it is a target?
    answer: Because what made it correlate is optimised away, in case %[1]d.
    also:
      - What happens to proxy number %[1]d under pressure?
    unseen:
      - A team rewards number %[1]d. What do they get?
    note: See the chapter on $\alpha_{%[1]d}$.
    tags: [proxy, t%[1]d]
    source: s#part-%[1]d
`, i, i/10)
	}
	return []byte(b.String())
}

func TestLargeDeck(t *testing.T) {
	d, err := deck.Parse("large.yaml", large(10_000))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Cards) != 10_000 || d.Cards[9_999].ID != "card-9999" || len(d.Concepts) != 1_000 {
		t.Errorf("%d cards, %d concepts", len(d.Cards), len(d.Concepts))
	}
}

// A circle of all concepts is reported once and quickly, and so are names that are all unknown.
func TestLargeFaults(t *testing.T) {
	var b strings.Builder
	b.WriteString(header + "concepts:\n")
	const n = 30_000
	for i := range n {
		fmt.Fprintf(&b, "  c%d: {name: C, needs: [c%d], confused-with: [x%d]}\n", i, (i+1)%n, i)
	}
	b.WriteString(card)
	_, err := deck.Parse("large.yaml", []byte(b.String()))
	problems := err.(deck.Problems)
	circles := 0
	for _, p := range problems {
		if p.Rule == "circle" {
			circles++
			if want := "c0 → c1 → c2 → c3 → … → c29998 → c29999 → c0"; !strings.HasSuffix(p.Message, want) {
				t.Errorf("message %q", p.Message)
			}
		}
	}
	if circles > 1 || len(problems) != 10_001 {
		t.Errorf("%d circles among %d problems", circles, len(problems))
	}
}

func BenchmarkParse10000(b *testing.B) {
	src := large(10_000)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := deck.Parse("large.yaml", src); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLint10000(b *testing.B) {
	d, err := deck.Parse("large.yaml", large(10_000))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		lint.Check(d, nil)
	}
}
