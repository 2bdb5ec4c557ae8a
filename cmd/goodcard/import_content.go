package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"goodcard/deck/shell"
	"goodcard/files"
	"goodcard/words"
)

// A content is what a file holds, whatever it is called.
type content int

const (
	holdsAnki content = iota // a package or a collection, or what only its reader can judge
	holdsGoodcard
	holdsJSON
	holdsText
)

// contentOf looks at the beginning of a file.
func contentOf(path string) (content, error) {
	f, err := files.Open(path)
	if err != nil {
		return holdsAnki, err
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return holdsAnki, err
	}
	head = head[:n]
	const database, application = "SQLite format 3\x00", 68 // where a database says whose it is
	if bytes.HasPrefix(head, []byte(database)) {
		if n > application+4 && string(head[application:application+4]) == "Gcrd" {
			return holdsGoodcard, nil
		}
		return holdsAnki, nil
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	switch {
	case len(text) == 0 || bytes.HasPrefix(head, []byte("PK")) || bytes.IndexByte(head, 0) >= 0 || !isText(head):
		return holdsAnki, nil
	case text[0] == '{' || text[0] == '[':
		return holdsJSON, nil
	default:
		return holdsText, nil
	}
}

// isText reports whether the beginning of a file is UTF-8; a sign may be cut at its end.
func isText(head []byte) bool {
	for range utf8.UTFMax {
		if utf8.Valid(head) {
			return true
		}
		head = head[:max(len(head)-1, 0)]
	}
	return utf8.Valid(head)
}

// cannotImport returns the error for a file that import does not read.
func cannotImport(path string, kind content) error {
	if kind == holdsGoodcard {
		return &hintedError{fmt.Errorf("%s is a database of goodcard", path), words.Command("merge", shell.Operand(path)) + " adds its history to yours"}
	}
	return &hintedError{
		fmt.Errorf("%s is a text; import reads what Anki exports, and what 'goodcard export json' wrote", path),
		"in Anki, choose File > Export and \"Anki Deck Package (.apkg)\" or \"Anki Collection Package (.colpkg)\"",
	}
}
