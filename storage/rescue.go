package storage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"goodcard/history"
	"goodcard/words"
)

// moved keeps all that this connection sees still, though the path leads elsewhere by now, in a new file,
// and leaves nothing in a log that would be taken for that of another file.
func (db *DB) moved(ctx context.Context, now footing) error {
	db.watched = false // it is said
	what := "was removed or renamed"
	switch was, is := db.at.files[0], now.files[0]; {
	case was != nil && is != nil && isSame(was, is):
		what = "lost the files that belong to it"
	case is != nil:
		what = "was replaced by another file"
	}
	kept, err := db.keep(func(path string) error { return db.backup(ctx, path) })
	// The log may lie beside another file by now, to which it would be applied.
	_, _ = db.conn.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	if err != nil {
		return db.lost(ctx, what, err)
	}
	back := words.Command("restore", kept) + " brings it back"
	hint := db.byWhatIsThere(ctx, words.Command("merge", kept)+" adds it to what is there now", back, back)
	return &Error{fmt.Sprintf("%s %s while it was open; all that it held, with what was just recorded, is kept in %s", db.path, what, kept), hint, ErrMoved}
}

// writtenOver does as moved does where nothing can be believed that is read of the file. SQLite would
// copy the log there when this connection is closed, and so would whoever opens the file next: what was
// written over the database, as a copy of a backup, would be damaged. So the log is put aside; another
// process may have written to it too.
func (db *DB) writtenOver(ctx context.Context) error {
	db.watched = false // it is said
	db.abandoned = os.Rename(db.path+"-wal", db.path+"-wal.old") == nil
	if db.abandoned {
		_ = os.Remove(db.path + "-shm") // says what the log holds
	}
	return db.lost(ctx, "was written over by another program", nil)
}

// lost keeps what this process has recorded, where no more can be kept of what the database held.
func (db *DB) lost(ctx context.Context, what string, cause error) error {
	said, cause := db.path+" "+what+" while it was open", errors.Join(ErrMoved, cause)
	const back = "bring a backup back with 'goodcard restore FILE', if you have one"
	db.mu.Lock()
	recorded := db.recorded
	db.mu.Unlock()
	if len(recorded) > 0 {
		kept, err := db.keep(func(path string) error { return db.keepEvents(ctx, path, recorded) })
		if err == nil {
			adds := words.Command("merge", kept) + " adds it"
			return &Error{said + "; all that was recorded meanwhile is kept in " + kept, db.byWhatIsThere(ctx, adds+" to what is there now", back+", then "+adds, back+", then "+adds), cause}
		}
		cause = errors.Join(cause, err)
	}
	said += map[bool]string{true: ": what was recorded meanwhile is lost", false: "; nothing was recorded meanwhile"}[db.writes.Load() > 0]
	return &Error{said, db.byWhatIsThere(ctx, "'goodcard history' lists what is there now", back, back), cause}
}

// byWhatIsThere returns what to do where a database stands at the path now, nothing, or else something
// that must first be moved away, as what stands in the place of the folder of the backups.
func (db *DB) byWhatIsThere(ctx context.Context, database, nothing, other string) string {
	var away []string
	folder := filepath.Join(filepath.Dir(db.path), backups)
	if info, err := os.Stat(folder); isThere(folder) && (err != nil || !info.IsDir()) {
		away = append(away, folder)
	}
	hint := other
	switch {
	case !isThere(db.path):
		hint = nothing
	case sound(ctx, db.path):
		hint = database
	default:
		away = append(away, db.path)
	}
	if len(away) == 0 {
		return hint
	}
	return "move " + strings.Join(away, " and ") + " away, then " + hint
}

// isThere reports whether something stands at a path, be it a link that leads nowhere.
func isThere(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, os.ErrNotExist)
}

// sound reports whether a database of ours stands at the path that can be opened and is not damaged.
func sound(ctx context.Context, path string) bool {
	if openable(path) != nil {
		return false
	}
	there, err := connect(ctx, path, "immutable")
	if err != nil {
		return false
	}
	defer there.Close()
	return there.ours(ctx) == nil
}

// Rescued begins the names of files in which a session kept what it could of a database that was moved
// or written over: the whole of it, or only what the session had recorded.
const Rescued = "rescued"

// keep has a new file made among the backups, or where that cannot be beside the database, and returns
// its path.
func (db *DB) keep(do func(path string) error) (path string, err error) {
	beside := filepath.Dir(db.path)
	for _, folder := range []string{filepath.Join(beside, backups), beside} {
		path, one := freeName(folder, Rescued)
		if one == nil {
			one = do(path)
		}
		if one == nil {
			return path, nil
		}
		err = cmp.Or(err, one)
	}
	return "", err
}

// keepEvents makes a new database that holds events alone.
func (db *DB) keepEvents(ctx context.Context, path string, events []history.Event) error {
	return create(ctx, path, func(q *query) error {
		for _, e := range events {
			if err := q.exec(`INSERT OR IGNORE INTO device (id, name) VALUES (?, ?)`, e.By[:], e.Device); err != nil {
				return err
			}
			var device int64
			if _, err := q.row(`SELECT k FROM device WHERE id = ?`, []any{e.By[:]}, &device); err != nil {
				return err
			}
			item, err := q.item(e.Item)
			if err != nil {
				return err
			}
			if err := q.insertEvent(item, device, e); err != nil {
				return err
			}
		}
		return nil
	})
}
