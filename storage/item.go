package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"goodcard/deck"
	"goodcard/deck/spelling"
	"goodcard/history"
)

// An Item is what has one memory, with the card that it belongs to.
type Item struct {
	ID     string
	Card   string // full id
	Deck   string
	Body   string // JSON of the card
	Memory history.Memory
}

// Item returns an item that an installed deck has, and whether there is one of this id.
func (db *DB) Item(ctx context.Context, id string) (Item, bool, error) {
	var it Item
	found := false
	err := db.read(ctx, func(q *query) error {
		return q.each(itemQuery+` WHERE i.id = ?`, []any{id}, func(row scanner) (err error) {
			found = true
			it, err = scanItem(row)
			return err
		})
	})
	return it, found, err
}

// ItemsOf returns those of the items that an installed deck has, by id.
func (db *DB) ItemsOf(ctx context.Context, ids []string) (map[string]Item, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	items := map[string]Item{}
	err = db.read(ctx, func(q *query) error {
		return q.each(itemQuery+` WHERE i.id IN (SELECT value FROM json_each(?))`, []any{string(list)}, func(row scanner) error {
			it, err := scanItem(row)
			items[it.ID] = it
			return err
		})
	})
	return items, err
}

// Memory returns the memory of an item, whether a deck has it or not, under the id that
// it resolves to. An item that was never met has the zero memory.
func (db *DB) Memory(ctx context.Context, id string) (m history.Memory, err error) {
	err = db.read(ctx, func(q *query) error {
		k, err := q.home(id)
		if err != nil {
			return err
		}
		m, _, err = q.memory(k)
		return err
	})
	return m, err
}

var itemQuery = `SELECT i.id, k.body, ` + memoryOrNone + itemTables

const itemTables = `
	FROM content c JOIN item i ON i.k = c.item JOIN card k ON k.k = c.card LEFT JOIN memory m ON m.item = c.item`

func scanItem(row scanner) (Item, error) {
	var it Item
	err := row.Scan(itemTargets(&it)...)
	it.place()
	return it, err
}

// itemTargets returns where the columns of itemQuery go.
func itemTargets(it *Item) []any {
	return append([]any{&it.ID, &it.Body}, targets(&it.Memory)...)
}

// place fills in what the id says.
func (it *Item) place() {
	ref := deck.ParseRef(it.ID)
	it.Card, it.Deck = ref.Card, ref.Deck
}

// A Filter narrows a list of items. The zero value lets all through.
type Filter struct {
	Decks    []string // ids; empty means all, where Paths are too
	Paths    []string // ids; their cards are let through beside those of Decks
	Tag      string   // empty means any
	Concepts []string // full ids, one of which a card must be about; empty means any
}

// All reports whether the filter lets everything through.
func (f Filter) All() bool {
	return len(f.Decks)+len(f.Paths) == 0 && f.Tag == "" && len(f.Concepts) == 0
}

// where returns the condition on content c with numbered parameters from first on, and
// their values.
func (f Filter) where(first int) (string, []any, error) {
	conditions, args := []string{"1"}, []any(nil)
	add := func(condition string, value any) {
		conditions = append(conditions, fmt.Sprintf(condition, first+len(args)))
		args = append(args, value)
	}
	if len(f.Paths) > 0 {
		decks, err := json.Marshal(append([]string{}, f.Decks...))
		if err != nil {
			return "", nil, err
		}
		paths, err := json.Marshal(f.Paths)
		if err != nil {
			return "", nil, err
		}
		conditions = append(conditions, fmt.Sprintf(`(c.deck IN (SELECT k FROM deck WHERE id IN (SELECT value FROM json_each(?%d)))
			OR c.card IN (SELECT y.card FROM way y JOIN deck p ON p.k = y.path WHERE p.id IN (SELECT value FROM json_each(?%d))))`, first, first+1))
		args, f.Decks = append(args, string(decks), string(paths)), nil
	}
	for _, list := range []struct {
		condition string
		ids       []string
	}{
		{`c.deck IN (SELECT k FROM deck WHERE id IN (SELECT value FROM json_each(?%d)))`, f.Decks},
		{`c.card IN (SELECT card FROM card_concept WHERE concept IN (SELECT value FROM json_each(?%d)))`, f.Concepts},
	} {
		if len(list.ids) == 0 {
			continue
		}
		text, err := json.Marshal(list.ids)
		if err != nil {
			return "", nil, err
		}
		add(list.condition, string(text))
	}
	if f.Tag != "" {
		add(`EXISTS (SELECT 1 FROM card t WHERE t.k = c.card AND instr(t.tags, ?%d) > 0)`, "\n"+spelling.Fold(f.Tag)+"\n")
	}
	return strings.Join(conditions, " AND "), args, nil
}

