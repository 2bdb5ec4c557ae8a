package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"goodcard/deck"
)

// A Way is an installed path on a study day.
type Way struct {
	Path  string // its id
	Title string
	Units []UnitOn
	Decks []string // that it names, installed or not, in the order in which it does
	Done  bool     // no card of a unit that is open is new, those aside that are suspended
}

// A UnitOn is a unit on a study day.
type UnitOn struct {
	ID, Title string
	Opens     *int // study day; nil for always
	Open      bool // on the day
	Cards     int  // that installed decks have of it
	New       int  // of these, those with a new item that is not suspended

	k int64
}

// Ways returns the installed paths, in the order of installation, as they stand on a study day.
func (db *DB) Ways(ctx context.Context, day int) (all []Way, err error) {
	err = db.view(ctx, func(q *query) error {
		w, err := q.ways(day)
		all = w.all
		return err
	})
	return all, err
}

// ways returns the paths as of this state of the database. They are asked for several times in one look at a day, and
// reading them reads all cards of all paths. Without a path it is one look at an empty table.
func (q *query) ways(day int) (ways, error) {
	var some bool
	var now waysState
	if _, err := q.row(`SELECT EXISTS (SELECT 1 FROM unit), total_changes()`, nil, &some, &now.own); err != nil || !some {
		return ways{}, err
	}
	if _, err := q.row(`PRAGMA data_version`, nil, &now.others); err != nil {
		return ways{}, err
	}
	kept := &q.db.ways
	if kept.state != now || kept.days == nil {
		*kept = keptWays{now, map[int]ways{}}
	}
	w, known := kept.days[day]
	if known {
		return w, nil
	}
	w, err := q.readWays(day)
	if err == nil {
		kept.days[day] = w
	}
	return w, err
}

// waysState tells states of the database apart: how much this connection has changed, and what others have committed.
type waysState struct{ own, others int64 }

// keptWays are paths as they stand on days, in one state of the database.
type keptWays struct {
	state waysState
	days  map[int]ways
}

func (q *query) allWays(day int) (all []Way, err error) {
	return all, q.each(`SELECT u.k, u.id, u.title, u.opens, d.id, d.title, coalesce((SELECT group_concat(id) FROM (
			SELECT id FROM named WHERE unit = u.k ORDER BY pos)), '')
		FROM unit u JOIN deck d ON d.k = u.path ORDER BY u.path, u.pos`, nil, func(row scanner) error {
		var u UnitOn
		var opens integer
		var path, title, named string
		err := row.Scan(&u.k, &u.ID, &u.Title, &opens, &path, &title, &named)
		if opens.valid {
			u.Opens = new(int(opens.value))
		}
		u.Open = u.Opens == nil || *u.Opens <= day
		if len(all) == 0 || all[len(all)-1].Path != path {
			all = append(all, Way{Path: path, Title: title})
		}
		w := &all[len(all)-1]
		w.Units = append(w.Units, u)
		for id := range strings.SplitSeq(named, ",") {
			if of, _, ok := strings.Cut(id, "/"); ok && !slices.Contains(w.Decks, of) {
				w.Decks = append(w.Decks, of)
			}
		}
		return err
	})
}

// ways say which new cards paths let come on a study day. The zero value is that of a collection
// without any.
type ways struct {
	any    bool
	all    []Way
	units  map[int64]string   // ids of their paths by the keys of units
	closed string             // keys of the units that are not open, as SQL lists them
	decks  []string           // whose other cards wait until a path is done
	held   string             // these, by keys
	steps  []step             // cards of open units, each once
	named  map[string][]*step // of these, those that name a concept alone, by it
}

// readWays is [query.ways] where nothing is kept.
func (q *query) readWays(day int) (w ways, err error) {
	if w.all, err = q.allWays(day); err != nil {
		return ways{}, err
	}
	steps, err := q.readSteps()
	if err != nil {
		return ways{}, err
	}
	w.any, w.units = true, map[int64]string{}
	type count struct{ cards, fresh int }
	of := map[int64]count{}
	for _, s := range steps {
		n := of[s.unit]
		n.cards++
		if s.fresh {
			n.fresh++
		}
		of[s.unit] = n
	}
	var closed, held []int64
	for i := range w.all {
		way := &w.all[i]
		way.Done = true
		for j := range way.Units {
			u := &way.Units[j]
			w.units[u.k] = way.Path
			u.Cards, u.New = of[u.k].cards, of[u.k].fresh
			if !u.Open {
				closed = append(closed, u.k)
			} else if u.New > 0 {
				way.Done = false
			}
		}
		if !way.Done {
			w.decks = append(w.decks, way.Decks...)
		}
	}
	err = q.each(`SELECT k, id FROM deck`, nil, func(row scanner) error {
		var k int64
		var id string
		err := row.Scan(&k, &id)
		if slices.Contains(w.decks, id) {
			held = append(held, k)
		}
		return err
	})
	w.closed, w.held = listed(closed), listed(held)
	w.steps = openSteps(steps, closed)
	w.named = namedBy(w.steps)
	return w, err
}

