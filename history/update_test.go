package history_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/scheduler"
)

var sm2 = history.Policy{Scheduler: scheduler.SM2{}}

const today = 20_500

// Devices of the tests. The tablet goes on from the laptop, whose data it restored.
var (
	laptop = history.ID{15: 1}
	phone  = history.ID{15: 2}
	tablet = history.ID{15: 3}

	restored = history.Lines{tablet: laptop}
)

// A log is a history under construction: every event is a minute after the one before.
type log []history.Event

func (l *log) add(by history.ID, day int, entry history.Entry) history.ID {
	entry.Item = "d/a"
	e := history.Event{Entry: entry, By: by, ID: history.ID{14: 1, 15: byte(len(*l))}}
	e.At, e.Day = int64(today)*86_400_000+int64(len(*l))*60_000, today+day
	*l = append(*l, e)
	return e.ID
}

func (l *log) review(by history.ID, day int, grade scheduler.Grade) history.ID {
	return l.add(by, day, history.Entry{Kind: history.Review, Grade: grade})
}

func (l *log) forget(by history.ID, day int, version string) history.ID {
	return l.add(by, day, history.Entry{Kind: history.Forget, Body: update(version).String()})
}

func (l *log) nudge(by history.ID, day, due int, version string) history.ID {
	body := history.NudgeBody{Due: new(today + due)}
	if version != "" {
		body.Update = update(version)
	}
	return l.add(by, day, history.Entry{Kind: history.Nudge, Body: body.String()})
}

func (l *log) seed(by history.ID, day, interval int, version string) history.ID {
	body := history.SeedBody{Day: new(today + day - 1), Interval: new(interval), Source: "anki"}
	if version != "" {
		body.Update = update(version)
	}
	return l.add(by, day, history.Entry{Kind: history.Seed, Body: body.String()})
}

func (l *log) void(id history.ID) {
	l.add(phone, 99, history.Entry{Kind: history.Void, Body: id.String()})
}

// sitting returns what was done on a day.
func (l log) sitting(day int) history.Sitting {
	var answers history.Packer
	sm2.Replay(l, restored, answers.Add)
	all, err := history.Unpack(answers.Packed(), nil)
	if err != nil {
		panic(err)
	}
	return history.SittingOn(all, today+day)
}

func update(version string) history.Update {
	return history.Update{For: "d@" + version, Text: "0f3a0f3a"}
}

// memory replays a log and says what matters of it.
func (l log) memory() string {
	m, met := sm2.Replay(l, restored, nil)
	switch {
	case !met:
		return "never met"
	case m.New():
		return "new"
	}
	return fmt.Sprintf("n=%d ef=%d due=%d reviews=%d counted=%d", m.Memory.N, m.Memory.EF, m.Due()-today, m.Reviews, m.Counted)
}

