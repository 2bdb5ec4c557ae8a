package decks_test

import (
	"fmt"
	"strings"
	"unicode"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/deck/spelling"
)

// homeFaults are concepts that two decks define. Another deck refers to one.
func homeFaults(s *set) (faults []string) {
	homes, names := map[string]string{}, map[string]string{}
	for _, d := range s.decks {
		for _, c := range d.Concepts {
			full, name := d.ID+"/"+c.ID, folded(c.Name)
			if home := homes[c.ID]; home != "" {
				faults = append(faults, fmt.Sprintf("%s has two homes, %s and %s: write %s/%s in one of them", c.ID, home, d.ID, home, c.ID))
			} else if other := names[name]; other != "" {
				faults = append(faults, fmt.Sprintf("%s and %s have one name, %q", other, full, c.Name))
			}
			homes[c.ID], names[name] = d.ID, full
		}
	}
	return faults
}

// questionFaults are questions that two cards ask: in any wording, kept back or not, and whatever options they offer.
func questionFaults(s *set) (faults []string) {
	asking := map[string]string{}
	s.each(func(d *deck.Deck, c *deck.Card) {
		full := d.ID + "/" + c.ID
		own := map[string]bool{}
		for _, q := range questions(c) {
			key := folded(q)
			if other := asking[key]; other != "" && other != full && !own[key] {
				faults = append(faults, fmt.Sprintf("%s and %s ask one question, %q", other, full, q))
			}
			asking[key], own[key] = full, true
		}
	})
	return faults
}

// questions returns all that a card can ask: its wordings, and its answer where it is asked backwards.
func questions(c *deck.Card) (all []string) {
	for _, q := range c.Questions() {
		text := q.Text
		if c.Kind == deck.Cloze {
			text = deck.ClozeFront(text, 0)
		}
		all = append(all, text)
	}
	if c.BothWays {
		all = append(all, c.Answer)
	}
	return all
}

// folded returns the words of a Markdown text in one spelling.
func folded(text string) string { return strings.Join(wordsOf(text), " ") }

func wordsOf(text string) []string {
	return strings.FieldsFunc(spelling.Fold(markup.Line(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	})
}
