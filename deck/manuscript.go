package deck

import (
	"bytes"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/deck/strictyaml"
)

// A Manuscript is a deck as its author writes it: its files, what they say, and what they are to say.
// Nothing is written; see [Manuscript.Pages].
type Manuscript struct {
	Pages []*Page // the files that may change, that of the deck first

	read  func() (*Deck, error) // the deck as the pages are to be
	over  overlay               // the folder of the deck with the pages in it
	shown func(string) string   // how files in it are shown to people
	parts bool                  // there are other files, which do not change
	tried []attempt             // see try
	done  func()
}

// A Page is one file of a [Manuscript].
type Page struct {
	File   string   // as it is shown to people, and in problems
	Before []byte   // what the file says
	After  []byte   // what it is to say
	Mended Problems // those whose edits were done, at their places in Before
	Laid   []string // what its layout changed, in words: see [strictyaml.Format]

	cards  bool                // it is one of those below cards/
	rounds [][]strictyaml.Edit // that made After of Before, each in the order of the text
}

// Open reads the files of the deck at a path, as [Load] does. Where parts names files of it, as
// [PartOf] knows them, only these may change. A file that cannot be read is told by [Manuscript.Deck].
// The caller must call Close.
func Open(deck string, parts ...string) (*Manuscript, error) {
	fsys, name, shown, done, err := open(deck)
	if err != nil {
		return nil, err
	}
	names, err := deckFiles(fsys, name)
	if err != nil {
		done()
		return nil, at(err, shown)
	}
	m := &Manuscript{done: done, parts: len(parts) > 0, over: overlay{fsys, map[string]*Page{}}, shown: shown}
	for i, n := range names {
		if len(parts) > 0 && !slices.ContainsFunc(parts, func(part string) bool { return n == path.Join(CardsFolder, filepath.Base(part)) }) {
			continue
		}
		src, err := ReadFile(fsys, n)
		if err != nil && i == 0 {
			done()
			return nil, at(err, shown)
		}
		if err == nil {
			p := &Page{File: shown(n), Before: src, After: src, cards: i > 0}
			m.Pages, m.over.pages[n] = append(m.Pages, p), p
		}
	}
	m.read = func() (*Deck, error) { return load(m.over, name, shown) }
	return m, nil
}

// OpenText returns the manuscript of a text that stands in no folder: a deck in one file, the deck.yaml
// of a folder, or a file of cards, of which only what it says by itself is looked at. The name is used in
// messages only.
func OpenText(file string, src []byte) *Manuscript {
	p := &Page{File: file, Before: src, After: src, cards: holdsCards(src)}
	return &Manuscript{Pages: []*Page{p}, done: func() {}, read: func() (*Deck, error) {
		if p.cards {
			return nil, parseCards(file, p.After)
		}
		b := newBuilder()
		b.readDeck(file, p.After, folderType)
		return b.finish()
	}}
}

// Close lets go of the folder of the deck.
func (m *Manuscript) Close() { m.done() }

// Deck returns the deck as the pages are to be; the error is as that of [Load]. Of a file of cards alone
// there is no deck, though nothing be wrong with it.
func (m *Manuscript) Deck() (*Deck, error) { return m.read() }

// page returns the page that a problem is in, or nil.
func (m *Manuscript) page(file string) *Page {
	if i := slices.IndexFunc(m.Pages, func(p *Page) bool { return p.File == file }); i >= 0 {
		return m.Pages[i]
	}
	return nil
}

// Changed reports whether the page is to say something else than its file.
func (p *Page) Changed() bool { return !bytes.Equal(p.Before, p.After) }

// overlay is the folder of a deck with pages in the place of its files.
type overlay struct {
	fs.FS
	pages map[string]*Page // by name
}

func (o overlay) Open(name string) (fs.File, error) {
	p, ok := o.pages[name]
	if !ok {
		return o.FS.Open(name)
	}
	info, err := o.info(name, p)
	if err != nil {
		return nil, err
	}
	return pageFile{bytes.NewReader(p.After), info}, nil
}

func (o overlay) Stat(name string) (fs.FileInfo, error) {
	if p, ok := o.pages[name]; ok {
		return o.info(name, p)
	}
	return fs.Stat(o.FS, name)
}

func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	return o.withNew(name, entries, err)
}

// A pageFile is a page that is read as a file.
type pageFile struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f pageFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f pageFile) Close() error               { return nil }

// holdsCards reports whether a text is that of a file of cards alone.
func holdsCards(src []byte) bool {
	doc, err := strictyaml.Parse("", src)
	if err != nil {
		return headOfCards("\n" + strings.TrimPrefix(string(src), "\ufeff"))
	}
	keys := doc.Keys()
	return slices.Contains(keys, "cards") && !slices.ContainsFunc(keys, func(key string) bool { return key == "format" || key == "id" || key == "title" })
}

// parseCards returns what is wrong with a file of cards, as far as it shows without the rest of its deck.
func parseCards(file string, src []byte) error {
	b := newBuilder()
	b.addFile(readCards(file, src))
	b.checkCards()
	b.proposeIDs()
	return b.problems.Err()
}
