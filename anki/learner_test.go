package anki

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"goodcard/deck"
	"goodcard/here"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// shipped is what a program brings: the one deck, inner-outer.
type shipped fstest.MapFS

func (s shipped) Open(name string) (fs.File, error) { return fstest.MapFS(s).Open(name) }

func (s shipped) Digest(id string) string {
	digest, err := deck.DigestFS(s, id)
	if err != nil {
		return ""
	}
	return digest
}

func (shipped) IDs() []string                                          { return []string{learnersDeck} }
func (shipped) Head(id string) (title, about string, cards, items int) { return id, "", 0, 0 }

const learnersDeck = study.FirstDeck

// learnersCards writes a deck of many items: plain ones, both ways, of gaps. Renamed cards have
// another id, and a dropped one is gone.
func learnersCards(cards int, renamed, dropped bool) string {
	var b strings.Builder
	b.WriteString("format: 1\nid: " + learnersDeck + "\ntitle: Of a learner\nversion: 1.0.0\ncards:\n")
	for i := range cards {
		id := fmt.Sprintf("{id: c%d,", i)
		switch {
		case renamed && i < 5:
			id = fmt.Sprintf("{id: now%d, was: [c%d],", i, i)
		case dropped && i == 9:
			continue
		}
		switch i % 5 {
		case 0:
			fmt.Fprintf(&b, "  - %s ask: 'Question %d?', answer: 'Answer %d.', both-ways: true}\n", id, i, i)
		case 1:
			fmt.Fprintf(&b, "  - %s cloze: 'Of {{c1::one}} and {{c2::two}} make %d {{c3::three}}.'}\n", id, i)
		case 2:
			fmt.Fprintf(&b, "  - %s type: 'Type %d?', answer: 'word%d'}\n", id, i, i)
		default:
			fmt.Fprintf(&b, "  - %s ask: 'Question %d?', answer: 'Answer %d.'}\n", id, i, i)
		}
	}
	return b.String()
}

// A device is a collection of a learner on one machine.
type device struct {
	t    testing.TB
	dir  string
	now  time.Time
	text string // of the deck that its program brings
	*study.Collection
}

func newDevice(t testing.TB, now time.Time, text string) *device {
	t.Helper()
	dir, err := os.MkdirTemp(here.Memory(), "goodcard-test-*") // each grade waits for the disk
	if err != nil {
		dir = t.TempDir()
	}
	d := &device{t: t, dir: dir, now: now, text: text}
	t.Cleanup(func() {
		d.must(d.Close())
		d.must(os.RemoveAll(dir))
	})
	d.reopen()
	return d
}

func (d *device) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// reopen ends the program and starts it again, with the deck of now.
func (d *device) reopen() {
	d.t.Helper()
	if d.Collection != nil {
		d.must(d.Close())
	}
	brings := shipped{learnersDeck + "/deck.yaml": {Data: []byte(d.text)}}
	c, err := study.Open(d.t.Context(), study.Options{Dir: d.dir, Now: func() time.Time { return d.now }, Shipped: brings})
	d.must(err)
	d.Collection = c
}

// items returns the ids of the items that can be studied, in the order of the deck.
func (d *device) items() []string {
	d.t.Helper()
	var ids []string
	d.must(d.Cards(d.t.Context(), study.CardFilter{}, func(l study.Listed) error {
		ids = append(ids, l.ID)
		return nil
	}))
	return ids
}

// studies answers what a session asks, up to so many prompts.
func (d *device) studies(random *rand.Rand, o study.SessionOptions, prompts int) {
	d.t.Helper()
	ctx := d.t.Context()
	s, err := d.Session(ctx, o)
	d.must(err)
	for range prompts {
		p, err := s.Next(ctx)
		d.must(err)
		if p == nil {
			return
		}
		grade := scheduler.Grade([]int{0, 1, 2, 3, 3, 4, 4, 4, 4, 4, 5, 5}[random.IntN(12)])
		_, err = s.Grade(ctx, study.Answered{Serial: p.Serial, Grade: grade, Took: time.Duration(random.IntN(90)) * time.Second})
		d.must(err)
		d.now = d.now.Add(time.Duration(random.IntN(40_000)) * time.Millisecond)
		if random.IntN(15) == 0 {
			_, _, err := s.Undo(ctx)
			d.must(err)
		}
	}
}

