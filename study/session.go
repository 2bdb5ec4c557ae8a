package study

import (
	"context"
	"errors"
	"slices"
	"time"

	"goodcard/scheduler"
	"goodcard/storage"
)

// errGone tells that an item that was planned is no longer in any deck.
var errGone = errors.New("the card is gone")

// SessionOptions say what a session studies.
type SessionOptions struct {
	Selection
	Limit int // stop after this many items, their drill not counted; 0 means no limit
}

// A Session works through the queue of the day, one prompt at a time. Each grade is on disk
// before the next prompt is drawn, so a session needs no end and loses nothing.
type Session struct {
	c       *Collection
	opts    SessionOptions
	plan    *plan
	version int64 // of the database when the plan was made

	changes int // of the collection when the plan was made
	now     *Prompt
	since   time.Time
	back    string // an item that was undone comes back until it is answered
	actions []action
	newDone int
}

// An action is what one press of a key recorded.
type action struct {
	event storage.Event
	fresh bool // it brought a new item
	drill bool // of an item that was answered earlier in the day
}

// Session begins to work through the queue of the day.
func (c *Collection) Session(ctx context.Context, opts SessionOptions) (*Session, error) {
	if _, err := c.DeckIDs(ctx, opts.Decks...); err != nil {
		return nil, err
	}
	s := &Session{c: c, opts: opts}
	return s, s.replan(ctx)
}

func (s *Session) replan(ctx context.Context) (err error) {
	if s.version, err = s.c.db.Version(ctx); err != nil {
		return err
	}
	s.changes = s.c.changes
	s.plan, err = s.c.plan(ctx, s.c.Clock.Today(), s.opts.Selection, s.newDone)
	return err
}

