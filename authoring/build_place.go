package authoring

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/shell"
	"goodcard/deck/starter"
	"goodcard/deck/strictyaml"
	"goodcard/files"
)

// A buildPlace is where a deck is built.
type buildPlace struct {
	path      string
	isNew     bool   // no deck is there
	begun     []byte // the first file of a folder that is new, where a build was killed behind it
	invalid   error  // why that is no deck yet
	folder    bool   // the deck is, or is to be, a folder
	id, title string
}

// placeOf returns the place that a path means. The error says why no deck can be there.
func placeOf(path string) (buildPlace, error) {
	clean := filepath.Clean(path)
	if around, ok := deck.PartOf(clean); ok {
		return buildPlace{}, &deck.NotADeck{Path: path, Why: "is one of the files of the deck " + around, Next: "name the deck: " + shell.Path(around)}
	}
	info, err := os.Stat(clean)
	if err == nil && !info.IsDir() && filepath.Ext(clean) != ".yaml" {
		return buildPlace{}, &starter.NoPlace{Path: path, Why: "is there, and is no deck by its name: the file of a deck ends in .yaml", Do: "name another one, such as " + shell.Path(strings.TrimSuffix(clean, filepath.Ext(clean))+".yaml")}
	}
	if begun, invalid := begunAt(clean); invalid != nil {
		p, _ := starter.At(clean)
		return buildPlace{path: p.Path, isNew: true, begun: begun, invalid: invalid, folder: true, id: p.ID, title: p.Title}, nil
	}
	if err == nil && (!info.IsDir() || holdsDeck(clean)) {
		return buildPlace{path: clean, folder: info.IsDir() || filepath.Base(clean) == deck.MainName}, nil
	}
	p, err := starter.At(path)
	if _, ok := errors.AsType[*starter.Taken](err); ok { // a link that leads nowhere
		return buildPlace{}, &deck.NotADeck{Path: path, Why: "is a link that leads nowhere", Next: "delete it, or name another file"}
	}
	return buildPlace{path: p.Path, isNew: true, folder: p.Folder, id: p.ID, title: p.Title}, err
}

// begunAt returns what a build leaves in a folder that is killed before the first card is in its place, and why that is no
// deck: an empty folder of cards, and perhaps a file that says what the deck is. The error is nil where it holds something
// else.
func begunAt(folder string) (main []byte, invalid error) {
	entries, err := os.ReadDir(filepath.Join(folder, deck.CardsFolder))
	if err != nil || slices.ContainsFunc(entries, func(e os.DirEntry) bool { return !strings.HasPrefix(e.Name(), files.Mark) }) {
		return nil, nil
	}
	main, err = files.Read(filepath.Join(folder, deck.MainName), strictyaml.MaxBytes)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		_, invalid = deck.Load(folder)
	}
	return main, invalid
}

// holdsDeck reports whether a folder has something of a deck in it, be it whole or not.
func holdsDeck(folder string) bool {
	for _, name := range []string{deck.MainName, deck.CardsFolder} {
		if _, err := os.Lstat(filepath.Join(folder, name)); err == nil {
			return true
		}
	}
	return false
}

// open returns the book at the place. The caller must call close.
func (p buildPlace) open() (*book, error) {
	if p.isNew {
		return beginBook(p.path, p.folder), nil
	}
	b, err := openBook(p.path)
	if err == nil && b.deck.IsPath() {
		b.close()
		return nil, &deck.NotADeck{Path: p.path, Why: "is a path, which has no cards of its own", Next: "name a deck to build, and put its cards on the path then"}
	}
	return b, err
}

// folder returns the folder that paths of documents are told from.
func (b *book) folder() string { return filepath.Dir(b.at.Lock) }
