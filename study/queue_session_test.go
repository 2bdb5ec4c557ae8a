package study_test

import (
	"slices"
	"strings"
	"testing"

	"goodcard/scheduler"
	"goodcard/study"
)

// newOpeningWorld has a deck of siblings and one of lookalikes that wait for nothing.
func newOpeningWorld(t *testing.T) *world {
	siblings, _ := siblingDeck("inner-outer", 24)
	w := newWorld(t, siblings)
	var cards []string
	for _, n := range strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12") {
		cards = append(cards, "inner-"+n, "outer-"+n)
	}
	w.install("alike.yaml", conceptDeck("alike", "  inner: {name: Inner, confused-with: [outer]}\n  outer: {name: Outer}\n", cards...))
	w.limits(6, 100)
	return w
}

// stumble studies a day, and fails every seventh card once.
func (w *world) stumble() {
	s := w.session(study.SessionOptions{})
	for i := 1; w.next(s) != ""; i++ {
		g := scheduler.Good
		if i%7 == 0 {
			g = scheduler.Again
		}
		w.grade(s, g)
	}
	w.days(1)
}

// What a session says that it holds is what it asks and what its end counts, with a limit and ahead
// of time; of a limit it is the beginning of the list of the day, and ahead of time all of it.
func TestSessionHoldsWhatItSays(t *testing.T) {
	t.Parallel()
	for _, sel := range []study.SessionOptions{{}, {Limit: 3}, {Limit: 7}, {Selection: study.Selection{Ahead: 4}},
		{Limit: 9, Selection: study.Selection{Ahead: 9}}} {
		w := newOpeningWorld(t)
		for range 11 {
			w.stumble()
			listed := w.today()
			s := w.session(sel)
			said := s.Counts()
			off, err := s.PutOff(t.Context())
			w.must(err)
			var asked []string
			var did study.Counts
			for p, err := s.Next(t.Context()); p != nil; p, err = s.Next(t.Context()) {
				w.must(err)
				if n := s.Counts().Total(); n+len(asked) != said.Total() {
					t.Fatalf("%+v: %d asked and %d left of %d", sel, len(asked), n, said.Total())
				}
				switch {
				case p.New:
					did.New++
				case p.Early:
					did.Early++
				default:
					did.Due++
				}
				asked = append(asked, p.Item)
				w.grade(s, scheduler.Good)
			}
			sum := s.Summary()
			if did != said || sum.Due != said.Due || sum.Early != said.Early {
				t.Fatalf("%+v: it says %+v and asks %+v: %+v", sel, said, did, sum)
			}
			switch left := func(item string) bool { return !slices.Contains(asked, item) }; {
			case sel.Ahead == 0 && !slices.Equal(asked, listed[:len(asked)]):
				t.Fatalf("%+v: %v is asked, %v was listed", sel, asked, listed)
			case sel.Limit == 0 && slices.ContainsFunc(listed, left):
				t.Fatalf("%+v: of today %v is left out", sel, slices.DeleteFunc(listed, func(item string) bool { return !left(item) }))
			case sel.Limit == 0 && off.Siblings != w.left(asked, sel.Ahead):
				t.Fatalf("%+v: %d are said to wait, %d do", sel, off.Siblings, w.left(asked, sel.Ahead))
			}
			w.days(1)
		}
	}
}

// left counts the items that are due within so many days and were not asked today.
func (w *world) left(asked []string, ahead int) (n int) {
	w.must(w.Cards(w.t.Context(), study.CardFilter{}, func(l study.Listed) error {
		if l.Due != nil && *l.Due <= w.Clock.Today()+ahead && !slices.Contains(asked, l.ID) {
			n++
		}
		return nil
	}))
	return n
}

// Cards that come early are as much work as those that are due: new ones pause for both, from the
// first prompt to the last.
func TestNewCardsPauseForEarlyOnes(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	w.limits(10, 12)
	w.learn("inner-outer", 7)
	w.days(1)
	w.learn("inner-outer", 13)
	w.days(1) // six are due, seven in five days
	for _, c := range []struct {
		ahead int
		holds study.Counts
		says  []string
	}{
		{4, study.Counts{Due: 6, New: 10}, nil},
		{5, study.Counts{Due: 6, Early: 7}, []string{"New cards pause: today and the next 5 days have 13 cards to review, more than the daily limit (12)."}},
	} {
		s := w.session(study.SessionOptions{Selection: study.Selection{Ahead: c.ahead}})
		says, err := s.Fewer(t.Context())
		if n := s.Counts(); err != nil || n != c.holds || !slices.Equal(says, c.says) {
			t.Errorf("%d days ahead: %+v, %q, %v", c.ahead, n, says, err)
		}
	}
	s := w.session(study.SessionOptions{Selection: study.Selection{Ahead: 5}})
	for left := 13; left > 0; left-- {
		w.next(s)
		if n := w.session(study.SessionOptions{Selection: study.Selection{Ahead: 5}}).Counts(); n.Total() != left || n != s.Counts() {
			t.Fatalf("%d are left; the session has %+v, a new one %+v", left, s.Counts(), n)
		}
		w.grade(s, scheduler.Good)
	}
}

// A drill comes before ten other prompts only where nothing else is left, or where it keeps two
// lookalikes apart.
func TestDrillWaitsUnlessItKeepsLookalikesApart(t *testing.T) {
	t.Parallel()
	var cards []string
	for _, n := range strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12") {
		cards = append(cards, "inner-"+n, "inner-0"+n, "outer-"+n, "other-"+n)
	}
	w := newWorld(t, conceptDeck("inner-outer", "  inner: {name: Inner, confused-with: [outer]}\n  outer: {name: Outer}\n  other: {name: Other}\n", cards...))
	w.limits(6, 100)
	idea := func(item string) string {
		idea, _, _ := strings.Cut(strings.TrimPrefix(item, "inner-outer/"), "-")
		return idea
	}
	alike := func(a, b string) bool {
		return a != b && strings.Contains("inner outer", a) && strings.Contains("inner outer", b)
	}
	early := 0
	for range 30 {
		s := w.session(study.SessionOptions{})
		var asked []string
		before := "" // a drill that came early
		for p, err := s.Next(t.Context()); p != nil; p, err = s.Next(t.Context()) {
			w.must(err)
			if before != "" && alike(idea(before), idea(p.Item)) {
				t.Fatalf("%s comes early after %v, and then its lookalike %s", before, asked, p.Item)
			}
			before = ""
			if n := s.Counts(); p.Drill && n.Due+n.New > 0 && waited(asked, p.Item) < 10 {
				before = p.Item
				early++
			}
			g := scheduler.Good
			if !p.Drill && len(asked)%3 == 1 {
				g = scheduler.Again
			}
			asked = append(asked, p.Item)
			w.grade(s, g)
		}
		w.days(1)
	}
	if early == 0 {
		t.Error("no drill kept lookalikes apart")
	}
}
