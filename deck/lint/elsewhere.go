package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"goodcard/deck/spelling"
	"goodcard/deck/strictyaml"
)

// unknownElsewhere reports references to concepts that another deck, where it is to be found, does not
// have. One that is not to be found may come.
func unknownElsewhere(l *linter) {
	if l.concepts == nil {
		return
	}
	found := map[string][]string{}
	check := func(refs []string, report func(i int, fix, message string, args ...any)) {
		for i, ref := range refs {
			other, concept, _ := strings.Cut(ref, "/")
			if concept == "" || other == l.deck.ID {
				continue
			}
			known, looked := found[other]
			if !looked {
				known = l.concepts(other)
				found[other] = known
			}
			if len(known) > 0 && !slices.Contains(known, concept) {
				near := spelling.Nearest(concept, known)
				if near != "" {
					near = other + "/" + near
				}
				report(i, cmp.Or(spelling.DidYouMean(near), "write one that it has, or add it there"), "there is no concept %q in the deck %s", concept, other)
			}
		}
	}
	for _, c := range l.deck.Concepts {
		for key, refs := range map[string][]string{"needs": c.Needs, "confused-with": c.ConfusedWith} {
			check(refs, func(i int, fix, message string, args ...any) {
				l.reportDeck(fmt.Sprintf("concepts.%s.%s[%d]", c.ID, key, i), fix, message, args...)
			})
		}
	}
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		check(c.Concepts, func(i int, fix, message string, args ...any) {
			path := fmt.Sprintf("concept[%d]", i)
			if len(c.Concepts) == 1 && !slices.ContainsFunc(l.deck.Places(c.ID), func(p strictyaml.Place) bool { return p.Path == path }) {
				path = "concept"
			}
			l.report(c, path, fix, message, args...)
		})
	}
}
