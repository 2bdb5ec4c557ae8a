package study_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"goodcard/history"
	"goodcard/long"
	"goodcard/scheduler"
	"goodcard/study"
)

// A class of learners, each with two devices, studies a course whose author goes on editing.
// Programs end at any point, and the rules of study hold every day.
func TestClass(t *testing.T) {
	t.Parallel()
	seed := uint64(1)
	if text := os.Getenv("GOODCARD_SEED"); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatalf("GOODCARD_SEED: %v", err)
		}
	}
	tally := map[string]int{}
	for i := range long.Size(1, 50) {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			defer func() {
				if t.Failed() {
					t.Logf("GOODCARD_SEED=%d repeats this as the first learner", seed+uint64(i))
				}
			}()
			newClassmate(t, seed+uint64(i), tally).course(long.Size(15, 60))
		})
	}
	if !long.Asked() {
		return
	}
	for _, what := range []string{"crash", "undo", "suspend", "bury", "own", "merge", "probe", "wording", "neighbours", "finished", "gate",
		"fix", "rename", "add", "remove", "bring back", "needs"} {
		if tally[what] < 50 {
			t.Errorf("the class met %q %d times, too few to say anything", what, tally[what])
		}
	}
}

// A classmate is one learner of a class.
type classmate struct {
	random         *rand.Rand
	author         *author
	start          time.Time
	laptop, phone  *classDevice
	newPerDay, due int // limits
}

// A classDevice is one of a learner's devices.
type classDevice struct {
	*world
	of      *classmate
	tally   map[string]int
	ledger  ledger
	session *study.Session
	day     int
	fresh   map[string]bool // grades of the day to new items, by their keys in the ledger
	known   map[string]bool // and to items that were due
	asked   string          // item of the newest grade
	last    []string        // concepts of the newest grade of the day; nil where that is not clear
	back    bool            // the next prompt is one that was taken back
}

func newClassmate(t *testing.T, seed uint64, tally map[string]int) *classmate {
	random := rand.New(rand.NewPCG(seed, 0))
	c := &classmate{random: random, author: newAuthor(random), newPerDay: 3 + random.IntN(6), due: 8 + random.IntN(20)}
	first := conceptDeck("inner-outer", firstOfClass, "base-1", "contrast-1", "base-2", "contrast-2", "base-3")
	for _, at := range []**classDevice{&c.laptop, &c.phone} {
		d := &classDevice{world: newWorld(t, first), of: c, tally: tally, ledger: ledger{}}
		d.install("course.yaml", c.author.text())
		d.limits(c.newPerDay, c.due)
		*at = d
	}
	c.start = c.laptop.now
	c.author.edits = tally
	return c
}

func (c *classmate) course(days int) {
	for day := range days {
		for c.random.IntN(2) == 0 {
			c.author.edit()
		}
		for i, d := range []*classDevice{c.laptop, c.phone} {
			d.now = c.start.AddDate(0, 0, day).Add(time.Duration(9*i) * time.Hour)
			if c.random.IntN(3) == 0 {
				d.update()
			}
			if c.random.IntN(3) > 0 {
				d.study()
			}
		}
		if c.random.IntN(4) == 0 {
			c.laptop.merge(c.phone)
			if c.random.IntN(2) == 0 {
				c.phone.merge(c.laptop)
			}
		}
	}
	c.end(days)
}

// end brings the devices together, and learns what is left without further edits.
func (c *classmate) end(days int) {
	for _, d := range []*classDevice{c.laptop, c.phone} {
		d.now = c.start.AddDate(0, 0, days)
		d.update()
		d.reopen()
	}
	c.laptop.merge(c.phone)
	c.phone.merge(c.laptop)
	a, b := c.laptop, c.phone
	a.mustKeep(b.ledger)
	if one, other := a.today(), b.today(); !slices.Equal(one, other) {
		a.t.Errorf("after the merges the devices ask\n%v and\n%v", one, other)
	}
	for _, d := range []*classDevice{a, b} {
		if found, err := d.Check(d.t.Context(), false, false); err != nil || len(found.Findings) > 0 {
			d.t.Errorf("%+v, %v", found.Findings, err)
		}
	}
	const most = 60 // days: a new card every day is more than enough
	for left := range most {
		if a.fronts(study.New) == 0 {
			return
		}
		a.now = c.start.AddDate(0, 0, days+left)
		a.finish(scheduler.Good)
	}
	a.t.Errorf("%d new items never came in %d days: %v", a.fronts(study.New), most, a.glance().Held)
}

// fronts counts the items in a state.
func (d *classDevice) fronts(state study.State) (n int) {
	d.must(d.Cards(d.t.Context(), study.CardFilter{State: state}, func(study.Listed) error { n++; return nil }))
	return n
}

// update brings what the author has written by now.
func (d *classDevice) update() { d.write("course.yaml", d.of.author.text()) }

