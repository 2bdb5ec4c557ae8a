package apkg

import (
	"database/sql"
	"slices"
	"strings"
	"unicode/utf8"
)

// sizeOfNote is how many bytes a note takes, which SQLite tells without reading them.
const sizeOfNote = `ifnull(octet_length(guid), 0) + ifnull(octet_length(tags), 0) + ifnull(octet_length(flds), 0)`

// soundNotes returns the ids of the notes that are handed on, in their order.
func (p *Package) soundNotes() ([]int64, error) {
	if p.notes != nil {
		return p.notes, nil
	}
	known := make(map[int64]bool, len(p.collection.NoteTypes))
	for _, t := range p.collection.NoteTypes {
		known[t.ID] = true
	}
	ids := make([]int64, 0, p.counts.Notes)
	err := p.each(`SELECT rowid, `+number("mid")+`, `+sizeOfNote+` FROM notes NOT INDEXED ORDER BY rowid`, func(row *sql.Rows) error {
		var id, noteType, size int64
		if err := row.Scan(&id, &noteType, &size); err != nil {
			return err
		}
		if known[noteType] && size <= maxNote {
			ids = append(ids, id)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	p.notes = ids
	return ids, nil
}

// soundCards returns the ids of the cards that are handed on, in their order: each is of such a note.
func (p *Package) soundCards() ([]int64, error) {
	if p.cards != nil {
		return p.cards, nil
	}
	notes, err := p.soundNotes()
	if err != nil {
		return nil, err
	}
	ids := make([]int64, 0, p.counts.Cards)
	err = p.each(`SELECT rowid, `+number("nid")+`, `+number("ord")+` FROM cards NOT INDEXED ORDER BY rowid`, func(row *sql.Rows) error {
		var id, note, ord int64
		if err := row.Scan(&id, &note, &ord); err != nil {
			return err
		}
		if ord >= 0 && ord <= maxCardOrd && contains(notes, note) {
			ids = append(ids, id)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	p.cards = ids
	return ids, nil
}

// maxCardOrd is the highest number that a card can have, as Anki keeps it.
const maxCardOrd = 1<<16 - 1

func contains(ids []int64, id int64) bool {
	_, there := slices.BinarySearch(ids, id)
	return there
}

// Notes calls do for the notes, in the order of their ids. An error of do ends it and is returned.
func (p *Package) Notes(do func(*Note) error) error {
	p.odd.NotesTooLarge, p.odd.NotesWithoutType, p.odd.NotesUneven, p.odd.NotesNotText = 0, 0, 0, 0
	fields := make(map[int64]int, len(p.collection.NoteTypes))
	for _, t := range p.collection.NoteTypes {
		fields[t.ID] = len(t.Fields)
	}
	query := `SELECT rowid, ` + strings.Join([]string{text("guid", maxNote), number("mid"), number("mod"), text("tags", maxNote), text("flds", maxNote), sizeOfNote}, ", ") +
		` FROM notes NOT INDEXED ORDER BY rowid`
	return p.each(query, func(row *sql.Rows) error {
		var n Note
		var tags, flds string
		var size int64
		if err := row.Scan(&n.ID, &n.GUID, &n.NoteType, &n.Modified, &tags, &flds, &size); err != nil {
			return err
		}
		count, known := fields[n.NoteType]
		switch {
		case size > maxNote:
			p.odd.NotesTooLarge++
			return nil
		case !known:
			p.odd.NotesWithoutType++
			return nil
		}
		if !utf8.ValidString(flds) || !utf8.ValidString(tags) || !utf8.ValidString(n.GUID) {
			p.odd.NotesNotText++
			flds, tags, n.GUID = valid(flds), valid(tags), valid(n.GUID)
		}
		n.Tags = strings.FieldsFunc(tags, func(r rune) bool { return r == ' ' || r == '\u3000' })
		n.Fields = split(flds, count)
		if strings.Count(flds, fieldEnd) != count-1 {
			p.odd.NotesUneven++
		}
		return do(&n)
	})
}

// split returns the fields of a note of a type that has so many. What stands behind the last one
// comes to it, as Anki's own check does it, so that no text is lost and none moves.
func split(flds string, count int) []string {
	if count == 0 {
		return nil
	}
	all := strings.SplitN(flds, fieldEnd, count)
	all[len(all)-1] = strings.ReplaceAll(all[len(all)-1], fieldEnd, "; ")
	return append(all, make([]string, count-len(all))...)
}

// Cards calls do for the cards, in the order of their ids. An error of do ends it and is returned.
func (p *Package) Cards(do func(*Card) error) error {
	p.odd.CardsWithoutNote, p.odd.CardsWithoutDeck, p.odd.CardsNumbered, p.odd.CardsAbsurd = 0, 0, 0, 0
	decks := make(map[int64]bool, len(p.collection.Decks))
	for _, d := range p.collection.Decks {
		decks[d.ID] = true
	}
	notes, err := p.soundNotes()
	if err != nil {
		return err
	}
	columns := []string{"rowid"}
	for _, name := range []string{"nid", "did", "ord", "mod", "type", "queue", "due", "ivl", "factor", "reps", "lapses", `"left"`, "odue", "odid", "flags"} {
		columns = append(columns, number(name))
	}
	columns = append(columns, text("data", maxWord))
	return p.each(`SELECT `+strings.Join(columns, ", ")+` FROM cards NOT INDEXED ORDER BY rowid`, func(row *sql.Rows) error {
		var c Card
		if err := row.Scan(&c.ID, &c.Note, &c.Deck, &c.Ord, &c.Modified, &c.Type, &c.Queue, &c.Due, &c.Interval, &c.Factor, &c.Reps, &c.Lapses,
			&c.Left, &c.HomeDue, &c.HomeDeck, &c.Flags, &c.Data); err != nil {
			return err
		}
		switch {
		case c.Ord < 0 || c.Ord > maxCardOrd:
			p.odd.CardsNumbered++
			return nil
		case !contains(notes, c.Note):
			p.odd.CardsWithoutNote++
			return nil
		}
		if !decks[c.Deck] {
			p.odd.CardsWithoutDeck++
		}
		if c.absurd() {
			p.odd.CardsAbsurd++
			c = Card{ID: c.ID, Note: c.Note, Deck: c.Deck, Ord: c.Ord, Modified: c.Modified}
		}
		c.Data = valid(c.Data)
		return do(&c)
	})
}

// Bounds of what can stand in a card: days before and after day 0, and the same in seconds.
const (
	maxDays    = 1 << 20
	maxSeconds = 1 << 36
	maxFactor  = 1<<16 - 1
	maxCount   = 1<<31 - 1
)

// absurd reports whether no Anki can have scheduled a card so.
func (c *Card) absurd() bool {
	within := func(n, least, most int64) bool { return n >= least && n <= most }
	due := int64(maxSeconds)
	if c.Queue == QueueReview || c.Queue == QueueDays {
		due = maxDays
	}
	return c.Type < New || c.Type > Relearning || c.Queue < queueFirst || c.Queue > queueLast ||
		!within(c.Due, -due, due) || !within(c.HomeDue, -maxSeconds, maxSeconds) || c.HomeDeck < 0 ||
		!within(int64(c.Interval), 0, maxDays) || !within(int64(c.Factor), 0, maxFactor) ||
		!within(int64(c.Reps), 0, maxCount) || !within(int64(c.Lapses), 0, maxCount) || !within(int64(c.Left), 0, maxCount) || !within(int64(c.Flags), 0, maxCount)
}

// Queues that are read and never written lie at the ends.
const (
	queueFirst = -3 // buried by hand
	queueLast  = 4  // looked at in a filtered deck
)

// Reviews calls do for the review log, in the order of time. An error of do ends it and is returned.
func (p *Package) Reviews(do func(*Review) error) error {
	p.odd.ReviewsWithoutCard, p.odd.ReviewsAbsurd, p.odd.ReviewsMended = 0, 0, 0
	cards, err := p.soundCards()
	if err != nil {
		return err
	}
	columns := []string{"rowid"}
	for _, name := range []string{"cid", "ease", "ivl", "lastIvl", "factor", "time", "type"} {
		columns = append(columns, number(name))
	}
	return p.each(`SELECT `+strings.Join(columns, ", ")+` FROM revlog NOT INDEXED ORDER BY rowid`, func(row *sql.Rows) error {
		var r Review
		if err := row.Scan(&r.ID, &r.Card, &r.Ease, &r.Interval, &r.LastInterval, &r.Factor, &r.Taken, &r.Type); err != nil {
			return err
		}
		switch {
		case !contains(cards, r.Card):
			p.odd.ReviewsWithoutCard++
			return nil
		case r.absurd():
			p.odd.ReviewsAbsurd++
			return nil
		case r.mend():
			p.odd.ReviewsMended++
		}
		return do(&r)
	})
}

// Reviews are of times that take 13 digits in milliseconds: of the years 2001 to 2286. Anki is of 2006.
const (
	firstMillisecond = 1e12
	lastMillisecond  = 1e13 - 1
)

// absurd reports whether a review is of no time, grade or kind that there is.
func (r *Review) absurd() bool {
	return r.ID < firstMillisecond || r.ID > lastMillisecond || r.Ease < 0 || r.Ease > 4 || r.Type < WasLearning || r.Type > Rescheduled
}

// mend puts 0 in place of numbers that cannot be, of what a review brings beside its grade, and
// reports whether there were any.
func (r *Review) mend() (mended bool) {
	within := func(number *int, least int) {
		if *number < least || *number > maxCount {
			*number, mended = 0, true
		}
	}
	within(&r.Interval, -maxCount-1)
	within(&r.LastInterval, -maxCount-1)
	within(&r.Factor, 0)
	within(&r.Taken, 0)
	return mended
}

// each calls do for the rows of a query. What is wrong with the collection is told of the file.
func (p *Package) each(query string, do func(*sql.Rows) error) error {
	return of(p.path, p.database.each(query, do))
}