func TestSeedsNudgesAndUpdates(t *testing.T) {
	for _, test := range []struct {
		name string
		log  func(*log)
		want string
	}{
		{"a seed begins an item", func(l *log) { l.seed(phone, 0, 20, "") }, "n=2 ef=250 due=19 reviews=0 counted=0"},
		{"a review on the day of the seed counts, early by the seed's days", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.review(phone, 0, 4)
		}, "n=2 ef=250 due=20 reviews=1 counted=1"},
		{"a review on the seed's due day", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.review(phone, 19, 4)
		}, "n=3 ef=250 due=69 reviews=1 counted=1"},
		{"a review counts though travel dates it before the seed's day", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.review(phone, -1, 1)
		}, "n=1 ef=250 due=0 reviews=1 counted=1"},
		{"the second review of that day is drill", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.review(phone, 0, 4)
			l.review(phone, 0, 1)
		}, "n=2 ef=250 due=20 reviews=2 counted=1"},
		{"a seed stands where it is replayed", func(l *log) {
			l.review(phone, 0, 4)
			l.seed(phone, 5, 20, "")
			l.review(phone, 30, 4)
		}, "n=3 ef=250 due=80 reviews=2 counted=2"},
		{"a forget ends a seed", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.add(phone, 1, history.Entry{Kind: history.Forget})
		}, "new"},
		{"a seed that was taken back", func(l *log) { l.void(l.seed(phone, 0, 20, "")) }, "never met"},
		{"a seed without an interval sets nothing", func(l *log) {
			l.add(phone, 0, history.Entry{Kind: history.Seed, Body: history.SeedBody{Source: "anki"}.String()})
		}, "new"},
		{"a seed of an update sets what is new", func(l *log) { l.seed(phone, 0, 20, "2") }, "n=2 ef=250 due=19 reviews=0 counted=0"},
		{"and nothing behind a review", func(l *log) {
			l.review(phone, 0, 4)
			l.seed(phone, 1, 20, "2")
		}, "n=1 ef=250 due=1 reviews=1 counted=1"},
		{"nor behind another seed", func(l *log) {
			l.seed(phone, 0, 20, "2")
			l.seed(laptop, 0, 30, "3")
		}, "n=2 ef=250 due=19 reviews=0 counted=0"},
		{"the first seed of an update counts, also after a forget", func(l *log) {
			l.seed(phone, 0, 20, "2")
			l.add(phone, 1, history.Entry{Kind: history.Forget})
			l.seed(laptop, 2, 20, "2")
		}, "new"},

		{"a nudge brings the due day forward", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.nudge(phone, 1, 5, "")
		}, "n=2 ef=250 due=5 reviews=0 counted=0"},
		{"never back", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.nudge(phone, 1, 50, "")
		}, "n=2 ef=250 due=19 reviews=0 counted=0"},
		{"the lesser of two", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.nudge(phone, 1, 5, "")
			l.nudge(phone, 1, 8, "")
		}, "n=2 ef=250 due=5 reviews=0 counted=0"},
		{"until the next counted review", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.nudge(phone, 1, 5, "")
			l.review(phone, 5, 4)
		}, "n=2 ef=250 due=25 reviews=1 counted=1"},
		{"drill does not end it", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.review(phone, 5, 4)
			l.nudge(phone, 5, 7, "")
			l.review(phone, 5, 4)
		}, "n=2 ef=250 due=7 reviews=2 counted=1"},
		{"nothing for a new item", func(l *log) {
			l.nudge(phone, 0, 1, "")
			l.seed(phone, 0, 20, "")
		}, "n=2 ef=250 due=19 reviews=0 counted=0"},
		{"the first nudge of an update counts", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.nudge(phone, 1, 8, "2")
			l.nudge(laptop, 1, 5, "2")
		}, "n=2 ef=250 due=8 reviews=0 counted=0"},
		{"an answer to the old text does not end it", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.nudge(phone, 1, 5, "2")
			l.review(laptop, 4, 4)
			l.nudge(laptop, 4, 5, "2")
		}, "n=2 ef=250 due=5 reviews=1 counted=1"},
		{"an answer to the new text does", func(l *log) {
			l.seed(phone, 0, 20, "")
			l.nudge(phone, 1, 5, "2")
			l.nudge(laptop, 2, 5, "2")
			l.review(laptop, 4, 4)
		}, "n=2 ef=250 due=24 reviews=1 counted=1"},

		{"an update forgets once", func(l *log) {
			l.review(phone, 0, 4)
			l.forget(phone, 1, "2")
			l.review(phone, 2, 4)
			l.forget(laptop, 3, "2")
		}, "n=1 ef=250 due=3 reviews=1 counted=1"},
		{"another update forgets again", func(l *log) {
			l.forget(phone, 1, "2")
			l.review(phone, 2, 4)
			l.forget(laptop, 3, "3")
		}, "new"},
		{"an answer to the old text is passed over", func(l *log) {
			l.forget(phone, 1, "2")
			l.review(laptop, 2, 4)
			l.forget(laptop, 3, "2")
			l.review(laptop, 4, 5)
		}, "n=1 ef=260 due=5 reviews=1 counted=1"},
		{"also where the answer is the only one", func(l *log) {
			l.forget(phone, 1, "2")
			l.review(laptop, 2, 4)
			l.forget(laptop, 3, "2")
		}, "new"},
		{"a device without an own event answered the new text", func(l *log) {
			l.forget(phone, 1, "2")
			l.review(laptop, 2, 4)
		}, "n=1 ef=250 due=3 reviews=1 counted=1"},
		{"until its update says otherwise, and no longer where that is taken back", func(l *log) {
			l.forget(phone, 1, "2")
			l.review(laptop, 2, 4)
			l.void(l.forget(laptop, 3, "2"))
		}, "n=1 ef=250 due=3 reviews=1 counted=1"},
		{"the first one taken back, the next is the first", func(l *log) {
			first := l.forget(phone, 1, "2")
			l.review(laptop, 2, 4)
			l.forget(laptop, 3, "2")
			l.review(laptop, 4, 4)
			l.void(first)
		}, "n=1 ef=250 due=5 reviews=1 counted=1"},
		{"the events of a device that a restore made count for the one before", func(l *log) {
			l.forget(phone, 1, "2")
			l.review(laptop, 2, 4)
			l.forget(tablet, 3, "2")
		}, "new"},
		{"not the other way round", func(l *log) {
			l.forget(phone, 1, "2")
			l.review(tablet, 2, 4)
			l.forget(laptop, 3, "2")
		}, "n=1 ef=250 due=3 reviews=1 counted=1"},
		{"a device that had updated before the restore answered the new text", func(l *log) {
			l.forget(phone, 1, "2")
			l.forget(laptop, 2, "2")
			l.review(laptop, 3, 4)
			l.forget(tablet, 4, "2")
		}, "n=1 ef=250 due=4 reviews=1 counted=1"},
		{"another text under the same version is another update", func(l *log) {
			l.review(phone, 0, 4)
			l.forget(phone, 1, "2")
			l.review(phone, 2, 4)
			l.add(laptop, 3, history.Entry{Kind: history.Forget, Body: history.Update{For: "d@2", Text: "ffffffff"}.String()})
		}, "new"},
		{"a body that nobody can have written says nothing", func(l *log) {
			l.review(phone, 0, 4)
			l.add(phone, 1, history.Entry{Kind: history.Nudge, Body: `{"for":[1],"due":"soon"}`})
			l.add(phone, 1, history.Entry{Kind: history.Seed, Body: `}"for":`})
		}, "n=1 ef=250 due=1 reviews=1 counted=1"},
		{"numbers out of all bounds are bounded", func(l *log) {
			l.add(phone, 0, history.Entry{Kind: history.Seed, Body: `{"day":-9000000000000000000,"interval":9000000000000000000,"ef":-5,"n":0}`})
		}, fmt.Sprintf("n=1 ef=130 due=%d reviews=0 counted=0", scheduler.MaxInterval-2-today)},
	} {
		t.Run(test.name, func(t *testing.T) {
			var l log
			test.log(&l)
			if got := l.memory(); got != test.want {
				t.Errorf("%s; want %s", got, test.want)
			}
		})
	}
}

