package study

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"goodcard/deck"
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
	if e.Own {
		e.File, e.Kept, err = c.ownFile(e.Card, at.Text)
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
		return nil, errors.Join(ran, os.Remove(e.File))
	}
	kept := strings.Replace(e.File, "."+openMark, ".", 1)
	var events []history.Event
	if ran == nil { // also where the program was told to stop meanwhile
		events, ran = c.setOwn(context.WithoutCancel(ctx), e.at, kept, string(text))
	}
	if ran == nil {
		return events, os.Remove(e.File)
	}
	if err := os.Rename(e.File, kept); err != nil {
		kept = e.File
	}
	next := "the card is unchanged; your text is kept in " + kept + " and comes with the next edit"
	if advice, ok := errors.AsType[*Advice](ran); ok && advice.Next != "" {
		next = advice.Next + "; " + next
	}
	return nil, &Advice{Message: ran.Error(), Next: next, Err: ran}
}

// unsaved is the folder within the data folder for own versions that are being edited or
// could not be saved: DECK/CARD.open-NUMBER.yaml while it is open in an editor, and
// DECK/CARD.NUMBER.yaml when it lies there to be taken up again.
const (
	unsaved  = "unsaved"
	openMark = "open-"
)

// ownFile returns a file to edit a card in: the newest text that could not be saved, or
// else a new file with text.
func (c *Collection) ownFile(card, text string) (file string, kept bool, err error) {
	of := deck.ParseRef(card)
	name := of.Name()
	folder := filepath.Join(filepath.Dir(c.Path()), unsaved, of.Deck)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", false, err
	}
	lying, err := keptTexts(folder, name)
	if err != nil {
		return "", false, err
	}
	for _, from := range lying {
		file = filepath.Join(folder, name+"."+openMark+strings.TrimPrefix(from, name+"."))
		if os.Rename(filepath.Join(folder, from), file) == nil { // else another program has taken it up
			return file, true, nil
		}
	}
	f, err := os.CreateTemp(folder, name+"."+openMark+"*.yaml")
	if err != nil {
		return "", false, err
	}
	_, err = f.WriteString(text)
	return f.Name(), false, errors.Join(err, f.Close())
}

// keptTexts returns the names of the files that lie in a folder to be taken up again, the
// newest first.
func keptTexts(folder, card string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	var names []string
	written := map[string]time.Time{}
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), card+".")
		info, infoErr := e.Info()
		if ok && infoErr == nil && !strings.HasPrefix(rest, openMark) {
			names = append(names, e.Name())
			written[e.Name()] = info.ModTime()
		}
	}
	slices.SortFunc(names, func(a, b string) int { return written[b].Compare(written[a]) })
	return names, err
}
