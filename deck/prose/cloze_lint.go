package prose

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"goodcard/deck"
	"goodcard/deck/lint"
)

// gapRules are the rules of the linter by which a cloze cannot stand as it is.
var gapRules = []string{"gap-leak", "many-gaps", "much-hidden", "article-leak", "paired-gaps", "gap-slip", "gap-hint"}

// isPlain reports whether a cloze is one gap of a few plain words before a whole sentence or more without brackets. Of such
// the linter has nothing to say once no word of the gap is shown, and of a large glossary nearly all are: to ask it of each
// would take a tenth of the time.
func isPlain(cloze string) bool {
	const fewWords, wholeSentence = 4, 12
	gap, text, found := strings.Cut(strings.TrimPrefix(cloze, "{{"), "}}: ")
	odd := func(r rune) bool { return r != ' ' && !unicode.IsLetter(r) }
	return found && strings.HasPrefix(cloze, "{{") && !strings.ContainsFunc(gap, odd) && len(strings.Fields(gap)) <= fewWords &&
		!strings.ContainsAny(text, "{[(｛（") && len(strings.Fields(text)) >= wholeSentence
}

// dropPoorClozes takes the clozes away that the linter would warn of: nobody can mend them but by other words, and the
// card that asks for the term says the same.
func dropPoorClozes(all []draft, lang string) {
	isCloze := func(c Candidate) bool { return c.Card != nil && c.Card.Kind == deck.Cloze }
	made := &deck.Deck{ID: "d", Title: "D", Version: "0.1.0", Lang: lang}
	for i := range all {
		if n := slices.IndexFunc(all[i].candidates, isCloze); n >= 0 && !isPlain(all[i].candidates[n].Card.Text) {
			card := *all[i].candidates[n].Card
			card.ID = strconv.Itoa(i) // none has its own before all are made
			made.Cards = append(made.Cards, card)
		}
	}
	for _, p := range lint.Check(made, &lint.Options{Only: gapRules}) {
		if i, err := strconv.Atoi(p.Subject); err == nil {
			all[i].candidates = slices.DeleteFunc(all[i].candidates, isCloze)
		}
	}
}
