package study

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"

	"goodcard/deck/strictyaml"
	"goodcard/files"
	"goodcard/history"
	"goodcard/words"
)

// An Edit is a card in the learner's editor: open File at Line, and hand the Edit to
// [Collection.Edited] or [Session.Edited] when the editor has ended, however it ended.
type Edit struct {
	Card string // full id
	File string
	Line int    // from 1
	Own  bool   // File is the learner's own version and no file of a linked deck
	Kept bool   // File says what the learner wrote earlier and could not be saved
	Open string // the file in which another editor has the card now; empty where none has

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
	own, err := c.ownFile(e.Card, at.Text, &e.at.base)
	if err != nil {
		return e, err
	}
	e.File, e.Kept, e.Open = own.file, own.kept, own.open
	if e.at.release, err = files.Hold(baseName(e.File)); err != nil { // it is held by this process all the same
		e.at.release = func() {}
	}
	if !e.Kept {
		return e, nil
	}
	if b, found := keptBase(e.File); found {
		e.at.base = b
	}
	return e, tellKept(e.File)
}

// An EditOutcome says what came of an edit: what follows the name of the card, or of the file
// where that was read again.
type EditOutcome string

const (
	Unchanged   EditOutcome = "is unchanged"
	ReadAgain   EditOutcome = "was read again"
	InOwn       EditOutcome = "is asked in your own version from now on"
	InTheirs    EditOutcome = "is asked in the deck's version again"
	InTwo       EditOutcome = "is asked in this version of yours, and another one waits for you to decide"
	InNone      EditOutcome = "is kept in your own version, and no deck has it now"
	KeptDropped EditOutcome = "is unchanged, and the text that you could not save is gone"
)

// Next names the command that goes on from an edit of a card; empty where there is nothing to go on
// with.
func (o EditOutcome) Next(card string) string {
	if o == InTwo {
		return words.Command("conflicts", card)
	}
	return ""
}

// Edited takes over what the editor left; ran is the error with which it ended. A text of
// the learner's own is never lost: where it is not saved, the error is a [Refused], which
// says where it is kept for the next edit of the card.
func (c *Collection) Edited(ctx context.Context, e Edit, ran error) (EditOutcome, error) {
	if e.Own {
		_, came, err := c.saveOwn(ctx, e, ran)
		return came, err
	}
	if ran != nil {
		return Unchanged, leaves(ran, e.File+" stands as the editor left it")
	}
	changed, err := c.Refresh(ctx)
	if err != nil || !changed {
		return Unchanged, err
	}
	return ReadAgain, nil
}

// leaves returns the error of an editor with what became of what it edited.
func leaves(ran error, became string) error {
	if h, ok := errors.AsType[interface {
		error
		Hint() string
	}](ran); ok {
		became += "; " + h.Hint()
	}
	return &Advice{Message: ran.Error(), Next: became, Err: ran}
}

// A Refused is why a text of the learner's own is not saved. The card is unchanged.
type Refused struct {
	Why  error
	Kept string // the file in which the text lies until the next edit of the card opens it
}

func (e *Refused) Error() string { return e.Why.Error() }

// Unwrap returns the cause.
func (e *Refused) Unwrap() error { return e.Why }

// Where says where the text is, as the end of a sentence.
func (e *Refused) Where() string {
	return "your text is kept in " + e.Kept + ", and the next edit opens it"
}

// saveOwn keeps what an editor left as the learner's own version, and returns the edit that
// it recorded.
func (c *Collection) saveOwn(ctx context.Context, e Edit, ran error) ([]history.Event, EditOutcome, error) {
	e.at.release()
	if ran != nil && files.Held(baseName(e.File)) { // a program goes on that has it
		return nil, Unchanged, &Refused{ran, e.File}
	}
	text, err := left(e.File)
	if err != nil {
		if ran != nil {
			err = leaves(ran, "the card is unchanged")
		}
		return nil, Unchanged, err
	}
	if string(text) == e.at.Text {
		if ran != nil {
			ran = leaves(ran, "the card is unchanged")
		}
		e.at.base.dropSaved(e.File, string(text))
		return nil, Unchanged, ran
	}
	if e.Kept && ran == nil && strings.TrimSpace(string(text)) == "" {
		e.at.base.dropSaved(e.File, string(text)) // what the card is asked in stays: the learner did not see it
		return nil, KeptDropped, nil
	}
	kept := closedName(e.File)
	var events []history.Event
	if ran == nil { // also where the program was told to stop meanwhile
		events, ran = c.setOwn(context.WithoutCancel(ctx), e.at, kept, string(text))
	}
	if ran == nil {
		came, err := c.cameOf(ctx, e.Card, events)
		e.at.base.dropSaved(e.File, string(text))
		return events, came, err
	}
	ran = errors.Join(ran, e.at.base.keep(e.File, e.at.Text))
	if err := files.Rename(e.File, kept); err != nil {
		kept = e.File
	}
	return nil, Unchanged, &Refused{ran, kept}
}

// left returns what an editor left in a file. Where that is no file, nothing of it stays: the next edit
// could not take it up.
func left(file string) ([]byte, error) {
	if to, err := os.Readlink(file); err == nil {
		_ = drop(file)
		return nil, advise("the card is unchanged; what was written is in "+to, "the editor put a link in the place of %s", file)
	}
	text, err := files.Read(file, strictyaml.MaxBytes)
	kind, other := errors.AsType[*files.KindError](err)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		_ = drop(file)
		return nil, advise("the card is unchanged; to give up a version of your own, empty the file", "the editor removed %s", file)
	case other:
		_ = drop(file)
		return nil, advise("the card is unchanged", "the editor put %s in the place of %s", kind.Kind, file)
	}
	return text, err
}

// cameOf returns what the recorded edits of a card come to.
func (c *Collection) cameOf(ctx context.Context, card string, events []history.Event) (EditOutcome, error) {
	if len(events) == 0 {
		return Unchanged, nil
	}
	after, err := c.Conflict(context.WithoutCancel(ctx), card)
	switch {
	case errors.Is(err, errGone), err == nil && after.Gone:
		return InNone, nil
	case err != nil:
		return InTheirs, err
	case len(after.Versions.Open) > 1:
		return InTwo, nil
	case after.Versions.Own:
		return InOwn, nil
	}
	return InTheirs, nil
}
