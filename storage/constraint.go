package storage

import (
	"maps"
	"slices"
	"strings"
)

// rules returns what the CHECKs in the text that makes a table ask of each of its rows.
func rules(text string) []string {
	var all []string
	for {
		_, rest, found := strings.Cut(text, "CHECK (")
		if !found {
			return all
		}
		depth := 1
		end := strings.IndexFunc(rest, func(r rune) bool { // no text in them holds a bracket
			switch r {
			case '(':
				depth++
			case ')':
				depth--
			}
			return depth == 0
		})
		all = append(all, rest[:end])
		text = rest[end:]
	}
}

// unruly calls do for the tables with a row that breaks one of their CHECKs. SQLite reads them only of
// a file that it may write, so that its own check passes over them in any other. Of a table that is
// not as goodcard made it nothing is said here.
func (q *query) unruly(do func(message string) error) error {
	made, err := madeObjects()
	if err != nil {
		return err
	}
	got, err := q.objects()
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(made)) {
		table := made[name]
		of := rules(table.text)
		if len(of) == 0 || got[name] != table {
			continue
		}
		err := q.watched().each(`SELECT 1 FROM `+name+` WHERE NOT ((`+strings.Join(of, `) AND (`)+`)) LIMIT 1`, nil, func(scanner) error {
			return do(symptom("CHECK constraint failed in " + name))
		})
		if err != nil {
			return err
		}
	}
	return nil
}
