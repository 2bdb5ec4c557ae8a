// Package storage keeps a learner's data in one SQLite file: the append-only history of
// reviews, the memory that a replay of it gives, and an index of what the installed
// decks say. The tables and what they promise are described in docs/data.md.
//
// # Compatibility
//
// A file written by any released version opens in every later one; a newer file is
// refused. Events are never changed or deleted, and text ids outlive every integer key.
package storage

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"goodcard/deck/reason"
	"goodcard/deck/spelling"
	"goodcard/files"
	"goodcard/history"
	_ "goodcard/sqlite" // says what is missing where there is no C compiler

	sqlite3 "github.com/mattn/go-sqlite3"
)

// FileName is what the database is called in the data folder.
const FileName = "goodcard.db"

// driver is our name for SQLite with settings that have no key in a data source name.
const driver = "goodcard-sqlite3"

func init() {
	sql.Register(driver, &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		_, err := c.Exec(`PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY`, nil)
		return err
	}})
}

// Options are what [Open] may be told. The zero value serves.
type Options struct {
	Random   io.Reader // of ids; nil means crypto/rand
	Device   string    // name of a new device, for people; empty means the host's
	Progress Progress  // nil where nobody watches
}

// A DB is an open database. It may be used by several goroutines, one at a time.
type DB struct {
	path     string
	about    subject // of the errors that it gives
	policy   history.Policy
	random   io.Reader
	progress Progress // nil where nobody watches

	mu    sync.Mutex // one statement at a time, and a transaction is not entered twice
	pool  *sql.DB
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
	ways  keptWays

	left     []string        // see Left
	recorded []history.Event // by this process, and committed; to be kept where the file is lost

	standing sync.Mutex // of what follows
	watched  bool       // the path is, see stands
	at       footing

	abandoned bool // the file must not be touched, not even to close it

	reads    bool                               // SQLite was told that it may only read the file
	readOnly error                              // why nothing is written; nil where it is
	retry    func(context.Context) (*DB, error) // opens what is read for writing
	replaced *DB                                // what was read until it could be written; see writable
	copied   string                             // folder of a copy that is read in place of the file; see openToRead
	writes   atomic.Int64                       // transactions that this DB has committed; see Version
}

