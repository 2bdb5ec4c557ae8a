package diff_test

import (
	"errors"
	"strings"
	"testing"

	"goodcard/deck/diff"
)

// What an author says and what cannot be so is told with what to do.
func TestCheck(t *testing.T) {
	const card = " | ask: What is %s of it all? | answer: A thing."
	cards := func(ids ...string) string {
		var all []string
		for _, id := range ids {
			id, more, _ := strings.Cut(id, " ")
			all = append(all, id+strings.ReplaceAll(card, "%s", id)+strings.ReplaceAll(more, "was", " | was"))
		}
		return strings.Join(all, "\n")
	}
	old := deckOf(t, head, cards("gate", "door", "window", "kept", "lamp"))
	new := deckOf(t, head, cards("kept", "left", "right", "moved was: [window]", "many was: [gate, door]"))
	split := func(card string, into ...string) diff.Told {
		return diff.Told{Split: []diff.SplitOf{{Card: card, Into: into}}}
	}
	merged := func(into string, cards ...string) diff.Told {
		return diff.Told{Merged: []diff.MergeOf{{Cards: cards, Into: into}}}
	}
	for _, tt := range []struct {
		name       string
		told       diff.Told
		what, next string // parts of what is said; empty: all is well
	}{
		{"nothing", diff.Told{}, "", ""},
		{"replaced", diff.Told{Replaced: []string{"kept", "d/moved", "window"}}, "", ""},
		{"replaced, of no card", diff.Told{Replaced: []string{"kepd"}}, `the deck has no card "kepd"`, `did you mean "kept"?`},
		{"replaced, of a new card", diff.Told{Replaced: []string{"left"}}, `"left" is new`, "leave out"},
		{"replaced, under the id that it had", diff.Told{Replaced: []string{"door"}}, "", ""},
		{"clarified", diff.Told{Clarified: []string{"kept", "d/moved"}}, "", ""},
		{"clarified, of no card", diff.Told{Clarified: []string{"kepd"}}, `the deck has no card "kepd"`, `did you mean "kept"?`},
		{"clarified, of a new card", diff.Told{Clarified: []string{"left"}}, `"left" is new`, "leave out"},
		{"clarified and replaced", diff.Told{Clarified: []string{"kept"}, Replaced: []string{"kept"}}, `it is told twice what became of "kept"`, "say it once"},
		{"split of no card", split("dor", "left", "right"), `the last version has no card "dor"`, `did you mean "door"?`},
		{"split into no card", split("kept", "lefd", "right"), `"kept" is still in the deck, so it was not split`, "delete the card"},
		{"split of a card that goes on", split("window", "left", "right"), `"window" goes on as "moved"`, `delete it under was of "moved"`},
		{"merged, of one", merged("left", "kept"), "two cards or more are merged", "name all cards"},
		{"merged, of a card that stays", merged("left", "kept", "window"), `"kept" is still in the deck, so it was not merged`, "delete the card"},
		{"merged, of a card that goes on elsewhere", merged("left", "window", "door"), `"window" is still in the deck as "moved"`, ""},
		{"merged into no card", merged("mani", "gate", "door"), `the deck has no card "mani"`, `did you mean "many"?`},
		{"merged with two histories", merged("many", "gate", "door"), `"many" has the history of 2`, "leave one of them under was"},
		{"merged into one of the last version, not named", merged("kept", "gate", "lamp"), `"kept" was in the last version already`, "name it too: kept,…=merged:kept"},
	} {
		check(t, tt.name, tt.told.Check(old, new), tt.what, tt.next)
	}

	typed := deckOf(t, head, "kept | type: What is kept of it all? | answer: thing\n"+cards("left"))
	check(t, "clarified, of another kind", diff.Told{Clarified: []string{"kept"}}.Check(old, typed), `"kept" is of another kind now, type and no longer ask`, "say why it changed")
	ways := deckOf(t, head, "kept | ask: What is kept of it all? | answer: A thing. | both-ways: true\n"+cards("left"))
	check(t, "clarified, with a direction more", diff.Told{Clarified: []string{"kept"}}.Check(old, ways), `"kept" asks for other directions or gaps than before`, "leave out")

	gone := deckOf(t, head, cards("kept", "left", "right", "third"))
	for _, tt := range []struct {
		name       string
		told       diff.Told
		what, next string
	}{
		{"replaced, of a card that went", diff.Told{Replaced: []string{"gate"}}, `"gate" is no longer in the deck`, "under was"},
		{"split", split("door", "left", "d/right"), "", ""},
		{"split into one", split("door", "left"), "a card is split into two or more", "was: [door]"},
		{"split into no card", split("door", "lefd", "right"), `the deck has no card "lefd"`, `did you mean "left"?`},
		{"split into an old card", split("door", "kept", "right"), `"kept" was in the last version already`, "name cards that are new"},
		{"split into one twice", split("door", "left", "left"), `it is told twice what "left" came of`, "say it once"},
		{"split twice", diff.Told{Split: []diff.SplitOf{{Card: "door", Into: []string{"left", "right"}}, {Card: "d/door", Into: []string{"third", "right"}}}}, `it is told twice what became of "d/door"`, "say it once"},
		{"a part of two", diff.Told{Split: []diff.SplitOf{{Card: "door", Into: []string{"left", "right"}}, {Card: "gate", Into: []string{"third", "right"}}}}, `it is told twice what "right" came of`, "say it once"},
		{"split and merged", diff.Told{Split: []diff.SplitOf{{Card: "door", Into: []string{"left", "right"}}}, Merged: []diff.MergeOf{{Cards: []string{"door", "gate"}, Into: "third"}}}, `it is told twice what became of "door"`, "say it once"},
		{"merged twice", diff.Told{Merged: []diff.MergeOf{{Cards: []string{"door", "gate"}, Into: "third"}, {Cards: []string{"door", "window"}, Into: "third"}}}, `it is told twice what "third" came of`, "at once"},
		{"merged with one twice", merged("third", "door", "door"), `it is told twice what became of "door"`, "say it once"},
		{"merged into one that stays", merged("kept", "kept", "door"), "", ""},
	} {
		check(t, tt.name, tt.told.Check(old, gone), tt.what, tt.next)
	}
}

