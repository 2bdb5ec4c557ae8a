package study

import (
	"context"
	"iter"
)

// streak counts the study days in a row with a review, until today or the last one before it in
// which anything could have been asked. studied reports whether there ever was a review.
func (c *Collection) streak(ctx context.Context) (days int, studied bool, err error) {
	last, studied, err := c.db.LastStudied(ctx, c.Clock.Moment())
	if err != nil || !studied {
		return 0, studied, err
	}
	if broken, err := c.brokenSince(ctx, last, nil); err != nil || broken {
		return 0, true, err
	}
	days, err = c.db.Streak(ctx, last)
	return days, true, err
}

// brokenSince reports whether a row of days that ends with day last has ended: whether, of these
// decks, anything could have been asked yesterday.
func (c *Collection) brokenSince(ctx context.Context, last int, decks []string) (bool, error) {
	yesterday := c.Clock.Today() - 1
	if last >= yesterday {
		return false, nil
	}
	p, err := c.head(ctx, yesterday, Selection{Decks: decks}, 0, 1)
	return err == nil && len(p.main) > 0, err
}

// A Streak is about days in a row with a review. A gap in which nothing could be asked neither
// ends a row nor counts; see [storage.DB.Waited].
type Streak struct {
	Now     int // days of the row until today
	Longest int // days
	Days    int // all days with a review
}

// Streaks counts the rows among study days with a review of these decks, or of all where none is
// named. The days come oldest first; those that a wrong clock dated after today count in no row.
func (c *Collection) Streaks(ctx context.Context, decks []string, days iter.Seq[int]) (s Streak, err error) {
	if decks, err = c.DeckIDs(ctx, decks...); err != nil {
		return s, err
	}
	of, err := c.of(ctx, decks)
	if err != nil {
		return s, err
	}
	end, studied, err := c.db.LastStudied(ctx, c.Clock.Moment())
	if err != nil || !studied {
		return s, err
	}
	length, last := 0, 0 // of the row that ends with day last
	for day := range days {
		if day > end {
			break
		}
		waited := length == 0
		if !waited && day > last+1 {
			if waited, err = c.db.Waited(ctx, day, of); err != nil {
				return s, err
			}
		}
		if waited {
			length = 0
		}
		length, last = length+1, day
		s.Days++
		s.Longest = max(s.Longest, length)
	}
	if length == 0 {
		return s, nil
	}
	broken, err := c.brokenSince(ctx, last, decks)
	if !broken {
		s.Now = length
	}
	return s, err
}
