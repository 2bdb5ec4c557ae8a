package study

import (
	"context"
	"maps"
	"math"
	"slices"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/storage"
)

// State says where an item stands on a day: the first of these that fits.
type State string

const (
	Suspended State = "suspended"
	Buried    State = "buried"
	Learning  State = "learning"  // comes again today
	Later     State = "later"     // new, and waits for a path: until a unit opens, or it is done
	HeldBack  State = "held-back" // new, and waits for concepts
	New       State = "new"
	Due       State = "due" // its day has come, whether today's session asks it or not
	Resting   State = "resting"
)

// States are all of them, in their order.
var States = []State{Suspended, Buried, Learning, Later, HeldBack, New, Due, Resting}

// state returns that of an item, of this card.
func (l lister) state(it *storage.Item, card *deck.Card) State {
	m := &it.Memory
	switch {
	case m.Suspended:
		return Suspended
	case m.Buried(l.done.Day):
		return Buried
	case l.done.Sitting(it.ID).Again:
		return Learning
	case m.New() && l.gates.Bar(it.Card, it.Deck):
		return Later
	case m.New() && l.gates.HoldBack(deck.FullAll(it.Deck, card.Concepts)):
		return HeldBack
	case m.New():
		return New
	case m.Due() <= l.done.Day:
		return Due
	default:
		return Resting
	}
}

// standings are how an item must stand to be in a state. It may stand so and be in one that
// comes before it.
var standings = map[State]storage.Standing{
	Suspended: storage.IsSuspended,
	Buried:    storage.IsBuried,
	Learning:  storage.IsStudied,
	Later:     storage.IsNew,
	HeldBack:  storage.IsNew,
	New:       storage.IsNew,
	Due:       storage.IsDue,
	Resting:   storage.IsLater,
}

// A Listed is an item in a list.
type Listed struct {
	ID, Card, Deck, Kind string
	Concepts             []string // full ids
	State                State
	Due                  *int // study day; nil when new
	Overdue              int  // days since it was due; 0 if it is not
	Leech                int  // times that it was forgotten, where it does not stick; else 0
	Front                string
}

// A lister describes items, in the learner's own versions of their cards.
type lister struct {
	done  storage.Done               // of the day on which they are described
	edits map[string][]history.Event // by card
	gates storage.Gates              // that tell [HeldBack] from [New]; the zero value where nobody asks
}

// standing describes items as they stand today, held back ones among them.
func (c *Collection) standing(ctx context.Context) (lister, error) {
	l, err := c.lister(ctx)
	if err != nil {
		return l, err
	}
	l.gates, err = c.db.Gates(ctx, l.done.Day)
	return l, err
}

// lister describes items as they stand today, and takes those that are held back for new.
func (c *Collection) lister(ctx context.Context) (lister, error) {
	done, err := c.db.Done(ctx, c.Clock.Today())
	if err != nil {
		return lister{}, err
	}
	return c.listerOn(ctx, done)
}

// listerOn does so for a day of which this was done.
func (c *Collection) listerOn(ctx context.Context, done storage.Done) (lister, error) {
	edits, err := c.db.AllEdits(ctx)
	return lister{done: done, edits: edits}, err
}

// card returns the card of an item as the learner sees it.
func (l lister) card(it storage.Item) (deck.Card, error) {
	card, err := decodeCard(it.Card, it.Body)
	if edits := l.edits[it.Card]; edits != nil && err == nil {
		return history.Lay(&card, edits).Card, nil
	}
	return card, err
}

// found returns what lists show of the card of an item; all of it where the learner has a
// version of their own.
func (l lister) found(it storage.Found) (deck.Card, error) {
	if it.Body != "" {
		return l.card(it.Item)
	}
	return deck.Card{Kind: deck.Kind(it.Kind), Text: it.Text, Answer: it.Answer, Concepts: it.Concepts, Tags: it.Tags}, nil
}

func (l lister) describe(it storage.Item) (Listed, error) {
	card, err := l.card(it)
	if err != nil {
		return Listed{}, err
	}
	return l.describeCard(it, card), nil
}

func (l lister) describeCard(it storage.Item, card deck.Card) Listed {
	p := Prompt{Item: it.ID, Card: card, Memory: it.Memory}
	p.ask(card.Text, deck.ParseRef(it.ID).Suffix())
	d := Listed{ID: it.ID, Card: it.Card, Deck: it.Deck, Kind: string(card.Kind), Concepts: deck.FullAll(it.Deck, card.Concepts),
		State: l.state(&it, &card), Front: p.Question}
	if Leech(&it.Memory) {
		d.Leech = it.Memory.Lapses
	}
	if !it.Memory.New() {
		d.Due = new(it.Memory.Due())
		d.Overdue = max(l.done.Day-*d.Due, 0)
	}
	return d
}

// Today returns what a session would ask now, in its order; limit 0 means all of it.
func (c *Collection) Today(ctx context.Context, decks []string, limit int) ([]Listed, error) {
	return c.On(ctx, c.Clock.Today(), decks, limit)
}

