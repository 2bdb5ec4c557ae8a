package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"goodcard/deck"
	"goodcard/deck/content"
	"goodcard/files"
	"goodcard/words"
)

// contentOf looks at the beginning of a file. A collection that is open may be the file, and must
// not be open yet: see [files.Open].
func contentOf(path string) (content.Kind, error) {
	f, err := files.Open(path)
	if err != nil {
		return content.Other, err
	}
	defer f.Close()
	head := make([]byte, content.Head)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return content.Other, err
	}
	return content.Of(head[:n]), nil
}

// forAnother returns the error for a file that another command takes; nil where none is known to.
func forAnother(path string, kind content.Kind) error {
	if folder, ok := deck.PartOf(path); ok && kind == content.Text {
		return &hintedError{fmt.Errorf("%s is one of the files of the deck %s", path, folder), content.Deck.Hint(folder)}
	}
	if hint := kind.Hint(path); hint != "" && !isForBuild(kind) {
		return &hintedError{fmt.Errorf("%s is %s", path, kind), hint}
	}
	return nil
}

// isForBuild reports whether a deck can be made of a file.
func isForBuild(kind content.Kind) bool {
	return kind == content.Text || kind == content.PDF || kind == content.Word
}

// deckFolder returns the error for a folder that is a deck or has some, given to a command that
// takes none.
func deckFolder(path string) error {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return nil
	}
	found, _, err := deck.In(path)
	switch {
	case err != nil || len(found) == 0:
		return nil
	case found[0] == path:
		return &hintedError{fmt.Errorf("%s is the folder of a deck", path), content.Deck.Hint(path)}
	default:
		return &hintedError{fmt.Errorf("%s is a folder with decks in it", path), content.Deck.Hint(found[0])}
	}
}

// wantsDatabase returns the error for what is given to merge or restore and is for another command.
// What is wrong with it otherwise they say themselves.
func wantsDatabase(path string) error {
	kind, err := contentOf(path)
	switch {
	case kind == content.Database:
		return nil
	case err != nil:
		return deckFolder(path)
	}
	return forAnother(path, kind)
}

// cannotImport returns the error for a file that import does not read.
func cannotImport(path string, kind content.Kind) error {
	if err := forAnother(path, kind); err != nil {
		return err
	}
	hint := "in Anki, choose File > Export and \"Anki Deck Package (.apkg)\" or \"Anki Collection Package (.colpkg)\""
	if build := kind.Hint(path); build != "" {
		hint = build + "; to bring reviews home, " + hint
	}
	return &hintedError{fmt.Errorf("%s is %s; import reads what Anki exports, and what 'goodcard export json' wrote", path, kind), hint}
}

// cannotOpen returns an error of opening a file to import, with what to do.
func cannotOpen(path string, err error) error {
	if folder := deckFolder(path); folder != nil {
		return folder
	}
	if other, ok := errors.AsType[*files.KindError](err); ok {
		return &hintedError{other, "name a file that Anki exported, or that " + words.Command("export", "json") + " wrote"}
	}
	return err
}
