package study

import (
	"cmp"
	"context"
	"errors"
	"os"

	"goodcard/history"
)

// An Edit is a card in the learner's editor: open File at Line, and hand the Edit to
// [Collection.Edited] or [Session.Edited] when the editor has ended, however it ended.
type Edit struct {
	Card string // full id
	File string
	Line int  // from 1
	Own  bool // File is the learner's own version and no file of a linked deck
	Kept bool // File says what the learner wrote earlier and could not be saved

	at editing
}

// Edit begins to edit the card that text means. What the learner wrote earlier and could
// not be saved is taken up again.
func (c *Collection) Edit(ctx context.Context, text string) (Edit, error) {
	at, err := c.editing(ctx, text)
	if err != nil {
		return Edit{}, err
	}
	e := Edit{Card: at.Card, File: at.File, Line: at.Line, Own: at.Text != "", at: at}
	if !e.Own {
		return e, nil
	}
	e.File, e.Kept, err = c.ownFile(e.Card, at.Text)
	if e.Kept && err == nil {
		if b, found := keptBase(e.File); found {
			e.at.base = b
		}
	}
	return e, err
}

// Edited takes over what the editor left; ran is the error with which it ended. A text of
// the learner's own is never lost: where it is not saved, the card is unchanged, the text
// is kept for the next edit of the card, and the hint of the error says where.
func (c *Collection) Edited(ctx context.Context, e Edit, ran error) (changed bool, err error) {
	if !e.Own {
		if ran != nil {
			return false, ran
		}
		return c.Refresh(ctx)
	}
	events, err := c.saveOwn(ctx, e, ran)
	return len(events) > 0, err
}

// saveOwn keeps what an editor left as the learner's own version, and returns the edit that
// it recorded.
func (c *Collection) saveOwn(ctx context.Context, e Edit, ran error) ([]history.Event, error) {
	text, err := os.ReadFile(e.File)
	if err != nil {
		return nil, cmp.Or(ran, err)
	}
	if string(text) == e.at.Text {
		return nil, errors.Join(ran, e.drop())
	}
	kept := closedName(e.File)
	var events []history.Event
	if ran == nil { // also where the program was told to stop meanwhile
		events, ran = c.setOwn(context.WithoutCancel(ctx), e.at, kept, string(text))
	}
	if ran == nil {
		return events, e.drop()
	}
	ran = errors.Join(ran, e.at.base.keep(e.File))
	if err := os.Rename(e.File, kept); err != nil {
		kept = e.File
	}
	next := "the card is unchanged; your text is kept in " + kept + " and comes with the next edit"
	if advice, ok := errors.AsType[*Advice](ran); ok && advice.Next != "" {
		next = advice.Next + "; " + next
	}
	return nil, &Advice{Message: ran.Error(), Next: next, Err: ran}
}
