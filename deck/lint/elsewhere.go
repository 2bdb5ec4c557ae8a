package lint

import (
	"cmp"
	"fmt"
	"strings"

	"goodcard/deck/spelling"
)

// unknownElsewhere reports references to concepts that another deck, where it is to be found, does not
// have. One that is not to be found may come.
func unknownElsewhere(l *linter) {
	l.eachElsewhere(func(other, concept string, known names, report placed) {
		if len(known.all) == 0 || known.have[concept] {
			return
		}
		near := known.nearest(concept)
		if near != "" {
			near = other + "/" + near
		}
		report(cmp.Or(spelling.DidYouMean(near), "write one that it has, or add it there"), "there is no concept %q in the deck %s", concept, other)
	})
}

// unknownDeck reports the first reference to each deck that is not to be found, which may be a slip in its
// id. One that is to be found and has no concepts cannot be told from it.
func unknownDeck(l *linter) {
	reported := map[string]bool{}
	l.eachElsewhere(func(other, _ string, known names, report placed) {
		if len(known.all) == 0 && !reported[other] {
			report("mend its id, install it, or name it beside this one", "no deck %s with concepts is to be found, so that nothing waits for what is needed of it", other)
			reported[other] = true
		}
	})
}

// names are the ids that another deck has.
type names struct {
	all  []string
	have map[string]bool
}

func namesOf(all []string) names {
	have := make(map[string]bool, len(all))
	for _, name := range all {
		have[name] = true
	}
	return names{all, have}
}

// nearest returns the one that is near a misspelt name; none where they are too many to compare each with.
func (n names) nearest(name string) string {
	if len(n.all) > spelling.Few {
		return ""
	}
	return spelling.Nearest(name, n.all)
}

// placed adds a problem at a reference.
type placed func(fix, message string, args ...any)

// eachElsewhere calls check for each reference to a concept of another deck, with the concepts that it
// has; none where it is not to be found.
func (l *linter) eachElsewhere(visit func(deck, concept string, known names, report placed)) {
	if l.concepts == nil {
		return
	}
	found := map[string]names{}
	check := func(refs []string, report func(i int, fix, message string, args ...any)) {
		for i, ref := range refs {
			other, concept, _ := strings.Cut(ref, "/")
			if concept == "" || other == l.deck.ID {
				continue
			}
			known, looked := found[other]
			if !looked {
				known = namesOf(l.concepts(other))
				found[other] = known
			}
			visit(other, concept, known, func(fix, message string, args ...any) { report(i, fix, message, args...) })
		}
	}
	for _, c := range l.deck.Concepts {
		for _, list := range []struct {
			key  string
			refs []string
		}{{"needs", c.Needs}, {"confused-with", c.ConfusedWith}} {
			check(list.refs, func(i int, fix, message string, args ...any) {
				l.reportDeck(fmt.Sprintf("concepts.%s.%s[%d]", c.ID, list.key, i), fix, message, args...)
			})
		}
	}
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		check(c.Concepts, func(i int, fix, message string, args ...any) {
			path := fmt.Sprintf("concept[%d]", i)
			if _, listed := l.stands.at(c.ID, path); !listed {
				path = "concept"
			}
			l.report(c, path, fix, message, args...)
		})
	}
}
