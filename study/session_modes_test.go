package study_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

func TestCramMovesNothing(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 14))
	w.by("inner-outer/c1", scheduler.Good)
	w.mark(history.Suspend, "inner-outer/c2")
	before := w.today()
	s := w.session(study.SessionOptions{Cram: true})
	first := w.prompt(s)
	if !first.Cram {
		t.Error("the prompt does not say that it is practice")
	}
	g := w.grade(s, scheduler.Again)
	if !g.Cram || !g.Again || g.Counted {
		t.Errorf("%+v", g)
	}
	asked := []string{first.Item}
	for item := w.next(s); item != ""; item = w.next(s) {
		asked = append(asked, item)
		w.grade(s, scheduler.Good)
	}
	if len(asked) != 14 || asked[11] != first.Item { // 13 items, one of them twice, after ten others
		t.Errorf("asked %v", asked)
	}
	if after := w.today(); !slices.Equal(before, after) {
		t.Errorf("the day asked for %v, and after the cram for %v", before, after)
	}
	if item := w.undo(s); item != asked[13] {
		t.Errorf("undo took back %s", item)
	}
	if item := w.next(s); item != asked[13] {
		t.Errorf("%s came back", item)
	}
}

func TestDrillOfWhatCameHardMovesNothing(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 5))
	s := w.session(study.SessionOptions{})
	for range 5 {
		w.next(s)
		w.grade(s, scheduler.Good)
	}
	w.days(1)
	s = w.session(study.SessionOptions{})
	hard := w.next(s)
	w.grade(s, scheduler.Again)
	for item := w.next(s); item != ""; item = w.next(s) {
		w.grade(s, scheduler.Good)
	}
	if got := s.Summary(); got.Due != 5 || got.Passed != 4 || !slices.Equal(got.Hard, []string{hard}) {
		t.Fatalf("%+v", got)
	}
	due := w.steps(hard)
	w.must(s.PractiseHard(t.Context()))
	if item := w.next(s); item != hard {
		t.Fatalf("%s is drilled", item)
	}
	w.grade(s, scheduler.Good)
	if item := w.next(s); item != "" {
		t.Errorf("%s came after the drill", item)
	}
	after := w.steps(hard)
	if a, b := due[len(due)-1].After, after[len(after)-1].After; a != b {
		t.Errorf("the drill moved %+v to %+v", a, b)
	}
}

func TestMinutesGoByTheLearnersOwnTimes(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	s := w.session(study.SessionOptions{Selection: study.Selection{New: new(10)}})
	for w.next(s) != "" {
		w.gradeAfter(s, 20*time.Second, scheduler.Good)
	}
	s = w.session(study.SessionOptions{Selection: study.Selection{New: new(20)}, Minutes: 2})
	if n := s.Counts().New; n != 6 {
		t.Errorf("two minutes at 20 seconds an answer hold %d cards", n)
	}
	asked := 0
	for w.next(s) != "" {
		asked++
		w.gradeAfter(s, 45*time.Second, scheduler.Good)
	}
	if asked != 3 {
		t.Errorf("two minutes at 45 seconds an answer held %d cards", asked)
	}
}

// A learner of whom every card comes again has half as many in the same time, and the end of it is
// reckoned with what still comes again.
func TestMinutesAndEstimatesReckonWithTheDrill(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 40))
	s := w.session(study.SessionOptions{Selection: study.Selection{New: new(10)}})
	drilled := func(s *study.Session) (asked int) {
		for p, err := s.Next(t.Context()); p != nil; p, err = s.Next(t.Context()) {
			w.must(err)
			g := scheduler.Again
			if p.Drill {
				g = scheduler.Good
			}
			w.gradeAfter(s, 10*time.Second, g)
			asked++
		}
		return asked
	}
	if n := drilled(s); n != 20 {
		t.Fatalf("%d answers", n)
	}
	s = w.session(study.SessionOptions{Selection: study.Selection{New: new(20)}, Minutes: 2})
	if n := s.Counts().New; n != 6 {
		t.Errorf("two minutes at twice 10 seconds a card hold %d cards", n)
	}
	if n := drilled(s); n != 12 {
		t.Errorf("two minutes at 10 seconds an answer held %d answers", n)
	}
	w.days(1)
	if g := w.glance(); g.Due != 16 || g.New != 10 || g.Estimate != 26*20*time.Second {
		t.Errorf("%d due and %d new cards at twice 10 seconds take %s", g.Due, g.New, g.Estimate)
	}
}

func TestAheadBringsWhatIsDueLater(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 12))
	w.finish(scheduler.Good)
	w.days(1)
	w.finish(scheduler.Good)
	s := w.session(study.SessionOptions{Selection: study.Selection{Ahead: 5}})
	if item := w.next(s); item != "" {
		t.Errorf("%s was studied today already", item)
	}
	w.days(1)
	s = w.session(study.SessionOptions{Selection: study.Selection{Ahead: 5}})
	early, due := 0, 0
	for item := w.next(s); item != ""; item = w.next(s) {
		g := w.grade(s, scheduler.Good)
		if g.State.Memory.N == 2 && g.Interval() >= 6 {
			early++
		} else {
			due++
		}
	}
	if early+due != 12 || early == 0 {
		t.Errorf("%d early and %d due reviews, 12 are due within 5 days", early, due)
	}
}