// listed writes keys as SQL lists them.
func listed(keys []int64) string {
	texts := make([]string, len(keys))
	for i, k := range keys {
		texts[i] = strconv.FormatInt(k, 10)
	}
	return strings.Join(texts, ",")
}

// isPath reports whether it is the id of a path.
func (w ways) isPath(id string) bool {
	return slices.ContainsFunc(w.all, func(way Way) bool { return way.Path == id })
}

// on is the condition that a path has a card, given by the expression for its key.
func (w ways) on(card string) string {
	return `EXISTS (SELECT 1 FROM way y WHERE y.card = ` + card + `)`
}

// open is the condition that a unit has the card that is open.
func (w ways) open(card string) string {
	if w.closed == "" {
		return w.on(card)
	}
	return fmt.Sprintf(`EXISTS (SELECT 1 FROM way y WHERE y.card = %s AND y.unit NOT IN (%s))`, card, w.closed)
}

// shut is the condition that a path has a card and no open unit has it, of cards that no open unit has.
func (w ways) shut(card string) string {
	if w.closed == "" {
		return `0`
	}
	return w.on(card)
}

// barred is the condition that a new item of content c cannot come: its units are not open yet, or it
// is of no path and its deck waits until one is done.
func (w ways) barred() string {
	if !w.any {
		return `0`
	}
	return fmt.Sprintf(`(NOT %s AND (c.deck IN (%s) OR %s))`, w.open("c.card"), w.held, w.shut("c.card"))
}

// fresh is the condition that an item of content c is new, neither suspended nor buried for day ?1, and not barred.
func (w ways) fresh() string {
	return `c.studied = 0 AND c.item NOT IN (` + setAside + `) AND NOT ` + w.barred()
}

// cardFree is the condition, behind others, that a card a, of whose items a row c is known, can come though no open unit has it:
// it is of no other unit, and no new one of a deck that waits until a path is done; nothing without a path.
func (w ways) cardFree() string {
	if !w.any {
		return ``
	}
	return fmt.Sprintf(` AND NOT (c.deck IN (%s) AND max(c.studied) = 0 OR %s)`, w.held, w.shut("a.card"))
}

// newBarred counts the new items that f lets through and that paths bring later, by deck. Those that are
// suspended or buried for the day are not counted.
func (q *query) newBarred(w ways, day int, f Filter, do func(deck string, n int)) error {
	if !w.any {
		return nil
	}
	where, args, err := f.where(2)
	if err != nil {
		return err
	}
	return q.each(`SELECT d.id, count(*) FROM deck d CROSS JOIN content c INDEXED BY content_new ON c.deck = d.k AND c.studied = 0
		WHERE c.item NOT IN (`+setAside+`) AND `+w.barred()+` AND `+where+` GROUP BY d.id`,
		append([]any{day}, args...), func(row scanner) error {
			var id string
			var n int
			err := row.Scan(&id, &n)
			do(id, n)
			return err
		})
}

// WayCards returns the cards of installed decks that these paths have, by full ids.
func (db *DB) WayCards(ctx context.Context, paths []string) ([]string, error) {
	list, err := json.Marshal(paths)
	if err != nil {
		return nil, err
	}
	return db.ids(ctx, `SELECT k.id FROM deck d JOIN way w ON w.path = d.k JOIN card k ON k.k = w.card
		WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY w.path, w.place`, string(list))
}

// UnitOf returns the id of the unit of a path that has a card, by its full id; empty where none has.
func (db *DB) UnitOf(ctx context.Context, path, card string) (string, error) {
	found, err := db.ids(ctx, `SELECT u.id FROM deck d JOIN way w ON w.path = d.k JOIN unit u ON u.k = w.unit
		JOIN card k ON k.k = w.card WHERE k.id = ?2 AND d.id = ?1`, path, card)
	if err != nil || len(found) == 0 {
		return "", err
	}
	return found[0], nil
}

