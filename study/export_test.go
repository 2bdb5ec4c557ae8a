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

// Editing returns what [Collection.Edit] writes into the file of an own version.
func (c *Collection) Editing(ctx context.Context, card string) (editing, error) {
	return c.editing(ctx, card)
}

// SetOwn is [Collection.Edited] of a text that is in no file.
func (c *Collection) SetOwn(ctx context.Context, e editing, file, text string) error {
	_, err := c.setOwn(ctx, e, file, text)
	return err
}

// Release lets go of the file, as the end of the process and of its editor does.
func (e Edit) Release() { e.at.release() }
