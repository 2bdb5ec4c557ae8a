package prose

import (
	"slices"

	"goodcard/deck"
	"goodcard/deck/lint"
)

// gapRules are the rules of the linter by which a cloze cannot stand as it is.
var gapRules = []string{"gap-leak", "many-gaps", "much-hidden", "article-leak", "paired-gaps", "gap-slip", "gap-hint"}

// withoutPoorClozes takes the clozes away that the linter would warn of: nobody can mend them but by other words, and the
// card that asks for the term says the same.
func withoutPoorClozes(all []Candidate, lang string) []Candidate {
	made := &deck.Deck{ID: "d", Title: "D", Version: "0.1.0", Lang: lang}
	for _, c := range all {
		if c.Card != nil && c.Card.Kind == deck.Cloze {
			made.Cards = append(made.Cards, *c.Card)
		}
	}
	if len(made.Cards) == 0 {
		return all
	}
	poor := map[string]bool{}
	for _, p := range lint.Check(made, &lint.Options{Only: gapRules}) {
		poor[p.Subject] = true
	}
	return slices.DeleteFunc(all, func(c Candidate) bool { return c.Card != nil && poor[c.Card.ID] })
}