// Next draws the next prompt, or nil when the day asks for nothing more. Decks that changed
// and what was recorded outside this session meanwhile count at once.
func (s *Session) Next(ctx context.Context) (*Prompt, error) {
	if _, err := s.c.Refresh(ctx); err != nil {
		return nil, err
	}
	version, err := s.c.db.Version(ctx)
	if err != nil {
		return nil, err
	}
	if version != s.version || s.c.changes != s.changes || s.plan.day != s.c.Clock.Today() {
		if err := s.replan(ctx); err != nil {
			return nil, err
		}
	}
	s.now = nil
	for {
		item, ok := s.choose()
		if !ok {
			return nil, nil
		}
		p, err := s.c.prompt(ctx, item)
		if errors.Is(err, errGone) {
			s.back = ""
			if err := s.replan(ctx); err != nil {
				return nil, err
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		p.Drill = p.Memory.Learning(s.plan.day)
		s.now, s.since = p, s.c.Clock.Now()
		return p, nil
	}
}

// choose returns the item to ask now. Past the limit only what was begun is finished.
func (s *Session) choose() (string, bool) {
	if s.back != "" {
		return s.back, true
	}
	p := *s.plan
	if s.opts.Limit > 0 && s.begun() >= s.opts.Limit {
		p.main = nil
	}
	c, ok := p.next()
	return c.Item, ok
}

// begun counts the items that this session has brought. The drill of items that were
// answered before is not among them.
func (s *Session) begun() int {
	items := map[string]bool{}
	for _, a := range s.actions {
		if a.event.Kind == storage.Review && !a.drill {
			items[a.event.Item] = true
		}
	}
	return len(items)
}

// Counts says what is left of the day.
type Counts struct {
	New   int
	Again int // come again today
	Due   int
	Later int // due cards that the daily limit puts off to other days
}

// Counts says what is left, the prompt that is shown with it.
func (s *Session) Counts() Counts {
	n := Counts{Again: len(s.plan.drills), Later: s.plan.later}
	left := len(s.plan.main)
	if s.opts.Limit > 0 {
		left = min(left, max(s.opts.Limit-s.begun(), 0))
	}
	for _, m := range s.plan.main[:left] {
		if m.isNew {
			n.New++
		} else {
			n.Due++
		}
	}
	return n
}

// Total returns how many prompts are left if each is known.
func (n Counts) Total() int { return n.New + n.Again + n.Due }

// A Graded says what a grade did.
type Graded struct {
	Item    string
	Grade   scheduler.Grade
	State   scheduler.State // after the grade
	Day     int             // study day of the grade
	Counted bool            // false for the drill of a day, which moves no schedule of SM-2
	Again   bool            // comes again today
}

// Interval returns the days from now to the next review.
func (g Graded) Interval() int { return g.State.Due() - g.Day }

// errNoPrompt is a mistake of a front end.
var errNoPrompt = errors.New("no prompt is shown")

// Grade records the grade of the prompt that is shown, with what was answered. When it
// returns nil the grade is on disk.
func (s *Session) Grade(ctx context.Context, g scheduler.Grade, a Answer) (Graded, error) {
	p := s.now
	if p == nil {
		return Graded{}, errNoPrompt
	}
	took := s.c.Clock.Now().Sub(s.since)
	entry := storage.Entry{Item: p.Item, Kind: storage.Review, Grade: g, MS: max(took.Milliseconds(), 0),
		Wording: p.Wording, Body: p.body(a)}
	known := s.changes == s.c.changes && s.back == "" // what was brought back may stand outside the plan
	graded, event, err := s.c.record(ctx, entry)
	if err != nil {
		return Graded{}, err
	}
	s.actions = append(s.actions, action{event, p.New, p.Drill})
	if p.New {
		s.newDone++
	}
	s.plan.graded(candidate(p), graded.Again)
	if known {
		s.changes = s.c.changes // the plan has it already
	}
	s.now, s.back = nil, ""
	return graded, nil
}

func candidate(p *Prompt) storage.Candidate {
	return storage.Candidate{Item: p.Item, Card: full(p.Deck, p.Card.ID), Deck: p.Deck}
}

// Suspend takes the item that is shown out of study until it is taken back.
func (s *Session) Suspend(ctx context.Context) error {
	if s.now == nil {
		return errNoPrompt
	}
	return s.act(ctx, storage.Suspend)
}

func (s *Session) act(ctx context.Context, kind storage.Kind) error {
	events, err := s.c.db.Append(ctx, s.c.Clock.Moment(), storage.Entry{Item: s.now.Item, Kind: kind})
	if err != nil {
		return err
	}
	s.c.changes++
	s.actions = append(s.actions, action{event: events[0]})
	s.now, s.back = nil, ""
	return s.replan(ctx)
}

// Undo takes back this session's newest action that still stands, of any kind. Its card
// comes back at once. ok is false when there is nothing to take back.
func (s *Session) Undo(ctx context.Context) (undone storage.Event, ok bool, err error) {
	for len(s.actions) > 0 {
		last := s.actions[len(s.actions)-1]
		taken, err := s.c.db.Take(ctx, s.c.Clock.Moment(), last.event)
		if err != nil {
			return storage.Event{}, false, err
		}
		s.c.changes++
		s.actions = s.actions[:len(s.actions)-1]
		if last.fresh {
			s.newDone--
		}
		if len(taken) == 0 {
			continue // another program has taken it back
		}
		s.now = nil
		if s.back, err = s.c.db.Resolve(ctx, last.event.Item); err != nil {
			return taken[0], true, err
		}
		return taken[0], true, s.replan(ctx)
	}
	return storage.Event{}, false, nil
}

// Troubles returns what is wrong with installed decks; see [Collection.Troubles].
func (s *Session) Troubles() []string { return s.c.Troubles() }

// Preview returns the states that each grade of the prompt would lead to, indexed by grade.
func (s *Session) Preview() [scheduler.MaxGrade + 1]scheduler.State {
	return s.c.db.Preview(s.now.Item, s.now.Memory, s.c.Clock.Today())
}

// A Summary says what a session did.
type Summary struct {
	Items   int // items graded
	Reviews int // grades given, drills with them
	Hard    []string
}

// Summary says what the session did, without what was taken back.
func (s *Session) Summary() Summary {
	var sum Summary
	items := map[string]bool{}
	for _, a := range s.actions {
		if a.event.Kind != storage.Review {
			continue
		}
		sum.Reviews++
		items[a.event.Item] = true
		if a.event.Grade.Drilled() && !slices.Contains(sum.Hard, a.event.Item) {
			sum.Hard = append(sum.Hard, a.event.Item)
		}
	}
	sum.Items = len(items)
	return sum
}
