package ledger_test

import (
	"fmt"
	"testing"

	"goodcard/deck/ledger"
)

// BenchmarkParse reads the ledger of a deck of 100,000 cards.
func BenchmarkParse(b *testing.B) {
	l := example()
	for i := range 100_000 {
		line := l.Lines[0]
		line.IDs = []string{fmt.Sprintf("inner-outer/card-%06d", i)}
		l.Lines = append(l.Lines, line)
	}
	src := l.Bytes()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := ledger.Parse("ledger.tsv", src); err != nil {
			b.Fatal(err)
		}
	}
}
