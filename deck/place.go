package deck

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"goodcard/deck/content"
	"goodcard/deck/shell"
)

// NotADeck says that at a path there is no whole deck, and which path was probably meant.
type NotADeck struct {
	Path string
	Why  string // goes on after the path
	Next string // what to do
}

func (e *NotADeck) Error() string { return e.Path + " " + e.Why }

// Hint says what to do next.
func (e *NotADeck) Hint() string { return e.Next }

// Unwrap tells that the deck is not there, though the path is.
func (e *NotADeck) Unwrap() error { return fs.ErrNotExist }

// maxDepth is how many folders above a file are looked at for the deck that it may belong to.
const maxDepth = 8

// PartOf returns the folder of the deck that a file at path is one of the card files of.
func PartOf(path string) (folder string, ok bool) {
	whole, err := filepath.Abs(path)
	folder = filepath.Join(filepath.Dir(path), "..")
	return folder, err == nil && filepath.Base(filepath.Dir(whole)) == CardsFolder &&
		isCardsFile(filepath.Base(path)) && regularFile(filepath.Join(folder, MainName))
}

// isCardsFile reports whether a file right in the folder of cards is read.
func isCardsFile(name string) bool {
	return strings.HasSuffix(name, ".yaml") && !strings.HasPrefix(name, ".")
}

// stemOf returns a file name without the ending of YAML, whatever its spelling, and reports whether it has
// one. Behind it may stand the .txt that some editors write and some systems hide.
func stemOf(name string) (stem string, ok bool) {
	if ext := filepath.Ext(name); isText(name) {
		name = strings.TrimSuffix(name, ext)
	}
	ext := filepath.Ext(name)
	return strings.TrimSuffix(name, ext), strings.EqualFold(ext, ".yaml") || strings.EqualFold(ext, ".yml")
}

func isText(name string) bool { return strings.EqualFold(filepath.Ext(name), ".txt") }

// looksLikeYAML reports whether a file was probably meant to be read, whatever the spelling of
// its ending. Hidden ones are those of editors.
func looksLikeYAML(name string) bool {
	_, ok := stemOf(name)
	return ok && !strings.HasPrefix(name, ".")
}

// looksLikeMain reports whether a file was probably meant to say what a deck is.
func looksLikeMain(name string) bool {
	stem, ok := stemOf(name)
	return ok && strings.EqualFold(stem, "deck")
}

func regularFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// whole returns an error where what stands at path is no whole deck, though there is something.
func whole(path string, info fs.FileInfo) error {
	if err := besideOne(path, info.IsDir()); err != nil {
		return err
	}
	if info.IsDir() {
		return wholeFolder(path)
	}
	name := filepath.Base(path)
	if name == MainName {
		return nil
	}
	if !looksLikeYAML(name) {
		return textAt(path)
	}
	if around, ok := PartOf(path); ok {
		return &NotADeck{path, "is one of the files of the deck " + around, "name the deck: " + shell.Path(around)}
	}
	if cards := filepath.Join(filepath.Dir(path), CardsFolder); looksLikeMain(name) && !regularFile(filepath.Join(filepath.Dir(path), MainName)) {
		if info, err := os.Stat(cards); err == nil && info.IsDir() {
			return &NotADeck{path, "is not read: the file of a deck with a folder " + CardsFolder + " is called " + MainName,
				"rename it to " + shell.Path(filepath.Join(filepath.Dir(path), MainName))}
		}
	}
	return partOfNone(path)
}

// textAt returns an error where a file is a text of which a deck can be made, by its name and by what it holds.
func textAt(path string) error {
	head := headOf(path)
	kind := content.Of([]byte(strings.TrimPrefix(head, "\n")))
	if next := kind.Hint(path); next != "" && (kind == content.Text || kind == content.PDF || kind == content.Word) && !content.HasKey(head, "cards") && !content.HasKey(head, "format") {
		return &NotADeck{path, "is " + kind.String() + " and no deck", next}
	}
	return nil
}

// partOfNone returns an error where a file seems to be meant as a part of the deck in a folder
// above it and is none: the deck, or the file, has the wrong name or place.
func partOfNone(path string) error {
	whole, err := filepath.Abs(path)
	if err != nil {
		return nil // opening it says more
	}
	cards := headOfCards(headOf(path))
	for folder, depth := filepath.Dir(path), 0; depth < maxDepth; folder, depth = filepath.Join(folder, ".."), depth+1 {
		above, _ := filepath.Abs(folder)
		if regularFile(filepath.Join(folder, MainName)) {
			return strayIn(folder, strings.TrimPrefix(whole, above), path)
		}
		if cards && (mainIn(folder) != "" || depth > 0 && topOf(strings.TrimPrefix(whole, above)) == CardsFolder) {
			return wholeFolder(folder)
		}
	}
	return nil
}

// strayIn returns an error where a file below the folder of a deck is not read with it.
func strayIn(folder, below, path string) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil // reading the file says more
	}
	defer root.Close()
	below = strings.TrimPrefix(filepath.ToSlash(below), "/")
	typed := func(file string) string { return shell.Path(filepath.Join(folder, filepath.FromSlash(file))) }
	for _, s := range strays(root.FS()) {
		if _, moves := s.homes[below]; moves || s.name == below {
			return &NotADeck{path, "is not read with the deck " + folder, s.fixOf(below, typed)}
		}
	}
	return nil
}

// topOf returns the first name of what is left of a path below a folder.
func topOf(below string) string {
	top, _, _ := strings.Cut(strings.TrimPrefix(filepath.ToSlash(below), "/"), "/")
	return top
}

// asYAML returns a file name with the ending that is read.
func asYAML(name string) string {
	stem, ok := stemOf(name)
	if !ok {
		stem = strings.TrimSuffix(name, filepath.Ext(name))
	}
	return stem + ".yaml"
}

func wholeFolder(path string) error {
	if _, err := os.Lstat(filepath.Join(path, MainName)); err == nil {
		return nil // whatever it is; reading it says more
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if looksLikeMain(e.Name()) {
			return &NotADeck{path, "has no " + MainName + ", but " + e.Name(), "rename it to " + shell.Path(filepath.Join(path, MainName))}
		}
	}
	if whole, err := filepath.Abs(path); err == nil && filepath.Base(whole) == CardsFolder {
		if above := filepath.Join(path, ".."); regularFile(filepath.Join(above, MainName)) {
			return &NotADeck{path, "holds the cards of the deck " + above, "name the deck: " + shell.Path(above)}
		}
	}
	if info, err := os.Stat(filepath.Join(path, CardsFolder)); err == nil && info.IsDir() {
		return &NotADeck{path, "has a folder " + CardsFolder + " and no " + MainName, "write " + shell.Path(filepath.Join(path, MainName)) + ", which says what the deck is"}
	}
	switch decks, _, err := In(path); {
	case err != nil:
		return err
	case len(decks) == 0:
		return &NotADeck{path, "holds no deck: a deck is a file, or a folder with a file " + MainName, "name a deck file, or write " + shell.Path(filepath.Join(path, MainName))}
	case len(decks) == 1:
		return &NotADeck{path, "is no deck, but holds one", "name it: " + shell.Path(decks[0])}
	default:
		return &NotADeck{path, fmt.Sprintf("is no deck, but holds %d", len(decks)), fmt.Sprintf("name one of them, such as %s", shell.Path(decks[0]))}
	}
}
