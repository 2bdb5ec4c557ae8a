package study_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

func (w *world) why(item string) study.Why {
	w.t.Helper()
	y, err := w.Why(w.t.Context(), item)
	w.must(err)
	return y
}

func TestWhyTellsEachStep(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 3))
	if y := w.why("c1"); y.Due != nil || len(y.Steps) != 0 || y.IfDay != w.Clock.Today() || y.If[4].Memory.Interval != 1 {
		t.Errorf("a new card: %+v", y)
	}
	w.by("inner-outer/c1", scheduler.Good)
	w.by("inner-outer/c1", scheduler.Again)
	w.days(1)
	w.by("inner-outer/c1", scheduler.Good)
	w.days(4)
	w.by("inner-outer/c1", scheduler.Good)
	w.mark(history.Suspend, "inner-outer/c1")
	w.by("inner-outer/c1", scheduler.Good)
	_, err := w.Undo(t.Context(), 1)
	w.must(err)
	y := w.why("c1")
	var got []string
	for _, s := range y.Steps {
		got = append(got, s.Kind.String()+": "+s.Reason)
	}
	want := []string{
		"review: first repetition",
		"review: same day: does not count",
		"review: second repetition",
		"review: early, day 4 of 6: 4 days x 2.50 = 10; EF stays",
		"suspend: ",
		"review: ",
		"void: ",
	}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("step %d is %q, want %q", i+1, got[i], want[i])
		}
	}
	if y.Due == nil || *y.Due != w.Clock.Today()+10 || y.IfDay != *y.Due || y.State != study.Suspended {
		t.Errorf("%+v", y.Listed)
	}
	w.days(50)
	if y := w.why("c1"); y.IfDay != w.Clock.Today() || y.Overdue != 40 {
		t.Errorf("if on %d, %d days overdue", y.IfDay-w.Clock.Today(), y.Overdue)
	}
}

func TestWhyTellsWhyAnItemIsNew(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	first := w.Clock.Today()
	is := func(want string) {
		t.Helper()
		y := w.why("c1")
		if got := y.When(func(day int) string { return fmt.Sprint("day ", day-first) }); strings.TrimPrefix(got, "suspended; ") != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	undo := func() {
		t.Helper()
		_, err := w.Undo(t.Context(), 1)
		w.must(err)
	}
	is("new, never studied")
	w.mark(history.Suspend, "inner-outer/c1")
	w.mark(history.Forget, "inner-outer/c1")
	is("new, never studied")
	w.by("inner-outer/c1", scheduler.Good)
	undo()
	is("new, what was studied is taken back")
	w.by("inner-outer/c1", scheduler.Good)
	w.days(3)
	w.mark(history.Forget, "inner-outer/c1")
	is("new again since day 3, when it was forgotten")
	w.days(2)
	w.by("inner-outer/c1", scheduler.Good)
	undo()
	is("new again since day 3, when it was forgotten")
	w.by("inner-outer/c1", scheduler.Good)
	w.mark(history.Forget, "inner-outer/c1")
	is("new again since day 5, when it was forgotten")
}

// What is told of a grade is what the grade then does.
func TestWhyNeverLies(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newModelWorld(t, 9, 30)
		w.write("settings.yaml", rapid.SampledFrom([]string{"fuzz: false\n", "fuzz: true\n"}).Draw(t, "fuzz"))
		w.restart()
		for range rapid.IntRange(0, 12).Draw(t, "length") {
			w.act(t)
		}
		item := rapid.SampledFrom(w.items()).Draw(t, "item")
		for range rapid.IntRange(0, 4).Draw(t, "reviews") {
			w.by(item, scheduler.Good)
			w.days(rapid.IntRange(1, 20).Draw(t, "days"))
		}
		y := w.why(item)
		var state scheduler.State
		for _, s := range y.Steps {
			if s.Before != state {
				t.Fatalf("a step begins with %+v, the one before ended with %+v", s.Before, state)
			}
			if reviewed := s.Kind == history.Review && !s.Voided; reviewed != (s.Reason != "") {
				t.Fatalf("%s, taken back %v, has the reason %q", s.Kind, s.Voided, s.Reason)
			}
			state = s.After
		}
		if state != y.Memory.State {
			t.Fatalf("the steps end with %+v, the memory is %+v", state, y.Memory.State)
		}
		w.days(y.IfDay - w.Clock.Today())
		for g := scheduler.MinGrade; g <= scheduler.MaxGrade; g++ {
			if got := w.by(item, g); got.State != y.If[g] {
				t.Fatalf("%v led to %+v, %+v was told", g, got.State, y.If[g])
			}
			_, err := w.Undo(t.Context(), 1)
			w.must(err)
		}
	})
}

func TestWhen(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	on := func(day int) string { return history.Date(day).Format("2 Jan") }
	told := func(want string) {
		t.Helper()
		if y := w.why("c1"); y.When(on) != want {
			t.Errorf("told is %q, want %q", y.When(on), want)
		}
	}
	told("new, never studied")
	w.by("inner-outer/c1", scheduler.Hard)
	due := on(w.Clock.Today() + 1)
	told("again today; then due " + due + ", in 1 day")
	w.days(1)
	told("due " + due + ", today")
	w.mark(history.Bury, "inner-outer/c1")
	told("buried for today; due " + due + ", today")
	w.days(2)
	w.mark(history.Suspend, "inner-outer/c1")
	told("suspended; due " + due + ", 2 days ago")
}
