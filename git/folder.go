package git

import (
	"bytes"
	"encoding/hex"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"goodcard/deck/strictyaml"
)

const (
	// maxFile is how much is read of a file: one byte more than a file of a deck may have.
	maxFile = strictyaml.MaxBytes + 1
	maxTree = 16 << 20 // bytes of the list of what is in a folder
)

// An entry is a file or a folder within a folder.
type entry struct {
	name, id string
	mode     fs.FileMode
}

// tree returns what is in a folder, by name.
func (r *Repository) tree(id string) ([]entry, error) {
	if known, ok := r.trees[id]; ok {
		return known, nil
	}
	o, err := r.object(id, maxTree)
	if err == nil && (o.kind != "tree" || o.size > maxTree) {
		err = fs.ErrInvalid
	}
	if err != nil {
		return nil, err
	}
	var all []entry
	size := len(id) / 2
	for rest := o.content; len(rest) > 0; {
		mode, after, ok := bytes.Cut(rest, []byte(" "))
		name, after, named := bytes.Cut(after, []byte{0})
		if !ok || !named || len(after) < size {
			return nil, fs.ErrInvalid
		}
		all = append(all, entry{string(name), hex.EncodeToString(after[:size]), modeOf(string(mode))})
		rest = after[size:]
	}
	slices.SortFunc(all, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	r.trees[id] = all
	return all, nil
}

// modeOf returns what an entry is: links and other repositories are not followed.
func modeOf(mode string) fs.FileMode {
	switch mode {
	case "40000":
		return fs.ModeDir
	case "100644", "100755", "100664":
		return 0
	case "120000":
		return fs.ModeSymlink
	default:
		return fs.ModeIrregular
	}
}

// A folder is a folder of a revision, as a file system.
type folder struct {
	of   *Repository
	tree string
}

var (
	_ fs.ReadDirFS = folder{}
	_ fs.StatFS    = folder{}
)

func (f folder) find(op, name string) (entry, error) {
	at := entry{".", f.tree, fs.ModeDir}
	if !fs.ValidPath(name) {
		return at, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	if name == "." {
		return at, nil
	}
	for part := range strings.SplitSeq(name, "/") {
		if !at.mode.IsDir() {
			return at, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
		}
		entries, err := f.of.tree(at.id)
		if err != nil {
			return at, &fs.PathError{Op: op, Path: name, Err: err}
		}
		i, found := slices.BinarySearchFunc(entries, part, func(e entry, name string) int { return strings.Compare(e.name, name) })
		if !found {
			return at, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
		}
		at = entries[i]
	}
	return at, nil
}

// Open opens a file. At most one byte more is read of it than a file of a deck may have.
func (f folder) Open(name string) (fs.File, error) {
	e, err := f.find("open", name)
	if err != nil {
		return nil, err
	}
	if e.mode != 0 {
		return &opened{info: info{e, 0}}, nil
	}
	o, err := f.of.file(e.id)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &opened{info{e, o.size}, bytes.NewReader(o.content)}, nil
}

// file returns the file with an id. The last one is kept, since it is often looked at and then read.
func (r *Repository) file(id string) (object, error) {
	if r.last.id != id {
		o, err := r.object(id, maxFile)
		if err != nil {
			return o, err
		}
		r.last = o
	}
	return r.last, nil
}

func (f folder) Stat(name string) (fs.FileInfo, error) {
	e, err := f.find("stat", name)
	if err != nil || e.mode != 0 {
		return info{e, 0}, err
	}
	o, err := f.of.file(e.id)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return info{e, o.size}, nil
}

func (f folder) ReadDir(name string) ([]fs.DirEntry, error) {
	e, err := f.find("readdir", name)
	if err == nil && !e.mode.IsDir() {
		err = &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	if err != nil {
		return nil, err
	}
	entries, err := f.of.tree(e.id)
	if err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	var all []fs.DirEntry
	for _, e := range entries {
		all = append(all, listed{e, path.Join(name, e.name), f})
	}
	return all, nil
}

// listed is an entry of a folder whose size is looked up when it is asked for.
type listed struct {
	entry
	path string
	in   folder
}

func (l listed) Name() string               { return l.name }
func (l listed) IsDir() bool                { return l.mode.IsDir() }
func (l listed) Type() fs.FileMode          { return l.mode.Type() }
func (l listed) Info() (fs.FileInfo, error) { return l.in.Stat(l.path) }

// info says what a file is. History keeps no times of files.
type info struct {
	entry
	size int64
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode | 0o444 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }

// opened is a file, or a folder, of which nothing can be read.
type opened struct {
	info info
	text *bytes.Reader
}

func (o *opened) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o *opened) Close() error               { return nil }

func (o *opened) Read(p []byte) (int, error) {
	if o.text == nil {
		return 0, &fs.PathError{Op: "read", Path: o.info.name, Err: fs.ErrInvalid}
	}
	n, err := o.text.Read(p)
	if err == io.EOF && o.info.size > maxFile {
		return n, &fs.PathError{Op: "read", Path: o.info.name, Err: io.ErrUnexpectedEOF}
	}
	return n, err
}
