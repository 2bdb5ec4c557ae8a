package history_test

import (
	"testing"

	"goodcard/history"
	"goodcard/scheduler"
)

// What is taken back is called as the words of docs/words.md have it, the same in every front end.
func TestDeed(t *testing.T) {
	for _, tt := range []struct {
		kind        history.Kind
		grade       scheduler.Grade
		bare, named string
	}{
		{history.Review, scheduler.Good, "good", "good for d/a"},
		{history.Review, 2, "again (2)", "again (2) for d/a"},
		{history.Cram, scheduler.Again, "the practice answer", "the practice answer of d/a"},
		{history.Suspend, 0, "the suspension", "the suspension of d/a"},
		{history.Bury, 0, "the bury", "the bury of d/a"},
		{history.Unflag, 0, "the unflag", "the unflag of d/a"},
		{history.Note, 0, "the note", "the note of d/a"},
		{history.Edit, 0, "the edit", "the edit of d/a"},
		{history.Forget, 0, "the forget", "the forget of d/a"},
	} {
		e := history.Event{Entry: history.Entry{Item: "d/a", Kind: tt.kind, Grade: tt.grade}}
		if bare, named := e.Deed(false), e.Deed(true); bare != tt.bare || named != tt.named {
			t.Errorf("%v: %q and %q, want %q and %q", tt.kind, bare, named, tt.bare, tt.named)
		}
	}
}
