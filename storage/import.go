package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"goodcard/deck"
	"goodcard/history"
)

// A Batch is what an import brings.
type Batch struct {
	File    string                     // what was imported, as [DB.UndoImport] names it
	Lineage Lineage                    // of events of goodcard; empty for those of another program
	Events  iter.Seq2[Incoming, error] // gone through once; must not use the database; an error ends the import
	Try     bool                       // only tell what would be done
}

// An Incoming is an event with the time, the study day and the device that it has where it
// comes from. Its own Voided is not read; voids are events.
type Incoming struct {
	history.Event
	Origin *history.Origin // of a row of another program, from which its id is made; nil for events of goodcard's histories, which have one

	// Of a kind that this program does not know: whether it has a grade, and a time taken.
	Graded, Timed bool
}

// Imported counts what an import did.
type Imported struct {
	Events  int    // added
	Reviews int    // of those
	Items   int    // whose memory was replayed
	Known   int    // rows that were there already
	Ahead   int    // rows of another program that are dated after now, and left out
	Differs int    // rows that were there with another content; the same of the two stands wherever they meet
	Lineage int    // devices and former ids that say something new
	Backup  string // file with what was there before; empty where nothing changed
}

// Import adds events from elsewhere to the history, as one transaction, after a backup to a
// new file at keep. The same rows again add nothing; where a row of another program was taken
// back, it comes in anew. Events of goodcard itself come in as at a merge.
func (db *DB) Import(ctx context.Context, when history.Moment, keep string, b Batch) (imported Imported, err error) {
	if b.Try {
		return db.tryImport(ctx, when, b)
	}
	if err := db.Backup(ctx, keep); err != nil {
		return Imported{}, fmt.Errorf("cannot keep the present data first: %w", err)
	}
	err = db.writeArrivals(ctx, func(q *query) (err error) {
		imported, err = db.importBatch(q, when, keep, &b)
		return err
	})
	if err != nil || imported.Items == 0 && imported.Lineage == 0 {
		db.remove(keep)
		return imported, err
	}
	imported.Backup = keep
	return imported, nil
}

// errTried rolls back what was only tried.
var errTried = errors.New("tried")

func (db *DB) tryImport(ctx context.Context, when history.Moment, b Batch) (imported Imported, err error) {
	err = db.writeArrivals(ctx, func(q *query) (err error) {
		if imported, err = db.importBatch(q, when, "", &b); err != nil {
			return err
		}
		return errTried
	})
	if errors.Is(err, errTried) {
		return imported, nil
	}
	return Imported{}, err
}

func (e *Incoming) plausible() error {
	refuse := func(format string, args ...any) error {
		return &Error{fmt.Sprintf("an event of %.100q cannot be imported: ", e.Item) + fmt.Sprintf(format, args...), "nothing was changed", nil}
	}
	switch {
	case !deck.ParseRef(e.Item).Valid():
		return refuse("this is no id of a card")
	case e.Kind < history.Review:
		return refuse("there is no kind %d", e.Kind)
	case e.Kind.Graded() && !e.Grade.Valid():
		return refuse("there is no grade %d", e.Grade)
	case !e.Plausible():
		return refuse("its time and offset do not give the study day %d", e.Day)
	case e.Origin == nil && e.ID == history.ID{}:
		return refuse("it has no id")
	}
	return nil
}