// Open opens the database file at path, or makes a new one, brings its tables up to date
// and its memory in line with policy. What cannot be written is opened to be read: then
// every write tries to open it anew, and [DB.ReadOnly] says why none could.
func Open(ctx context.Context, path string, policy history.Policy, opts *Options) (*DB, error) {
	if opts == nil {
		opts = &Options{}
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := openable(path); err != nil {
		return nil, err
	}
	files.Sweep(filepath.Dir(path), files.Mark, "")
	files.Sweep(filepath.Join(filepath.Dir(path), backups), "", files.PartEnd)
	if err := create(ctx, path, nil); err != nil {
		return nil, (subject{path: path}).explain(err)
	}
	loosen(path)
	db, err := openWith(ctx, path, "rw", policy, opts)
	if errors.Is(err, ErrUnwritable) {
		return openToRead(ctx, path, policy, opts, err)
	}
	return db, err
}

// openWith opens a database that is there.
func openWith(ctx context.Context, path, mode string, policy history.Policy, opts *Options) (*DB, error) {
	opened, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	db, err := connect(ctx, path, mode)
	if err != nil {
		return nil, (subject{path: path}).explain(err)
	}
	db.policy, db.progress = policy, opts.Progress
	if opts.Random != nil {
		db.random = opts.Random
	}
	if err = db.prepare(ctx, opts); err == nil && mode == "rw" {
		err = db.stand(ctx, opened)
	}
	if err != nil {
		db.Close()
		return nil, db.about.explain(err)
	}
	return db, nil
}

// loosen gives what belongs to the database the permissions that it has itself: what was made while it
// could only be read would stay so. That it cannot be done is told by what opens the database.
func loosen(path string) {
	main, err := os.Stat(path)
	if err != nil {
		return
	}
	for _, suffix := range suffixes[1:] {
		beside, err := os.Lstat(path + suffix)
		if err == nil && beside.Mode().IsRegular() && main.Mode().Perm()&^beside.Mode().Perm() != 0 {
			_ = os.Chmod(path+suffix, main.Mode().Perm())
		}
	}
}

// create makes a new database where there is none, with what fill writes to it, if that is no nil. It
// appears whole, and is its owner's alone as backups are.
func create(ctx context.Context, path string, fill func(*query) error) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	folder, err := os.MkdirTemp(filepath.Dir(path), files.Pattern(files.Mark, ""))
	if err != nil {
		return &Error{path + " cannot be made: " + reason.Of(err), "name a folder that can be written with --data or GOODCARD_DATA", err}
	}
	defer files.Discard(folder)
	part := filepath.Join(folder, FileName)
	if err := os.WriteFile(part, nil, 0o600); err != nil {
		return err
	}
	db, err := connect(ctx, part, "rw")
	if err != nil {
		return err
	}
	if err = db.migrate(ctx); err == nil && fill != nil {
		err = db.write(ctx, fill)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	if err := os.Link(part, path); errors.Is(err, fs.ErrExist) {
		return nil // another process has made it
	} else if err != nil {
		return files.Rename(part, path) // a file system without links
	}
	return nil
}

// prepare migrates, names the device and rebuilds the memory, each only where needed.
func (db *DB) prepare(ctx context.Context, opts *Options) error {
	if err := db.migrate(ctx); err != nil {
		return err
	}
	unready := func(q *query) (bool, error) {
		stale, nameless, err := db.unready(q)
		return stale || nameless, err
	}
	return db.once(ctx, unready, func(q *query) error {
		stale, nameless, err := db.unready(q)
		if err == nil && stale {
			err = db.rebuild(q, nil)
		}
		if err == nil && nameless {
			err = db.nameDevice(q, opts.Device)
		}
		return err
	})
}

// unready reports whether what is kept to be found quickly is to be made anew, and whether the
// device has no name yet, or one that was lost.
func (db *DB) unready(q *query) (stale, nameless bool, err error) {
	missing, err := q.lost()
	if err != nil {
		return false, false, err
	}
	by, err := q.meta(metaMadeBy)
	if err != nil {
		return false, false, err
	}
	var one int
	named, err := q.row(`SELECT 1 FROM meta m JOIN device d ON d.id = unhex(m.value, '-') WHERE m.name = ?`, []any{metaDevice}, &one)
	return len(missing) > 0 || by != db.madeBy(), !named, err
}

// madeBy names all that what is kept to be found quickly depends on.
func (db *DB) madeBy() string { return db.policy.Fingerprint() + " spelling=" + spelling.Edition }

// once does what a start has to do before all else, where it is needed, as one transaction. Of
// several processes that start at once one does it, and the others wait as long as that may
// take, and look again.
func (db *DB) once(ctx context.Context, needed func(*query) (bool, error), do func(*query) error) error {
	var is bool
	err := db.view(ctx, func(q *query) (err error) {
		is, err = needed(q)
		return err
	})
	if err != nil || !is {
		return err
	}
	for range patience {
		err = db.write(ctx, func(q *query) error {
			if is, err := needed(q); err != nil || !is {
				return err
			}
			return do(q)
		})
		if !busy(err) {
			break
		}
	}
	return err
}

// patience is how many times _busy_timeout a start waits for another process: to bring the
// tables of a long history up to date takes minutes.
const patience = 60

func busy(err error) bool {
	e, ok := errors.AsType[sqlite3.Error](err)
	return ok && e.Code == sqlite3.ErrBusy
}

// openable gives the common reasons why SQLite would only say that it cannot open a file.
func openable(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, fs.ErrPermission):
		return &Error{path + " cannot be opened: " + reason.Of(err), "check who owns the folder and the file", err}
	case err != nil:
		return err
	case info.Mode().IsRegular() && info.Size() == 0: // none of ours is ever empty
		return &Error{path + " is an empty file: your history is not in it", bringBack, nil}
	}
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if other, ok := errors.AsType[*files.KindError](files.Regular(path + suffix)); ok {
			return &Error{path + suffix + " is " + other.Kind + ", a database file was expected", "move it away", other}
		}
	}
	return nil
}

