package study

import (
	"context"
	"maps"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/spelling"
	"goodcard/storage"
	"goodcard/words"
)

// Flags are what "is:" may ask for, beside the states.
const (
	isLeech   = "leech"
	isFlagged = "flagged"
)

// fields are what a term may look at.
var fields = []string{"deck", "tag", "concept", "is"}

// suchSearch helps who gave nothing to search for.
var suchSearch = words.Command("search", "goal", "-is:suspended") + " finds the cards with that word that are not suspended"

// A query is a search: an item is found when every term holds.
type query []term

type term struct {
	field string // "", "deck", "tag", "concept" or "is"
	text  string // folded where it is a word or a tag
	not   bool
	cards map[string]bool // of a path that it names, by full ids
}

// parseQuery reads words, "phrases in quotes", deck:ID, tag:TAG, concept:ID and is:STATE,
// each with a "-" before it to exclude what it finds.
func parseQuery(text string) (query, error) {
	var q query
	for _, word := range splitQuery(text) {
		var t term
		word, t.not = strings.CutPrefix(word, "-")
		field, value, ok := strings.Cut(word, ":")
		switch near := spelling.Meant(field, fields); {
		case ok && slices.Contains(fields, field):
			t.field, t.text = field, strings.Trim(value, `"`)
			if field == "tag" {
				t.text = spelling.Fold(t.text)
			}
		case ok && near != "":
			meant := near + ":" + value
			return nil, unknown(meant, []string{meant}, "", "%q names no field", word)
		default:
			t.text = spelling.Fold(strings.Trim(word, `"`))
		}
		if t.text == "" {
			return nil, advise(suchSearch, "the search %q has an empty term", text)
		}
		q = append(q, t)
	}
	if len(q) == 0 {
		return nil, advise(suchSearch, "the search is empty")
	}
	return q, nil
}

// known refuses terms with a name that exists nowhere, and puts the names in place that were meant.
func (c *Collection) known(ctx context.Context, q query) error {
	for i := range q {
		t := &q[i]
		var err error
		switch t.field {
		case "deck":
			if _, err = c.DeckIDs(ctx, t.text); err == nil {
				err = c.through(ctx, t)
			}
		case "tag":
			err = c.tag(ctx, t.text)
		case "concept":
			t.text, err = c.concept(ctx, t.text)
		case "is":
			if !slices.Contains(isNames(), t.text) {
				word, known := "is:"+t.text, isNames()
				for i, name := range known {
					known[i] = "is:" + name
				}
				err = unknown(word, known, "there are "+strings.Join(known, ", "), "no card can be %q", word)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// through finds the cards of a term that names a path.
func (c *Collection) through(ctx context.Context, t *term) error {
	_, paths, err := c.apart(ctx, []string{t.text})
	if err != nil || len(paths) == 0 {
		return err
	}
	cards, err := c.db.WayCards(ctx, paths)
	t.cards = map[string]bool{}
	for _, card := range cards {
		t.cards[card] = true
	}
	return err
}

// isNames are what "is:" takes.
func isNames() []string {
	names := []string{isLeech, isFlagged}
	for _, s := range States {
		names = append(names, string(s))
	}
	return names
}

// splitQuery splits at spaces outside double quotes.
func splitQuery(text string) []string {
	quoted := false
	return strings.FieldsFunc(text, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
}

// holds reports whether a term holds for an item. text is all that its card says, folded.
func (t term) holds(it *storage.Item, card *deck.Card, state State, text string) bool {
	found := false
	switch t.field {
	case "deck":
		found = it.Deck == t.text || t.cards[it.Card]
	case "tag":
		found = slices.ContainsFunc(card.Tags, func(tag string) bool { return spelling.Fold(tag) == t.text })
	case "concept":
		found = slices.ContainsFunc(deck.FullAll(it.Deck, card.Concepts), func(id string) bool {
			return id == t.text
		})
	case "is":
		switch t.text {
		case isLeech:
			found = Leech(&it.Memory)
		case isFlagged:
			found = it.Memory.Flagged
		default:
			found = string(state) == t.text
		}
	default:
		found = strings.Contains(text, t.text)
	}
	return found != t.not
}

// Search calls do for each item that a query finds, in deck order. do must not use the
// collection.
func (c *Collection) Search(ctx context.Context, text string, do func(Listed) error) error {
	q, err := parseQuery(text)
	if err != nil {
		return err
	}
	if err := c.known(ctx, q); err != nil {
		return err
	}
	lister, err := c.standing(ctx)
	if err != nil {
		return err
	}
	notes, err := c.db.Notes(ctx)
	if err != nil {
		return err
	}
	own := map[string]bool{} // cards of which the learner says something that no deck does
	for card := range lister.edits {
		own[card] = true
	}
	for card := range notes {
		own[card] = true
	}
	search := q.search(lister.done)
	search.Apart = slices.Collect(maps.Keys(own))
	return c.db.Items(ctx, search, func(it storage.Found) error {
		card, err := lister.found(it)
		if err != nil {
			return err
		}
		state, said := lister.state(&it.Item, &card), ""
		if own[it.Card] {
			said = spelling.Fold(it.ID+"\n") + storage.Said(&card) + "\n" + spelling.Index(notes[it.Card])
		}
		for _, t := range q {
			if (t.field != "" || own[it.Card]) && !t.holds(&it.Item, &card, state, said) {
				return nil
			}
		}
		return do(lister.describeCard(it.Item, card))
	})
}

// search returns what the index is asked for: all that the query finds, and perhaps more. On
// words it is the last word, but for those of the learner's own, which are not in it.
func (q query) search(done storage.Done) storage.Search {
	s := storage.Search{Done: done}
	for _, t := range q {
		standing, state := standings[State(t.text)]
		switch {
		case t.field == "":
			s.Words = append(s.Words, storage.Word{Text: t.text, Not: t.not})
		case t.not:
		case t.field == "deck" && t.cards != nil:
			s.Paths, s.Decks = []string{t.text}, nil
		case t.field == "deck":
			s.Decks, s.Paths = []string{t.text}, nil
		case t.field == "tag":
			s.Tag = t.text
		case t.field == "is" && state:
			s.Standing = standing
		}
	}
	return s
}
