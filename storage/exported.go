package storage

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strconv"
)

// An Exported is what a package for Anki says of a card of a deck that has no ledger.
type Exported struct {
	Card string   // full id
	Hash [16]byte // of all that the note says
}

// A Stamp says when a note was last changed, as far as this file knows.
type Stamp struct {
	Mod  int64 // Unix seconds
	Late bool  // a package gave it a time far ahead of now, and Mod is less than that

	kept bool // it says what it said last
}

// maxAhead is how far ahead of now a note may be dated so that its time still rises, in seconds.
const maxAhead = 24 * 60 * 60

// StampExported returns the times of notes, now in Unix seconds, and keeps what they say as one transaction. A
// note that says what it said last has the time that it had. Another one gets a greater one: now, or one
// second more than it had. Of the same card the last one counts.
//
// Where nothing can be written it keeps nothing and returns the same times with [ErrUnwritable].
func (db *DB) StampExported(ctx context.Context, now int64, notes []Exported) (stamps []Stamp, err error) {
	err = db.write(ctx, func(q *query) error {
		if stamps, err = q.stamps(now, notes); err != nil {
			return err
		}
		return q.keepExported(notes, stamps)
	})
	if errors.Is(err, ErrUnwritable) {
		unwritable := err
		err = db.view(ctx, func(q *query) error {
			stamps, err = q.stamps(now, notes)
			return err
		})
		err = cmp.Or(err, unwritable)
	}
	return stamps, err
}

// stamps returns the times of notes by what is kept of them.
func (q *query) stamps(now int64, notes []Exported) ([]Stamp, error) {
	cards := make([]string, len(notes))
	stamps := make([]Stamp, len(notes))
	for i, n := range notes {
		cards[i], stamps[i].Mod = n.Card, now
	}
	asked, err := json.Marshal(cards)
	if err != nil {
		return nil, err
	}
	var i int
	var hash sql.RawBytes
	var mod int64
	err = q.each(`SELECT j.key, e.hash, e.mod FROM json_each(?) j CROSS JOIN exported e ON e.card = j.value`, []any{string(asked)}, func(row scanner) error {
		if err := row.Scan(&i, &hash, &mod); err != nil {
			return err
		}
		switch {
		case string(hash) == string(notes[i].Hash[:]):
			stamps[i].Mod, stamps[i].kept = mod, true
		case mod < now+maxAhead:
			stamps[i].Mod = max(now, mod+1)
		default:
			stamps[i].Late = true
		}
		return nil
	})
	return stamps, err
}

// keepExported keeps what notes say and their times.
func (q *query) keepExported(notes []Exported, stamps []Stamp) error {
	rows := []byte("[")
	for i, n := range notes {
		if stamps[i].kept {
			continue
		}
		if len(rows) > 1 {
			rows = append(rows, ',')
		}
		rows = append(strconv.AppendQuote(append(rows, '['), n.Card), ',', '"')
		rows = append(hex.AppendEncode(rows, n.Hash[:]), '"', ',')
		rows = append(strconv.AppendInt(rows, stamps[i].Mod, 10), ']')
	}
	if len(rows) == 1 {
		return nil
	}
	return q.exec(`INSERT INTO exported (card, hash, mod)
		SELECT value ->> 0, unhex(value ->> 1), value ->> 2 FROM json_each(?) WHERE true ORDER BY 1
		ON CONFLICT (card) DO UPDATE SET hash = excluded.hash, mod = excluded.mod`, string(append(rows, ']')))
}
