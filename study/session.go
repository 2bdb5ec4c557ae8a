package study

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
)

// errGone tells that an item that was planned is no longer in any deck.
var errGone = errors.New("the card is gone")

// SessionOptions say what a session studies.
type SessionOptions struct {
	Selection
	Limit   int    // stop after this many items, their drill not counted; 0 means no limit
	Minutes int    // bring no more items than the learner answers in this time; 0 means no limit
	Cram    bool   // all items of the selection, whatever their state; nothing moves a schedule
	Preview bool   // a cram in the order of the decks, in a collection that is thrown away
	Shuffle bool   // a preview in the order of a day
	From    string // a card, or an item of it, with which a preview begins that is in the order of the decks; empty for the first
}

// A Session works through the queue of the day, one prompt at a time. Each grade is on disk
// before the next prompt is drawn, so a session needs no end and loses nothing.
type Session struct {
	c       *Collection
	opts    SessionOptions
	plan    *plan
	version int64 // of the database that the plan fits: when it was made, and own writes since that it knows of

	pace history.Pace // of the learner; asked where minutes are counted
	cram []string     // the items to cram, in order; nil outside a cram

	now     *Prompt // that is shown; nil from its grade to the next draw
	serial  int     // of the newest prompt
	actions []action
	newDone int
	file    string // of a linked deck that was edited last of all

	back     string // an item that was undone or edited comes back until it is answered
	backCram bool   // for practice
}

// Session begins to work through the queue of the day.
func (c *Collection) Session(ctx context.Context, opts SessionOptions) (*Session, error) {
	if _, err := c.DeckIDs(ctx, opts.Decks...); err != nil {
		return nil, err
	}
	if opts.Tag != "" {
		if err := c.tag(ctx, opts.Tag); err != nil {
			return nil, err
		}
	}
	s := &Session{c: c, opts: opts}
	var err error
	if opts.Minutes > 0 {
		if s.pace, err = c.pace(ctx); err != nil {
			return nil, err
		}
	}
	if opts.Cram || opts.Preview {
		s.opts.Cram = true
		if s.cram, err = c.cramItems(ctx, opts.Selection, opts.Preview && !opts.Shuffle); err != nil {
			return nil, err
		}
		if opts.From != "" {
			if s.cram, err = c.from(ctx, s.cram, opts.Decks, opts.From); err != nil {
				return nil, err
			}
		}
	}
	return s, s.replan(ctx)
}

func (s *Session) replan(ctx context.Context) (err error) {
	if s.version, err = s.c.db.Version(ctx); err != nil {
		return err
	}
	if s.cram != nil {
		s.plan = s.cramPlan(s.c.Clock.Today())
		return nil
	}
	s.plan, err = s.c.plan(ctx, s.c.Clock.Today(), s.opts.Selection, s.newDone)
	return err
}

