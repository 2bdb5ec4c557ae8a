package study_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// beside opens the same folder a second time, as another program does.
func (w *world) beside() *world {
	w.t.Helper()
	other := &world{t: w.t, dir: w.dir, now: w.now, shipped: w.shipped}
	other.reopen()
	w.t.Cleanup(func() { other.must(other.Close()) })
	return other
}

func TestGradeIsOnDiskBeforeTheNextPrompt(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 20))
	s, other := w.session(study.SessionOptions{}), w.beside()
	for n := 1; w.next(s) != ""; n++ {
		w.grade(s, scheduler.Good)
		if g := other.glance(); g.Reviewed != n {
			t.Fatalf("after %d grades another program sees %d", n, g.Reviewed)
		}
	}
}

func TestUndoOfEverythingLeavesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newModelWorld(t, 9, 30)
		before := w.today()
		var met []string
		for range rapid.IntRange(1, 15).Draw(t, "length") {
			item := w.next(w.session)
			if item == "" {
				w.days(1)
				continue
			}
			met = append(met, item)
			if rapid.IntRange(0, 5).Draw(t, "suspend") == 0 {
				w.marked(w.session.Suspend(t.Context(), w.session.Shown()))
			} else {
				w.grade(w.session, scheduler.Grade(rapid.IntRange(0, 5).Draw(t, "grade")))
			}
			if rapid.IntRange(0, 9).Draw(t, "day") == 0 {
				w.days(1)
			}
		}
		for i := range met {
			want := met[len(met)-1-i]
			if got := w.undo(w.session); got != want {
				t.Fatalf("took back %q, want %q", got, want)
			}
			if item := w.next(w.session); item != want {
				t.Fatalf("%q comes, %q was taken back", item, want)
			}
		}
		if item := w.undo(w.session); item != "" {
			t.Fatalf("%q is taken back though nothing was left", item)
		}
		w.now = time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
		if after := w.today(); !slices.Equal(after, before) {
			t.Fatalf("the day asks %v, before %v", after, before)
		}
		for _, item := range met {
			if y := w.why(item); y.Memory != (history.Memory{}) {
				t.Fatalf("%s remembers %+v", item, y.Memory)
			}
		}
		if sum := w.session.Summary(); sum.Items != 0 || sum.Reviews != 0 {
			t.Fatalf("%+v", sum)
		}
	})
}

func TestUndoSkipsWhatAnotherProgramTookBack(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 20))
	s := w.session(study.SessionOptions{})
	first := w.next(s)
	w.grade(s, scheduler.Good)
	w.next(s)
	w.grade(s, scheduler.Good)
	_, err := w.beside().Undo(t.Context(), 1)
	w.must(err)
	if got := w.undo(s); got != first {
		t.Errorf("took back %q, want %q", got, first)
	}
}

func TestTwoProgramsShareTheDay(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	other := w.beside()
	a, b := w.session(study.SessionOptions{}), other.session(study.SessionOptions{})
	// Both show the same card; the second grade is a drill.
	if x, y := w.next(a), other.next(b); x != y {
		t.Fatalf("%s and %s", x, y)
	}
	if g := w.grade(a, scheduler.Good); !g.Counted {
		t.Errorf("%+v", g)
	}
	if g := other.grade(b, scheduler.Again); g.Counted || !g.Again {
		t.Errorf("%+v", g)
	}
	seen := map[string]int{}
	for {
		x := w.next(a)
		if x == "" {
			break
		}
		seen[x]++
		w.grade(a, scheduler.Good)
		if y := other.next(b); y != "" {
			seen[y]++
			other.grade(b, scheduler.Good)
		}
	}
	if len(seen) != 10 || seen["inner-outer/c1"] != 1 {
		t.Errorf("asked %v", seen)
	}
}

