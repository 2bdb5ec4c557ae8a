package study_test

import (
	"testing"
	"time"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/study"
)

// What a learner made of a card is the card as it is asked, with the newest note; and tells of
// when it was touched last, in seconds that no device has before.
func TestPersonal(t *testing.T) {
	t.Parallel()
	w := newWorld(t, deckOf("inner-outer", 3))
	personal := func(card string) (study.Personal, bool) {
		t.Helper()
		all, err := w.Personal(t.Context())
		w.must(err)
		p, found := all["inner-outer/"+card]
		return p, found
	}
	s := w.session(study.SessionOptions{})
	item := w.next(s)
	if item != "inner-outer/c1" {
		t.Fatalf("%s is asked first", item)
	}
	if _, found := personal("c1"); found {
		t.Error("a card that nobody touched has something personal")
	}
	w.now = w.now.Add(1500 * time.Millisecond)
	w.edit(s, "Answer 1.", "My answer.")
	theirs := deck.Card{ID: "c1", Kind: deck.Ask, Text: "Question 1 of inner-outer?", Answer: "Answer 1."}
	p, _ := personal("c1")
	if mine, own := p.Card(&theirs); !own || mine.Answer != "My answer." || mine.Text != theirs.Text {
		t.Errorf("the learner sees %+v, own: %t", mine, own)
	}
	if want := w.now.Unix() + 1; p.Modified() != want {
		t.Errorf("touched at %d, want %d", p.Modified(), want)
	}
	_, err := w.SetNote(t.Context(), "inner-outer/c2", "Mind the gap.")
	w.must(err)
	if p, _ := personal("c2"); p.Note != "Mind the gap." {
		t.Errorf("the note is %q", p.Note)
	}
	w.now = w.now.Add(time.Minute)
	var edit history.Event
	w.must(w.History(t.Context(), "inner-outer/c1", func(s history.Step) error {
		if s.Kind == history.Edit {
			edit = s.Event
		}
		return nil
	}))
	w.must(w.TakeBack(t.Context(), edit))
	p, _ = personal("c1")
	if mine, own := p.Card(&theirs); own || mine.Answer != theirs.Answer {
		t.Errorf("of a version that was taken back the learner sees %+v", mine)
	}
	if want := w.now.Unix() + 1; p.Modified() != want {
		t.Errorf("a version that was taken back: touched at %d, want %d", p.Modified(), want)
	}
}