// Siblings returns the items of a card that can be studied, in the order of the card.
func (db *DB) Siblings(ctx context.Context, card string) ([]Item, error) {
	var items []Item
	err := db.read(ctx, func(q *query) error {
		return q.each(itemQuery+` WHERE k.id = ? ORDER BY c.pos`, []any{card}, func(row scanner) error {
			it, err := scanItem(row)
			items = append(items, it)
			return err
		})
	})
	return items, err
}

// CardsNamed returns the ids of the installed cards with this card part, drafts too.
func (db *DB) CardsNamed(ctx context.Context, name string) ([]string, error) {
	return db.ids(ctx, `SELECT id FROM card WHERE name = ? ORDER BY id`, name)
}

// CardsOnceNamed returns the ids with this card part that are not an installed card's: those
// of the history, and those that a deck has given another name.
func (db *DB) CardsOnceNamed(ctx context.Context, name string) ([]string, error) {
	return db.ids(ctx, `WITH known(id) AS (
			SELECT substr(i.id, 1, instr(i.id || '#', '#') - 1) FROM item i
			WHERE substr(i.id || '#', instr(i.id, '/') + 1, length(?1) + 1) = ?1 || '#' AND EXISTS (SELECT 1 FROM event e WHERE e.item = i.k)
			UNION SELECT old FROM alias WHERE substr(old, instr(old, '/') + 1) = ?1)
		SELECT id FROM known WHERE id NOT IN (SELECT id FROM card) ORDER BY id`, name)
}

// ItemIDs returns the ids of the items of a deck that can be studied, in its order.
func (db *DB) ItemIDs(ctx context.Context, deck string) ([]string, error) {
	return db.ids(ctx, `SELECT i.id FROM deck d JOIN content c ON c.deck = d.k JOIN item i ON i.k = c.item WHERE d.id = ? ORDER BY c.pos`, deck)
}

// HasCard reports whether an installed deck has the card, be it a draft.
func (db *DB) HasCard(ctx context.Context, id string) (bool, error) {
	ids, err := db.ids(ctx, `SELECT id FROM card WHERE id = ?`, id)
	return len(ids) > 0, err
}

// CardNames returns the ids of all installed cards, to find what a misspelt one may mean.
func (db *DB) CardNames(ctx context.Context) ([]string, error) {
	return db.ids(ctx, `SELECT id FROM card ORDER BY id`)
}

// Met returns the ids of a card's items that the history knows, also when no deck has them.
func (db *DB) Met(ctx context.Context, card string) ([]string, error) {
	return db.ids(ctx, `SELECT DISTINCT i.id FROM item i JOIN event e ON e.item = i.k
		WHERE i.id = ?1 OR (i.id > ?1 || '#' AND i.id < ?1 || '$') ORDER BY i.id`, card)
}

// CardBody returns the JSON of an installed card, a draft too; empty if there is none.
func (db *DB) CardBody(ctx context.Context, id string) (string, error) {
	return db.text(ctx, `SELECT body FROM card WHERE id = ?`, id)
}

// Resolve returns the id that an item has now: decks may have renamed its card.
func (db *DB) Resolve(ctx context.Context, item string) (id string, err error) {
	err = db.read(ctx, func(q *query) error {
		id, err = q.resolve(item)
		return err
	})
	return id, err
}

func (db *DB) text(ctx context.Context, query, arg string) (string, error) {
	found, err := db.ids(ctx, query, arg)
	if err != nil || len(found) == 0 {
		return "", err
	}
	return found[0], nil
}

func (db *DB) ids(ctx context.Context, text string, args ...any) ([]string, error) {
	var ids []string
	err := db.read(ctx, func(q *query) error {
		return q.each(text, args, func(row scanner) error {
			var id string
			err := row.Scan(&id)
			ids = append(ids, id)
			return err
		})
	})
	return ids, err
}
