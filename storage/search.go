package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

// A Search says which items are looked for. The zero value finds all that can be studied.
type Search struct {
	Filter
	Words    []Word
	Apart    []string // full ids of cards whose words the caller looks at: they are found whatever they say
	Standing Standing
	Day      int // study day of Standing
}

// A Word is a text that an item must say, or must not: in its id or on its card.
type Word struct {
	Text string // folded; see [Folded]
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

// standings are the conditions on memory m and content c; ?1 is the day.
var standings = [...]string{
	Anyhow:      `1`,
	IsSuspended: `m.suspended = 1`,
	IsBuried:    `m.buried_day = ?1`,
	IsStudied:   `m.studied_day = ?1`,
	IsNew:       `c.studied = 0`,
	IsDue:       `m.due <= ?1`,
	IsLater:     `m.due > ?1`,
}

// Items gives the items that a search finds to do, by deck and place. do must not use the
// database.
func (db *DB) Items(ctx context.Context, s Search, do func(Item) error) error {
	where, args, err := s.conditions()
	if err != nil {
		return err
	}
	scan := itemScanner()
	return db.view(ctx, func(q *query) error {
		return q.each(itemQuery+` WHERE `+where+` ORDER BY c.deck, c.pos`, args, func(row scanner) error {
			it, err := scan(row)
			if err != nil {
				return err
			}
			return do(it)
		})
	})
}

// conditions returns those of the search, with the values of its parameters: the day, the
// cards apart where there are words, the words, and those of the filter.
func (s Search) conditions() (string, []any, error) {
	all, args := []string{`?1 NOT NULL`, standings[s.Standing]}, []any{s.Day}
	if len(s.Words) > 0 {
		apart, err := json.Marshal(s.Apart)
		if err != nil {
			return "", nil, err
		}
		args = append(args, string(apart))
	}
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
	return `(` + exists + ` OR k.id IN (SELECT value FROM json_each(?2)))`
}
