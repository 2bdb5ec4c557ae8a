package apkg

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"
)

// maxOrd is the greatest index of a gap that Anki makes a card of.
const maxOrd = 499

// known is what notes and cards are checked against.
type known struct {
	types map[int64]*NoteType
	decks map[int64]struct{}
}

// check returns an error that names what Anki would refuse or misread of a collection.
func (c *Collection) check() (known, error) {
	k := known{map[int64]*NoteType{}, map[int64]struct{}{defaultDeck: {}}}
	err := errors.Join(
		within("the instant on day 0", c.Day0, 1, math.MaxInt32),
		within("the offset", int64(c.Offset), -maxOffset, maxOffset),
		within("the rollover", int64(c.Rollover), 0, 23),
		within("the time of the change", c.Modified, 1, maxID))
	if err != nil {
		return known{}, err
	}
	names := map[string]bool{}
	for i := range c.NoteTypes {
		t := &c.NoteTypes[i]
		if err := t.check(); err != nil {
			return known{}, fmt.Errorf("note type %q: %w", t.Name, err)
		}
		if k.types[t.ID] != nil || names[strings.ToLower(t.Name)] {
			return known{}, fmt.Errorf("note type %q: another one has its id or its name", t.Name)
		}
		k.types[t.ID], names[strings.ToLower(t.Name)] = t, true
	}
	if err := c.checkDecks(k.decks); err != nil {
		return known{}, err
	}
	return k, nil
}

// checkDecks checks the decks and adds their ids to all.
func (c *Collection) checkDecks(all map[int64]struct{}) error {
	names := map[string]bool{}
	for _, d := range c.Decks {
		names[strings.ToLower(d.Name)] = true
	}
	taken := map[string]bool{strings.ToLower(defaultName): true}
	for _, d := range c.Decks {
		if err := within("its id", d.ID, defaultDeck+1, maxID); err != nil {
			return fmt.Errorf("deck %q: %w", d.Name, err)
		}
		parts := strings.Split(d.Name, "::")
		for _, part := range parts {
			if part == "" || part != strings.TrimSpace(part) || strings.ContainsFunc(part, unicode.IsControl) {
				return fmt.Errorf("deck %q: a part of its name is empty, begins or ends with white space, or holds a control character", d.Name)
			}
		}
		parent := strings.Join(parts[:len(parts)-1], "::")
		_, double := all[d.ID]
		switch name := strings.ToLower(d.Name); {
		case double || taken[name]:
			return fmt.Errorf("deck %q: another one has its id or its name", d.Name)
		case d.Filtered:
			return fmt.Errorf("deck %q: a filtered deck cannot be written", d.Name)
		case parent != "" && !names[strings.ToLower(parent)]:
			return fmt.Errorf("deck %q: the deck %q that it lies in is missing", d.Name, parent)
		default:
			all[d.ID], taken[name] = struct{}{}, true
		}
	}
	return nil
}

// maxID is the greatest id that every program reads exactly, also those to which numbers are floating.
const maxID = 1<<53 - 1

func within(what string, n, least, most int64) error {
	if n < least || n > most {
		return fmt.Errorf("%s is %d, and a number from %d to %d was expected", what, n, least, most)
	}
	return nil
}

func (t *NoteType) check() error {
	err := errors.Join(within("its id", t.ID, 1, maxID), within("its original id", t.OriginalID, 0, maxID),
		within("the time of its change", t.Modified, 0, math.MaxInt32), within("its sort field", int64(t.SortField), 0, int64(len(t.Fields))-1))
	switch {
	case err != nil:
		return err
	case t.Name == "" || strings.ContainsAny(t.Name, `"`) || strings.ContainsFunc(t.Name, unicode.IsControl):
		return errors.New(`a name without '"' and control characters was expected`)
	case len(t.Templates) == 0 || t.Cloze && len(t.Templates) > 1:
		return errors.New("it has no template, or several though it is for gaps")
	}
	var names, ids uniques
	for _, f := range t.Fields {
		if f.Name == "" || strings.ContainsAny(f.Name, `:{}"`) || f.Name != strings.TrimSpace(f.Name) || strings.ContainsAny(f.Name[:1], "#^/") {
			return fmt.Errorf("templates cannot name a field %q", f.Name)
		}
		if !names.add(strings.ToLower(f.Name)) || f.ID != 0 && !ids.add(fmt.Sprint(f.ID)) {
			return fmt.Errorf("field %q: another one has its name or its id", f.Name)
		}
		if err := errors.Join(within("its id", f.ID, 0, maxID), within("its size", int64(f.Size), 0, math.MaxUint16)); err != nil {
			return fmt.Errorf("field %q: %w", f.Name, err)
		}
	}
	names, ids = nil, nil
	for _, p := range t.Templates {
		if p.Name == "" || !names.add(strings.ToLower(p.Name)) || p.ID != 0 && !ids.add(fmt.Sprint(p.ID)) {
			return fmt.Errorf("template %q: it has no name, or another one has its name or its id", p.Name)
		}
		if err := within("its id", p.ID, 0, maxID); err != nil {
			return fmt.Errorf("template %q: %w", p.Name, err)
		}
		for side, text := range map[string]string{"question": p.Question, "answer": p.Answer} {
			if _, err := parseTemplate(text, t.Fields); err != nil {
				return fmt.Errorf("template %q, %s: %w", p.Name, side, err)
			}
		}
	}
	return nil
}

