package study

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/storage"
)

// A Prompt is what is shown at one review: an item in one of its wordings. Its texts are
// Markdown of an author; render them with package markup.
type Prompt struct {
	Serial    int // names the prompt in its session, for the grade that it gets; 1 for the first
	Item      string
	Card      deck.Card
	Deck      string // id
	DeckTitle string
	Unit      *storage.UnitPlace // of a path, that brings the card as a new one; nil where none does
	Memory    history.Memory

	New   bool // never studied
	Early bool // its day is still to come
	Drill bool // comes again today; the answer moves no schedule of SM-2
	Cram  bool // the answer moves no schedule at all

	AtOnce  bool // it was answered just now and comes at once, since nothing else is left
	Preview bool // nothing that is done to it is kept
	Fixed   bool // a preview of a deck that cannot be edited

	Note     string          // the learner's own
	Versions history.Overlay // the learner's own versions of the card
	Before   *deck.Card      // what the card said when it was last seen, if its deck has changed that since

	Wording  string   // key of the wording; empty for the card's own
	Question string   // what is asked
	Answer   string   // what is right, literal of a type card; empty for an explain card
	Options  []Choice // of a choose card, in the order to show
	Source   string   // the title of the source and where in it; empty if not given
	Concepts []string // names
	Ideas    []Idea   // the concepts that have an entry

	toss       history.Toss // what a coin decided of the wording
	otherIdeas []string     // of a type card: names of the deck's concepts that it is not about
}

// shows reports whether two prompts put the same before the learner, so that an answer to one
// is an answer to the other.
func (p *Prompt) shows(q *Prompt) bool {
	return p.Item == q.Item && p.Cram == q.Cram && p.Wording == q.Wording && p.Question == q.Question && p.Answer == q.Answer &&
		slices.Equal(p.Options, q.Options) && slices.Equal(p.Card.Points, q.Card.Points)
}

// Asks reports whether q asks the same of the learner as p, whatever its answer says now.
func (p *Prompt) Asks(q *Prompt) bool {
	return p.Item == q.Item && p.Cram == q.Cram && p.Question == q.Question && p.Card.Kind == q.Card.Kind
}

// Carry returns what remains of an answer that was given to another prompt of the same question:
// options and points count by what they say.
func (p *Prompt) Carry(before *Prompt, a Answer) Answer {
	if a.Choice != nil {
		said := before.Options[*a.Choice].Text
		if i := slices.IndexFunc(p.Options, func(c Choice) bool { return c.Text == said }); i >= 0 {
			a.Choice = &i
		} else {
			a.Choice = nil
		}
	}
	if a.Points != nil {
		points := []int{}
		for i, text := range p.Card.Points {
			if at := slices.Index(before.Card.Points, text); slices.Contains(a.Points, at) {
				points = append(points, i)
			}
		}
		a.Points = points
	}
	return a
}

// A Choice is one option of a choose card.
type Choice struct {
	Text  string
	Why   string // why it is wrong; empty for the right one
	Right bool
}

// prompt puts an item in its next wording.
func (c *Collection) prompt(ctx context.Context, item string, cram bool) (*Prompt, error) {
	it, found, err := c.db.Item(ctx, item)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, errGone
	}
	return c.promptOf(ctx, it, cram)
}

// promptOf puts an item in its next wording. Where what is kept of its deck cannot be read, the deck
// is read again first.
func (c *Collection) promptOf(ctx context.Context, it storage.Item, cram bool) (*Prompt, error) {
	p, err := c.promptFrom(ctx, it, cram)
	if !errors.Is(err, storage.ErrUnreadable) {
		return p, err
	}
	if again := c.reread(ctx); Ends(again) {
		return nil, again
	} else if again != nil {
		return nil, err
	}
	it, found, err := c.db.Item(ctx, it.ID)
	if err == nil && !found {
		err = errGone
	}
	if err != nil {
		return nil, err
	}
	return c.promptFrom(ctx, it, cram)
}

func (c *Collection) promptFrom(ctx context.Context, it storage.Item, cram bool) (*Prompt, error) {
	today := c.Clock.Today()
	sitting, err := c.db.Sitting(ctx, it.ID, today)
	if err != nil {
		return nil, err
	}
	p := &Prompt{Item: it.ID, Deck: it.Deck, Memory: it.Memory, New: it.Memory.New(), Drill: sitting.Again, Cram: cram}
	p.Early = !p.New && !p.Drill && p.Memory.Due() > today
	original, err := decodeCard(it.Card, it.Body)
	if err != nil {
		return nil, err
	}
	if err := c.learners(ctx, p, &original, it.Card); err != nil {
		return nil, err
	}
	if err := c.surroundings(ctx, p); err != nil {
		return nil, err
	}
	suffix := deck.ParseRef(it.ID).Suffix()
	var wording deck.Wording
	if wording, p.toss, err = c.wordingFor(ctx, p, suffix); err != nil {
		return nil, err
	}
	p.Wording = wording.Key
	p.ask(wording.Text, suffix)
	return p, nil
}