func TestSessionGoesOnOverTheRollover(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	w.now = time.Date(2026, 3, 2, 3, 59, 0, 0, time.UTC)
	s := w.session(study.SessionOptions{})
	day := w.Clock.Today()
	w.next(s)
	if g := w.grade(s, scheduler.Again); g.Day != day {
		t.Errorf("%+v on %d", g, day)
	}
	shown := w.prompt(s)
	w.now = w.now.Add(2 * time.Minute)
	if g := w.grade(s, scheduler.Good); g.Day != day+1 || !g.Counted || g.Item != shown.Item {
		t.Errorf("%+v on %d", g, day+1)
	}
	// The new day has nine new ones left, and what was not known is due.
	if w.next(s); s.Counts() != (study.Counts{New: 9, Due: 1}) {
		t.Errorf("%+v", s.Counts())
	}
}

func TestMergeUnderAnOpenSession(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	phone := w.device()
	s := w.session(study.SessionOptions{})
	shown := w.next(s)
	phone.learn("inner-outer", 9)
	w.mergeFrom(phone)
	if g := w.grade(s, scheduler.Good); g.Counted || g.Item != shown {
		t.Errorf("%+v; the card was studied on the other device", g)
	}
	if item := w.next(s); item != "inner-outer/c10" {
		t.Errorf("%s comes", item)
	}
	w.mustAgree()
}

func TestCardThatGoesWhileItIsShownIsGradedAllTheSame(t *testing.T) {
	for name, text := range map[string]string{
		"removed": deckOf("inner-outer", 0) + "  - {id: other, ask: 'Other?', answer: o}\n",
		"renamed": strings.Replace(deckOf("inner-outer", 3), "id: c1\n", "id: better\n    was: [c1]\n", 1),
		"edited":  strings.Replace(deckOf("inner-outer", 3), "Question 1 ", "Better question ", 1),
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, deckOf("inner-outer", 3))
			s := w.session(study.SessionOptions{})
			if item := w.next(s); item != "inner-outer/c1" {
				t.Fatal(item)
			}
			w.shipped[study.FirstDeck+"/deck.yaml"].Data = []byte(text)
			_, err := w.Refresh(t.Context())
			w.must(err)
			if g := w.grade(s, scheduler.Good); !g.Counted || g.Interval() != 1 {
				t.Errorf("%+v", g)
			}
			want := map[string]string{"removed": "inner-outer/other", "renamed": "inner-outer/c2", "edited": "inner-outer/c2"}[name]
			if item := w.next(s); item != want {
				t.Errorf("%s comes, want %s", item, want)
			}
			if steps := w.steps("inner-outer/c1"); len(steps) != 1 || steps[0].Item != "inner-outer/c1" {
				t.Errorf("%+v", steps)
			}
			if undone := w.undo(s); undone != "inner-outer/c1" {
				t.Errorf("took back %q", undone)
			}
			back := map[string]string{"removed": "inner-outer/other", "renamed": "inner-outer/better", "edited": "inner-outer/c1"}[name]
			if item := w.next(s); item != back {
				t.Errorf("%s comes back, want %s", item, back)
			}
		})
	}
}

func TestForgottenCardIsNewAndLimitsStay(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	w.learn("inner-outer", 3)
	w.mark(history.Forget, "inner-outer/c1")
	if g := w.glance(); g.New != 7 || g.Learning != 0 {
		t.Errorf("%+v", g)
	}
	w.days(1)
	today := w.today()
	if len(today) != 12 || !slices.Contains(today, "inner-outer/c1") {
		t.Errorf("%v is asked", today)
	}
	if y := w.why("c1"); y.State != study.New || y.Due != nil || len(y.Steps) != 2 {
		t.Errorf("%+v", y)
	}
}

// A card that came again today and is answered after the rollover was due, not drilled.
func TestDrillShownBeforeTheRolloverCountsAfterIt(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	w.now = time.Date(2026, 3, 2, 3, 59, 0, 0, time.UTC)
	s := w.session(study.SessionOptions{})
	w.next(s)
	w.grade(s, scheduler.Again)
	if shown := w.prompt(s); !shown.Drill {
		t.Fatalf("%s is no drill", shown.Item)
	}
	w.now = w.now.Add(2 * time.Minute)
	if g := w.grade(s, scheduler.Good); !g.Counted {
		t.Fatalf("%+v", g)
	}
	if sum := s.Summary(); sum.Due != 1 || sum.Passed != 1 {
		t.Errorf("%+v; want one due card that passed", sum)
	}
}
