package release

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A view is the folder of a deck as it is once the release is finished whose files wait in the stage:
// what may not be put in its place now is read where it waits.
type view struct {
	*place
	list *list // nil where no release waits
}

func (p *place) view() view {
	l, err := p.list()
	if err != nil {
		l = nil
	}
	return view{p, l}
}

// at returns where a file is to be read; nothing for one that is going.
func (v view) at(name string) string {
	if v.list == nil {
		return name
	}
	i := slices.IndexFunc(v.list.entries, func(e entry) bool { return e.path == name })
	if i < 0 {
		return name
	}
	e := v.list.entries[i]
	if e.after == nothing {
		return ""
	}
	if sum, _, err := v.hash(v.staged(i)); err != nil || sum != e.after {
		return name // it has been put in its place
	}
	return v.staged(i)
}

// Open opens a file of the folder; see [fs.FS].
func (v view) Open(name string) (fs.File, error) {
	return found(v, name, func(at string) (fs.File, error) { return v.root.Open(at) })
}

// Stat looks at a file without opening it, which may be a pipe.
func (v view) Stat(name string) (fs.FileInfo, error) {
	return found(v, name, v.root.Stat)
}

// text returns what a file holds.
func (v view) text(name string) ([]byte, error) {
	return found(v, name, v.read)
}

// found looks for a file where it is, or where it came to be at this moment.
func found[T any](v view, name string, look func(string) (T, error)) (T, error) {
	var none T
	at := v.at(name)
	if at == "" {
		return none, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	got, err := look(at)
	if at != name && errors.Is(err, fs.ErrNotExist) {
		return look(name)
	}
	return got, err
}

// ReadDir lists a folder, with what is coming and without what is going.
func (v view) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(v.root.FS(), name)
	if v.list == nil {
		return entries, err
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return v.at(path.Join(name, e.Name())) == "" })
	for _, e := range v.list.entries {
		base := path.Base(e.path)
		if path.Dir(e.path) != name || e.after == nothing || slices.ContainsFunc(entries, func(there fs.DirEntry) bool { return there.Name() == base }) {
			continue
		}
		if info, err := v.Stat(e.path); err == nil {
			entries = append(entries, named{fs.FileInfoToDirEntry(info), base})
		}
	}
	if len(entries) > 0 {
		err = nil
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// A named entry of a folder is that of a file which waits under another name.
type named struct {
	fs.DirEntry
	name string
}

func (n named) Name() string { return n.name }

// maxReads is how often files are read again that another process puts in their places meanwhile.
const maxReads = 20

// steady calls read with a view that did not change while it read.
func (p *place) steady(read func(v view) error) error {
	for range maxReads {
		before := p.mark()
		err := read(p.view())
		if after := p.mark(); bytes.Equal(before, after) {
			return err
		}
	}
	return &Held{p.shown(p.main)}
}

// mark returns what is another one after a file of the release was put in its place: the list that
// waits, and the ledger, which comes last.
func (p *place) mark() []byte {
	list, _ := p.read(p.in(listName))
	ledger, _ := p.read(p.rel(p.beside.Ledger))
	return append(append(list, 0), ledger...)
}