func check(t *testing.T, name string, err error, what, next string) {
	t.Helper()
	misfit, _ := errors.AsType[*diff.Misfit](err)
	switch {
	case what == "" && err != nil:
		t.Errorf("%s: %v", name, err)
	case what == "":
	case misfit == nil || !strings.Contains(misfit.What, what) || !strings.Contains(misfit.Hint(), next):
		t.Errorf("%s: %v, hint %v; want %s, hint %s", name, err, misfit, what, next)
	}
}

// What does not fit is left out, and the rest holds.
func TestWhatDoesNotFitIsLeftOut(t *testing.T) {
	old := deckOf(t, head, "a | ask: What is the first? | answer: One.\nb | ask: What is the other? | answer: Two.")
	new := deckOf(t, head, "a | ask: What is the first? | answer: Another.")
	told := diff.Told{Replaced: []string{"a", "nothing"}, Split: []diff.SplitOf{{Card: "b", Into: []string{"x", "y"}}}}
	if got := summary(diff.Compare(old, new, told)); got != "replaced a; retired b" {
		t.Error(got)
	}
}

func TestSuggestions(t *testing.T) {
	const wings = "both | ask: What do the left wing and the right wing of the house hold? | answer: The left wing holds bedrooms and a stair, and the right wing the kitchen and a cellar."
	const left = "left | ask: What does the left wing of the house hold? | answer: Bedrooms and a stair."
	const right = "right | ask: What does the right wing of the house hold? | answer: The kitchen and a cellar."
	for _, tt := range []struct{ name, old, new, want string }{
		{"split", wings, left + "\n" + right, "both=split:left,right"},
		{"merged", left + "\n" + right, wings, "left,right=merged:both"},
		{"merged into one that stays", left + "\n" + right, strings.Replace(wings, "both", "left", 1), "left,right=merged:left"},
		{"another id", wings, strings.Replace(wings, "both", "house", 1), " cosmetic both>house"},
		{"nothing alike", wings, "x | ask: Who wrote the book on trees? | answer: Nobody knows.", ""},
		{"one part alone", wings, left, ""},
		{"some words alone", wings, "x | ask: Who sweeps the house and the stair each week, and for how much money? | answer: The old gardener.\n" +
			"y | ask: When did the right party win the vote of the county? | answer: Long ago, in the kitchen of a king.", ""},
		{"nothing went", left, left + "\n" + right, ""},
		{"said under was", wings, "x" + strings.TrimPrefix(wings, "both") + " | was: [both]", ""},
	} {
		var got []string
		for _, s := range diff.Compare(deckOf(t, head, tt.old), deckOf(t, head, tt.new), diff.Told{}).Suggestions {
			if s.Flag() != "" {
				got = append(got, s.Flag())
			} else {
				got = append(got, " "+string(s.Kind)+" "+strings.Join(s.Cards, ",")+">"+strings.Join(s.Into, ","))
			}
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What is told of a guess is what a release takes.
func TestASuggestionFits(t *testing.T) {
	old := deckOf(t, head, "a | ask: What do the cat and the dog of the neighbours eat? | answer: The cat eats mice, the dog bones.")
	new := deckOf(t, head, "b | ask: What does the cat of the neighbours eat? | answer: Mice.\nc | ask: What does the dog of the neighbours eat? | answer: Bones.")
	all := diff.Compare(old, new, diff.Told{}).Suggestions
	if len(all) != 1 || all[0].Kind != diff.Split {
		t.Fatal(all)
	}
	told := diff.Told{Split: []diff.SplitOf{{Card: all[0].Cards[0], Into: all[0].Into}}}
	if err := told.Check(old, new); err != nil {
		t.Fatal(err)
	}
	if got := diff.Compare(old, new, told); summary(got) != "split a>b,c" || len(got.Suggestions) > 0 {
		t.Error(summary(got), got.Suggestions)
	}
}

// A list tells which entry was worded anew, which came and which went.
func TestFields(t *testing.T) {
	for _, tt := range []struct{ name, old, new, want string }{
		{"reworded", "[Say what it is.]", "[Tell what it is.]", "also Say what it is.>Tell what it is."},
		{"another one", "[Say what the thing is.]", "[Name whoever wrote the book down.]", "also >Name whoever wrote the book down.; also Say what the thing is.>"},
		{"one more, in front", "[Say what it is.]", "[Name it., Say what it is.]", "also >Name it."},
		{"in another order", "[Say what it is., Name it.]", "[Name it., Say what it is.]", "also moved"},
		{"swapped and reworded", "[Say what it is., Name it and its use.]", "[Name it and its uses., Say what it is.]", "also Name it and its use.>Name it and its uses."},
	} {
		const card = "a | ask: What is it? | answer: A thing. | also: "
		got := diff.Compare(deckOf(t, head, card+tt.old), deckOf(t, head, card+tt.new), diff.Told{}).Changes
		var fields []string
		for _, f := range got[0].Fields {
			if f.Moved {
				fields = append(fields, f.Key+" moved")
			} else {
				fields = append(fields, f.Key+" "+f.Old+">"+f.New)
			}
		}
		if strings.Join(fields, "; ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, fields, tt.want)
		}
	}
}

func TestADraftIsTold(t *testing.T) {
	const card = "a | ask: What is it? | answer: A thing."
	if got := diff.Compare(deckOf(t, head, card), deckOf(t, head, card+" | draft: true"), diff.Told{}).Changes; len(got) != 1 || !got[0].Draft {
		t.Errorf("%+v", got)
	}
	if got := diff.Compare(deckOf(t, head, card), deckOf(t, head, ""), diff.Told{}).Changes; len(got) != 1 || got[0].Draft {
		t.Errorf("%+v", got)
	}
}
