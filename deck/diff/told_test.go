package diff_test

import (
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/diff"
)

// Cards as they were and are, with what their author says of it.
func TestCardsThatComeAndGo(t *testing.T) {
	const a = "a | ask: What does the first thing in the house do? | answer: It stands there all the day."
	const b = "b | ask: What does the second thing in the garden do? | answer: It sleeps on the bench for ever."
	for _, tt := range []struct {
		name, old, new string
		told           diff.Told
		want           string
		step           diff.Step
	}{
		{"new", a, a + "\n" + b, diff.Told{}, "new b", diff.Minor},
		{"retired", a + "\n" + b, a, diff.Told{}, "retired b", diff.Major},
		{"in another order", a + "\n" + b, b + "\n" + a, diff.Told{}, "", diff.None},
		{"a draft comes", a, a + "\n" + b + " | draft: true", diff.Told{}, "", diff.None},
		{"a draft is accepted", b + " | draft: true", b, diff.Told{}, "new b", diff.Minor},
		{"a card is made a draft", a + "\n" + b, a + "\n" + b + " | draft: true", diff.Told{}, "retired b", diff.Major},
		{"another id", a, "c" + a[1:] + " | was: [a]", diff.Told{}, "cosmetic a>c", diff.Patch},
		{"another id, with the deck", a, "c" + a[1:] + " | was: [d/a]", diff.Told{}, "cosmetic a>c", diff.Patch},
		{"another id, without a word", a, "c" + a[1:], diff.Told{}, "new c; retired a", diff.Major},
		{"another id and another text", a, "c | ask: What does the first thing in the house do? | answer: Nobody knows. | was: [a]", diff.Told{}, "meaning a>c", diff.Major},
		{"another id for the second time", "b" + a[1:] + " | was: [a]", "c" + a[1:] + " | was: [a, b]", diff.Told{}, "cosmetic b>c", diff.Patch},
		{"an id between that nobody had", "a" + a[1:], "c" + a[1:] + " | was: [a, b]", diff.Told{}, "cosmetic a>c", diff.Patch},
		{"the first id again", "b" + a[1:] + " | was: [a]", "a" + a[1:] + " | was: [b]", diff.Told{}, "cosmetic b>a", diff.Patch},
		{"the id before is forgotten", "b" + a[1:] + " | was: [a]", "c" + a[1:] + " | was: [a]", diff.Told{}, "cosmetic b>c", diff.Patch},
		{"of another deck's card", a, a + "\n" + b + " | was: [other/a]", diff.Told{}, "new b", diff.Minor},
		{"a former id more", a, a + " | was: [z]", diff.Told{}, "cosmetic a", diff.Patch},
		{"replaced", a, strings.Replace(a, "first", "last", 1), diff.Told{Replaced: []string{"a"}}, "replaced a", diff.Major},
		{"said to be other words", a, strings.Replace(a, "all the day", "never", 1), diff.Told{Clarified: []string{"d/a"}}, "clarified a", diff.Patch},
		{"restored in other words", b, a + "\n" + b, diff.Told{Clarified: []string{"a"}, Retired: []deck.Card{{ID: "a", Kind: deck.Ask, Text: "Then?", Answer: "Now."}}}, "restored a", diff.Minor},

		{"split", a, b + "\nc" + b[1:], diff.Told{Split: []diff.SplitOf{{Card: "a", Into: []string{"c", "d/b"}}}}, "split a>c,b", diff.Major},
		{"merged into a new one", a + "\n" + b, "c" + a[1:], diff.Told{Merged: []diff.MergeOf{{Cards: []string{"a", "b"}, Into: "c"}}}, "merged a,b>c", diff.Major},
		{"merged into one of them", a + "\n" + b, a, diff.Told{Merged: []diff.MergeOf{{Cards: []string{"d/a", "b"}, Into: "a"}}}, "merged a,b>a", diff.Major},
		{"merged into one of another id", a + "\n" + b, "c" + a[1:] + " | was: [b]", diff.Told{Merged: []diff.MergeOf{{Cards: []string{"a", "b"}, Into: "c"}}}, "merged a,b>c", diff.Major},
		{"restored", b, a + "\n" + b, diff.Told{Retired: []deck.Card{{ID: "a", Kind: deck.Ask, Text: "Then?", Answer: "Now."}}}, "restored a", diff.Major},
		{"restored as it was", b, b + "\nx | ask: Then? | answer: Now.", diff.Told{Retired: []deck.Card{{ID: "x", Kind: deck.Ask, Text: "Then?", Answer: "Now."}}}, "restored x", diff.Minor},
		{"restored under another id", b, b + "\ny | ask: Then? | answer: Now. | was: [x]", diff.Told{Retired: []deck.Card{{ID: "x", Kind: deck.Ask, Text: "Then?", Answer: "Now."}}}, "restored x>y", diff.Minor},
	} {
		old, new := deckOf(t, head, tt.old), deckOf(t, head, tt.new)
		if err := tt.told.Check(old, new); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		got := diff.Compare(old, new, tt.told)
		if summary(got) != tt.want || got.Step != tt.step {
			t.Errorf("%s: %q, step %s; want %q, step %s", tt.name, summary(got), got.Step, tt.want, tt.step)
		}
	}
}