// A forget passes over answers to the old text, but they were given: limits and rotation know them.
func TestOldAnswersWereGiven(t *testing.T) {
	var l log
	l.review(laptop, 0, 4) // before the update: no answer to an old text of its day
	l.forget(phone, 1, "2")
	l.add(laptop, 2, history.Entry{Kind: history.Review, Grade: 4, Wording: "also:0123abcd"})
	l.forget(laptop, 3, "2")
	old := 0
	m, _ := sm2.Replay(l, nil, func(s history.Step) {
		if s.Old && !s.Counted && s.After == s.Before {
			old++
		}
	})
	if !m.New() || !m.Shown || m.LastWording != "also:0123abcd" || old != 1 {
		t.Errorf("%+v, %d steps are old", m, old)
	}
	if diff := cmp.Diff(history.Sitting{Reviews: 1, Grade: 4}, l.sitting(2)); diff != "" {
		t.Errorf("it was given, and was none of a new card (-want +got):\n%s", diff)
	}
}

// What is known from elsewhere was not graded here: there is nothing to drill.
func TestSeedIsNoDrill(t *testing.T) {
	var l log
	l.review(phone, 0, 1)
	l.add(phone, 0, history.Entry{Kind: history.Forget})
	l.seed(phone, 0, 20, "")
	m, _ := sm2.Replay(l, nil, nil)
	if s := l.sitting(0); s.Again || s.Reviews != 1 || m.New() {
		t.Errorf("%+v; want a card that does not come again, and is due in %d days", s, m.Due()-today)
	}
}

// model says by the words of the design what a log comes to: what counts is looked for from
// every event anew, and not carried along.
type model struct {
	log   log
	taken map[history.ID]bool
}

func (w model) live(i int) bool {
	return w.log[i].Kind != history.Void && !w.taken[w.log[i].ID]
}

// update returns what an event is for.
func (w model) update(i int) (of history.Update, ok bool) {
	for _, version := range []string{"2", "3"} {
		if strings.Contains(w.log[i].Body, `"d@`+version+`"`) {
			return update(version), true
		}
	}
	return of, false
}

// peers returns the live events of one kind and one update with an event, itself among them.
func (w model) peers(i int) (all []int) {
	of, _ := w.update(i)
	for j := range w.log {
		if other, ok := w.update(j); ok && w.live(j) && other == of && w.log[j].Kind == w.log[i].Kind {
			all = append(all, j)
		}
	}
	return all
}

func (w model) isFirst(i int) bool {
	_, ok := w.update(i)
	return !ok || w.peers(i)[0] == i
}

// old reports whether a review answered the text before the update of an event.
func (w model) old(review, i int) bool {
	if _, ok := w.update(i); !ok || w.peers(i)[0] > review {
		return false
	}
	by := w.log[review].By
	for _, own := range w.peers(i) {
		if w.log[own].By == by || restored[w.log[own].By] == by {
			return own > review
		}
	}
	return false
}

func (w model) passedOver(review int) bool {
	for i := range w.log {
		if w.live(i) && w.log[i].Kind == history.Forget && w.old(review, i) {
			return true
		}
	}
	return false
}

