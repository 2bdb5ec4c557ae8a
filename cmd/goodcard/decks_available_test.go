package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/study"
)

// Of each deck that can be installed stand the command, its name and what it teaches, at every width.
func TestAvailableDecks(t *testing.T) {
	available := []study.Available{
		{ID: "goals", Title: "Goals and what they are good for", About: "How a goal is set, and what becomes of it once somebody pursues it with more skill than care.", Cards: 84, Items: 91},
		{ID: "path-101", Title: "The first steps", About: "Eight short units out of all decks."},
	}
	for width, want := range map[int]string{
		80: `
goodcard install goals
  Goals and what they are good for, 91 items of 84 cards
  How a goal is set, and what becomes of it once somebody pursues it with
  more skill than care.

goodcard install path-101
  The first steps
  Eight short units out of all decks.
`,
		50: `
goodcard install goals
  Goals and what they are good for, 91 items of 84
  cards
  How a goal is set, and what becomes of it once
  somebody pursues it with more skill than care.

goodcard install path-101
  The first steps
  Eight short units out of all decks.
`,
	} {
		var b strings.Builder
		writeAvailable(&output{w: &b, people: true, width: width}, available)
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("at %d columns (-want +got):\n%s", width, diff)
		}
	}
	for json, want := range map[bool]string{
		false: "goals\tGoals and what they are good for\t91 items of 84 cards\t" + available[0].About + "\npath-101\tThe first steps\t\t" + available[1].About + "\n",
		true:  `[{"id":"goals","title":"Goals and what they are good for","about":"` + available[0].About + `","cards":84,"items":91},{"id":"path-101","title":"The first steps","about":"` + available[1].About + `","cards":0,"items":0}]` + "\n",
	} {
		var b strings.Builder
		if err := listAvailable(&output{w: &b, json: json}, available); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("for programs (-want +got):\n%s", diff)
		}
	}
}
