package ledger

import (
	"fmt"
	"strings"

	"goodcard/deck"
	"goodcard/deck/shell"
	"goodcard/deck/strictyaml"
)

// Misfit returns why nothing may be handed out by the ledger before the next release, with what to do: its
// first line fits neither the other lines, or not the released file, whose sum the caller knows. That is
// so where git merged two releases. It returns nil where all fits.
func (l *Ledger) Misfit(released string) error {
	if len(l.misfit) > 0 {
		return l.misfit
	}
	if released == l.Released {
		return nil
	}
	return deck.Problems{{
		File: l.file, Line: 1, Column: 1, Rule: "merged", Severity: strictyaml.Error,
		Fix:     release + "take this file and the released one back from git as they were when that version was made",
		Message: fmt.Sprintf("the released file is not that of version %s, which this ledger is of: two releases were merged, or somebody changed the file", l.Version),
	}}
}

// Foreign returns why the ledger is not that of the deck with this id, with the two ways out; nil where it is.
func (l *Ledger) Foreign(id string) error {
	return foreign(l.file, ledgerFormat, l.Deck, id)
}

// Foreign is [Ledger.Foreign] for changes.
func (c *Changes) Foreign(id string) error {
	return foreign(c.file, changesFormat, c.Deck, id)
}

func foreign(file string, f *format, released, id string) error {
	if released == id {
		return nil
	}
	stem := strings.TrimSuffix(file, f.name)
	var made []string
	for _, name := range []string{"ledger.tsv", "changes.tsv", "released.yaml", "CHANGES.md"} {
		made = append(made, shell.Path(stem+name))
	}
	return deck.Problems{{
		File: file, Line: 1, Column: 1, Rule: "other-deck", Severity: strictyaml.Error,
		Message: fmt.Sprintf("the releases here are of the deck %s, and the deck has the id %s", released, id),
		Fix: fmt.Sprintf("write id: %s again; or, for a deck of your own that begins anew, delete what its releases left (%s) and every was: that names %s",
			released, strings.Join(made, ", "), released),
	}}
}
