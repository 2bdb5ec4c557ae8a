package storage

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"goodcard/words"
)

// ErrMoved is the cause of an error where the path of the database leads no longer to the file that
// was opened, or another program has written over it. Whoever opens the path does not find what is
// recorded from here on, so that a session must end.
var ErrMoved = errors.New("the path leads to another file")

// A footing is what the path of an open database led to when somebody last looked.
type footing struct {
	files   [3]fs.FileInfo // of suffixes; nil where there was none
	size    int64          // of the database itself
	changed time.Time
}

// suffixes are what follows the path of a database in the names of the files that it consists of.
var suffixes = [3]string{"", "-wal", "-shm"}

// look returns what is there now.
func look(path string) (footing, error) {
	var f footing
	for i, suffix := range suffixes {
		info, err := os.Stat(path + suffix)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return f, err
		}
		f.files[i] = info
	}
	if main := f.files[0]; main != nil {
		f.size, f.changed = main.Size(), main.ModTime()
	}
	return f, nil
}

// leadsTo reports whether every file that was there is there still, and is the same.
func (f *footing) leadsTo(now footing) bool {
	for i, was := range f.files {
		if is := now.files[i]; was != nil && (is == nil || !os.SameFile(was, is)) {
			return false
		}
	}
	return true
}

// logged reports whether what is written goes to a log, so that the database itself is only written
// to where the log is copied into it.
func (f *footing) logged() bool { return f.files[1] != nil && f.files[2] != nil }

// stand begins to watch the path, which led to the file opened before SQLite opened it.
func (db *DB) stand(ctx context.Context, opened fs.FileInfo) (err error) {
	_, err = db.conn.ExecContext(ctx, `PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 0`)
	if err != nil {
		return err
	}
	if db.at, err = look(db.path); err != nil {
		return err
	}
	if main := db.at.files[0]; main == nil || !os.SameFile(main, opened) {
		return &Error{db.path + " was replaced while it was opened", "try again; nothing was changed", ErrMoved}
	}
	db.watched = true
	return nil
}

// copyLog is how large the log may become until it is copied into the database; the largest of the
// sizes at which SQLite would do so by itself.
const copyLog = 1000 * (4096 + 24)

// stands returns nil where what was just committed is found by whoever opens the path. Else it keeps
// all that the database holds in a new file and says where: what this process recorded is lost to
// nobody. damaged tells that SQLite has just found the file so.
func (db *DB) stands(ctx context.Context, damaged bool) error {
	db.standing.Lock()
	defer db.standing.Unlock()
	if !db.watched {
		return nil
	}
	now, err := look(db.path)
	if err != nil || !db.at.leadsTo(now) {
		return db.rescue(ctx, now)
	}
	if db.at.logged() && (now.size != db.at.size || !now.changed.Equal(db.at.changed)) {
		if damaged || !db.fitsLog(ctx) {
			db.abandon()
			return &Error{db.path + " was written over by another program while it was open: what is recorded now is lost",
				bringBack, ErrMoved}
		}
		db.at = now
	}
	if log := now.files[1]; log != nil && log.Size() >= copyLog {
		if err := db.copyLog(ctx); err != nil {
			return err
		}
		db.at, err = look(db.path)
	}
	return err
}

// copyLog copies the log into the database, which SQLite is told not to do by itself: then every
// other change of the file is the work of others.
func (db *DB) copyLog(ctx context.Context) error {
	_, err := db.conn.ExecContext(ctx, `PRAGMA wal_checkpoint(PASSIVE)`)
	if busy(err) {
		return nil // another process does it
	}
	return err
}

// fitsLog is asked where others have written to the file itself, and reports whether it fits its log
// still, as where that was SQLite in another process. The check is made by another connection: this
// one has much of the file in memory.
func (db *DB) fitsLog(ctx context.Context) bool {
	const most = 64 << 20 // a check of more would be felt
	fresh, err := connect(ctx, db.path, "rw")
	if err != nil {
		return busy(err)
	}
	defer fresh.Close()
	err = fresh.read(ctx, func(q *query) error {
		version, err := q.version()
		if err == nil && version < 1 {
			return errTables
		}
		if err != nil || db.at.size > most {
			return err
		}
		return q.damage(1, func(string) error { return errTables })
	})
	return err == nil || busy(err)
}

// abandon keeps the log from a file to which it does not belong any more. SQLite would copy it there when
// this connection is closed, and so would whoever opens the file next: what was written over the
// database, as a copy of a backup, would be damaged. The log is put aside, since another process may
// have written to it too.
func (db *DB) abandon() {
	db.watched = false // it is said
	db.abandoned = os.Rename(db.path+"-wal", db.path+"-wal.old") == nil
	if db.abandoned {
		_ = os.Remove(db.path + "-shm") // says what the log holds
	}
}

// rescue keeps what this connection still sees, though the path leads elsewhere by now, in a new
// file, and leaves nothing in a log that would be taken for that of another file.
func (db *DB) rescue(ctx context.Context, now footing) error {
	what, command, does := "was removed or renamed", "restore", "brings it back"
	if now.files[0] != nil {
		what, command, does = "was replaced by another file", "merge", "adds it to what is there now"
	}
	if db.at.files[0] != nil && now.files[0] != nil && os.SameFile(db.at.files[0], now.files[0]) {
		what, command, does = "lost the files that belong to it", "merge", "adds it to what is there now"
	}
	kept, err := db.BackupName("rescued")
	if err == nil {
		err = db.Backup(ctx, kept)
	}
	// The log may lie beside another file by now, to which it would be applied.
	_, _ = db.conn.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	db.watched = false // it is said
	said := db.path + " " + what + " while it was open"
	if err != nil {
		return &Error{said + ": what is recorded now is lost", bringBack, errors.Join(ErrMoved, err)}
	}
	return &Error{said + "; all that it held, with what was just recorded, is kept in " + kept, words.Command(command, kept) + " " + does, ErrMoved}
}
