package main

import (
	"fmt"
	"strings"

	"goodcard/deck/strictyaml"
	"goodcard/words"
)

// A lintTally counts what was found.
type lintTally struct {
	cards, errors, warnings, notes int

	others  int  // problems in files of the deck that are not shown
	invalid bool // only errors were looked for
}

func tally(l linted) lintTally {
	t := lintTally{cards: l.cards, others: len(l.others), invalid: l.invalid}
	for _, p := range l.problems {
		switch p.Severity {
		case strictyaml.Error:
			t.errors++
		case strictyaml.Warning:
			t.warnings++
		default:
			t.notes++
		}
	}
	return t
}

func (t *lintTally) add(other lintTally) {
	t.cards += other.cards
	t.errors += other.errors
	t.warnings += other.warnings
	t.notes += other.notes
	t.others += other.others
	t.invalid = t.invalid || other.invalid
}

func (t lintTally) found() bool { return t.errors+t.warnings+t.notes > 0 }

// String is the last line: "2 warnings, 14 notes".
func (t lintTally) String() string {
	var counts []string
	for _, c := range []struct {
		n    int
		noun string
	}{{t.errors, "error"}, {t.warnings, "warning"}, {t.notes, "note"}} {
		if c.n > 0 {
			counts = append(counts, words.Count(c.n, c.noun))
		}
	}
	text := strings.Join(counts, ", ")
	switch {
	case !t.found() && t.invalid:
		text = "no error here"
	case !t.found() && t.others > 0:
		text = "nothing to mend here"
	case !t.found():
		text = words.Count(t.cards, "card") + ", nothing to mend"
	}
	if t.others > 0 {
		text += fmt.Sprintf("; %d more in other files of the deck", t.others)
	}
	return text
}
