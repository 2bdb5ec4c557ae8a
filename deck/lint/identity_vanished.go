package lint

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/ledger"
)

// checkVanished reports cards that were released and that no card says it was, at the card that seems to be it; of
// those that went by a release, such as have come back word for word.
func (i *identity) checkVanished() {
	var gone, ended []*ledger.Line
	for n := range i.past.Lines {
		switch l := &i.past.Lines[n]; {
		case i.cardOf[l] != nil, i.claimed[l]:
		case l.Live():
			gone = append(gone, l)
		default:
			ended = append(ended, l)
		}
	}
	if len(gone)+len(ended) == 0 {
		return
	}
	file, line, column := i.deck.IDPlace()
	became, same := i.renamed(gone, ended)
	for _, l := range gone {
		id := i.short(l.ID())
		retire := i.retire(id)
		switch c := became[l]; {
		case c == nil && i.movedTo(l) != "":
			i.problems.Add(deck.Problem{
				File: file, Line: line, Column: column, Path: "id", Rule: VanishedID, Severity: warning,
				Message: fmt.Sprintf("version %s had the card %q, and a card of another deck says that it was it (%s)", i.past.Version, id, i.movedTo(l)),
				Fix:     "retire it here: " + retire,
			})
		case c == nil:
			i.problems.Add(deck.Problem{
				File: file, Line: line, Column: column, Path: "id", Rule: VanishedID, Severity: warning,
				Message: fmt.Sprintf("version %s had the card %q, and no card here says that it was it", i.past.Version, id),
				Fix:     "if it has another id now, write " + i.wasLine(&deck.Card{}, l) + " there; if it goes, retire it: " + retire,
			})
		case same[l]:
			i.report(c, "id", VanishedID, warning, "write "+i.wasLine(c, l), "this card has the text of %q, which version %s had and no card here says it was", id, i.past.Version)
		default:
			i.report(c, "id", VanishedID, warning, "if it is that card, write "+i.wasLine(c, l)+"; if that one goes, retire it: "+retire,
				"this card says nearly what %q said, which version %s had and no card here says it was", id, i.past.Version)
		}
	}
	for _, l := range ended {
		if c := became[l]; c != nil {
			i.report(c, "id", LostWas, warning, "write "+i.wasLine(c, l)+": who learned it then goes on with it",
				"this card has the text of %q, which was released and went with version %s", i.short(l.ID()), l.Last)
		}
	}
}

// movedTo returns where a card of another deck says that it was one; nothing where none is known.
func (i *identity) movedTo(l *ledger.Line) string {
	if i.moved == nil {
		return ""
	}
	return i.moved(l.ID())
}

// renamed returns the cards that have the text of those that are gone, and whether it is the same; of those that went
// by a release only where it is the same. No card stands for two.
func (i *identity) renamed(gone, ended []*ledger.Line) (became map[*ledger.Line]*deck.Card, same map[*ledger.Line]bool) {
	became, same = map[*ledger.Line]*deck.Card{}, map[*ledger.Line]bool{}
	var fresh []*deck.Card
	for n := range i.deck.Cards {
		if c := &i.deck.Cards[n]; i.lineOf[c] == nil && i.line[i.full(c.ID)] == nil {
			fresh = append(fresh, c)
		}
	}
	if len(fresh) == 0 {
		return became, same
	}
	was := i.lastTexts()
	byText := map[string][]*deck.Card{}
	for _, c := range fresh {
		keys := []string{saidBy(c)}
		if len(gone) > 0 {
			keys = append(keys, i.contentOf(c))
		}
		for _, key := range keys {
			byText[key] = append(byText[key], c)
		}
	}
	taken := map[*deck.Card]bool{}
	take := func(l *ledger.Line, all []*deck.Card) {
		for _, c := range all {
			if became[l] == nil && !taken[c] {
				became[l], taken[c] = c, true
			}
		}
	}
	for _, l := range gone {
		take(l, byText[l.Content])
		if old := was[l.ID()]; old != nil {
			take(l, byText[saidBy(old)])
		}
		same[l] = became[l] != nil
	}
	for _, l := range ended {
		if old := was[l.ID()]; old != nil {
			take(l, byText[saidBy(old)])
		}
	}
	fresh = slices.DeleteFunc(fresh, func(c *deck.Card) bool { return taken[c] })
	left := slices.DeleteFunc(slices.Clone(gone), func(l *ledger.Line) bool { return same[l] || was[l.ID()] == nil })
	const tooMany = 250_000 // pairs to compare: then somebody gave all cards new ids and texts
	if len(fresh)*len(left) <= tooMany {
		words := make([]cardWords, len(fresh))
		for n, c := range fresh {
			words[n] = cardWords{c, wordsOf(c)}
		}
		for _, l := range left {
			take(l, nearestTo(was[l.ID()], words, taken))
		}
	}
	return became, same
}

// contentOf returns the hash of a card by which a ledger knows it, if it shows no pictures: their bytes are
// not looked at.
func (i *identity) contentOf(c *deck.Card) string {
	return i.hasher.Hashes(c, func(string) (string, bool) { return "", false }).Content
}

// saidBy returns all that a card says, white space aside.
func saidBy(c *deck.Card) string {
	said := []string{string(c.Kind)}
	for _, e := range c.Texts() {
		said = append(said, e.Path, strings.Join(strings.Fields(e.Text), " "))
	}
	return strings.Join(said, "\n")
}

// nearestTo returns the card that shares most words with one, at least three fifths; none where no card does.
func nearestTo(old *deck.Card, fresh []cardWords, taken map[*deck.Card]bool) []*deck.Card {
	const least = 0.6
	var best *deck.Card
	most := 0.0
	words := wordsOf(old)
	for _, other := range fresh {
		if taken[other.card] {
			continue
		}
		common := 0
		for w := range other.words {
			if words[w] {
				common++
			}
		}
		if share := 2 * float64(common) / float64(len(words)+len(other.words)); share >= least && share > most {
			best, most = other.card, share
		}
	}
	if best == nil {
		return nil
	}
	return []*deck.Card{best}
}

// cardWords are the words of a card.
type cardWords struct {
	card  *deck.Card
	words map[string]bool
}

// wordsOf returns the words of what a card asks and answers.
func wordsOf(c *deck.Card) map[string]bool {
	words := map[string]bool{}
	for _, text := range slices.Concat([]string{c.Text, c.Answer}, c.Points) {
		for _, w := range fold(text) {
			words[w] = true
		}
	}
	return words
}
