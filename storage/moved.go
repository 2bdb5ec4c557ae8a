package storage

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
)

// ErrMoved is the cause of an error where the path of the database leads no longer to the file that
// was opened, or another program has written over it. Whoever opens the path does not find what is
// recorded from here on, so that a session must end.
var ErrMoved = errors.New("the path leads to another file")

// A footing is what the path of an open database led to when somebody last looked.
type footing struct {
	files [3]fs.FileInfo // of suffixes; nil where there was none
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
	return f, nil
}

// leadsTo reports whether every file that was there is there still, and is the same.
func (f *footing) leadsTo(now footing) bool {
	for i, was := range f.files {
		if is := now.files[i]; was != nil && (is == nil || !isSame(was, is)) {
			return false
		}
	}
	return true
}

// same reports whether nobody has written to one of the files.
func (f *footing) same(now footing, i int) bool {
	was, is := f.files[i], now.files[i]
	return was == nil && is == nil || was != nil && is != nil && was.Size() == is.Size() && was.ModTime().Equal(is.ModTime())
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
	if main := db.at.files[0]; main == nil || !isSame(main, opened) {
		return &Error{db.path + " was replaced while it was opened", "try again; nothing was changed", ErrMoved}
	}
	db.watched = true
	return nil
}

// asked returns err, unless the path has moved or was written over: then that is what happened, whatever
// SQLite makes of what it finds.
func (db *DB) asked(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	return cmp.Or(db.stands(context.WithoutCancel(ctx), err), err)
}

// stands returns nil where what was committed is found by whoever opens the path. Else it keeps in a new
// file what the database holds, or what this process recorded, and says where: none of that is lost.
// after is the error of what was just done, if any.
func (db *DB) stands(ctx context.Context, after error) error {
	db.standing.Lock()
	defer db.standing.Unlock()
	if !db.watched {
		return nil
	}
	now, err := look(db.path)
	if err != nil || !db.at.leadsTo(now) {
		return db.moved(ctx, now)
	}
	changed := !db.at.same(now, 0) || damaged(after) && !db.at.same(now, 1)
	if db.at.logged() && changed && (damaged(after) || !db.fitsLog(ctx)) {
		return db.writtenOver(ctx)
	}
	db.at = now
	if log := now.files[1]; log != nil && log.Size() >= copyLog {
		if err := db.copyLog(ctx); err != nil {
			return err
		}
		db.at, err = look(db.path)
	}
	return err
}

// shares returns nil where the index of the log, which SQLite has in its memory, is as long as it was. In
// one that was cut off the next look would end the process. All that was recorded is in the log and the
// database, for whoever opens them next; this process must not touch them any more.
func (db *DB) shares() error {
	db.standing.Lock()
	defer db.standing.Unlock()
	if !db.watched || db.at.files[2] == nil {
		return nil
	}
	info, err := os.Stat(db.path + suffixes[2])
	if err != nil || !isSame(db.at.files[2], info) || info.Size() >= db.at.files[2].Size() {
		return nil // what this process has of it is whole
	}
	db.watched, db.abandoned = false, true
	return &Error{db.path + suffixes[2] + " was cut off by another program while it was open; all that was recorded is in " + db.path, "start again", ErrMoved}
}

// copyLog is how large the log may become until it is copied into the database; the largest of the
// sizes at which SQLite would do so by itself.
const copyLog = 1000 * (4096 + 24)

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
		if err != nil || db.at.files[0].Size() > most {
			return err
		}
		return q.damage(1, func(string) error { return errTables })
	})
	return err == nil || busy(err)
}
