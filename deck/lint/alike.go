package lint

import (
	"strings"

	"goodcard/deck"
	"goodcard/deck/spelling"
)

// alikeKey returns what is compared of a text that is typed: capitals, spaces and the signs of a
// typesetter make no difference.
func alikeKey(text string) string { return strings.Join(strings.Fields(spelling.Fold(text)), " ") }

// idleAccept reports other answers to be typed that are no others.
func idleAccept(l *linter, c *deck.Card) {
	eachAlike(c.Answers(), func(e, before deck.Passage) {
		l.report(c, e.Path, "delete it", "%q counts as right already, as %q does: capitals, spaces and typographic signs make no difference", e.Text, before.Text)
	})
}

// alikeTexts reports options, points and wordings that differ in nothing that a learner is sure to see. What
// differs in nothing at all is an error.
func alikeTexts(l *linter, c *deck.Card) {
	for _, list := range [][]deck.Passage{c.Options(), deck.Passages("points", c.Points), l.questions(c)} {
		eachAlike(list, func(e, before deck.Passage) {
			if deck.TextHash(e.Text) != deck.TextHash(before.Text) {
				l.report(c, e.Path, "delete one of them, or say something else", "%s and %s differ in capitals, spaces or typographic signs alone", deck.Spoken(e.Path), deck.Spoken(before.Path))
			}
		})
	}
}

// eachAlike calls report for each of some texts that is like an earlier one.
func eachAlike(all []deck.Passage, report func(e, before deck.Passage)) {
	if len(all) < 2 {
		return
	}
	seen := map[string]deck.Passage{}
	for _, e := range all {
		key := alikeKey(e.Text)
		if before, twice := seen[key]; twice {
			report(e, before)
		} else if strings.TrimSpace(key) != "" {
			seen[key] = e
		}
	}
}