func (d *classDevice) merge(other *classDevice) {
	d.tally["merge"]++
	d.mergeFrom(other.world)
	d.ledger.add(other.ledger)
	d.mustKeep(d.ledger)
	d.last = nil
}

// crash ends the program without ceremony and starts it again.
func (d *classDevice) crash() {
	d.tally["crash"]++
	d.reopen()
	d.session = d.world.session(study.SessionOptions{})
	d.back = false
}

// study works through the day, on some days not to its end.
func (d *classDevice) study() {
	d.t.Helper()
	if day := d.Clock.Today(); day != d.day {
		d.day, d.fresh, d.known, d.last = day, map[string]bool{}, map[string]bool{}, nil
	}
	d.session, d.back = d.world.session(study.SessionOptions{}), false
	patience := 1000
	if d.of.random.IntN(5) == 0 {
		patience = d.of.random.IntN(20)
	}
	for range patience {
		p := d.draw(d.session)
		if p == nil {
			d.finished()
			break
		}
		d.mustBeRight(p)
		d.answer(p)
		d.now = d.now.Add(time.Duration(1+d.of.random.IntN(40)) * time.Second)
	}
	if d.of.random.IntN(10) == 0 {
		d.someItem(history.Suspend, history.Unsuspend, history.Unsuspend, history.Bury, history.Unbury)
	}
	d.mustKeep(d.ledger)
}

// someItem marks any item from outside the session.
func (d *classDevice) someItem(kinds ...history.Kind) {
	var items []string
	d.must(d.Cards(d.t.Context(), study.CardFilter{}, func(l study.Listed) error { items = append(items, l.ID); return nil }))
	d.mark(kinds[d.of.random.IntN(len(kinds))], items[d.of.random.IntN(len(items))])
}

// answer does what a learner may do with a prompt.
func (d *classDevice) answer(p *study.Prompt) {
	d.t.Helper()
	switch n := d.of.random.IntN(100); {
	case n < 3:
		taken := d.back // only the session that took a card back asks it first
		d.crash()
		if again := d.next(d.session); again != p.Item && !taken {
			d.t.Fatalf("%s was asked before the program ended, and %s after", p.Item, again)
		}
	case n < 6:
		d.tally["suspend"]++
		d.marked(d.session.Suspend(d.t.Context(), d.session.Shown()))
		d.back = false
	case n < 8:
		d.tally["bury"]++
		d.marked(d.session.Bury(d.t.Context(), d.session.Shown()))
		d.back = false
	case n < 10:
		d.own(p)
	case n < 12:
		d.update()
	case n < 17:
		d.undoLast()
	default:
		d.record(p)
		if n > 96 {
			d.crash()
		}
	}
}

func (d *classDevice) record(p *study.Prompt) {
	d.t.Helper()
	g := scheduler.Grade([]int{0, 1, 2, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 5}[d.of.random.IntN(14)])
	at := d.Clock.Moment().At
	d.grade(d.session, g)
	key := ledgerKey(p.Item, at)
	d.ledger[key] = acknowledged{grade: g, wording: p.Wording}
	switch {
	case p.New:
		d.fresh[key] = true
	case !p.Drill:
		d.known[key] = true
	}
	if len(d.fresh) > d.of.newPerDay || len(d.known) > d.of.due {
		d.t.Fatalf("%d new and %d due items in a day, the limits are %d and %d", len(d.fresh), len(d.known), d.of.newPerDay, d.of.due)
	}
	d.asked, d.last, d.back = p.Item, d.about(p), false
}

func (d *classDevice) undoLast() {
	d.t.Helper()
	e, ok, err := d.session.Undo(d.t.Context())
	d.must(err)
	if !ok {
		return
	}
	d.tally["undo"]++
	d.back = true
	if e.Kind == history.Review {
		key := ledgerKey(e.Item, e.At)
		a := d.ledger[key]
		a.undone = true
		d.ledger[key] = a
		delete(d.fresh, key)
		delete(d.known, key)
		d.last = nil
	}
}

// own gives the card a version of the learner's own, or takes it back. Cards of the course
// are linked, so it is those of the first deck that can have one.
func (d *classDevice) own(p *study.Prompt) {
	d.t.Helper()
	e, err := d.session.Edit(d.t.Context(), p.Serial)
	d.must(err)
	if !e.Own {
		return
	}
	d.tally["own"]++
	text, err := os.ReadFile(e.File)
	d.must(err)
	text = bytes.Replace(text, []byte("What is"), []byte("What, in my words, is"), 1)
	if d.of.random.IntN(3) == 0 {
		text = nil
	}
	d.must(os.WriteFile(e.File, text, 0o600))
	_, err = d.session.Edited(d.t.Context(), p.Serial, e, nil)
	d.must(err)
	if again := d.next(d.session); again != p.Item {
		d.t.Fatalf("%s came after the edit of %s", again, p.Item)
	}
	d.back = true
}