func (db *DB) importBatch(q *query, when history.Moment, keep string, b *Batch) (Imported, error) {
	err := q.exec(`CREATE TEMP TABLE source (item TEXT NOT NULL, at INTEGER NOT NULL, id BLOB NOT NULL, device BLOB NOT NULL,
		offset_min INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, grade INTEGER, ms INTEGER, wording TEXT, body TEXT,
		PRIMARY KEY (item, at, id)) STRICT, WITHOUT ROWID`)
	if err != nil {
		return Imported{}, err
	}
	news, relined, err := db.takeLineage(q, b.Lineage)
	if err != nil {
		return Imported{}, err
	}
	taken, err := q.allVoided()
	if err != nil {
		return Imported{}, err
	}
	known, ahead, own, n := 0, 0, news > 0, 0
	devices := map[history.ID]bool{}
	for e, err := range b.Events {
		if err == nil {
			err = errors.Join(e.plausible(), q.heard(n))
		}
		if err != nil {
			return Imported{}, err
		}
		n++
		if e.Origin != nil && e.At > when.At {
			ahead++
			continue
		}
		known++
		own = own || e.Origin == nil
		if !devices[e.By] {
			devices[e.By] = true
			if err := q.exec(`INSERT OR IGNORE INTO device (id, name) VALUES (?, ?)`, e.By[:], e.Device); err != nil {
				return Imported{}, err
			}
		}
		id := e.standing(taken)
		values := append([]any{e.Item, e.At, id[:], e.By[:]}, e.cells()...)
		if err := q.exec(intoSource, values...); err != nil {
			return Imported{}, err
		}
	}
	arrived, err := db.takeIn(q)
	if err != nil {
		return Imported{}, err
	}
	if arrived.events > 0 || news > 0 {
		if err := q.noteImport(when, keep, b.File, own); err != nil {
			return Imported{}, err
		}
	}
	reviews := 0
	if _, err := q.watched().row(reviewsArrived, nil, &reviews); err != nil {
		return Imported{}, err
	}
	if err := q.execAll(`DROP TABLE temp.arrived`, `DROP TABLE temp.source`); err != nil {
		return Imported{}, err
	}
	imported := Imported{
		Events:  arrived.events,
		Reviews: reviews,
		Items:   len(arrived.touched),
		Known:   known - arrived.events - arrived.differs,
		Ahead:   ahead,
		Differs: arrived.differs,
		Lineage: news,
	}
	if relined {
		return imported, db.rebuild(q, nil)
	}
	return imported, db.refreshAll(q, arrived.touched)
}

// cells returns the eventCells of an event.
func (e *Incoming) cells() []any {
	values := eventValues(&e.Event)
	if e.Kind > history.Newest {
		const grade, ms = 3, 4
		values[grade] = sql.NullInt64{Int64: int64(e.Grade), Valid: e.Graded}
		values[ms] = sql.NullInt64{Int64: e.MS, Valid: e.Timed}
	}
	return values
}

// standing returns the id under which an event comes in. A row of another program takes the
// first under which it was not taken back.
func (e *Incoming) standing(taken map[history.ID]bool) history.ID {
	if e.Origin == nil {
		return e.ID
	}
	for round := 0; ; round++ {
		if id := e.Origin.ID(round); !taken[id] {
			return id
		}
	}
}

// intoSource settles two rows of one key in one batch as those of two histories.
var intoSource = `INSERT INTO temp.source (item, at, id, device, ` + eventCells + `) VALUES (?,?,?,?,?,?,?,?,?,?,?)
	ON CONFLICT (item, at, id) DO UPDATE SET device = excluded.device, offset_min = excluded.offset_min,
	day = excluded.day, kind = excluded.kind, grade = excluded.grade, ms = excluded.ms, wording = excluded.wording, body = excluded.body
	WHERE ` + rank("excluded", "excluded.device") + ` < ` + rank("source", "source.device")

const reviewsArrived = `SELECT count(*) FROM temp.arrived a JOIN temp.source s ON s.item = a.item AND s.at = a.at AND s.id = a.id
	WHERE NOT a.met AND s.kind = {review}`

// noteImport keeps what an import added, so that it can be taken back.
func (q *query) noteImport(when history.Moment, keep, file string, own bool) error {
	k, err := q.insert(`INSERT INTO import (file, at, backup, own) VALUES (?, ?, ?, ?)`, file, when.At, keep, own)
	if err != nil {
		return err
	}
	return q.watched().exec(`INSERT INTO imported (import, item, at, id) SELECT ?, i.k, a.at, a.id
		FROM temp.arrived a JOIN main.item i ON i.id = a.item WHERE NOT a.met`, k)
}