func connect(ctx context.Context, path, mode string) (*DB, error) {
	pool, err := sql.Open(driver, dsn(path, mode))
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(1)
	conn, err := pool.Conn(ctx)
	if err != nil {
		pool.Close()
		return nil, err
	}
	return &DB{path: path, reads: mode == "ro" || mode == "immutable", about: subject{path: path}, pool: pool, conn: conn, random: rand.Reader, stmts: map[string]*sql.Stmt{}}, nil
}

// dsn returns the data source name of the database file at an absolute path. A DSN key
// that the driver does not know is ignored in silence; TestPragmas reads all of them back.
func dsn(path, mode string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/Users/… on Windows
	}
	keys := url.Values{
		"mode":          {mode}, // ro, rw, memory; rw refuses to create a missing file
		"_busy_timeout": {"5000"},
		"_foreign_keys": {"1"},
		"_cache_size":   {"-16384"}, // KiB
		"_synchronous":  {"FULL"},   // a grade survives a power cut
	}
	if mode == "immutable" { // ro, and nobody else has the file open
		keys.Set("mode", "ro")
		keys.Set("immutable", "1")
	}
	// With the slashes of an empty host: the first name of //server/share/…, a folder of Windows, would be taken for one.
	u := url.URL{Scheme: "file", Path: path, RawQuery: keys.Encode()}
	return u.String()
}

// Path returns the absolute path of the database file.
func (db *DB) Path() string { return db.path }

// Close releases the file. Where the path does not lead to it any more it says so, as a write does. A
// file that must not be touched any more stays open until the process ends.
func (db *DB) Close() error {
	moved := cmp.Or(db.shares(), db.stands(context.Background(), nil))
	db.watched = false
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.abandoned {
		return moved
	}
	err := errors.Join(moved, db.forgetStatements(), db.conn.Close(), db.pool.Close())
	if db.copied != "" {
		files.Discard(db.copied) // else a later start does
	}
	if db.replaced != nil {
		err = errors.Join(err, db.replaced.Close())
	}
	return err
}

func (db *DB) forgetStatements() error {
	var errs []error
	for _, stmt := range db.stmts {
		errs = append(errs, stmt.Close())
	}
	clear(db.stmts)
	return errors.Join(errs...)
}

// Names in the meta table.
const (
	metaDevice = "device"    // UUID of this device
	metaMadeBy = "memory_by" // what made memory and all that is kept beside it; see madeBy
)

// meta returns what the meta table has under a name; empty for nothing.
func (q *query) meta(name string) (value string, err error) {
	_, err = q.row(`SELECT value FROM meta WHERE name = ?`, []any{name}, &value)
	return value, err
}

// nameDevice gives this database a device id of its own. It goes on from the device that
// the database had before, if any.
func (db *DB) nameDevice(q *query, name string) error {
	if name == "" {
		name, _ = os.Hostname() // a device without a name is still told apart by its id
	}
	id, err := history.NewDeviceID(db.random)
	if err != nil {
		return err
	}
	if err := q.exec(`INSERT INTO device (id, name, follows)
		VALUES (?, ?, (SELECT d.id FROM meta m JOIN device d ON d.id = unhex(m.value, '-') WHERE m.name = ?))`, id[:], name, metaDevice); err != nil {
		return err
	}
	return q.exec(`INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)`, metaDevice, id.String())
}
