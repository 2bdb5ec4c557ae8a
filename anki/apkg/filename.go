package apkg

import (
	"path/filepath"
	"strings"
)

// replacesAll reports whether Anki takes a package for a whole collection by the name of its file, and replaces the
// learner's own with it. Anki looks at small letters only (qt/aqt/import_export/importing.py of 26.09).
func replacesAll(path string) bool {
	name := strings.ToLower(filepath.Base(path))
	return name == "collection.apkg" || strings.HasPrefix(name, "backup-") && strings.HasSuffix(name, ".apkg")
}

// FileName returns a file name for the package of a deck: the id of the deck, behind a word where Anki would
// take a file of that name for a whole collection.
func FileName(deck string) string {
	const ending, word = ".apkg", "goodcard-"
	if name := deck + ending; !replacesAll(name) {
		return name
	}
	return word + deck + ending
}

// A NameError says that a package cannot have the name that was asked for.
type NameError struct{ Path string }

func (e *NameError) Error() string {
	return e.Path + ": Anki takes a file of this name for a whole collection, and would replace the learner's own"
}

// Hint says what to do.
func (e *NameError) Hint() string {
	return "name the package otherwise: not collection.apkg, and nothing that begins with backup-"
}
