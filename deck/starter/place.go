package starter

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/deck/shell"
)

// A Place is where a new deck goes.
type Place struct {
	Path   string // as it was named, of a folder without a slash at its end
	Folder bool   // the deck is a folder
	ID     string // proposed for it; empty where its name gives none
	Title  string // proposed for it
}

// At returns the place that a path means: NAME.yaml is a deck in one file, NAME/ and every folder
// that is there a deck that is a folder. Nothing may be there that a new deck would replace, and the
// folder that it goes to must be there. The error is a [*NoPlace] where the path is none for a deck.
func At(path string) (Place, error) {
	if _, err := os.Stat(path); err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) {
		return Place{}, err // nothing can stand there, or nobody can look
	}
	p := Place{Path: path}
	if name := filepath.Clean(path); strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator)) || isFolder(path) {
		p.Path, p.Folder = name, true
	}
	whole, err := filepath.Abs(p.Path)
	if err != nil {
		return Place{}, err
	}
	if !utf8.ValidString(whole) {
		return Place{}, &NoPlace{path, "is not UTF-8, as the names of files must be that go into a deck", "give it another name"}
	}
	name := filepath.Base(whole)
	if !p.Folder {
		if err := p.free(); errors.As(err, new(*Taken)) {
			return Place{}, err
		}
		stem, isYAML := strings.CutSuffix(name, ".yaml")
		switch {
		case !isYAML || stem == "":
			return Place{}, &NoPlace{path, "is neither a file that ends in .yaml nor a folder that ends in /", "name " + shell.Path(withYAML(path)) + " for a deck in one file, or " + shell.Path(strings.TrimSuffix(withYAML(path), ".yaml")+"/") + " for a folder"}
		case deck.BesideAs(name) != "":
			return Place{}, &NoPlace{path, "would be " + deck.BesideAs(name) + " of a deck, by its name, and no deck", "give it another name"}
		case filepath.Base(filepath.Dir(whole)) == deck.CardsFolder && isFile(filepath.Join(filepath.Dir(whole), "..", mainName)):
			return Place{}, &NoPlace{path, "would be a file of the deck " + filepath.Join(filepath.Dir(path), ".."), "'goodcard new --like predict' prints a card to put into such a file"}
		}
		if name = stem; name+".yaml" == mainName {
			name = filepath.Base(filepath.Dir(whole)) // its folder says more
		}
	}
	p.ID, p.Title = deck.IDOf(name), titleOf(name)
	return p, p.free()
}

// free returns an error where something is at the place already.
func (p Place) free() error {
	taken := []string{p.Path}
	if p.Folder && isFolder(p.Path) {
		taken = []string{filepath.Join(p.Path, mainName), filepath.Join(p.Path, deck.CardsFolder)}
	}
	for _, path := range taken {
		if _, err := os.Lstat(path); err == nil {
			return &Taken{path}
		}
	}
	above := filepath.Dir(p.Path)
	info, err := os.Stat(above)
	if errors.Is(err, fs.ErrNotExist) {
		return &NoFolder{above}
	}
	if err == nil && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: p.Path, Err: syscall.ENOTDIR}
	}
	return err
}

// A Taken says that something is at a path where a new file would go.
type Taken struct{ Path string }

func (e *Taken) Error() string { return e.Path + " exists already, and new replaces nothing" }

// Hint says what to do.
func (e *Taken) Hint() string {
	return "name another one; 'goodcard new --like predict' prints a card for a deck that is there"
}

// A NoFolder says that the folder is missing that a new deck would go to.
type NoFolder struct{ Path string }

func (e *NoFolder) Error() string { return "the folder " + e.Path + " is not there" }

// Hint says what to do.
func (e *NoFolder) Hint() string {
	make := "mkdir -p "
	if runtime.GOOS == "windows" { // which makes those above it too
		make = "mkdir "
	}
	return "make it first: " + make + shell.Path(e.Path)
}

// A NoPlace says why a path is none for a new deck.
type NoPlace struct{ Path, Why, Do string }

func (e *NoPlace) Error() string { return fmt.Sprintf("%s %s", e.Path, e.Why) }

// Hint says what to do.
func (e *NoPlace) Hint() string { return e.Do }

// titleOf makes of the name of a file what a person would call it: its words, the first with a
// capital.
func titleOf(name string) string {
	name = markup.Clean(name)
	if words := strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || unicode.IsSpace(r) }); len(words) > 0 {
		name = strings.Join(words, " ")
	}
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToTitle(first)) + name[size:]
}

// withYAML returns a path with the ending of a deck in place of a similar one, or of that of a text.
func withYAML(path string) string {
	switch ext := filepath.Ext(path); strings.ToLower(ext) {
	case ".yml", ".yaml", ".json", ".txt", ".md", ".html", ".docx", ".csv", ".tsv", ".pdf", ".apkg":
		path = strings.TrimSuffix(path, ext)
	}
	return path + ".yaml"
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
