package ledger_test

import (
	"strings"
	"testing"

	"goodcard/deck/ledger"
)

func FuzzLedger(f *testing.F) {
	good := string(example().Bytes())
	f.Add([]byte(good))
	f.Add([]byte(strings.ReplaceAll(good, "\n", "\r\n")))
	f.Add([]byte(strings.Replace(good, "1\t", "2\t", 1)))
	f.Add([]byte("# goodcard ledger 1\td\tT\t1.0.0\t-\t-\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		l, err := ledger.Parse("f.tsv", src)
		if (l == nil) == (err == nil) {
			t.Fatalf("ledger %v with error %v: want exactly one of them", l, err)
		}
		if err != nil {
			return
		}
		fits := l.Misfit(l.Released) == nil
		written := l.Bytes()
		if fits && string(written) != strings.ReplaceAll(string(src), "\r\n", "\n") {
			t.Fatalf("read and written it is\n%q\nand was\n%q", written, src)
		}
		again, err := ledger.Parse("f.tsv", written)
		if err != nil || again.Misfit(l.Released) != nil || len(again.Lines) != len(l.Lines) {
			t.Fatalf("what is written does not read: %v\n%q", err, written)
		}
	})
}

func FuzzChanges(f *testing.F) {
	f.Add(exampleChanges().Bytes())
	f.Add([]byte("# goodcard changes 7\td\tmore\nversion\ttime\tid\tkind\tbefore\tafter\treplaced-by\twhy\tmood\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		c, err := ledger.ParseChanges("f.tsv", src)
		if (c == nil) == (err == nil) {
			t.Fatalf("changes %v with error %v: want exactly one of them", c, err)
		}
		if err == nil && string(c.Bytes()) != strings.ReplaceAll(string(src), "\r\n", "\n") {
			t.Fatalf("read and written it is\n%q\nand was\n%q", c.Bytes(), src)
		}
	})
}
