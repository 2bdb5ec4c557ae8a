package storage

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// Whatever SQLite says, people read a sentence of ours that names the file, with what to do.
func TestNoWordsOfSQLite(t *testing.T) {
	for code := 1; code <= 28; code++ {
		for _, extended := range []int{code, code | 1<<8, code | 3<<8, code | 19<<8} {
			e := sqlite3.Error{Code: sqlite3.ErrNo(code), ExtendedCode: sqlite3.ErrNoExtended(extended)}
			for _, named := range []bool{false, true} {
				err := subject{"/home/ada/goodcard.db", named}.explain(fmt.Errorf("cannot do it: %w", e))
				text := err.Error()
				if raw := e.Error(); strings.Contains(text, raw) || strings.Contains(text, "cannot do it") {
					t.Errorf("code %d: raw words in %q", extended, text)
				}
				if !strings.Contains(text, "/home/ada/goodcard.db") || !errors.As(err, new(sqlite3.Error)) {
					t.Errorf("code %d: %q does not name the file, or hides its cause", extended, text)
				}
				var hinted *Error
				if errors.As(err, &hinted); named && strings.Contains(hinted.Hint(), "move the file away") {
					t.Errorf("code %d: of a backup it is advised to %s", extended, hinted.Hint())
				}
			}
		}
	}
}

func TestSymptoms(t *testing.T) {
	for line, want := range map[string]string{
		"*** in database main ***":                                   "",
		"row 3 missing from index event_day":                         "index event_day does not fit its table",
		"wrong # of entries in index sqlite_autoindex_item_1":        "table item does not fit its keys",
		"non-unique entry in index x":                                "index x does not fit its table",
		"CHECK constraint failed in event":                           "table event holds a row that goodcard cannot have written",
		"NULL value in event.day":                                    "table event.day holds a value that goodcard cannot have written",
		"Tree 5 page 7 cell 3: Rowid 2 out of order":                 "page 7 is damaged",
		"Tree 9 page 9: btreeInitPage() returns error code 11":       "page 9 is damaged",
		"Page 12: never used":                                        "page 12 is damaged",
		"Freelist: freelist leaf count too big on page 4":            "its list of free pages is damaged",
		"something that a later SQLite says":                         "its structure is damaged",
		"row 3 missing from index \x1b[2J" + strings.Repeat("x", 99): "index  [2J" + strings.Repeat("x", 36) + " does not fit its table",
	} {
		if got := symptom(line); got != want {
			t.Errorf("%q is told as %q, want %q", line, got, want)
		}
	}
}
