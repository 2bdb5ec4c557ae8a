package anki

import (
	"context"

	"goodcard/deck"
)

// gatherProgress reads what the learner knows of all that goes out, if that goes along.
func (e *exporter) gatherProgress(ctx context.Context) error {
	if e.options.Progress == nil {
		return nil
	}
	var decks, items []string
	for _, o := range e.decks {
		decks = append(decks, o.id)
		of, err := e.items(ctx, o)
		if err != nil {
			return err
		}
		items = append(items, of...)
	}
	var err error
	if e.personal, err = e.c.Personal(ctx); err != nil {
		return err
	}
	e.progress, err = newProgress(ctx, e.c, decks, items, e.now, e.options.Progress.Rollover)
	return err
}

// items returns the ids of all items of a deck that go out.
func (e *exporter) items(ctx context.Context, o *outgoing) (items []string, err error) {
	add := func(c *deck.Card) {
		for _, suffix := range c.Suffixes() {
			items = append(items, deck.Full(o.id, c.ID)+suffix)
		}
	}
	if o.partly {
		if items, err = e.c.ItemIDs(ctx, o.id); err != nil {
			return nil, err
		}
	}
	for i := range o.deck.Cards {
		if c := &o.deck.Cards[i]; !c.Draft {
			add(c)
		}
	}
	if e.options.WithRetired {
		for i := range o.retired {
			add(&o.retired[i].Card)
		}
	}
	return items, nil
}

// personalize gives the note of a card what the learner made of it: its own version, which it
// returns, a note, and the time of both.
func (w *deckWriter) personalize(p *pending, s *surroundings) *deck.Card {
	mine, made := w.personal[p.full]
	if !made {
		return p.card
	}
	card, own := mine.Card(p.card)
	s.OwnNote = mine.Note
	p.touched = min(mine.Modified(), w.now.Unix()+1) // a clock that was wrong must not outweigh what is edited in Anki
	w.progress.Own += count(own)
	w.progress.Notes += count(mine.Note != "")
	return &card
}