func TestMoreBringsNewCardsPastTheLimit(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 25))
	s := w.session(study.SessionOptions{})
	asked := 0
	for w.next(s) != "" {
		asked++
		w.grade(s, scheduler.Good)
	}
	w.must(s.More(t.Context(), 10))
	for w.next(s) != "" {
		asked++
		w.grade(s, scheduler.Good)
	}
	if asked != 20 {
		t.Errorf("%d cards came", asked)
	}
}

func TestBuryFlagAndNoteInASession(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 3))
	s := w.session(study.SessionOptions{})
	first := w.next(s)
	w.marked(s.Flag(t.Context(), s.Shown()))
	w.marked(s.SetNote(t.Context(), s.Shown(), "see *chapter* 2"))
	w.marked(s.Bury(t.Context(), s.Shown()))
	for item := w.next(s); item != ""; item = w.next(s) {
		if item == first {
			t.Fatalf("%s came though it is buried", item)
		}
		w.grade(s, scheduler.Good)
	}
	for range 2 {
		w.undo(s)
	}
	if item := w.undo(s); item != first {
		t.Fatalf("undo took back %s", item)
	}
	p := w.prompt(s)
	if p.Item != first || p.Note != "see *chapter* 2" || !p.Memory.Flagged {
		t.Errorf("%s came back with note %q, flag %v", p.Item, p.Note, p.Memory.Flagged)
	}
	w.undo(s) // the note
	w.undo(s) // the flag
	if p := w.prompt(s); p.Note != "" || p.Memory.Flagged {
		t.Errorf("note %q and flag %v are left", p.Note, p.Memory.Flagged)
	}
	w.marked(s.Bury(t.Context(), s.Shown()))
	w.days(1)
	if !slices.Contains(w.today(), first) {
		t.Error("the buried card does not come the next day")
	}
}

func TestSearch(t *testing.T) {
	w := newWorld(t, strings.TrimSuffix(header("inner-outer"), "cards:\n")+`concepts:
  goal: {name: Goal}
cards:
  - {id: door, concept: goal, tags: [core], ask: 'What did the agent at the GRÜNE door learn?', answer: Two goals., note: Only one fits.}
  - {id: law, type: 'Whose law is it?', answer: Goodhart, accept: [Charles Goodhart]}
  - {id: pick, choose: 'What failed?', answer: The goal., wrong: [{text: The reward, why: It was right.}]}
`)
	w.mark(history.Flag, "inner-outer/law")
	w.marked(w.SetNote(t.Context(), "inner-outer/pick", "Compare with the maze."))
	w.by("inner-outer/door", scheduler.Good)
	for query, want := range map[string]string{
		"grüne":                  "door",
		"GOAL -maze":             "door",
		`"law is"`:               "law",
		"maze":                   "pick",
		"charles is:flagged":     "law",
		"tag:core":               "door",
		"concept:goal":           "door",
		"-concept:goal is:new":   "law pick",
		"deck:inner-outer right": "pick",
		"is:resting":             "door",
		"-deck:inner-outer":      "",
	} {
		var found []string
		w.must(w.Search(t.Context(), query, func(l study.Listed) error {
			found = append(found, strings.TrimPrefix(l.ID, "inner-outer/"))
			return nil
		}))
		if got := strings.Join(found, " "); got != want {
			t.Errorf("%s finds %q, want %q", query, got, want)
		}
	}
	for query, want := range map[string]string{"": "empty", "is:nwe": "is:nwe", "deck:other": "\"other\"", "-tag:nope": "\"nope\"", "tagg:core": "\"tagg:core\"", "tag:": "empty term", "-": "empty term"} {
		err := w.Search(t.Context(), query, func(study.Listed) error { return nil })
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v", query, err)
		}
	}
}

// What was answered in earnest before a drill of what came hard comes back in earnest.
func TestUndoInADrillBringsBackTheReview(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 2))
	s := w.session(study.SessionOptions{})
	hard := w.next(s)
	w.grade(s, scheduler.Hard)
	for w.next(s) != "" {
		w.grade(s, scheduler.Good)
	}
	before := w.steps(hard)[len(w.steps(hard))-1]
	w.must(s.PractiseHard(t.Context()))
	w.next(s)
	if undone := w.undo(s); undone != hard {
		t.Fatalf("%s is undone", undone)
	}
	if p := w.prompt(s); p.Cram || p.Item != hard {
		t.Fatalf("%s comes back, for practice: %t", p.Item, p.Cram)
	}
	w.grade(s, scheduler.Good)
	after := w.steps(hard)[len(w.steps(hard))-1]
	if after.Kind != history.Review || after.After != before.After {
		t.Errorf("the review left %+v, graded again %+v", before.After, after.After)
	}
	if p := w.prompt(s); !p.Cram || p.Item != hard {
		t.Errorf("the drill goes on with %s, for practice: %t", p.Item, p.Cram)
	}
	w.grade(s, scheduler.Good)
	w.undo(s)
	if p := w.prompt(s); !p.Cram {
		t.Errorf("%s was practised and comes back in earnest", p.Item)
	}
}
