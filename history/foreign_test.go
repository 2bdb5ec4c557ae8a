package history_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"goodcard/history"
)

// The ids are for ever: a row that was imported must get the same one from every version.
func TestForeignIDs(t *testing.T) {
	table, err := os.ReadFile("testdata/foreign_ids.tsv")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSpace(string(table)), "\n") {
		if i == 0 {
			continue
		}
		cells := strings.Split(line, "\t")
		kind, kindErr := strconv.Atoi(cells[3])
		at, atErr := strconv.ParseInt(cells[4], 10, 64)
		round, roundErr := strconv.Atoi(cells[5])
		if kindErr != nil || atErr != nil || roundErr != nil {
			t.Fatalf("line %d: %q", i+1, line)
		}
		o := history.Origin{Source: cells[0], Note: cells[1], Template: cells[2], Kind: history.Kind(kind), At: at}
		id := o.ID(round)
		if id.String() != cells[6] {
			t.Errorf("line %d: id %s, want %s", i+1, id, cells[6])
		}
		if !id.Foreign() || seen[id.String()] {
			t.Errorf("line %d: id %s is of this program, or of another row", i+1, id)
		}
		seen[id.String()] = true
	}
	if len(seen) < 8 {
		t.Errorf("only %d rows", len(seen))
	}
	own, err := history.NewID(1_700_000_000_000, strings.NewReader("0123456789"))
	if err != nil || own.Foreign() {
		t.Errorf("%s, %v is taken for foreign", own, err)
	}
}
