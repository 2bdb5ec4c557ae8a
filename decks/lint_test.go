package decks_test

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/release"
)

// lintFaults is what lint says of the decks, as the command does it, but for the findings that a line of a table spares:
// deck, card (- for none), rule, reason. Each line spares something.
func lintFaults(s *set) (faults []string) {
	spared := map[string]bool{}
	for _, row := range table(s.spared) {
		if len(row) != 4 || strings.TrimSpace(row[3]) == "" {
			faults = append(faults, fmt.Sprintf("the line %q of the findings that are right as they are has no reason", row))
			continue
		}
		spared[strings.Join(row[:3], " ")] = false
	}
	for _, d := range s.decks {
		for _, p := range lint.Check(d, s.lintOptions(d)) {
			key := spareKey(d, p)
			if _, is := spared[key]; is {
				spared[key] = true
				continue
			}
			faults = append(faults, fmt.Sprintf("%v [%s]", p, p.Rule))
		}
	}
	for key, used := range spared {
		if !used {
			faults = append(faults, key+" spares nothing: delete the line")
		}
	}
	return faults
}

// strict are the rules of lint that no line of a table spares: they are what makes practice test the idea.
var strict = []string{"unseen-copied", "unseen-answered", "answer-in-question", "option-rank", "option-tone", "option-length", "option-start", "bare-term", "unreachable-source", "paired-gaps", "hard-gate"}

// strictFaults holds the decks to these rules.
func strictFaults(s *set) (faults []string) {
	for _, d := range s.decks {
		unruly := *s.lintOptions(d)
		unruly.Only = strict
		for _, p := range lint.Check(d, &unruly) {
			faults = append(faults, fmt.Sprintf("%v [%s]", p, p.Rule))
		}
	}
	for _, id := range strict {
		if !slices.ContainsFunc(lint.Rules(), func(r deck.Rule) bool { return r.ID == id }) {
			faults = append(faults, "lint has no rule "+id)
		}
	}
	return faults
}

// lintOptions are those of the command where all decks are named.
func (s *set) lintOptions(d *deck.Deck) *lint.Options {
	o := &lint.Options{Concepts: func(id string) (concepts []string) {
		for _, other := range s.decks {
			if other.ID == id {
				for _, c := range other.Concepts {
					concepts = append(concepts, c.ID)
				}
			}
		}
		return concepts
	}}
	if s.beside {
		o.Ledger, o.Released, o.Found = release.Past(d.ID)
	}
	return o
}

// spareKey is how a line of the table of what is right as it is names a finding.
func spareKey(d *deck.Deck, p deck.Problem) string {
	return fmt.Sprintf("%s %s %s", d.ID, cardAt(d, p), p.Rule)
}

// cardAt returns the card in which a problem is, - for none.
func cardAt(d *deck.Deck, p deck.Problem) string {
	at := "-"
	for _, c := range d.Cards {
		if c.File == p.File && c.Line <= p.Line {
			at = c.ID
		}
	}
	return at
}
