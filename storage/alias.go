package storage

import (
	"errors"
	"maps"
	"slices"

	"goodcard/deck"
	"goodcard/history"
)

// A place is where an event of an id goes, and where its memory stands.
type place struct {
	item   int64 // key of the id
	home   int64 // key of the item under which the memory stands
	homeID string
	memory history.Memory // as it is cached; zero where there is none
}

// place returns the place of an id, making one where it is new.
func (q *query) place(id string) (place, error) {
	var p place
	found, err := q.row(`SELECT i.k, h.k, h.id, `+memoryOrNone+` FROM item i JOIN item h ON h.k = coalesce(i.home, i.k)
		LEFT JOIN memory m ON m.item = h.k WHERE i.id = ?`, []any{id},
		append([]any{&p.item, &p.home, &p.homeID}, targets(&p.memory)...)...)
	if err != nil || found {
		return p, err
	}
	if _, err := q.item(id); err != nil {
		return p, err
	}
	return q.place(id)
}

// item returns the key of an id, giving it one where it is new.
func (q *query) item(id string) (int64, error) {
	var k int64
	if found, err := q.row(`SELECT k FROM item WHERE id = ?`, []any{id}, &k); err != nil || found {
		return k, err
	}
	home, err := q.resolve(id)
	if err != nil {
		return 0, err
	}
	if home == id {
		return q.insert(`INSERT INTO item (id) VALUES (?)`, id)
	}
	h, err := q.item(home)
	if err != nil {
		return 0, err
	}
	return q.insert(`INSERT INTO item (id, home) VALUES (?, ?)`, id, h)
}

// home returns the key of the item under which the memory of id stands, 0 if the id was never met.
func (q *query) home(id string) (int64, error) {
	var k int64
	_, err := q.row(`SELECT coalesce(home, k) FROM item WHERE id = ?`, []any{id}, &k)
	return k, err
}

// resolve follows the aliases of an item's card to the id that it has now. A circle, which
// two decks or a merge can make, leads to its least member, so that all orders agree.
//
// A chain of aliases may be as long as a file of somebody else makes it. So it is followed once:
// where each of its ids leads is kept until aliases change; see [query.realias].
func (q *query) resolve(item string) (string, error) {
	ref := deck.ParseRef(item)
	chain, places := []string{ref.Card}, map[string]int{ref.Card: 0}
	for {
		last := chain[len(chain)-1]
		if now, known := q.now[last]; known {
			return q.lead(chain, now) + ref.Suffix(), nil
		}
		var next string
		found, err := q.row(`SELECT new FROM alias WHERE old = ?`, []any{last}, &next)
		if err != nil {
			return "", err
		}
		if !found {
			return q.lead(chain[:len(chain)-1], last) + ref.Suffix(), nil
		}
		if i, circle := places[next]; circle {
			return q.lead(chain, slices.Min(chain[i:])) + ref.Suffix(), nil
		}
		places[next] = len(chain)
		chain = append(chain, next)
		if err := q.heard(len(chain)); err != nil {
			return "", err
		}
	}
}

// lead keeps that former ids lead to the one that a card has now, which it returns.
func (q *query) lead(former []string, now string) string {
	for _, id := range former {
		q.now[id] = now
	}
	return now
}

// realias runs a statement that changes aliases.
func (q *query) realias(text string) error {
	clear(q.now)
	return q.exec(text)
}

// settleClaims makes the aliases agree with the decks: an id that a card uses is no
// former id any more, and a claim holds where no card uses the id. An alias stays when
// its claim disappears. It replays every item whose history moved.
func (db *DB) settleClaims(q *query) error {
	var changed []string
	collect := func(row scanner) error {
		var old string
		err := row.Scan(&old)
		changed = append(changed, old)
		return err
	}
	if err := q.each(`SELECT a.old FROM alias a JOIN card c ON c.id = a.old`, nil, collect); err != nil {
		return err
	}
	if err := q.realias(`DELETE FROM alias WHERE old IN (SELECT id FROM card)`); err != nil {
		return err
	}
	// Where several decks claim an id, the least new id wins: the same everywhere.
	const holding = `SELECT old, min(new) AS new FROM claim WHERE old NOT IN (SELECT id FROM card) GROUP BY old`
	err := q.each(`SELECT h.old FROM (`+holding+`) h LEFT JOIN alias a ON a.old = h.old
		WHERE a.new IS NOT h.new`, nil, collect)
	if err != nil {
		return err
	}
	if err := q.realias(`INSERT OR REPLACE INTO alias (old, new) ` + holding); err != nil {
		return err
	}
	return db.rehome(q, changed)
}