// does one of the things that a learner does beside answering.
func (d *device) does(random *rand.Rand) {
	d.t.Helper()
	ctx, items := d.t.Context(), d.items()
	item := items[random.IntN(len(items))]
	mark := func(kinds ...history.Kind) {
		_, err := d.Mark(ctx, kinds[random.IntN(len(kinds))], item)
		d.must(err)
	}
	card := deck.ParseRef(item).Card
	switch random.IntN(9) {
	case 0:
		mark(history.Forget)
	case 1:
		mark(history.Suspend)
	case 2:
		mark(history.Unsuspend)
	case 3:
		mark(history.Flag, history.Unflag)
	case 4:
		mark(history.Bury, history.Unbury)
	case 5:
		d.studies(random, study.SessionOptions{Cram: true}, random.IntN(6))
	case 6:
		_, err := d.SetNote(ctx, card, fmt.Sprintf("Thought of on %s.", d.now.Format(time.DateOnly)))
		d.must(err)
	case 7:
		d.edits(card, "make", "are")
	default: // early, or once more on the same day
		_, _, err := d.Grade(ctx, study.ManualGrade{Item: item, Grade: scheduler.Ratings[random.IntN(4)]})
		d.must(err)
	}
}

// edits replaces words of a card in a version of the learner's own.
func (d *device) edits(card, from, to string) {
	d.t.Helper()
	e, err := d.Edit(d.t.Context(), card)
	d.must(err)
	text, err := os.ReadFile(e.File)
	d.must(err)
	d.must(os.WriteFile(e.File, []byte(strings.Replace(string(text), from, to, 1)), 0o600))
	_, err = d.Edited(d.t.Context(), e, nil)
	d.must(err)
}

// learner returns a device of a learner of so many days until an evening: with an undo here and
// there, things forgotten, suspended, flagged, buried, practised, written anew, a phone that is
// merged, cards that were renamed and one that its deck has dropped.
func learner(t testing.TB, until time.Time, days int) *device {
	t.Helper()
	random := rand.New(rand.NewPCG(7, uint64(days)))
	start := until.AddDate(0, 0, -days)
	laptop := newDevice(t, start, learnersCards(60, false, false))
	phone := newDevice(t, start, laptop.text)
	for day := range days - 3 { // and then a few days off
		for i, d := range []*device{laptop, phone} {
			d.now = start.AddDate(0, 0, day).Add(-time.Duration(1+random.IntN(9)+i) * time.Hour)
			if random.IntN(3) > 0 {
				d.studies(random, study.SessionOptions{}, random.IntN(25))
			}
			if random.IntN(2) > 0 {
				d.does(random)
			}
			if day == days/2 {
				d.text = learnersCards(60, true, i == 0)
				d.reopen()
			}
		}
		if day%40 == 39 {
			_, err := laptop.Mark(t.Context(), history.Unsuspend, laptop.items()...)
			laptop.must(err)
		}
		if day%9 == 8 {
			_, _, err := laptop.Merge(t.Context(), phone.Path())
			laptop.must(err)
		}
	}
	laptop.now = until
	_, _, err := laptop.Merge(t.Context(), phone.Path())
	laptop.must(err)
	laptop.text = learnersCards(70, true, true) // with cards that nobody has seen
	laptop.reopen()
	laptop.studies(random, study.SessionOptions{}, 8)
	last, err := laptop.Session(t.Context(), study.SessionOptions{}) // what comes again this day
	laptop.must(err)
	p, err := last.Next(t.Context())
	laptop.must(err)
	_, err = last.Grade(t.Context(), study.Answered{Serial: p.Serial, Grade: scheduler.Again})
	laptop.must(err)
	laptop.does(random)
	laptop.now = laptop.now.Add(time.Second)
	return laptop
}

// steps returns the history of an item.
func (d *device) steps(item string) (steps []history.Step) {
	d.t.Helper()
	d.must(d.History(d.t.Context(), item, func(s history.Step) error {
		steps = append(steps, s)
		return nil
	}))
	slices.SortStableFunc(steps, func(a, b history.Step) int { return int(a.At - b.At) })
	return steps
}
