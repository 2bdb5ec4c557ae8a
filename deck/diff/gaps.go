package diff

import (
	"maps"
	"slices"
	"strings"

	"goodcard/deck"
)

// gaps are what a cloze text hides, by number.
type gaps struct {
	targets, hints map[int][]string
}

func gapsOf(text string) gaps {
	g := gaps{map[int][]string{}, map[int][]string{}}
	segments, _ := deck.ParseCloze(text) // a deck that was read has no faults in it
	for _, s := range segments {
		if s.Group > 0 {
			g.targets[s.Group] = append(g.targets[s.Group], s.Text)
			if s.Hint != "" {
				g.hints[s.Group] = append(g.hints[s.Group], s.Hint)
			}
		}
	}
	return g
}

// cloze returns the kind of change between two cloze texts. Who has learned a gap knows what it hides; what
// stands around it asks for that.
func (v *vocabulary) cloze(old, new string) Kind {
	if strings.TrimSpace(old) == strings.TrimSpace(new) {
		return ""
	}
	kind := Cosmetic
	was, is := gapsOf(old), gapsOf(new)
	for _, n := range slices.Sorted(maps.Keys(was.targets)) {
		targets, kept := is.targets[n]
		if !kept || len(targets) != len(was.targets[n]) {
			return Meaning
		}
		for i, target := range was.targets[n] {
			kind = graver(kind, v.wording(target, targets[i], hidden))
		}
		if !slices.Equal(was.hints[n], is.hints[n]) {
			kind = graver(kind, Clarified)
		}
	}
	if len(is.targets) > len(was.targets) {
		kind = graver(kind, Clarified)
	}
	return graver(kind, v.wording(deck.ClozeFront(old, 0), deck.ClozeFront(new, 0), prompt))
}
