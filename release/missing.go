package release

import (
	"fmt"
	"slices"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
	"goodcard/words"
)

// ledgerIsWhole returns an error where the ledger has lost cards that the list of changes or the last release
// know: no later release could bring their lines back.
func (m *maker) ledgerIsWhole() error {
	byID := m.ledger.ByID()
	var lost []string
	look := func(id string) {
		if byID[id] == nil && id != m.deck.ID && !slices.Contains(lost, id) {
			lost = append(lost, id)
		}
	}
	for i := range m.released.Cards {
		look(m.full(m.released.Cards[i].ID))
	}
	for i := range m.released.Retired {
		look(m.full(m.released.Retired[i].ID))
	}
	for _, c := range m.state.changes.Lines {
		look(c.ID)
	}
	if len(lost) == 0 {
		return nil
	}
	text := lost[0]
	if len(lost) > 1 {
		text += " and of " + words.Count(len(lost)-1, "more card")
	}
	return deck.Problems{{File: m.beside.Ledger, Rule: "release-incomplete", Severity: strictyaml.Error, Subject: lost[0],
		Message: fmt.Sprintf("the line of %s is missing, which was released: learners' reviews of it would be lost", text),
		Fix:     "take the ledger back from git as it was at the last release: " + deck.Checkout("HEAD", m.beside.Ledger)}}
}
