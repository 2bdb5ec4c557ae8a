package deck

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"goodcard/deck/content"
)

// maxVisited is how many files and folders are looked at to find decks.
const maxVisited = 20_000

// In returns the decks in a folder and below it, in the order of their names: folders with
// deck.yaml, and files that say they are a deck. Hidden folders, and what lies within the folder
// of a deck, are passed over. A folder that is a deck has itself alone. The YAML files that seem to
// be none are others.
func In(folder string) (decks, others []string, err error) {
	visited := 0
	err = filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		visited++
		switch {
		case err != nil && path == folder:
			return err
		case err != nil:
			return nil // not ours to read
		case visited > maxVisited:
			return errTooMany
		case !e.IsDir():
			if !looksLikeYAML(e.Name()) || besideDeck(e.Name()) {
				return nil
			}
			if saysDeck(headOf(path)) {
				decks = append(decks, path)
			} else {
				others = append(others, path)
			}
			return nil
		case path != folder && strings.HasPrefix(e.Name(), "."):
			return fs.SkipDir
		}
		if main := mainIn(path); main != "" {
			decks = append(decks, path)
			return fs.SkipDir
		}
		return nil
	})
	if errors.Is(err, errTooMany) {
		return nil, nil, &NotADeck{folder, "holds too many files to look for decks in", "name the decks, or a folder with less in it"}
	}
	return decks, others, err
}

var errTooMany = errors.New("too many files")

// mainIn returns the file that says what the deck in a folder is, in whatever spelling; empty
// where there is none. One that is misspelt is for [Load] to tell.
func mainIn(folder string) string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return ""
	}
	for _, e := range entries {
		if !e.IsDir() && (e.Name() == MainName || looksLikeMain(e.Name()) && content.SaysMain(headOf(filepath.Join(folder, e.Name())))) {
			return e.Name()
		}
	}
	return ""
}

// saysDeck reports whether a file that begins so seems to be meant as a deck; one in UTF-16 may be.
func saysDeck(head string) bool { return strings.Contains(head, "\x00") || content.SaysDeck(head) }

// headOfCards reports whether a file that begins so seems to hold cards and to be no deck of its own.
func headOfCards(head string) bool { return content.HasKey(head, "cards") && !content.SaysMain(head) }

// headOf returns the beginning of a regular file; nothing where it cannot be read.
func headOf(path string) string {
	if !regularFile(path) {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	head, _ := io.ReadAll(io.LimitReader(f, content.Head)) // what was read is judged
	return "\n" + strings.TrimPrefix(string(head), "\ufeff")
}
