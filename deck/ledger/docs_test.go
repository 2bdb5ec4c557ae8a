package ledger_test

import (
	"os"
	"strings"
	"testing"
)

// The guide has every column, so that other programs can read the files.
func TestGuideHasEveryColumn(t *testing.T) {
	guide, err := os.ReadFile("../../docs/releases.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(guide), "\n## The ledger")
	for _, src := range [][]byte{example().Bytes(), exampleChanges().Bytes()} {
		names := strings.Split(string(src), "\n")[1]
		for name := range strings.SplitSeq(names, "\t") {
			if !strings.Contains(text, "`"+name+"`") {
				t.Errorf("docs/releases.md has no column %s", name)
			}
		}
	}
}
