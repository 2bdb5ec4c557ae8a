package apkg

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"goodcard/files"
)

// A Writer writes a package. The same calls write the same bytes on every machine. It is not safe
// for concurrent use.
//
// After an error of a method only [Writer.Abort] makes sense; every other one returns that error.
type Writer struct {
	destination string
	work        string // a folder beside the destination for what is made on the way
	db          *draft
	collection  known
	media       []medium
	taken       map[string]string // names of media as they are where case makes no difference
	guids       map[string]struct{}
	seen        map[int64]struct{} // of one note, to find doubles
	rights      fs.FileMode        // of a file that is not there yet
	err         error
	done        bool
}

// Create begins a package that [Writer.Close] puts at path, in the place of a file that is there. Of a
// link the file changes that it leads to. An error says what is wrong with the path, or with c.
func Create(path string, c *Collection) (*Writer, error) {
	if replacesAll(path) {
		return nil, &NameError{path}
	}
	k, err := c.check()
	if err != nil {
		return nil, err
	}
	w := &Writer{collection: k, taken: map[string]string{}, guids: map[string]struct{}{}, seen: map[int64]struct{}{}, rights: 0o666}
	if w.destination, err = files.Destination(path); err != nil {
		return nil, err
	}
	if replacesAll(w.destination) { // a link leads there
		return nil, &NameError{w.destination}
	}
	folder, err := filepath.Abs(filepath.Dir(w.destination)) // which an error names
	if err != nil {
		return nil, err
	}
	files.Sweep(folder, files.Mark, "")
	if w.work, err = os.MkdirTemp(folder, files.Pattern(files.Mark, "")); err != nil {
		return nil, err
	}
	if w.db, err = createDraft(filepath.Join(w.work, "collection.anki2"), c); err != nil {
		w.Abort()
		return nil, err
	}
	return w, nil
}

// Private has the package be for its owner alone. A file that is there keeps its rights.
func (w *Writer) Private() { w.rights = 0o600 }

// Add writes a note with all of its cards and their reviews. Control characters other than newlines
// and tabs, which Anki removes, are not written, nor what is no UTF-8; white space within a tag is
// written as "_". Notes that come in the order of their ids are written fastest.
//
// An error names what of the note Anki would refuse or misread: a number of fields that is not its
// type's, an id that another note, card or review has, a guid that another note has, a number out of
// range, a deck or type that the collection lacks.
func (w *Writer) Add(n *Note, cards []Card, reviews []Review) error {
	if w.err == nil {
		w.err = w.add(n, cards, reviews)
	}
	return w.err
}

func (w *Writer) add(n *Note, cards []Card, reviews []Review) error {
	if w.done {
		return errClosed
	}
	if err := w.check(n, cards, reviews); err != nil {
		return fmt.Errorf("note %q: %w", n.GUID, err)
	}
	w.guids[n.GUID] = struct{}{}
	if err := w.db.addNote(n, w.collection.types[n.NoteType].SortField); err != nil {
		return err
	}
	for i := range cards {
		if err := w.db.addCard(&cards[i]); err != nil {
			return err
		}
	}
	for i := range reviews {
		if err := w.db.addReview(&reviews[i]); err != nil {
			return err
		}
	}
	return nil
}

// AddMedia writes a file that fields or templates name. It is read now and once more when the package
// is closed, and has to be the same then. The name is one that [MediaName] leaves as it is, or such a
// name behind "_" of a file that only templates name; no two names differ in case alone.
func (w *Writer) AddMedia(name string, open func() (io.ReadCloser, error)) error {
	if w.err == nil {
		w.err = w.addMedia(name, open)
	}
	return w.err
}

func (w *Writer) addMedia(name string, open func() (io.ReadCloser, error)) error {
	if w.done {
		return errClosed
	}
	if MediaName(strings.TrimPrefix(name, "_")) != strings.TrimPrefix(name, "_") {
		return fmt.Errorf("the file %q cannot have this name in Anki: %q was expected", name, MediaName(name))
	}
	folded := strings.ToLower(name)
	if other, taken := w.taken[folded]; taken {
		return fmt.Errorf("two files would be the same in Anki: %q and %q", other, name)
	}
	w.taken[folded] = name
	m, err := measure(name, open)
	if err != nil {
		return err
	}
	w.media = append(w.media, m)
	return nil
}

// Close puts the package in its place, whole and on disk. Where it returns an error, what was there
// before is there still, and nothing else.
func (w *Writer) Close() error {
	if w.done {
		return errClosed
	}
	err := w.err
	if err == nil {
		err = w.finish()
	}
	w.Abort()
	return err
}

func (w *Writer) finish() error {
	if err := w.db.finish(); err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(w.work, "package"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, w.rights)
	if err != nil {
		return err
	}
	if err := pack(f, w.db.path, w.media); err != nil {
		return errors.Join(err, f.Close())
	}
	return files.Settle(f, w.destination)
}

// Abort gives up what was written; the file that was there before stays. After [Writer.Close] it does
// nothing.
func (w *Writer) Abort() {
	if w.done {
		return
	}
	w.done = true
	if w.db != nil {
		w.db.close()
	}
	files.Discard(w.work)
}

var errClosed = errors.New("the package is closed already")
