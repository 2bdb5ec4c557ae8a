package study_test

import (
	"context"
	"strings"
	"testing"

	"goodcard/scheduler"
	"goodcard/study"
)

const ownDeck = `  - {id: door, ask: 'Which door?', answer: The green one., tags: [core], also: [Name the door.]}
  - {id: gap, cloze: 'A {{c1::mesa}} and a {{c2::base}} optimizer.'}
`

func TestOwnVersionStaysWhenTheDeckIsUpdated(t *testing.T) {
	w := newWorld(t, header("inner-outer")+ownDeck)
	e, err := w.Editing(t.Context(), "door")
	w.must(err)
	if e.File != "" || !strings.Contains(e.Text, "Which door?") {
		t.Fatalf("%+v", e)
	}
	if line := strings.Split(e.Text, "\n")[e.Line-1]; line != "  - id: door" {
		t.Errorf("line %d is %q, want that of the card", e.Line, line)
	}
	w.must(w.SetOwn(t.Context(), e, "own.yaml", strings.Replace(e.Text, "Which door?", "Which of the doors?", 1)))
	s := w.session(study.SessionOptions{})
	if p := w.prompt(s); p.Question != "Which of the doors?" || len(p.Card.Tags) != 1 {
		t.Fatalf("asked %q with tags %v", p.Question, p.Card.Tags)
	}
	w.grade(s, scheduler.Good)

	w.shipped["inner-outer/deck.yaml"].Data = []byte(strings.ReplaceAll(header("inner-outer")+ownDeck, "The green one.", "The one that is green."))
	w.reopen()
	shown, err := w.Show(t.Context(), "door")
	w.must(err)
	if !shown.Versions.Own || shown.Content.Text != "Which of the doors?" {
		t.Errorf("after the update: %+v", shown)
	}
	if shown.Content.Answer != "The one that is green." || len(shown.Versions.Moved) > 0 {
		t.Errorf("the author's correction of what the learner left alone is %q, moved %v", shown.Content.Answer, shown.Versions.Moved)
	}
	if it, err := w.Item(t.Context(), "inner-outer/door"); err != nil || it.Memory.Reviews != 1 {
		t.Errorf("after the update the card has %d reviews, %v", it.Memory.Reviews, err)
	}

	e, err = w.Editing(t.Context(), "door")
	w.must(err)
	w.must(w.SetOwn(t.Context(), e, "own.yaml", " \n"))
	if shown, err = w.Show(t.Context(), "door"); err != nil || shown.Versions.Own || shown.Content.Answer != "The one that is green." {
		t.Errorf("back to the deck's version: %+v, %v", shown, err)
	}
}

func TestOwnVersionKeepsIdKindAndItems(t *testing.T) {
	w := newWorld(t, header("inner-outer")+ownDeck)
	for name, c := range map[string]struct{ card, old, new, want string }{
		"another id":   {"door", "id: door", "id: dor", "was expected, alone"},
		"another kind": {"door", "ask:", "explain:", "points"},
		"one gap less": {"gap", "{{c2::base}}", "base", "would not have the items of"},
		"broken":       {"door", "answer:", "anwser:", `own.yaml:10:5: unknown key "anwser"`},
	} {
		e, err := w.Editing(t.Context(), c.card)
		w.must(err)
		err = w.SetOwn(t.Context(), e, "own.yaml", strings.Replace(e.Text, c.old, c.new, 1))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if shown, _ := w.Show(t.Context(), c.card); shown.Versions.Own {
			t.Errorf("%s was kept", name)
		}
	}
}