// Next draws the next prompt, or nil when the day asks for nothing more. Decks that changed
// and what was recorded outside this session meanwhile count at once. A prompt that is drawn
// again before it was answered, and still shows the same, keeps its serial.
func (s *Session) Next(ctx context.Context) (*Prompt, error) {
	if _, err := s.c.Refresh(ctx); err != nil {
		return nil, err
	}
	version, err := s.c.db.Version(ctx)
	if err != nil {
		return nil, err
	}
	if version != s.version || s.plan.done.Day != s.c.Clock.Today() {
		if err := s.replan(ctx); err != nil {
			return nil, err
		}
	}
	before := s.now
	s.now = nil
	for {
		item, ok := s.choose()
		if !ok {
			return nil, nil
		}
		cram := s.cram != nil
		if s.back != "" {
			cram = s.backCram
		}
		p, err := s.c.prompt(ctx, item, cram)
		if errors.Is(err, errGone) {
			s.back = ""
			if err := errors.Join(s.gone(ctx, item), s.replan(ctx)); err != nil {
				return nil, err
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		if err := s.meet(ctx, p); err != nil {
			return nil, err
		}
		if before == nil || !before.shows(p) {
			s.serial++
		}
		if p.Preview = s.opts.Preview; p.Preview {
			if p.Fixed, err = s.c.fixed(ctx, p.Deck); err != nil {
				return nil, err
			}
		}
		if s.plan.paths && p.New && !p.Cram {
			if p.Unit, err = s.c.db.UnitWith(ctx, deck.Full(p.Deck, p.Card.ID), s.c.Clock.Today()); err != nil {
				return nil, err
			}
		}
		p.AtOnce = s.back == "" && s.answeredLast(p.Item) && s.left().only(p.Item)
		p.Serial = s.serial
		s.now = p
		return p, nil
	}
}

// choose returns the item to ask now.
func (s *Session) choose() (string, bool) {
	if s.back != "" {
		return s.back, true
	}
	c, ok := s.left().next()
	return c.Item, ok
}

// left returns what the session still asks. Past a limit only what was begun is finished.
func (s *Session) left() *plan {
	p := *s.plan
	if s.room() <= 0 {
		p.main = nil
	}
	return &p
}

// room returns how many more items the session may bring.
func (s *Session) room() int {
	room := math.MaxInt
	if s.opts.Limit > 0 {
		room = s.opts.Limit - s.begun()
	}
	if s.opts.Minutes > 0 {
		left := int64(s.opts.Minutes)*60_000 - s.spent() - s.pace.Of(0, len(s.plan.drills))
		room = min(room, int((left+s.pace.Item-1)/s.pace.Item))
	}
	return room
}

// begun counts the items that this session has brought. The drill of items that were
// answered before is not among them.
func (s *Session) begun() int {
	items := map[string]bool{}
	for _, a := range s.actions {
		if a.graded() && !a.drill {
			items[a.item] = true
		}
	}
	return len(items)
}

// spent returns the milliseconds that the answers of the session took, as estimates count them.
// An answer without a time, as under a frozen clock, counts as the learner's usual one.
func (s *Session) spent() (ms int64) {
	for _, a := range s.actions {
		if a.graded() {
			ms += cmp.Or(history.Paced(a.event.MS), s.pace.Answer)
		}
	}
	return ms
}

// Counts says what is left of the day.
type Counts struct {
	New      int
	Again    int // come again today
	Due      int
	Early    int // due on a day to come
	Practice int // to be practised
	Later    int // due cards that the daily limit puts off to other days
}

// Counts says what is left, the prompt that is shown with it.
func (s *Session) Counts() Counts {
	n := s.plan.counts(s.room())
	p := s.now
	switch {
	case p == nil || p.Cram == s.plan.cram:
	case p.Cram: // what was brought back is no part of what follows
		n.Practice++
	case p.Drill:
		n.Again++
	case p.New:
		n.New++
	case p.Early:
		n.Early++
	default:
		n.Due++
	}
	return n
}

// counts counts what a plan holds, up to room items beside those that come again.
func (p *plan) counts(room int) Counts {
	main := p.first(max(room, 0))
	if p.cram {
		return Counts{Practice: len(main) + len(p.drills)}
	}
	n := Counts{Again: len(p.drills), Later: p.later}
	for _, m := range main {
		switch {
		case m.isNew:
			n.New++
		case m.early:
			n.Early++
		default:
			n.Due++
		}
	}
	return n
}

// Total returns how many prompts are left if each is known.
func (n Counts) Total() int { return n.New + n.Again + n.Due + n.Early + n.Practice }

// Mode says what a session is for.
type Mode int

const (
	Reviewing  Mode = iota
	Practising      // nothing moves a schedule
	Previewing      // nothing is kept
)

// Mode says what the session is for; what came hard in a review is practised within it.
func (s *Session) Mode() Mode {
	switch {
	case s.opts.Preview:
		return Previewing
	case s.opts.Cram:
		return Practising
	default:
		return Reviewing
	}
}

// answeredLast reports whether the newest answer of the session was to this item.
func (s *Session) answeredLast(item string) bool {
	n := len(s.actions)
	return n > 0 && s.actions[n-1].graded() && s.actions[n-1].item == item
}

// CanUndo reports whether the session has done something that [Session.Undo] takes back.
func (s *Session) CanUndo() bool { return len(s.actions) > 0 }

// fixed reports whether no file of the learner's has a deck.
func (c *Collection) fixed(ctx context.Context, id string) (bool, error) {
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return false, err
	}
	at := slices.IndexFunc(decks, func(d storage.Deck) bool { return d.ID == id })
	return at < 0 || c.source(decks[at]).file() == "", nil
}

// Troubles returns what is wrong with installed decks; see [Collection.Troubles].
func (s *Session) Troubles() []string { return s.c.Troubles() }

// Preview returns the states that each grade of a prompt would lead to now, indexed by grade.
func (s *Session) Preview(p *Prompt) [scheduler.MaxGrade + 1]scheduler.State {
	return s.c.policy.Preview(p.Item, p.Memory, s.c.Clock.Today())
}

// Fewer says in sentences why fewer new items come than there are: why none comes where some were
// asked for, else that they pause or wait for concepts. Nothing waits in a cram.
func (s *Session) Fewer(ctx context.Context) (says []string, err error) {
	if s.opts.Cram {
		return nil, nil
	}
	if n := s.opts.New; n != nil && *n > 0 && s.plan.counts(math.MaxInt).New == 0 {
		o, err := s.Offer(ctx)
		return o.Says(), err
	}
	if s.opts.New == nil {
		pause, err := s.c.pause(ctx, &s.plan.ground)
		if err != nil {
			return nil, err
		}
		if pause != nil {
			says = append(says, pause.String())
		}
	}
	held, err := s.c.held(ctx, s.plan.filter)
	if text := held.String(); text != "" {
		says = append(says, text)
	}
	return says, err
}

// More brings n more new items, whatever the day's limit; [Session.Offer] says how many can come.
func (s *Session) More(ctx context.Context, n int) error {
	s.cram, s.opts.Cram = nil, false
	s.opts.Limit, s.opts.Minutes = 0, 0
	s.opts.New = new(s.newDone + n)
	return s.replan(ctx)
}
