package storage

import (
	"context"
	"os"
	"slices"
	"strings"

	"goodcard/deck/shell"
	"goodcard/history"
	"goodcard/words"
)

// An UndoneImport says what was taken back.
type UndoneImport struct {
	File   string
	Events int // taken back
	Items  int // whose memory was replayed
}

// UndoImport takes back what the newest import added, or the newest one of a file unless
// that is empty. What was taken back already stays so. Imports of events of goodcard itself
// cannot be taken back: the error names the backup that was made before.
func (db *DB) UndoImport(ctx context.Context, when history.Moment, file string) (UndoneImport, error) {
	var undone UndoneImport
	err := db.write(ctx, func(q *query) (err error) {
		undone, err = db.undoImport(q, when, file)
		return err
	})
	return undone, err
}

func (db *DB) undoImport(q *query, when history.Moment, file string) (UndoneImport, error) {
	undone := UndoneImport{File: file}
	var k int64
	var backup string
	var own bool
	found, err := q.row(`SELECT k, file, backup, own FROM import WHERE ?1 IN ('', file) ORDER BY k DESC LIMIT 1`, []any{file},
		&k, &undone.File, &backup, &own)
	switch {
	case err != nil:
		return undone, err
	case !found && file == "":
		return undone, &Error{"there is no import that could be taken back", "'goodcard restore FILE' brings a backup back", nil}
	case !found:
		hint, err := db.undoable(q)
		if err != nil {
			return undone, err
		}
		return undone, &Error{"there is no import of " + file + " that could be taken back", hint, nil}
	case own:
		return undone, &Error{"the import of " + undone.File + " cannot be taken back: it brought events of goodcard itself",
			withBackup(backup), nil}
	}
	var touched []int64
	if undone.Events, touched, err = db.voidImported(q, when, k); err != nil {
		return undone, err
	}
	undone.Items = len(touched)
	for _, text := range []string{`DELETE FROM imported WHERE import = ?`, `DELETE FROM import WHERE k = ?`} {
		if err := q.exec(text, k); err != nil {
			return undone, err
		}
	}
	return undone, db.refreshAll(q, touched)
}

// A PastImport is one that can be taken back.
type PastImport struct {
	File string
	At   int64 // Unix milliseconds
}

// NewestImport returns the newest import that can be taken back and of which something stands;
// nil where there is none.
func (db *DB) NewestImport(ctx context.Context) (newest *PastImport, err error) {
	err = db.read(ctx, func(q *query) error {
		all, err := db.pastImports(q, 1)
		if len(all) > 0 {
			newest = &all[0]
		}
		return err
	})
	return newest, err
}

// pastImports returns the newest imports that can be taken back and of which something stands.
func (db *DB) pastImports(q *query, most int) (all []PastImport, err error) {
	err = q.each(`SELECT n.file, n.at FROM import n WHERE NOT n.own AND EXISTS (
		SELECT 1 FROM imported m JOIN event e ON e.item = m.item AND e.at = m.at AND e.id = m.id
		WHERE m.import = n.k AND e.kind <> {void} AND `+unvoided+`) ORDER BY n.k DESC LIMIT ?`, []any{most}, func(row scanner) error {
		var p PastImport
		err := row.Scan(&p.File, &p.At)
		all = append(all, p)
		return err
	})
	return all, err
}

// undoable says which imports can be taken back.
func (db *DB) undoable(q *query) (string, error) {
	const most = 100
	all, err := db.pastImports(q, most)
	if err != nil || len(all) == 0 {
		return "'goodcard restore FILE' brings a backup back", err
	}
	var commands []string
	for _, p := range all {
		if command := words.Command("import", "--undo", shell.Operand(p.File)); !slices.Contains(commands, command) {
			commands = append(commands, command)
		}
	}
	const told = 5
	hint := strings.Join(commands[:min(len(commands), told)], ", ")
	if len(commands) == 1 {
		return hint + " takes back the only one that can be", nil
	}
	if len(commands) > told {
		return hint + " take back the newest", nil
	}
	return hint + " take back what can be", nil
}

// withBackup says what the backup is good for that was made before an import.
func withBackup(path string) string {
	if _, err := os.Stat(path); err != nil {
		return "the backup that was made before it, " + path + ", is not there any more; 'goodcard restore FILE' puts everything back to another one"
	}
	return words.Command("restore", path) + " puts everything back to what it was before it: what was done since goes too, and is first copied to a file before-restore-… in the folder backups"
}

// voidImported takes back the events of an import that still stand, and returns how many,
// with the keys of the items whose memory changes.
func (db *DB) voidImported(q *query, when history.Moment, k int64) (events int, touched []int64, err error) {
	at, err := q.writer(when)
	if err != nil {
		return 0, nil, err
	}
	seen := map[int64]bool{}
	err = q.each(`SELECT e.item, coalesce(i.home, i.k), e.id FROM imported m
		JOIN event e ON e.item = m.item AND e.at = m.at AND e.id = m.id JOIN item i ON i.k = e.item
		WHERE m.import = ? AND e.kind <> {void} AND `+unvoided, []any{k}, func(row scanner) error {
		var item, home int64
		var target []byte
		if err := row.Scan(&item, &home, &target); err != nil {
			return err
		}
		id, err := at.nextID(db.random)
		if err != nil {
			return err
		}
		void := history.Entry{Kind: history.Void, Body: history.ID(target).String()}
		if err := q.insertEvent(item, at.device, history.Event{Entry: void, Moment: at.when, ID: id}); err != nil {
			return err
		}
		events++
		if !seen[home] {
			seen[home] = true
			touched = append(touched, home)
		}
		return nil
	})
	return events, touched, err
}