// On does as [Collection.Today] does for any study day, as if nothing more were done until it.
func (c *Collection) On(ctx context.Context, day int, decks []string, limit int) ([]Listed, error) {
	if _, err := c.DeckIDs(ctx, decks...); err != nil {
		return nil, err
	}
	if limit == 0 {
		limit = math.MaxInt
	}
	p, err := c.head(ctx, day, Selection{Decks: decks}, 0, limit)
	if err != nil {
		return nil, err
	}
	order := p.order()
	ids := make([]string, min(limit, len(order)))
	for i := range ids {
		ids[i] = order[i].Item
	}
	items, err := c.db.ItemsOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	lister, err := c.listerOn(ctx, p.done)
	if err != nil {
		return nil, err
	}
	list := make([]Listed, 0, len(ids))
	for _, id := range ids {
		it, found := items[id]
		if !found {
			continue // another program has changed its deck meanwhile
		}
		l, err := lister.describe(it)
		if err != nil {
			return nil, err
		}
		list = append(list, l)
	}
	return list, nil
}

// A CardFilter narrows a list of items. The zero value lets all through.
type CardFilter struct {
	Decks   []string
	Tag     string
	Concept string // an id, with its deck or where it is unique without
	State   State  // one of States; empty means any
}

// Cards calls do for each item of the installed decks that f lets through, in deck order, or in that of
// a path where one is asked for alone.
// do must not use the collection.
func (c *Collection) Cards(ctx context.Context, f CardFilter, do func(Listed) error) error {
	if _, err := c.DeckIDs(ctx, f.Decks...); err != nil {
		return err
	}
	if f.Tag != "" {
		if err := c.tag(ctx, f.Tag); err != nil {
			return err
		}
	}
	filter, err := c.filter(ctx, Selection{Decks: f.Decks, Tag: f.Tag}, nil)
	if err != nil {
		return err
	}
	if f.Concept != "" {
		id, err := c.concept(ctx, f.Concept)
		if err != nil {
			return err
		}
		filter.Concepts = []string{id}
	}
	lister, err := c.standing(ctx)
	if err != nil {
		return err
	}
	search := storage.Search{Filter: filter, Apart: slices.Collect(maps.Keys(lister.edits)), Standing: standings[f.State], Done: lister.done}
	return c.db.Items(ctx, search, func(it storage.Found) error {
		card, err := lister.found(it)
		if err != nil {
			return err
		}
		if l := lister.describeCard(it.Item, card); f.State == "" || l.State == f.State {
			return do(l)
		}
		return nil
	})
}

// A Shown is a card with all that is known of it.
type Shown struct {
	Card      string // full id
	Deck      string
	DeckTitle string
	Content   deck.Card       // in the learner's own version, if there is one
	Theirs    deck.Card       // what its author says
	Versions  history.Overlay // of the learner
	Note      string          // the learner's own
	Concepts  []string        // names
	Ideas     []Idea          // the concepts that have an entry
	About     []string        // full ids of the concepts
	Source    string
	Wordings  []deck.Wording // those kept back too; [ManualGrade] counts them from 1
	Items     []Listed       // none for a draft
}

// Show returns the card that text means, which an installed deck must have.
func (c *Collection) Show(ctx context.Context, text string) (Shown, error) {
	id, err := c.wholeCard(ctx, text)
	if err != nil {
		return Shown{}, err
	}
	body, err := c.db.CardBody(ctx, id)
	if err != nil {
		return Shown{}, err
	}
	if body == "" {
		return Shown{}, c.without(ctx, id)
	}
	original, err := decodeCard(id, body)
	if err != nil {
		return Shown{}, err
	}
	p := Prompt{Item: id, Deck: deck.ParseRef(id).Deck}
	if err := c.learners(ctx, &p, &original, id); err != nil {
		return Shown{}, err
	}
	if err := c.surroundings(ctx, &p); err != nil {
		return Shown{}, err
	}
	s := Shown{Card: id, Deck: p.Deck, DeckTitle: p.DeckTitle, Content: p.Card, Theirs: original, Versions: p.Versions, Note: p.Note,
		Concepts: p.Concepts, Ideas: p.Ideas, About: deck.FullAll(p.Deck, p.Card.Concepts), Source: p.Source, Wordings: c.wordings(&p)}
	lister, err := c.standing(ctx)
	if err != nil {
		return Shown{}, err
	}
	siblings, err := c.db.Siblings(ctx, id)
	if err != nil {
		return Shown{}, err
	}
	for _, it := range siblings {
		l, err := lister.describe(it)
		if err != nil {
			return Shown{}, err
		}
		s.Items = append(s.Items, l)
	}
	return s, nil
}

// wordings returns all wordings of a prompt's item, those kept back too, as show numbers them.
func (c *Collection) wordings(p *Prompt) []deck.Wording {
	suffix := deck.ParseRef(p.Item).Suffix()
	return append(p.Card.Wordings(suffix), p.Card.Probes(suffix)...)
}
