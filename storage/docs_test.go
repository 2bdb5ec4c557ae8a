package storage_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"goodcard/history"
)

// docs/data.md names every table and every kind of event by its number.
func TestDataDocs(t *testing.T) {
	page, err := os.ReadFile("../docs/data.md")
	if err != nil {
		t.Fatal(err)
	}
	tables := rows(t, openTemp(t).Path(), `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
	for line := range strings.Lines(tables) {
		row := "| `" + strings.TrimSpace(strings.TrimPrefix(line, "name=")) + "` |"
		if !strings.Contains(string(page), row) {
			t.Errorf("no row starts with %q", row)
		}
	}
	known := 0
	for kind := history.Kind(1); kind.String() != "unknown"; kind++ {
		row := fmt.Sprintf("| %d | `%s` |", kind, kind)
		if !strings.Contains(string(page), row) {
			t.Errorf("no row starts with %q", row)
		}
		known++
	}
	if known < 12 {
		t.Errorf("only %d kinds have names", known)
	}
}