func TestEditOfALinkedCardComesBackEdited(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	file := w.write("own.yaml", header("own")+"  - {id: a, ask: 'Old?', answer: x}\n")
	_, err := w.Install(t.Context(), file, false)
	w.must(err)
	s := w.session(study.SessionOptions{Selection: study.Selection{Decks: []string{"own"}}})
	w.next(s)
	e, err := s.Edit(t.Context(), s.Shown())
	w.must(err)
	if e.File != file || e.Line != strings.Count(header("own"), "\n")+1 || e.Own {
		t.Errorf("%+v", e)
	}
	w.write("own.yaml", header("own")+"  - {id: a, ask: 'New and longer?', answer: x}\n")
	if came, err := s.Edited(t.Context(), s.Shown(), e, nil); err != nil || came != study.ReadAgain {
		t.Errorf("the card %s, %v", came, err)
	}
	if p := w.prompt(s); p.Question != "New and longer?" {
		t.Errorf("asked %q", p.Question)
	}
	w.write("own.yaml", header("own")+"  - {id: a, ask: 'Broken?', anwser: x}\n")
	if came, err := s.Edited(t.Context(), s.Shown(), e, nil); err != nil || came != study.Unchanged {
		t.Errorf("the card %s, %v", came, err)
	}
	if p := w.prompt(s); p.Question != "New and longer?" {
		t.Error("the broken card is not shown as it was")
	}
	if told := s.Troubles(); len(told) != 1 || !strings.Contains(told[0], `unknown key "anwser"`) {
		t.Errorf("troubles %q", told)
	}
}

func TestChangedCardIsAnnouncedOnce(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 2))
	w.by("inner-outer/c1", scheduler.Good)
	w.days(1)
	w.shipped["inner-outer/deck.yaml"].Data = []byte(strings.NewReplacer("Answer 1.", "Another answer.", "Answer 2.", "Never seen.").Replace(deckOf("inner-outer", 2)))
	w.reopen()
	s := w.session(study.SessionOptions{})
	seen := map[string]bool{}
	for p := w.draw(s); p != nil; p = w.draw(s) {
		if p.Before != nil {
			seen[p.Item] = true
			if p.Before.Answer != "Answer 1." {
				t.Errorf("%s said %q before", p.Item, p.Before.Answer)
			}
		}
		w.grade(s, scheduler.Good)
	}
	if len(seen) != 1 || !seen["inner-outer/c1"] {
		t.Errorf("announced: %v", seen)
	}
	w.days(6)
	s = w.session(study.SessionOptions{})
	for p := w.draw(s); p != nil; p = w.draw(s) {
		if p.Before != nil {
			t.Errorf("%s is announced again", p.Item)
		}
		w.grade(s, scheduler.Good)
	}
}

// What is on disk is acknowledged, also where the program was told to stop just then.
func TestGradeOfAChangedCardWhileTheProgramStops(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	w.by("inner-outer/c1", scheduler.Good)
	w.days(1)
	w.shipped["inner-outer/deck.yaml"].Data = []byte(strings.ReplaceAll(deckOf("inner-outer", 1), "Answer 1.", "Another answer."))
	w.reopen()
	s := w.session(study.SessionOptions{})
	if p := w.prompt(s); p.Before == nil {
		t.Fatal("the change is not announced")
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	_, err := s.Grade(stopped, study.Answered{Serial: s.Shown(), Grade: scheduler.Good})
	if steps := w.steps("inner-outer/c1"); err != nil || len(steps) != 2 {
		t.Errorf("%d grades are on disk, %v; want 2", len(steps), err)
	}
}

func TestUndoTakesBackAnEdit(t *testing.T) {
	w := newWorld(t, header("inner-outer")+ownDeck)
	s := w.session(study.SessionOptions{})
	asked := w.prompt(s)
	w.edit(s, asked.Question, "What else?")
	if p := w.prompt(s); p.Question != "What else?" {
		t.Fatalf("asked %q", p.Question)
	}
	if undone := w.undo(s); undone != asked.Item {
		t.Errorf("undo takes back %q", undone)
	}
	if p := w.prompt(s); p.Item != asked.Item || p.Question != asked.Question {
		t.Errorf("after the undo %s is asked: %q", p.Item, p.Question)
	}
}