// uniques are words of which each came once.
type uniques map[string]bool

func (u *uniques) add(s string) bool {
	if *u == nil {
		*u = uniques{}
	}
	was := (*u)[s]
	(*u)[s] = true
	return !was
}

// check returns an error that names what Anki would refuse or misread of a note.
func (w *Writer) check(n *Note, cards []Card, reviews []Review) error {
	t := w.collection.types[n.NoteType]
	switch _, double := w.guids[n.GUID]; {
	case n.GUID == "" || CleanField(n.GUID) != n.GUID:
		return errors.New("a guid of visible characters was expected")
	case double:
		return errors.New("another note has its guid")
	case t == nil:
		return fmt.Errorf("its type %d is not one of the collection", n.NoteType)
	case len(n.Fields) != len(t.Fields):
		return fmt.Errorf("it has %d fields, and %d were expected for the type %s", len(n.Fields), len(t.Fields), t.Name)
	}
	if err := errors.Join(within("its id", n.ID, 1, maxID), within("the time of its change", n.Modified, 0, math.MaxInt32)); err != nil {
		return err
	}
	for i := range cards {
		if err := w.checkCard(&cards[i], n.ID, t); err != nil {
			return fmt.Errorf("card %d of it: %w", cards[i].ID, err)
		}
		for _, other := range cards[:i] {
			if other.ID == cards[i].ID || other.Ord == cards[i].Ord {
				return fmt.Errorf("cards %d and %d of it have the same id or the same template", other.ID, cards[i].ID)
			}
		}
	}
	return w.checkReviews(cards, reviews)
}

func (w *Writer) checkCard(c *Card, note int64, t *NoteType) error {
	most := int64(len(t.Templates)) - 1
	if t.Cloze {
		most = maxOrd
	}
	switch _, there := w.collection.decks[c.Deck]; {
	case c.Note != note:
		return fmt.Errorf("it belongs to the note %d", c.Note)
	case !there:
		return fmt.Errorf("its deck %d is not one of the collection", c.Deck)
	case c.HomeDeck != 0 || c.HomeDue != 0:
		return errors.New("it visits a filtered deck, and such a card cannot be written")
	case c.Data != "" && !isObject(c.Data):
		return fmt.Errorf("its data is %q, and a JSON object was expected", c.Data)
	}
	for _, n := range [...]struct {
		what           string
		n, least, most int64
	}{
		{"its id", c.ID, 1, maxID},
		{"its index", int64(c.Ord), 0, most},
		{"the time of its change", c.Modified, 0, math.MaxInt32},
		{"its type", int64(c.Type), int64(New), int64(Relearning)},
		{"its queue", int64(c.Queue), QueueSuspended, QueueDays},
		{"its due date", c.Due, math.MinInt32, math.MaxInt32},
		{"its interval", int64(c.Interval), 0, math.MaxInt32},
		{"its ease", int64(c.Factor), 0, math.MaxUint16},
		{"the number of its reviews", int64(c.Reps), 0, math.MaxInt32},
		{"the number of its lapses", int64(c.Lapses), 0, math.MaxInt32},
		{"the number of its steps", int64(c.Left), 0, math.MaxInt32},
		{"its flag", int64(c.Flags), 0, 7},
	} {
		if n.n < n.least || n.n > n.most {
			return within(n.what, n.n, n.least, n.most)
		}
	}
	return nil
}

func isObject(s string) bool { return s[0] == '{' && json.Valid([]byte(s)) }

func (w *Writer) checkReviews(cards []Card, reviews []Review) error {
	if len(reviews) == 0 {
		return nil
	}
	clear(w.seen)
	for i := range reviews {
		r := &reviews[i]
		if _, double := w.seen[r.ID]; double {
			return fmt.Errorf("two reviews of it have the id %d", r.ID)
		}
		w.seen[r.ID] = struct{}{}
		if !hasCard(cards, r.Card) {
			return fmt.Errorf("review %d: its card %d is none of the note", r.ID, r.Card)
		}
		err := errors.Join(
			within("its id", r.ID, 1, maxID),
			within("its ease", int64(r.Ease), 0, 4),
			within("its interval", int64(r.Interval), math.MinInt32, math.MaxInt32),
			within("the interval before it", int64(r.LastInterval), math.MinInt32, math.MaxInt32),
			within("the ease after it", int64(r.Factor), 0, math.MaxInt32),
			within("its time", int64(r.Taken), 0, math.MaxInt32),
			within("its type", int64(r.Type), int64(WasLearning), int64(Rescheduled)))
		if err != nil {
			return fmt.Errorf("review %d: %w", r.ID, err)
		}
	}
	return nil
}

func hasCard(cards []Card, id int64) bool {
	for i := range cards {
		if cards[i].ID == id {
			return true
		}
	}
	return false
}
