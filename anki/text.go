package anki

import (
	"context"
	"io"

	"goodcard/anki/apkg"
	"goodcard/study"
)

// A TextNote is a note as it stands in a text that Anki imports: what Anki knows it by, and what it says.
type TextNote struct {
	GUID, NoteType, Deck string
	Tags                 []string
	Fields               []string // HTML
}

// ExportText gives the notes that a package of these decks would have to do, in their order. Pictures are
// looked at and counted, and stay here. Of the options Path and Progress mean nothing. do must not keep a note.
func ExportText(ctx context.Context, c *study.Collection, o ExportOptions, do func(*TextNote) error) (*Exported, error) {
	o.Path, o.Progress = "", nil
	e := newExporter(c, o)
	e.undated = true
	if err := e.gather(ctx); err != nil {
		return nil, err
	}
	to := texts{do: do, types: map[int64]string{}, decks: map[int64]string{}}
	for _, t := range NoteTypes() {
		to.types[t.ID] = t.Name
	}
	for _, d := range e.decks {
		to.decks[d.number] = d.told.Name
	}
	e.writer = to
	if err := e.write(ctx); err != nil {
		return nil, err
	}
	e.out.Undated = true
	return e.outcome(), ctx.Err()
}

// texts is a destination that knows note types and decks by their names.
type texts struct {
	do           func(*TextNote) error
	types, decks map[int64]string
}

func (t texts) Add(n *apkg.Note, cards []apkg.Card, _ []apkg.Review) error {
	return t.do(&TextNote{n.GUID, t.types[n.NoteType], t.decks[cards[0].Deck], n.Tags, n.Fields})
}

func (texts) AddMedia(string, func() (io.ReadCloser, error)) error { return nil }
