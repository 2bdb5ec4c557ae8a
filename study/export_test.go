package study

import (
	"context"

	"goodcard/history"
)

// Shown returns the serial of the prompt that is shown; 0 if none is.
func (s *Session) Shown() int {
	if s.now == nil {
		return 0
	}
	return s.now.Serial
}

// RecordEdit records an edit with any body, as another program may.
func (c *Collection) RecordEdit(ctx context.Context, card, body string) error {
	_, err := c.text(ctx, history.Edit, card, body)
	return err
}

// TakeBack takes an event back.
func (c *Collection) TakeBack(ctx context.Context, e history.Event) error {
	_, err := c.db.Take(ctx, c.Clock.Moment(), e)
	return err
}
