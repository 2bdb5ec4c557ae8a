package release

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/deck"
	"goodcard/deck/diff"
)

// What several releases recorded is told of the first and the last version, as far as it leads from one to the other.
func TestRecordedIsToldAgain(t *testing.T) {
	const parts = "  - id: %s\n    ask: \"Which goal is %s of the two?\"\n    answer: It is %s.\n"
	add := func(a *author, ids ...string) {
		for _, id := range ids {
			a.adds(fmt.Sprintf(parts, id, id, id))
		}
	}
	type step struct {
		edit func(a *author)
		args []string
	}
	reword := step{func(a *author) { a.edits("The green door, and the nearest door", "Green ones and near ones") }, []string{"--change", "door=clarified"}}
	for _, tt := range []struct {
		name  string
		steps []step
		after func(a *author) // an edit that is not released
		want  diff.Told
	}{
		{"nothing", []step{{func(a *author) { add(a, "more") }, nil}}, nil, diff.Told{}},
		{"split in two releases", []step{
			{func(a *author) { a.drops("door"); add(a, "green", "near") }, []string{"--change", "door=split:green,near", "--why", "door=x"}},
			{func(a *author) { a.drops("near"); add(a, "far", "close") }, []string{"--change", "near=split:far,close", "--why", "near=x"}},
		}, nil, diff.Told{Split: []diff.SplitOf{{Card: "goals/door", Into: []string{"goals/green", "goals/far", "goals/close"}}}}},
		{"split, and a part renamed", []step{
			{func(a *author) { a.drops("door"); add(a, "green", "near") }, []string{"--change", "door=split:green,near", "--why", "door=x"}},
			{func(a *author) { a.edits("id: near\n", "id: close\n    was: [near]\n") }, nil},
		}, nil, diff.Told{Split: []diff.SplitOf{{Card: "goals/door", Into: []string{"goals/green", "goals/close"}}}}},
		{"merged into a new one", []step{
			{func(a *author) { a.drops("door"); a.drops("law"); add(a, "both") }, []string{"--change", "door,law=merged:both", "--why", "both=x"}},
		}, nil, diff.Told{Merged: []diff.MergeOf{{Cards: []string{"goals/door", "goals/law"}, Into: "goals/both"}}}},
		{"merged into one of them", []step{
			{func(a *author) { a.drops("law") }, []string{"--change", "door,law=merged:door", "--why", "door=x"}},
		}, nil, diff.Told{Merged: []diff.MergeOf{{Cards: []string{"goals/door", "goals/law"}, Into: "goals/door"}}}},
		{"clarified", []step{reword}, nil, diff.Told{Clarified: []string{"goals/door"}}},
		{"clarified, and another thing since", []step{reword}, func(a *author) { a.edits("Green ones and near ones", "None") }, diff.Told{}},
		{"clarified, and another thing in the next release", []step{reword,
			{func(a *author) { a.edits("Green ones and near ones", "None") }, []string{"--why", "door=x"}}}, nil, diff.Told{}},
		{"replaced, then clarified", []step{
			{func(a *author) { a.edits("The green door, and the nearest door", "None") }, []string{"--change", "door=replaced", "--why", "door=x"}},
			{func(a *author) { a.edits("answer: None", "answer: Green ones") }, []string{"--change", "door=clarified"}},
		}, nil, diff.Told{Replaced: []string{"goals/door"}}},
		{"replaced and released in between, from a text that no release had", []step{
			{func(a *author) { a.edits("The green door, and the nearest door", "None") }, []string{"--change", "door=replaced", "--why", "door=x"}},
		}, nil, diff.Told{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := newAuthor(t)
			a.releases()
			old, err := deck.Load(a.path)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range tt.steps {
				s.edit(a)
				a.releases(s.args...)
			}
			if tt.after != nil {
				tt.after(a)
			}
			now, err := deck.Load(a.path)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(tt.name, "no release had") {
				old.Cards[0].Answer = "Something else."
			}
			r, wrong := ReadRecorded(a.path)
			if wrong != nil {
				t.Fatal(wrong)
			}
			told := r.Told(Version{Deck: old}, Version{Deck: now})
			if since := r.Told(Version{Deck: now}, Version{Deck: now}); len(since.Replaced)+len(since.Clarified)+len(since.Split)+len(since.Merged) > 0 {
				t.Errorf("of the last version and itself: %+v", since)
			}
			if err := told.Check(old, now); err != nil {
				t.Errorf("what is told does not fit: %v", err)
			}
			told.Retired = nil
			if d := cmp.Diff(tt.want, told); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}
