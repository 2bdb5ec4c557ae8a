package study

import (
	"context"
	"errors"
	"time"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
)

// ErrStale tells that what was asked for concerns a prompt that is no longer shown, as a
// second press of the same button does. Nothing was recorded.
var ErrStale = errors.New("another card is shown by now")

// errNoPrompt is a mistake of a front end.
var errNoPrompt = errors.New("no prompt is shown")

// shown returns the prompt that is shown, if it is the one of this serial.
func (s *Session) shown(serial int) (*Prompt, error) {
	if s.now == nil || s.now.Serial != serial {
		return nil, ErrStale
	}
	return s.now, nil
}

// An action is what one press of a key recorded.
type action struct {
	event history.Event
	item  string // that was shown
	cram  bool   // while practising
	fresh bool   // it brought a new item
	early bool   // it brought an item whose day is still to come
	drill bool   // of an item that was answered earlier in the day

	concepts []string // of its card, by full id
}

func (a action) graded() bool { return a.event.Kind == history.Review || a.event.Kind == history.Cram }

// An Answered is a prompt with what the learner made of it.
type Answered struct {
	Serial int // of the prompt
	Grade  scheduler.Grade
	Answer Answer
	Took   time.Duration // from the question to the grade, as the front end measured; 0 under a frozen clock
}

// Grade records the grade of the prompt that is shown, with what was answered. When it
// returns nil the grade is on disk. A context that ends meanwhile does not stop it. It
// fails with [ErrStale] where another prompt is shown, so that a prompt is graded once.
func (s *Session) Grade(ctx context.Context, a Answered) (Graded, error) {
	p, err := s.shown(a.Serial)
	if err != nil {
		return Graded{}, err
	}
	if !p.fits(a.Answer) {
		return Graded{}, errAnswer
	}
	entry := history.Entry{Item: p.Item, Kind: history.Review, Grade: a.Grade, MS: max(a.Took.Milliseconds(), 0),
		Wording: p.Wording, Body: p.body(a.Answer)}
	if p.Cram {
		entry.Kind = history.Cram
	}
	seen := ""
	if p.Before != nil {
		seen = deck.Full(p.Deck, p.Card.ID)
	}
	recorded, err := s.c.db.AppendSeen(ctx, s.c.Clock.Moment(), seen, entry)
	if err != nil {
		return Graded{}, err
	}
	did := graded(recorded[0])
	did.Preview = p.Preview
	s.file = ""
	s.actions = append(s.actions, action{event: recorded[0].Event, item: p.Item, cram: p.Cram,
		fresh: p.New && !p.Cram, early: p.Early && !p.Cram, drill: !did.Counted && !p.Cram, concepts: p.about()})
	if p.New && !p.Cram {
		s.newDone++
	}
	s.plan.graded(candidate(p), did.Again)
	// What was brought back may stand outside the plan; and where another device has a review of the
	// day that is dated later, this one is not the newest.
	if s.back == "" && !opensGate(p, did) && (!s.plan.paths || !p.New) && asPlanned(p, recorded[0].Sitting) && recorded[0].At >= s.plan.newest {
		s.version++ // the plan has it already
	}
	s.now, s.back = nil, ""
	return did, nil
}

// opensGate reports whether a grade may have freed new cards that wait for a concept.
func opensGate(p *Prompt, g Graded) bool {
	return g.Counted && g.Grade.Passed() && p.Memory.Passed == 0 && len(p.Card.Concepts) > 0
}

// asPlanned reports whether a grade was of a new item, or of none, as its prompt said. Where the
// clock was set back, what the item was before stands behind it in the history.
func asPlanned(p *Prompt, s history.Sitting) bool {
	return s.Reviews > 1 || s.New == p.New
}

func candidate(p *Prompt) storage.Candidate {
	if p.Cram {
		return candidateOf(p.Item)
	}
	return storage.Candidate{Item: p.Item, Card: deck.Full(p.Deck, p.Card.ID), Deck: p.Deck, Concepts: p.about()}
}

// Suspend takes the item of the prompt that is shown out of study until that is taken back.
// Like all that concerns a prompt it fails with [ErrStale] where another is shown.
func (s *Session) Suspend(ctx context.Context, serial int) (Marked, error) {
	return s.setAside(ctx, serial, history.Suspend)
}

// Bury sets the item of the prompt that is shown aside until tomorrow.
func (s *Session) Bury(ctx context.Context, serial int) (Marked, error) {
	return s.setAside(ctx, serial, history.Bury)
}