// rehome recomputes where the items of these former cards belong, and of those cards that lead to
// them, and replays all items that gain or lose history by it.
func (db *DB) rehome(q *query, cards []string) error {
	if len(cards) == 0 {
		return nil
	}
	items, err := q.formerly(cards)
	if err != nil {
		return err
	}
	touched := map[int64]bool{}
	for i, it := range items {
		if err := q.heard(i); err != nil {
			return err
		}
		id, err := q.resolve(it.id)
		if err != nil {
			return err
		}
		home := it.k
		if id != it.id {
			if home, err = q.item(id); err != nil {
				return err
			}
		}
		if home == it.home {
			continue
		}
		touched[it.home], touched[home] = true, true
		var value any
		if home != it.k {
			value = home
		}
		if err := q.exec(`UPDATE item SET home = ? WHERE k = ?`, value, it.k); err != nil {
			return err
		}
	}
	return db.refreshAll(q, slices.Sorted(maps.Keys(touched)))
}

// A formerItem is one of a card that aliases may lead away from.
type formerItem struct {
	k    int64
	id   string
	home int64 // k where it is its own
}

// formerly returns the items of these cards and of all those that aliases lead from to them: all
// ways are walked at once, since a chain of aliases that is walked from each of its ids takes for ever.
func (q *query) formerly(cards []string) (items []formerItem, err error) {
	if err := q.exec(`CREATE TEMP TABLE changed_alias (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`); err != nil {
		return nil, err
	}
	for i, card := range cards {
		if err := q.heard(i); err != nil {
			return nil, err
		}
		if err := q.exec(`INSERT OR IGNORE INTO temp.changed_alias (id) VALUES (?)`, card); err != nil {
			return nil, err
		}
	}
	err = q.watched().each(`WITH RECURSIVE former(id) AS (
			SELECT id FROM temp.changed_alias UNION SELECT a.old FROM former f CROSS JOIN alias a ON a.new = f.id)
		SELECT i.k, i.id, coalesce(i.home, i.k) FROM former f
		JOIN item i ON i.id = f.id OR (i.id > f.id || '#' AND i.id < f.id || '$')`, nil, func(row scanner) error {
		var it formerItem
		err := row.Scan(&it.k, &it.id, &it.home)
		items = append(items, it)
		return err
	})
	if err != nil {
		return nil, err
	}
	return items, q.exec(`DROP TABLE temp.changed_alias`)
}

// refresh replays one item and caches what comes out. An item whose history counts under
// another id has no memory of its own.
func (db *DB) refresh(q *query, k int64) error {
	p := place{home: k}
	var moved bool
	if _, err := q.row(`SELECT id, home IS NOT NULL FROM item WHERE k = ?`, []any{k}, &p.homeID, &moved); err != nil {
		return err
	}
	if moved {
		return errors.Join(q.setMemory(k, p.homeID, history.Memory{}, false, nil), q.setStudied(k, false))
	}
	r, err := db.replay(q, p)
	if err != nil {
		return err
	}
	return q.setStudied(k, !r.memory.New())
}

// remember replays the item of a place and caches what comes out, as [DB.refresh] does.
func (db *DB) remember(q *query, p place) (outcome, error) {
	r, err := db.replay(q, p)
	if err != nil || r.memory.New() == p.memory.New() {
		return r, err
	}
	return r, q.setStudied(p.home, !r.memory.New())
}

// replay caches the memory that the events of a place give.
func (db *DB) replay(q *query, p place) (outcome, error) {
	r := outcome{k: p.home, id: p.homeID}
	var err error
	if r.events, err = q.events(p.home); err != nil {
		return r, err
	}
	var answers history.Packer
	if r.memory, r.met, err = db.replayed(q, r.events, answers.Add); err != nil {
		return r, err
	}
	r.answers = answers.Packed()
	return r, q.setMemory(r.k, r.id, r.memory, r.met, r.answers)
}

// replayed replays the events of one item. What devices go on from is read where it matters.
func (db *DB) replayed(q *query, events []history.Event, visit func(history.Step)) (m history.Memory, met bool, err error) {
	var lines history.Lines
	if history.Updated(events) {
		if lines, err = q.lines(); err != nil {
			return m, false, err
		}
	}
	m, met = db.policy.Replay(events, lines, visit)
	return m, met, nil
}
