package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"goodcard/deck"
)

// A Search says which items are looked for. The zero value finds all that can be studied.
type Search struct {
	Filter
	Words    []Word
	Apart    []string // full ids of cards whose text the caller knows better: they are found whatever they say
	Standing Standing
	Done     Done // what was done on the study day of Standing
}

// A Word is a text that an item must say, or must not: in its id or on its card.
type Word struct {
	Text string // folded; see [goodcard/words.Fold]
	Not  bool
}

// A Standing is how an item stands on a study day. An item may stand in several ways.
type Standing int

const (
	Anyhow      Standing = iota
	IsSuspended          // until it is unsuspended
	IsBuried             // for the day
	IsStudied            // on the day
	IsNew                // no review since it was last forgotten
	IsDue                // on the day or before
	IsLater              // due on a day after it
)

// standings are the conditions on memory m and content c; ?1 is the day, ?3 are the items of it.
var standings = [...]string{
	Anyhow:      `1`,
	IsSuspended: `m.suspended = 1`,
	IsBuried:    `m.buried_day = ?1`,
	IsStudied:   `c.item IN (SELECT value FROM json_each(?3))`,
	IsNew:       `c.studied = 0`,
	IsDue:       `m.due <= ?1`,
	IsLater:     `m.due > ?1`,
}

// A Found is an item with what lists show of its card.
type Found struct {
	Item           // Body is empty but for cards apart
	Kind           string
	Concepts, Tags []string // concepts by their full ids
	Text           string   // of the card
	Answer         string   // of the card, where the item is its reverse; else empty
}

// foundQuery reads little of each card, and that in SQLite: to decode a card takes as long as
// all the rest. ?2 are the cards apart.
var foundQuery = `SELECT i.id, CASE WHEN ` + apart + ` THEN k.body ELSE '' END, ` + memoryOrNone + `, k.kind, k.concepts, k.tags,
	coalesce(k.body ->> '$.text', ''), CASE WHEN i.id LIKE '%` + deck.Reverse + `' THEN coalesce(k.body ->> '$.answer', '') ELSE '' END` + itemTables

const apart = `k.id IN (SELECT value FROM json_each(?2))`

// Items calls do for each item that a search finds, by deck and place, or in the order of the path where one is asked for alone. do must not use the
// database.
func (db *DB) Items(ctx context.Context, s Search, do func(Found) error) error {
	where, args, err := s.conditions()
	if err != nil {
		return err
	}
	var f Found
	var concepts, tags string
	fields := append(itemTargets(&f.Item), &f.Kind, &concepts, &tags, &f.Text, &f.Answer)
	return db.view(ctx, func(q *query) error {
		order := `c.deck, c.pos`
		if len(s.Paths) == 1 && len(s.Decks) == 0 {
			args = append(args, s.Paths[0])
			order = fmt.Sprintf(`(SELECT y.place FROM way y JOIN deck p ON p.k = y.path WHERE y.card = c.card AND p.id = ?%d), c.pos`, len(args))
		}
		return q.each(foundQuery+` WHERE `+where+` ORDER BY `+order, args, func(row scanner) error {
			if err := row.Scan(fields...); err != nil {
				return err
			}
			f.place()
			f.Concepts, f.Tags = splitLines(concepts), splitLines(tags)
			return do(f)
		})
	})
}

// conditions returns those of the search, with the values of its parameters: the day, the
// cards apart, the items of the day, the words, and those of the filter.
func (s Search) conditions() (string, []any, error) {
	apart, err := json.Marshal(s.Apart)
	if err != nil {
		return "", nil, err
	}
	all, args := []string{`?1 NOT NULL AND ?3 NOT NULL`, standings[s.Standing]}, []any{s.Done.Day, string(apart), s.Done.studied()}
	for _, w := range s.Words {
		args = append(args, w.Text)
		all = append(all, w.condition(len(args)))
	}
	where, more, err := s.where(len(args) + 1)
	return strings.Join(append(all, where), ` AND `), append(args, more...), err
}

// condition returns that of a word whose text is the parameter of this number.
func (w Word) condition(n int) string {
	says := fmt.Sprintf(`instr(s.text, ?%[1]d) OR instr(i.id, ?%[1]d)`, n)
	if strings.Contains(w.Text, "\n") { // it could lie across the two, which are one below the other
		says = fmt.Sprintf(`instr(i.id || char(10) || s.text, ?%d)`, n)
	}
	exists := `EXISTS (SELECT 1 FROM said s WHERE s.card = c.card AND (` + says + `))`
	if w.Not {
		exists = `NOT ` + exists
	}
	return `(` + exists + ` OR ` + apart + `)`
}
