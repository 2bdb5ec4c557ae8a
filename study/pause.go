package study

import (
	"context"
	"fmt"
	"math"

	"goodcard/words"
)

// A Pause says why no new card comes by itself. It is told wherever there are new items that are
// not suspended, be it that they wait for something else too.
type Pause struct {
	Due      int     // cards that are due, or come early, and those done today that were not new
	Mark     int     // that many are still no reason
	UsualDay float64 // cards reviewed on a usual day: at least 30
	Ahead    int     // days of which what is due comes early
}

// Of the days of a learner so many are looked at, and a day is never taken for shorter than leastDay.
const (
	usualDays = 14
	leastDay  = 30
	manyDays  = 3 // so many usual days are too much for one
)

// paused reports whether new cards pause on a day with due and early cards and done others. Most days
// tell without a look at those before.
func (c *Collection) paused(ctx context.Context, day, due, done int) (bool, error) {
	switch sum := due + done; {
	case sum > c.Settings.ReviewsPerDay:
		return true, nil
	case sum <= manyDays*leastDay:
		return false, nil
	default:
		usual, err := c.usualDay(ctx, day)
		return sum > int(manyDays*usual), err
	}
}

func (c *Collection) usualDay(ctx context.Context, day int) (float64, error) {
	usual, err := c.db.UsualDay(ctx, day, usualDays)
	return max(usual, leastDay), err
}

// pause says in numbers why new cards pause on a day; see [Collection.paused]. It is nil where they
// do not, and where no new item of what is asked for could come another day.
func (c *Collection) pause(ctx context.Context, g *ground) (*Pause, error) {
	if !g.paused || g.pause != nil {
		return g.pause, nil
	}
	if any, err := c.db.AnyNew(ctx, g.filter); err != nil || !any {
		return nil, err
	}
	due, err := c.allDue(ctx, g, g.ahead, g.load)
	if err != nil {
		return nil, err
	}
	usual, err := c.usualDay(ctx, g.done.Day)
	g.pause = &Pause{due + g.done.Reviews, min(int(manyDays*usual), c.Settings.ReviewsPerDay), usual, g.ahead}
	return g.pause, err
}

// String is the sentence for the learner.
func (p *Pause) String() string {
	what := "three usual days"
	if float64(p.Mark) < math.Floor(manyDays*p.UsualDay) {
		what = "the daily limit"
	}
	when := "today has"
	if p.Ahead > 0 {
		when = "today and the next " + words.Count(p.Ahead, "day") + " have"
	}
	return fmt.Sprintf("New cards pause: %s %d cards to review, more than %s (%d).", when, p.Due, what, p.Mark)
}
