package study

import (
	"fmt"
	"strings"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
	"goodcard/history"
	"goodcard/storage"
)

// What the first lines of an own version say: of a new one, and of a text taken up again. Both
// are as many lines, so that the card stays where it is.
const (
	freshHead = "# Your own version of a card. It stays when the deck is updated.\n" +
		"# Save and close the file to keep it; empty the file to go back to the deck's version.\n"
	keptHead = "# You wrote this text earlier, and it could not be saved: the card is asked without it.\n" +
		"# Save and close the file to keep it; empty the file to drop this text and leave the card as it is.\n"
)

// ownHead returns what stands above the card in the learner's own version of it: what the file
// is, as comments what an editor of it should know, and the keys of a deck.
func ownHead(d storage.Deck, theirs *deck.Card, open *history.Overlay) string {
	var head strings.Builder
	head.WriteString(freshHead)
	comment := func(label string, v deck.Value) {
		for _, line := range v.Lines() {
			head.WriteString("#   " + named(label) + ": " + strictyaml.Quote(line) + "\n")
		}
	}
	for _, m := range open.Moved {
		head.WriteString("# The author changed " + strictyaml.Quote(m.Key) + " since you made your version of it.\n")
		comment("was", m.Was)
		comment("now", m.Now)
	}
	for _, v := range OwnVersions(theirs, open) {
		if v.State != NotAsked && v.State != NotFitting {
			continue
		}
		fmt.Fprintf(&head, "# Another version of yours, of %s, says:\n", v.Time().Format("2 Jan 2006 15:04"))
		for _, f := range v.Fields {
			comment(f.Key, f.Mine)
		}
	}
	fmt.Fprintf(&head, "format: 1\nid: %s\ntitle: %s\nversion: %s\ncards:\n", d.ID, strictyaml.Quote(d.Title), d.Version)
	return head.String()
}

// named returns the key of a text as it stands in a comment. One that another device made up may
// hold anything.
func named(key string) string {
	if quoted := strictyaml.Quote(key); quoted != `"`+key+`"` {
		return quoted
	}
	return key
}