// A UnitPlace says which unit of which path it is.
type UnitPlace struct {
	Path, PathTitle string
	ID, Title       string
	Number, Of      int // which unit of how many, from 1
}

// UnitWith returns the unit that brings a new card, by its full id, on a study day: of units that are open and have it that of
// the path that was installed first; nil where none is. No other card is read, since it is asked between two prompts.
func (db *DB) UnitWith(ctx context.Context, card string, day int) (*UnitPlace, error) {
	var u UnitPlace
	var found bool
	err := db.read(ctx, func(q *query) (err error) {
		found, err = q.row(`SELECT d.id, d.title, u.id, u.title, u.pos, (SELECT count(*) FROM unit WHERE path = u.path)
			FROM card k JOIN way y ON y.card = k.k JOIN unit u ON u.k = y.unit JOIN deck d ON d.k = y.path
			WHERE k.id = ?1 AND (u.opens IS NULL OR u.opens <= ?2) ORDER BY y.path LIMIT 1`, []any{card, day},
			&u.Path, &u.PathTitle, &u.ID, &u.Title, &u.Number, &u.Of)
		return err
	})
	if !found {
		return nil, err
	}
	return &u, err
}

// tallyPaths adds the tallies of the paths, whose items are those of decks too.
func (q *query) tallyPaths(g gates, done Done, tallies map[string]Tally) error {
	if !g.ways.any {
		return nil
	}
	type member struct{ path, card string }
	met := map[member]bool{}
	return q.each(`SELECT p.id, k.id, k.concepts, c.studied, coalesce(m.suspended, 0), coalesce(m.buried_day = ?1, 0), c.item IN (SELECT value FROM json_each(?2)),
			coalesce(m.due <= ?1, 0), `+g.ways.barred()+`
		FROM way w JOIN deck p ON p.k = w.path JOIN card k ON k.k = w.card JOIN content c ON c.card = w.card LEFT JOIN memory m ON m.item = c.item`,
		[]any{done.Day, done.again()}, func(row scanner) error {
			var path, card, concepts string
			var studied, suspended, buried, again, due, barred bool
			if err := row.Scan(&path, &card, &concepts, &studied, &suspended, &buried, &again, &due, &barred); err != nil {
				return err
			}
			t := tallies[path]
			t.Items++
			if m := (member{path, card}); !met[m] {
				met[m] = true
				t.Cards++
			}
			if !studied {
				t.Unbegun++
			}
			switch {
			case suspended:
				t.Suspended++
			case buried, again:
			case !studied && barred:
				t.Later++
			case !studied && len(g.waits(splitLines(concepts))) > 0:
				t.HeldBack++
			case !studied:
				t.New++
			case due:
				t.Due++
			}
			tallies[path] = t
			return nil
		})
}

// Brought counts the new items of a day by what brings them: the path that has their card, and was
// installed first of several, else their deck.
func (db *DB) Brought(ctx context.Context, done Done) (map[string]int, error) {
	counts := map[string]int{}
	if done.New == 0 {
		return counts, nil
	}
	err := db.view(ctx, func(q *query) error {
		w, err := q.ways(done.Day)
		if err != nil {
			return err
		}
		hand, err := q.handsOf(w, done)
		for _, s := range done.items {
			if s.New && s.card.valid {
				id, ok := hand[s.card.value]
				if !ok {
					id = deck.ParseRef(s.id).Deck
				}
				counts[id]++
			}
		}
		return err
	})
	return counts, err
}

// handsOf returns the paths that bring those of the cards of a day that any has; empty where its unit
// is not open.
func (q *query) handsOf(w ways, done Done) (map[int64]string, error) {
	hand := map[int64]string{}
	if !w.any || len(done.items) == 0 {
		return hand, nil
	}
	return hand, q.each(fmt.Sprintf(`SELECT y.card, iif(y.unit IN (%s), '', d.id) FROM json_each(?) j CROSS JOIN way y ON y.card = j.value
		CROSS JOIN deck d ON d.k = y.path ORDER BY y.path`, w.closed), []any{done.cards()}, func(row scanner) error {
		var card int64
		var id string
		err := row.Scan(&card, &id)
		if hand[card] == "" {
			hand[card] = id
		}
		return err
	})
}
