package study_test

import (
	"errors"
	"os"
	"testing"
	"time"

	"goodcard/scheduler"
	"goodcard/study"
)

// A button that is pressed twice, or in a window that shows an earlier card, must not act on
// the card that has come meanwhile.
func TestAPromptIsGradedOnce(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 3))
	s := w.session(study.SessionOptions{})
	first := w.prompt(s)
	e, err := s.Edit(t.Context(), first.Serial)
	w.must(err)
	answered := study.Answered{Serial: first.Serial, Grade: scheduler.Good, Took: 1500 * time.Millisecond}
	_, err = s.Grade(t.Context(), answered)
	w.must(err)
	for _, shown := range []string{"no card", "the next card"} {
		w.must(os.WriteFile(e.File, []byte("mine"), 0o600))
		_, regraded := s.Grade(t.Context(), answered)
		_, flagged := s.Flag(t.Context(), first.Serial)
		_, edit := s.Edit(t.Context(), first.Serial)
		_, edited := s.Edited(t.Context(), first.Serial, e, nil)
		_, suspended := s.Suspend(t.Context(), first.Serial)
		_, buried := s.Bury(t.Context(), first.Serial)
		_, noted := s.SetNote(t.Context(), first.Serial, "mine")
		for what, err := range map[string]error{
			"grade": regraded, "flag": flagged, "edit": edit, "edited": edited,
			"suspend": suspended, "bury": buried, "note": noted,
		} {
			if !errors.Is(err, study.ErrStale) {
				t.Errorf("%s is shown: a second %s gives %v", shown, what, err)
			}
		}
		if e, err = w.Edit(t.Context(), first.Item); err != nil || !e.Kept {
			t.Errorf("what was typed in the editor is not kept: %+v, %v", e, err)
		}
		w.prompt(s)
	}
	if steps := w.steps(first.Item); len(steps) != 1 || steps[0].MS != 1500 {
		t.Errorf("recorded %+v, want one grade after 1500 ms", steps)
	}
	if got := s.Summary(); got.Reviews != 1 || got.Took != 1500*time.Millisecond {
		t.Errorf("the session knows of %+v", got)
	}
}

// A second window on the same session draws the same card: both may grade it, until one has.
func TestSerialNamesWhatIsShown(t *testing.T) {
	const cards = "  - {id: pick, choose: 'Which?', answer: This., wrong: [{text: That.}, {text: None.}]}\n"
	w := newWorld(t, header("inner-outer")+cards)
	s := w.session(study.SessionOptions{})
	first := w.prompt(s).Serial
	if again := w.prompt(s).Serial; again != first {
		t.Errorf("drawn again the card has serial %d, before %d", again, first)
	}
	w.edit(s, "That.", "Those.")
	if other := w.prompt(s).Serial; other == first {
		t.Error("a letter chosen among the old options would choose among the new ones")
	}
	first = s.Shown()
	w.grade(s, scheduler.Again)
	drill := w.prompt(s)
	if !drill.Drill || drill.Serial == first {
		t.Errorf("the drill %+v has the serial of the first answer", drill)
	}
	w.undo(s)
	if back := w.prompt(s).Serial; back == first || back == drill.Serial {
		t.Errorf("a card that was undone comes back under a serial that was used")
	}
}
