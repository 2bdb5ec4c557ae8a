package anki

import (
	"context"
	"encoding/json"
	"time"

	"goodcard/anki/apkg"
	"goodcard/history"
	"goodcard/study"
)

// A progress is what a learner knows of items and did with them, as it goes out to Anki.
type progress struct {
	Sent

	today int // study day
	now   time.Time
	items map[string]*learned
}

// Progress says how what a learner knows goes out.
type Progress struct {
	Rollover int // hour at which Anki's day begins where it goes
}

// Sent counts the progress that goes out.
type Sent struct {
	Progress

	Cards     int // that are not new
	Reviews   int // answers, those of practice too
	Suspended int
	Flagged   int
	Own       int // notes in a version of the learner's own
	Notes     int // notes with a note of the learner's
	Here      int // hour at which the learner's day begins here

	// What Anki is not told:
	Buried int // cards that are buried for today: there they are not
	Again  int // cards that come again today: there they come on the day on which they are due
	Ahead  int // answers dated after now
	Beside int // reviews of cards that do not go out, of the decks that do
}

// learned is what goes out of one item.
type learned struct {
	logbook
	begun              bool // not new
	due, interval      int  // study day, days
	factor             int
	reviews, lapses    int
	suspended, flagged bool
}

// firstDate is day 0 of what goes out: before there was Anki, so before any review in it.
var firstDate = time.Date(2006, time.January, 1, 0, 0, 0, 0, time.UTC)

// newProgress gathers the progress of items, of these decks, as it is now, in the learner's
// zone, for an Anki whose day begins at the hour rollover.
func newProgress(ctx context.Context, c *study.Collection, decks, items []string, now time.Time, rollover int) (*progress, error) {
	p := &progress{today: history.StudyDay(now, c.Clock.Rollover), now: now, items: map[string]*learned{}}
	p.Rollover, p.Here = rollover, c.Clock.Rollover
	err := c.Learned(ctx, items, func(l *study.Learned) error {
		return p.add(l)
	})
	if err != nil {
		return nil, err
	}
	if p.Beside, err = c.ReviewsBeside(ctx, decks, items); err != nil {
		return nil, err
	}
	number(p.items)
	return p, nil
}

// add takes an item with its history.
func (p *progress) add(l *study.Learned) error {
	it := &learned{logbook: logbook{now: p.now.UnixMilli(), rows: make([]row, 0, l.Events)}}
	m, err := l.Replay(func(s history.Step) { it.add(&s) })
	if err != nil {
		return err
	}
	it.suspended, it.flagged = m.Suspended, m.Flagged
	if !m.New() {
		it.begun = true
		it.due, it.interval, it.factor = m.Due(), m.Memory.Interval, int(factorOf(m.Memory))
		it.reviews, it.lapses = m.Reviews, m.Lapses
		p.Cards++
	}
	for _, r := range it.rows {
		if r.ease > 0 {
			p.Reviews++
		}
	}
	p.Ahead += it.ahead
	p.Suspended += count(m.Suspended)
	p.Flagged += count(m.Flagged)
	p.Buried += count(m.Buried(p.today) && !m.Suspended)
	p.Again += count(it.stage != rested && m.LastDay == p.today && !m.Suspended)
	p.items[l.Item] = it
	return nil
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// calendar says in a collection from when its days are counted. Anki counts them from the date
// that Day0 has at Offset, and moves the days of a package by what its own count differs, so that
// a day stays the same date: as long as both take the same hour for its beginning, whichever
// that is here.
func (p *progress) calendar(c *apkg.Collection) {
	_, offset := p.now.Zone()
	c.Offset, c.HasOffset, c.Rollover = offset/60, true, p.Rollover
	c.Day0 = firstDate.Unix() + int64(p.Rollover)*3600 - int64(c.Offset)*60
}

// fill, which is called once for an item, makes of a new card, whose place is set, what the learner's memory of its item is, and
// returns its review log. The study day of a date is the day that Anki gives this date.
func (p *progress) fill(item string, card *apkg.Card) []apkg.Review {
	data := struct {
		Pos  int64 `json:"pos"`           // its place among new cards: without the progress, and where it is forgotten
		Last int64 `json:"lrt,omitempty"` // last answer, Unix seconds
	}{Pos: card.Due}
	var reviews []apkg.Review
	if it := p.items[item]; it != nil {
		var last int64
		if reviews, last = it.log(card.ID); it.begun {
			data.Last = last
		}
		it.fill(card)
		it.rows = nil // they may be many
	}
	text, err := json.Marshal(data)
	if err != nil {
		panic(err) // two numbers
	}
	card.Data = string(text)
	return reviews
}

func (it *learned) fill(card *apkg.Card) {
	if it.begun {
		card.Type, card.Queue = apkg.Reviewed, apkg.QueueReview
		card.Due = int64(it.due - history.StudyDay(firstDate, 0))
		card.Interval, card.Factor = it.interval, it.factor
		card.Reps, card.Lapses = it.reviews, it.lapses
	}
	if it.suspended {
		card.Queue = apkg.QueueSuspended
	}
	if it.flagged {
		card.Flags = red
	}
}

// red is the flag of cards that are flagged here, where flags have no colours.
const red = 1
