package lint_test

import (
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
)

const throughDeck = `format: 1
id: d
title: D
version: 1.0.0
concepts:
  base: {name: Base}
  next: {name: Next, needs: [base]}
  far: {name: Far}
  bare: {name: Bare}
cards:
  - {id: base-1, concept: base, ask: 'What is the base of it all?', answer: One}
  - {id: base-2, concept: base, ask: 'Which base is the second one?', answer: Two}
  - {id: next-1, concept: next, ask: 'What comes next to the base?', answer: Three}
  - {id: renamed, was: [once, d/before], ask: 'What was called otherwise once?', answer: Six}
  - {id: both, concept: [next, far], ask: 'How does next differ from far?', answer: Four}
  - {id: draft, concept: far, ask: 'What is still a draft?', answer: Five, draft: true}
`

// Each path is checked beside the deck d and a path p, and one finding is expected where the mark stands.
func TestPaths(t *testing.T) {
	decks := map[string]*deck.Deck{}
	for _, text := range []string{throughDeck, "format: 1\nid: p\ntitle: P\nversion: 1.0.0\npath:\n  - {id: u, title: U, cards: [d/base-1]}\n"} {
		d, err := deck.Parse(text, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		decks[d.ID] = d
	}
	for _, test := range []struct{ name, units, rule, fix string }{
		{"sound", "  - {id: one, title: One, concepts: [d/base]}\n  - {id: two, title: Two, cards: [d/next-1]}\n", "", ""},
		{"no deck", "  - {id: one, title: One, cards: [d/base-1, ∑e/card, e/other]}\n", "path-no-deck", "mend its id, install it, or put it beside the path as e.yaml"},
		{"misspelt card", "  - {id: one, title: One, cards: [d/base-2, ∑d/bsae-1]}\n", "path-unknown", `did you mean "d/base-1"?`},
		{"misspelt concept", "  - {id: one, title: One, concepts: [d/base, ∑d/nxt]}\n", "path-unknown", `did you mean "d/next"?`},
		{"a draft", "  - {id: one, title: One, cards: [d/base-2, ∑d/draft]}\n", "path-unknown", "accept the draft, or leave it out"},
		{"a path", "  - {id: one, title: One, cards: [d/base-2, ∑p/card]}\n", "path-unknown", "name the decks whose cards it goes through"},
		{"a former id", "  - {id: one, title: One, cards: [d/base-2, ∑d/once]}\n", "path-former", "write d/renamed"},
		{"both ids", "  - {id: one, title: One, cards: [d/renamed, ∑d/before]}\n", "path-former", "delete it: the path names d/renamed too"},
		{"an idle unit", "  - {id: one, title: One, concepts: [d/base]}\n  - ∑{id: two, title: Two, cards: [d/base-1]}\n", "path-idle", "delete it, or name other cards"},
		{"an idle card", "  - {id: one, title: One, concepts: [d/base]}\n  - {id: two, title: Two, cards: [d/next-1, ∑d/base-1]}\n", "path-idle", "delete it, or name the cards of the concept one by one in the unit before"},
		{"an idle concept", "  - {id: one, title: One, concepts: [d/base, ∑d/bare]}\n", "path-idle", "delete it"},
		{"a need behind", "  - {id: one, title: One, cards: [∑d/next-1]}\n  - {id: two, title: Two, concepts: [d/base]}\n", "taught-later", "move d/base to this unit or before, or d/next behind it"},
		{"a contrast of nothing", "  - {id: one, title: One, concepts: [d/base]}\n  - {id: two, title: Two, concepts: [∑d/next]}\n", "untaught-contrast",
			"name the concept in a unit before, or the cards of this unit one by one without it"},
		{"a sign that turns text", "  - {id: one, title: ∑'\u202eOne', cards: [d/base-1]}\n", "invisible-character", "delete it"},
		{"backwards", "  - {id: one, title: One, opens: 2026-03-02, cards: [d/base-1]}\n  - {id: two, title: Two, opens: ∑2026-03-01, cards: [d/base-2]}\n", "opens-backwards", "mend the date, or move the unit"},
	} {
		t.Run(test.name, func(t *testing.T) {
			before, after, marked := strings.Cut("format: 1\nid: way\ntitle: Way\nversion: 1.0.0\npath:\n"+test.units, "∑")
			line, column := strings.Count(before, "\n")+1, len(before)-strings.LastIndexByte(before, '\n')
			d, err := deck.Parse("way.yaml", []byte(before+after))
			if err != nil {
				t.Fatal(err)
			}
			got := lint.Check(d, &lint.Options{Deck: func(id string) *deck.Deck { return decks[id] }})
			switch {
			case !marked && len(got) == 0:
			case len(got) != 1 || !marked:
				t.Errorf("findings:\n%s", report(got))
			case got[0].Rule != test.rule || got[0].Line != line || got[0].Column != column || got[0].Fix != test.fix:
				t.Errorf("%s at %d:%d (%s), want %s at %d:%d (%s)", got[0].Rule, got[0].Line, got[0].Column, got[0].Fix, test.rule, line, column, test.fix)
			}
			if blind := lint.Check(d, nil); len(blind) > 0 && test.rule != "opens-backwards" && test.rule != "invisible-character" {
				t.Errorf("without other decks:\n%s", report(blind))
			}
		})
	}
}