func (s *Session) setAside(ctx context.Context, serial int, kind history.Kind) (Marked, error) {
	p, err := s.shown(serial)
	if err != nil {
		return Marked{}, err
	}
	r, err := s.act(ctx, p, kind, "")
	if err != nil {
		return Marked{}, err
	}
	s.now, s.back = nil, ""
	if err := s.replan(ctx); err != nil {
		return Marked{}, err
	}
	return s.marked(ctx, r)
}

// Flag marks the item of the prompt that is shown for a later look, or takes the mark off. The
// prompt stays, and says what holds now.
func (s *Session) Flag(ctx context.Context, serial int) (Marked, error) {
	p, err := s.shown(serial)
	if err != nil {
		return Marked{}, err
	}
	kind := history.Flag
	if p.Memory.Flagged {
		kind = history.Unflag
	}
	r, err := s.act(ctx, p, kind, "")
	if err != nil {
		return Marked{}, err
	}
	p.Memory.Flagged = r.After.Flagged
	return s.marked(ctx, r)
}

// SetNote replaces the learner's note on the card of the prompt that is shown. The prompt
// stays, and has the note that holds now.
func (s *Session) SetNote(ctx context.Context, serial int, note string) (Marked, error) {
	p, err := s.shown(serial)
	if err != nil {
		return Marked{}, err
	}
	r, err := s.act(ctx, p, history.Note, note)
	if err != nil {
		return Marked{}, err
	}
	if p.Note, err = s.c.db.Note(ctx, r.Item); err != nil {
		return Marked{}, err
	}
	return s.marked(ctx, r)
}

func (s *Session) marked(ctx context.Context, r storage.Recorded) (Marked, error) {
	against, err := s.c.against(ctx, r)
	return Marked{Item: r.Item, Kind: r.Kind, Against: against}, err
}

// act records an event of the item of a prompt; texts belong to its card.
func (s *Session) act(ctx context.Context, p *Prompt, kind history.Kind, text string) (storage.Recorded, error) {
	entry := history.Entry{Item: p.Item, Kind: kind, Body: text}
	if kind == history.Note {
		entry.Item = deck.Full(p.Deck, p.Card.ID)
	}
	recorded, err := s.c.db.Append(ctx, s.c.Clock.Moment(), entry)
	if err != nil {
		return storage.Recorded{}, err
	}
	s.version++ // the plan is as before, or made anew at once
	s.file = ""
	s.actions = append(s.actions, action{event: recorded[0].Event, item: p.Item, cram: p.Cram})
	return recorded[0], nil
}

// Edit begins to edit the card of the prompt that is shown; see [Collection.Edit].
func (s *Session) Edit(ctx context.Context, serial int) (Edit, error) {
	p, err := s.shown(serial)
	if err != nil {
		return Edit{}, err
	}
	return s.c.Edit(ctx, deck.Full(p.Deck, p.Card.ID))
}

// Edited takes over what the editor left; see [Collection.Edited]. The card comes back at
// once, as it was where the new text is refused. What is wrong with a linked deck then, the
// next [Session.Troubles] say.
func (s *Session) Edited(ctx context.Context, serial int, e Edit, ran error) (EditOutcome, error) {
	p, stale := s.shown(serial)
	if ran == nil {
		ran = stale
	}
	if ran == nil {
		s.back, s.backCram = p.Item, p.Cram
	}
	if !e.Own {
		came, err := s.c.Edited(ctx, e, ran)
		if came == ReadAgain {
			s.file = e.File
		}
		return came, err
	}
	events, came, err := s.c.saveOwn(ctx, e, ran)
	for _, event := range events {
		s.actions = append(s.actions, action{event: event, item: p.Item, cram: p.Cram})
	}
	return came, err
}

// EditedFile returns the file of a linked deck that was edited after all else that the session did,
// which [Session.Undo] leaves as it is; empty where none was.
func (s *Session) EditedFile() string { return s.file }

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
		if taken[0].Kind.Graded() || taken[0].Kind == history.Suspend || taken[0].Kind == history.Bury {
			s.now = nil // its card comes anew; what else is undone may leave the prompt as it is
		}
		s.backCram = last.cram
		if s.back, err = s.c.db.Resolve(ctx, last.item); err != nil {
			return taken[0], true, err
		}
		return taken[0], true, s.replan(ctx)
	}
	return history.Event{}, false, nil
}