// learners fills in the card in the learner's own version, their note on it, and what it
// said when they last saw it.
func (c *Collection) learners(ctx context.Context, p *Prompt, original *deck.Card, id string) error {
	edits, err := c.db.Edits(ctx, id)
	if err != nil {
		return err
	}
	p.Versions = history.Lay(original, edits)
	p.Card = p.Versions.Card
	if p.Note, err = c.db.Note(ctx, id); err != nil {
		return err
	}
	before, err := c.db.Changed(ctx, id)
	if err != nil || before == "" {
		return err
	}
	former, err := decodeCard(id, before)
	if err != nil {
		return nil // what cannot be read any more is not compared
	}
	shown := history.Lay(&former, edits).Card
	if shown.Text != p.Card.Text || shown.Answer != p.Card.Answer {
		p.Before = &shown
	}
	return nil
}

// ask fills in question, answer and options of the item with this suffix.
func (p *Prompt) ask(text, suffix string) {
	p.Question, p.Answer = text, p.Card.Answer
	switch {
	case suffix == deck.Reverse:
		p.Question, p.Answer = p.Card.Answer, p.Card.Text
	case p.Card.Kind == deck.Cloze:
		group := deck.GroupOf(suffix)
		p.Question, p.Answer = deck.ClozeFront(text, group), deck.ClozeAnswer(text, group)
	case p.Card.Kind == deck.Choose:
		p.Options = shuffled(&p.Card, p.Item, p.Memory.Reviews)
	}
}

// nextWording returns the wording after the one shown last, so that none comes twice
// running. The first review shows the card's own.
func nextWording(all []deck.Wording, m history.Memory) deck.Wording {
	if m.New() && !m.Shown {
		return all[0]
	}
	_, last, _ := strings.Cut(m.LastWording, ":")
	for i, w := range all {
		// An author may have made the wording the card's own meanwhile.
		if w.Key == m.LastWording || deck.TextHash(w.Text) == last {
			return all[(i+1)%len(all)]
		}
	}
	return all[0] // the wording shown last is no more
}

// shuffled returns the options of a choose card in an order that item and number of
// reviews give, so that it is the same on every redraw and another at the next review.
func shuffled(c *deck.Card, item string, reviews int) []Choice {
	options := []Choice{{Text: c.Answer, Right: true}}
	for _, w := range c.Wrong {
		options = append(options, Choice{Text: w.Text, Why: w.Why})
	}
	random := rand.New(rand.NewPCG(history.Hash(item), uint64(reviews)))
	random.Shuffle(len(options), func(i, j int) { options[i], options[j] = options[j], options[i] })
	return options
}

// surroundings fills in what a prompt takes from its deck.
func (c *Collection) surroundings(ctx context.Context, p *Prompt) error {
	d, err := c.deck(ctx, p.Deck)
	if err != nil {
		return err
	}
	p.DeckTitle = d.title
	if p.Card.Kind == deck.Type {
		about := p.about()
		for id, name := range d.body.Concepts {
			if !slices.Contains(about, id) {
				p.otherIdeas = append(p.otherIdeas, name)
			}
		}
		slices.Sort(p.otherIdeas)
	}
	for _, id := range p.Card.Concepts {
		id = deck.Full(p.Deck, id)
		names := d.body
		if owner := deck.ParseRef(id).Deck; owner != p.Deck {
			other, err := c.deck(ctx, owner)
			if err != nil {
				return err
			}
			names = other.body
		}
		if name := names.Concepts[id]; name != "" {
			p.Concepts = append(p.Concepts, name)
			if about := names.Entries[id]; about != "" {
				p.Ideas = append(p.Ideas, Idea{ID: id, Name: name, About: about})
			}
		}
	}
	if p.Card.Source != "" {
		id, part, _ := strings.Cut(p.Card.Source, "#")
		p.Source = d.body.Sources[id].Title
		if part != "" {
			p.Source += ", " + part
		}
	}
	return nil
}

// A knownDeck is what prompts take from the deck of their card.
type knownDeck struct {
	title string
	text  string // of which body was made
	body  deckBody
}

// deck returns a deck of which cards are shown. A session comes back to its decks with every prompt, so that the
// same text is not decoded twice.
func (c *Collection) deck(ctx context.Context, id string) (knownDeck, error) {
	d, err := c.decks[id].now(ctx, c.db, id)
	if err == nil {
		c.decks[id] = d
	}
	return d, err
}

func deckOf(ctx context.Context, db *storage.DB, id string) (knownDeck, error) {
	return knownDeck{}.now(ctx, db, id)
}

// now returns a deck as it is kept now, of which d was known.
func (d knownDeck) now(ctx context.Context, db *storage.DB, id string) (knownDeck, error) {
	title, text, err := db.DeckBody(ctx, id)
	if err != nil || text == "" {
		return knownDeck{}, err
	}
	now := knownDeck{title, text, d.body}
	if text != d.text {
		now.body = deckBody{}
		if err := json.Unmarshal([]byte(text), &now.body); err != nil {
			return knownDeck{}, storage.Unreadable("deck "+id, err)
		}
	}
	return now, nil
}
