package deck

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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

// PartOf returns the folder of the deck that a file at path is one of the card files of.
func PartOf(path string) (folder string, ok bool) {
	folder, depth := deckAround(path)
	return folder, depth == 1 && isCardsFile(filepath.Base(path))
}

// isCardsFile reports whether a file right in the folder of cards is read.
func isCardsFile(name string) bool {
	return strings.HasSuffix(name, ".yaml") && !strings.HasPrefix(name, ".")
}

// looksLikeYAML reports whether a file was probably meant to be read, whatever the spelling of
// its ending. Hidden ones are those of editors.
func looksLikeYAML(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return (ext == ".yaml" || ext == ".yml") && !strings.HasPrefix(name, ".")
}

// looksLikeMain reports whether a file was probably meant to say what a deck is.
func looksLikeMain(name string) bool {
	return looksLikeYAML(name) && strings.EqualFold(strings.TrimSuffix(name, filepath.Ext(name)), "deck")
}

// deckAround returns the folder of the deck in whose folder of cards a path lies, and how many
// names deep; 0 where there is none.
func deckAround(path string) (folder string, depth int) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", 0
	}
	folder = filepath.Dir(path)
	for depth = 1; depth < 8; depth++ {
		whole = filepath.Dir(whole)
		folder = filepath.Join(folder, "..")
		if filepath.Base(whole) == CardsFolder && regularFile(filepath.Join(folder, mainName)) {
			return folder, depth
		}
	}
	return "", 0
}

func regularFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// whole returns an error where what stands at path is no whole deck, though there is something.
func whole(path string, info fs.FileInfo) error {
	if info.IsDir() {
		return wholeFolder(path)
	}
	name := filepath.Base(path)
	if name == mainName || !looksLikeYAML(name) {
		return nil
	}
	if around, depth := deckAround(path); depth == 1 && isCardsFile(name) {
		return &NotADeck{path, "is one of the files of the deck " + around, "name the deck: " + around}
	} else if depth > 0 {
		to := filepath.Join(around, CardsFolder, asYAML(name))
		return &NotADeck{path, "is not read with the deck " + around, "rename it to " + to}
	}
	if cards := filepath.Join(filepath.Dir(path), CardsFolder); looksLikeMain(name) {
		if info, err := os.Stat(cards); err == nil && info.IsDir() {
			return &NotADeck{path, "is not read: the file of a deck with a folder " + CardsFolder + " is called " + mainName,
				"rename it to " + filepath.Join(filepath.Dir(path), mainName)}
		}
	}
	return nil
}

// asYAML returns a file name with the ending that is read.
func asYAML(name string) string {
	return strings.TrimSuffix(name, filepath.Ext(name)) + ".yaml"
}

func wholeFolder(path string) error {
	if _, err := os.Lstat(filepath.Join(path, mainName)); err == nil {
		return nil // whatever it is; reading it says more
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if looksLikeMain(e.Name()) {
			return &NotADeck{path, "has no " + mainName + ", but " + e.Name(), "rename it to " + filepath.Join(path, mainName)}
		}
	}
	if whole, err := filepath.Abs(path); err == nil && filepath.Base(whole) == CardsFolder {
		if above := filepath.Join(path, ".."); regularFile(filepath.Join(above, mainName)) {
			return &NotADeck{path, "holds the cards of the deck " + above, "name the deck: " + above}
		}
	}
	if info, err := os.Stat(filepath.Join(path, CardsFolder)); err == nil && info.IsDir() {
		return &NotADeck{path, "has a folder " + CardsFolder + " and no " + mainName, "write " + filepath.Join(path, mainName) + ", which says what the deck is"}
	}
	switch decks, _, err := In(path); {
	case err != nil:
		return err
	case len(decks) == 0:
		return &NotADeck{path, "holds no deck: a deck is a file, or a folder with a file " + mainName, "name a deck file, or write " + filepath.Join(path, mainName)}
	case len(decks) == 1:
		return &NotADeck{path, "is no deck, but holds one", "name it: " + decks[0]}
	default:
		return &NotADeck{path, fmt.Sprintf("is no deck, but holds %d", len(decks)), fmt.Sprintf("name one of them, such as %s", decks[0])}
	}
}
