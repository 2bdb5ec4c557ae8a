package release

import (
	"fmt"
	"testing"
)

// Only a command that says of a release what was recorded of it, all of it and nothing else, repeats it.
func TestRepeats(t *testing.T) {
	a := newAuthor(t)
	for _, id := range []string{"left", "right", "old"} {
		a.adds(fmt.Sprintf("  - id: %s\n    ask: \"Which goal is %s of the two?\"\n    answer: It is %s.\n", id, id, id))
	}
	a.releases()
	if !Repeats(a.path, "1.0.0", Options{}) || Repeats(a.path, "1.0.0", Options{Whys: []Why{{"door", "x"}}}) {
		t.Error("a first release")
	}
	a.drops("door")
	a.edits("answer: Goodhart", "answer: Campbell")
	a.edits("id: left\n", "id: both\n    was: [left]\n")
	a.drops("right")
	a.edits("It is old.", "It is of old.")
	for _, id := range []string{"green", "near"} {
		a.adds(fmt.Sprintf("  - id: %s\n    ask: \"Which goal is %s of the two?\"\n    answer: It is %s.\n", id, id, id))
	}
	split, merged, old := "door=split:green,near", "left,right=merged:both", "old=clarified"
	whys := []Why{{"door", "Two"}, {"law", "Wrong"}, {"both", "One"}}
	plan, err := Make(a.path, Options{Changes: []string{split, merged, old}, Whys: whys, Now: a.now.AddDate(0, 0, 1)})
	if err != nil {
		t.Fatal(err, hintOf(err))
	}
	if err := plan.Write(); err != nil {
		t.Fatal(err)
	}
	all := []string{split, merged, old}
	for _, tt := range []struct {
		name    string
		version string
		changes []string
		whys    []Why
		want    bool
	}{
		{"the same", "", all, whys, true},
		{"its version", plan.Deck.Version, all, whys, true},
		{"another version", "9.0.0", all, whys, false},
		{"in another order, with other names of the cards", "", []string{"goals/old=clarified", "right,left=merged:both", "door=split:near,green"}, []Why{{"right", "One"}, {"goals/law", "Wrong"}, {"near", "Two"}}, true},
		{"another reason", "", all, []Why{{"door", "Two"}, {"law", "Another"}, {"both", "One"}}, false},
		{"two reasons", "", all, append([]Why{{"near", "Another"}}, whys...), false},
		{"a reason less", "", all, whys[1:], false},
		{"a reason more", "", all, append([]Why{{"old", "x"}}, whys...), false},
		{"a reason for a card in which nothing changed", "", all, append([]Why{{"gaps", "x"}}, whys...), false},
		{"a reason for a card that is not there", "", all, append([]Why{{"nix", "x"}}, whys...), false},
		{"another change", "", []string{split, merged, "law=clarified"}, whys, false},
		{"the change of a card that is not there", "", append([]string{"nix=clarified"}, all...), whys, false},
		{"a change that is none", "", append([]string{"old"}, all...), whys, false},
		{"other parts", "", []string{"door=split:green,old", merged, old}, whys, false},
		{"no split", "", []string{merged, old}, whys, false},
		{"merged into another", "", []string{split, "left,right=merged:law", old}, whys, false},
		{"one more merged", "", []string{split, "left,right,nix=merged:both", old}, whys, false},
		{"nothing", "", nil, nil, false},
	} {
		if got := Repeats(a.path, plan.Deck.Version, Options{Version: tt.version, Changes: tt.changes, Whys: tt.whys}); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
	if Repeats(a.path, "1.0.0", Options{}) {
		t.Error("an earlier release")
	}
}
