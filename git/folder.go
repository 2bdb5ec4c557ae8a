package git

import (
	"bytes"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"strings"

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
	if e.mode.IsDir() {
		entries, err := f.ReadDir(name)
		return &openedFolder{opened{info: info{e, 0}}, entries}, err
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
	if err != nil {
		return nil, err
	}
	if e.mode != 0 {
		return info{e, 0}, nil
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
