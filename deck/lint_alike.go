package deck

import (
	"strings"

	"goodcard/deck/spelling"
)

// alikeKey returns what is compared of a text that is typed: capitals, spaces and the signs of a
// typesetter make no difference.
func alikeKey(text string) string { return collapsed(spelling.Fold(text)) }

// idleAccept reports other answers to be typed that are no others.
func idleAccept(l *linter, c *Card) {
	eachAlike(c.answers(), func(e, before entry) {
		l.report(c, e.path, "delete it", "%q counts as right already, as %q does: capitals, spaces and typographic signs make no difference", e.text, before.text)
	})
}

// alikeTexts reports options, points and wordings that differ in nothing that a learner is sure to see. What
// differs in nothing at all is an error.
func alikeTexts(l *linter, c *Card) {
	for _, list := range [][]entry{c.options(), entries("points", c.Points), c.questions()} {
		eachAlike(list, func(e, before entry) {
			if TextHash(e.text) != TextHash(before.text) {
				l.report(c, e.path, "delete one of them, or say something else", "%s and %s differ in capitals, spaces or typographic signs alone", spoken(e.path), spoken(before.path))
			}
		})
	}
}

// eachAlike calls report for each of some texts that is like an earlier one.
func eachAlike(all []entry, report func(e, before entry)) {
	if len(all) < 2 {
		return
	}
	seen := map[string]entry{}
	for _, e := range all {
		key := alikeKey(e.text)
		if before, twice := seen[key]; twice {
			report(e, before)
		} else if strings.TrimSpace(key) != "" {
			seen[key] = e
		}
	}
}
