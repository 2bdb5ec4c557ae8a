package deck

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Begin returns the manuscript of a deck that is not there yet: one file at a path, or, for a folder, the file in
// it that says what the deck is. What it says is for the caller to write.
func Begin(deck string, folder bool) *Manuscript {
	name, file := filepath.Base(deck), deck
	if folder {
		name, file = ".", filepath.Join(deck, MainName)
	}
	p := &Page{File: file}
	m := &Manuscript{Pages: []*Page{p}, done: func() {}}
	main := name
	if folder {
		main = MainName
	}
	m.over = overlay{nothing{}, map[string]*Page{main: p}}
	m.shown = func(file string) string {
		if file == name {
			return deck
		}
		return filepath.Join(filepath.Dir(p.File), filepath.FromSlash(file))
	}
	m.read = func() (*Deck, error) { return load(m.over, name, m.shown) }
	return m
}

// Add adds a file of cards that is not there yet, by its name in the folder of cards, to a deck that is a folder.
func (m *Manuscript) Add(name string) *Page {
	name = path.Join(CardsFolder, name)
	p := &Page{File: m.shown(name), cards: true}
	m.Pages, m.over.pages[name] = append(m.Pages, p), p
	return p
}

// IsCards reports whether the page is one of those below cards/.
func (p *Page) IsCards() bool { return p.cards }

// IsNew reports whether there is no file of the page yet.
func (p *Page) IsNew() bool { return p.Before == nil }

// nothing is a folder in which nothing is.
type nothing struct{}

func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// newInfo is what the system will say of a page that is no file yet.
type newInfo struct {
	name string
	size int
}

func (i newInfo) Name() string               { return i.name }
func (i newInfo) Size() int64                { return int64(i.size) }
func (i newInfo) Mode() fs.FileMode          { return 0o644 }
func (i newInfo) Type() fs.FileMode          { return 0 }
func (i newInfo) ModTime() time.Time         { return time.Time{} }
func (i newInfo) IsDir() bool                { return false }
func (i newInfo) Sys() any                   { return nil }
func (i newInfo) Info() (fs.FileInfo, error) { return i, nil }

// info returns what the system says of a page, or will say.
func (o overlay) info(name string, p *Page) (fs.FileInfo, error) {
	if p.IsNew() {
		return newInfo{path.Base(name), len(p.After)}, nil
	}
	return fs.Stat(o.FS, name)
}

// withNew adds the pages in a folder that are no files yet to those that are.
func (o overlay) withNew(folder string, entries []fs.DirEntry, err error) ([]fs.DirEntry, error) {
	for name, p := range o.pages {
		if path.Dir(name) == folder && p.IsNew() {
			entries, err = append(entries, newInfo{path.Base(name), len(p.After)}), nil
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}