func (w model) memory() (scheduler.State, *int) {
	begin := 0
	for i, e := range w.log {
		if w.live(i) && e.Kind == history.Forget && w.isFirst(i) {
			begin = i
		}
	}
	var s scheduler.State
	var counted []int
	nudges := map[int]int{}
	for i := begin; i < len(w.log); i++ {
		e := w.log[i]
		if !w.live(i) || !w.isFirst(i) {
			continue
		}
		switch _, of := w.update(i); {
		case e.Kind == history.Review && !w.passedOver(i):
			if s.Counts(e.Day) {
				counted = append(counted, i)
			}
			s = s.After(sm2.Scheduler, scheduler.Review{Day: e.Day, Grade: e.Grade}, scheduler.Options{})
		case e.Kind == history.Seed && (!of || s.Reviews == 0 && s.Seeded == 0):
			s = s.Seed(scheduler.Memory{N: 2, EF: 250, Interval: 20}, e.Day-1, scheduler.Options{})
		case e.Kind == history.Nudge && s != scheduler.State{}:
			nudges[i] = today + 5
		}
	}
	var due *int
	for i, day := range nudges {
		ended := false
		for _, review := range counted {
			ended = ended || review > i && !w.old(review, i)
		}
		if !ended && (due == nil || day < *due) {
			due = new(day)
		}
	}
	return s, due
}

// first reports whether a review was of a card that was new where it was given: the forgets
// that its device had not heard of did not stand before it.
func (w model) first(review int) bool {
	forgot := func(i int) bool {
		return w.live(i) && w.isFirst(i) && w.log[i].Kind == history.Forget && !w.old(review, i)
	}
	begin := 0
	for i := range review {
		if forgot(i) {
			begin = i
		}
	}
	for i := begin; i < review; i++ {
		if !w.live(i) || !w.isFirst(i) {
			continue
		}
		over := false // whether one of them passes over it
		for j := range i {
			over = over || forgot(j) && w.old(i, j)
		}
		if w.log[i].Kind == history.Seed || w.log[i].Kind == history.Review && !over {
			return false
		}
	}
	return true
}

// again reports whether the card comes again on a day: the newest of its reviews that the
// newest forget leaves was below 4.
func (w model) again(day int) bool {
	again := false
	for i, e := range w.log {
		switch {
		case !w.live(i):
		case e.Kind == history.Forget && w.isFirst(i):
			again = false
		case e.Kind == history.Review && e.Day == day && !w.passedOver(i):
			again = e.Grade < 4
		}
	}
	return again
}

// Whatever devices do and whenever they update, a replay is what the rules say.
func TestUpdatesAreThoseOfTheModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l log
		day := 0
		for range rapid.IntRange(1, 14).Draw(t, "events") {
			by := rapid.SampledFrom([]history.ID{laptop, phone, tablet}).Draw(t, "by")
			version := rapid.SampledFrom([]string{"", "2", "2", "2", "3"}).Draw(t, "for")
			day += rapid.IntRange(0, 3).Draw(t, "days")
			switch rapid.IntRange(0, 8).Draw(t, "kind") {
			case 0, 1, 2, 3:
				l.review(by, day, scheduler.Grade(rapid.IntRange(0, 5).Draw(t, "grade")))
			case 4, 5:
				if version == "" {
					l.add(by, day, history.Entry{Kind: history.Forget})
				} else {
					l.forget(by, day, version)
				}
			case 6:
				l.seed(by, day, 20, version)
			case 7:
				l.nudge(by, day, 5, version)
			case 8:
				if len(l) > 0 {
					l.void(rapid.SampledFrom(l).Draw(t, "voided").ID)
				}
			}
		}
		w := model{l, history.Voided(l)}
		state, due := w.memory()
		at, fresh, given := 0, map[int]bool{}, map[int]int{}
		got, _ := sm2.Replay(l, restored, func(s history.Step) {
			if s.Kind == history.Review && !s.Voided {
				if want := w.first(at); s.First != want {
					t.Fatalf("review %d was of a new card: %v; by the rules %v", at, s.First, want)
				}
				fresh[s.Day] = fresh[s.Day] || s.First
				given[s.Day]++
			}
			at++
		})
		for d := range day + 1 {
			s := l.sitting(d)
			if s.Reviews != given[today+d] || s.New != fresh[today+d] || s.Again != w.again(today+d) {
				t.Fatalf("day %d: %+v; by the rules %d reviews, new %v, comes again %v", d, s, given[today+d], fresh[today+d], w.again(today+d))
			}
		}
		if diff := cmp.Diff(state, got.State); diff != "" {
			t.Fatalf("state (-rules +replay):\n%s", diff)
		}
		if diff := cmp.Diff(due, got.Nudge); diff != "" {
			t.Fatalf("nudge (-rules +replay):\n%s", diff)
		}
	})
}
