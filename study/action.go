package study

import (
	"context"
	"errors"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
)

// errNoPrompt is a mistake of a front end.
var errNoPrompt = errors.New("no prompt is shown")

// An action is what one press of a key recorded.
type action struct {
	event history.Event
	item  string // that was shown
	cram  bool   // while practising
	fresh bool   // it brought a new item
	drill bool   // of an item that was answered earlier in the day
}

func (a action) graded() bool { return a.event.Kind == history.Review || a.event.Kind == history.Cram }

// A Graded says what a grade did.
type Graded struct {
	Item    string
	Grade   scheduler.Grade
	State   scheduler.State // after the grade
	Day     int             // study day of the grade
	Counted bool            // false for the drill of a day and a cram, which move no schedule of SM-2
	Again   bool            // comes again today
	Cram    bool            // it was practice only
	Leech   bool            // it lapsed so often that the card should be rewritten, split or suspended
}

// Interval returns the days from now to the next review.
func (g Graded) Interval() int { return g.State.Due() - g.Day }

// Grade records the grade of the prompt that is shown, with what was answered. When it
// returns nil the grade is on disk. A context that ends meanwhile does not stop it.
func (s *Session) Grade(ctx context.Context, g scheduler.Grade, a Answer) (Graded, error) {
	p := s.now
	if p == nil {
		return Graded{}, errNoPrompt
	}
	if !p.fits(a) {
		return Graded{}, errAnswer
	}
	took := s.c.Clock.Now().Sub(s.since)
	entry := history.Entry{Item: p.Item, Kind: history.Review, Grade: g, MS: max(took.Milliseconds(), 0),
		Wording: p.Wording, Body: p.body(a)}
	if p.Cram {
		entry.Kind = history.Cram
	}
	seen := ""
	if p.Before != nil {
		seen = full(p.Deck, p.Card.ID)
	}
	recorded, err := s.c.db.AppendSeen(ctx, s.c.Clock.Moment(), seen, entry)
	if err != nil {
		return Graded{}, err
	}
	did := graded(recorded[0])
	s.actions = append(s.actions, action{event: recorded[0].Event, item: p.Item, cram: p.Cram,
		fresh: p.New && !p.Cram, drill: !did.Counted && !p.Cram})
	if p.New && !p.Cram {
		s.newDone++
	}
	s.plan.graded(candidate(p), did.Again)
	if s.back == "" && !opensGate(p, did) { // what was brought back may stand outside the plan
		s.version++ // the plan has it already
	}
	s.now, s.back = nil, ""
	return did, nil
}

// opensGate tells whether a grade may have made a concept known that others wait for.
func opensGate(p *Prompt, g Graded) bool {
	return g.Counted && g.Grade.Passed() && p.Memory.Passed == 0 && len(p.Card.Concepts) == 1
}

func candidate(p *Prompt) storage.Candidate {
	if p.Cram {
		return candidateOf(p.Item)
	}
	return storage.Candidate{Item: p.Item, Card: full(p.Deck, p.Card.ID), Deck: p.Deck, Concepts: fullAll(p.Deck, p.Card.Concepts)}
}

// Suspend takes the item that is shown out of study until that is taken back.
func (s *Session) Suspend(ctx context.Context) error { return s.setAside(ctx, history.Suspend) }

// Bury sets the item that is shown aside until tomorrow.
func (s *Session) Bury(ctx context.Context) error { return s.setAside(ctx, history.Bury) }

func (s *Session) setAside(ctx context.Context, kind history.Kind) error {
	if err := s.act(ctx, kind, ""); err != nil {
		return err
	}
	s.now, s.back = nil, ""
	return s.replan(ctx)
}

// Flag marks the item that is shown for a later look, or takes the mark off. The prompt stays.
func (s *Session) Flag(ctx context.Context) (flagged bool, err error) {
	if s.now == nil {
		return false, errNoPrompt
	}
	kind := history.Flag
	if s.now.Memory.Flagged {
		kind = history.Unflag
	}
	if err := s.act(ctx, kind, ""); err != nil {
		return s.now.Memory.Flagged, err
	}
	s.now.Memory.Flagged = kind == history.Flag
	return s.now.Memory.Flagged, nil
}

// SetNote replaces the learner's note on the card that is shown. The prompt stays.
func (s *Session) SetNote(ctx context.Context, note string) error {
	if err := s.act(ctx, history.Note, note); err != nil {
		return err
	}
	s.now.Note = note
	return nil
}

// act records an event of the item that is shown; texts belong to its card.
func (s *Session) act(ctx context.Context, kind history.Kind, text string) error {
	if s.now == nil {
		return errNoPrompt
	}
	entry := history.Entry{Item: s.now.Item, Kind: kind, Body: text}
	if kind == history.Note {
		entry.Item = full(s.now.Deck, s.now.Card.ID)
	}
	recorded, err := s.c.db.Append(ctx, s.c.Clock.Moment(), entry)
	if err != nil {
		return err
	}
	s.version++ // the plan is as before, or made anew at once
	s.actions = append(s.actions, action{event: recorded[0].Event, item: s.now.Item, cram: s.now.Cram})
	return nil
}

// Editing returns where the card that is shown can be edited. Tell the session with
// [Session.Edited] when that is done.
func (s *Session) Editing(ctx context.Context) (Editing, error) {
	if s.now == nil {
		return Editing{}, errNoPrompt
	}
	return s.c.Editing(ctx, full(s.now.Deck, s.now.Card.ID))
}

// Edited takes over what became of an editing: text is what the learner's own version says
// now, from a file of that name, and is not read for a linked deck. The card comes back at
// once, as it was where the new text is refused.
func (s *Session) Edited(ctx context.Context, e Editing, file, text string) error {
	if s.now == nil {
		return errNoPrompt
	}
	s.back, s.backCram = s.now.Item, s.now.Cram
	if e.Text == "" || text == e.Text {
		return nil
	}
	kept, err := s.c.setOwn(ctx, e.Card, file, text)
	for _, event := range kept {
		s.actions = append(s.actions, action{event: event, item: s.now.Item, cram: s.now.Cram})
	}
	return err
}

// Undo takes back this session's newest action that still stands, of any kind. Its card
// comes back at once, for practice only if that is what it was shown for. ok is false when there is nothing to take back.
func (s *Session) Undo(ctx context.Context) (undone history.Event, ok bool, err error) {
	for len(s.actions) > 0 {
		last := s.actions[len(s.actions)-1]
		taken, err := s.c.db.Take(ctx, s.c.Clock.Moment(), last.event)
		if err != nil {
			return history.Event{}, false, err
		}
		s.actions = s.actions[:len(s.actions)-1]
		if last.fresh {
			s.newDone--
		}
		if len(taken) == 0 {
			continue // another program has taken it back
		}
		s.now, s.backCram = nil, last.cram
		if s.back, err = s.c.db.Resolve(ctx, last.item); err != nil {
			return taken[0], true, err
		}
		return taken[0], true, s.replan(ctx)
	}
	return history.Event{}, false, nil
}
