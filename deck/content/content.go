// Package content tells by its beginning what a file holds, whatever it is called, and which command
// takes it: people name files to the wrong one.
package content

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"goodcard/deck/lazy"
	"goodcard/deck/shell"
)

// A Kind is what a file holds.
type Kind int

// The kinds that can be told apart.
const (
	Other         Kind = iota // none of these; perhaps damaged
	Text                      // in UTF-8
	Deck                      // text that says it is a deck
	Package                   // what Anki exports (.apkg, .colpkg)
	Collection                // the file in which Anki itself keeps everything (.anki2)
	Exported                  // what 'goodcard export json' writes
	Database                  // of goodcard
	OtherDatabase             // of another program
	UTF16                     // text, as some shells write what a program prints
	PDF
	Word // of Microsoft (.docx)
)

// Head is how many bytes of a file are enough to tell.
const Head = 64 << 10

const (
	database    = "SQLite format 3\x00"
	application = 68 // where a database says whose it is
)

// Of returns what a file holds that begins so.
func Of(head []byte) Kind {
	head = head[:min(len(head), Head)]
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		switch {
		case ankiNames(head):
			return Package
		case bytes.Contains(head, []byte("word/document.xml")):
			return Word
		}
		return Other
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return PDF
	case bytes.HasPrefix(head, []byte(database)):
		switch {
		case len(head) >= application+4 && string(head[application:application+4]) == "Gcrd":
			return Database
		case bytes.Contains(head, []byte("CREATE TABLE revlog")):
			return Collection
		}
		return OtherDatabase
	case isUTF16(head):
		return UTF16
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	switch {
	case exported().Match(text): // its reader says where it is damaged
		return Exported
	case len(text) == 0 || bytes.IndexByte(head, 0) >= 0 || !isText(head):
		return Other
	case SaysDeck("\n"+string(text)) || text[0] == '{' && (bytes.Contains(text, []byte(`"cards"`)) || bytes.Contains(text, []byte(`"path"`))) && bytes.Contains(text, []byte(`"id"`)):
		return Deck
	default:
		return Text
	}
}

// exported is how the first line of what was exported begins, whatever program wrote it anew.
var exported = lazy.Regexp(`^\{\s*"type"\s*:\s*"goodcard"`)

// ankiNames reports whether the first file in an archive has a name that Anki gives.
func ankiNames(head []byte) bool {
	const header, length = 30, 26 // where the name stands, and how long it is
	if len(head) < header {
		return false
	}
	name := head[header:]
	name = name[:min(len(name), int(head[length])|int(head[length+1])<<8)]
	return string(name) == "meta" || string(name) == "media" || bytes.HasPrefix(name, []byte("collection.anki2"))
}

// isUTF16 reports whether a file begins as text in UTF-16 does that says so, or as JSON in it.
func isUTF16(head []byte) bool {
	for _, begins := range []string{"\xff\xfe", "\xfe\xff", "{\x00\"\x00", "\x00{\x00\""} {
		if bytes.HasPrefix(head, []byte(begins)) {
			return true
		}
	}
	return false
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

// SaysDeck reports whether YAML that begins so, behind a line feed, seems to be meant as a deck.
// Other YAML has not both keys.
func SaysDeck(head string) bool {
	return HasKey(head, "cards") && SaysMain(head) || HasKey(head, "path") && HasKey(head, "format") && HasKey(head, "id")
}

// SaysMain reports whether YAML that begins so, behind a line feed, seems to say what a deck is.
func SaysMain(head string) bool {
	return HasKey(head, "format") || HasKey(head, "title") || HasKey(head, "id")
}

// HasKey reports whether a key stands at the beginning of a line.
func HasKey(head, key string) bool { return strings.Contains(head, "\n"+key+":") }

// String says what a file of that kind is; nothing for [Other].
func (k Kind) String() string {
	return [...]string{
		Text: "a text", Deck: "a deck", Package: "a package of Anki", Collection: "a collection of Anki",
		Exported: "what 'goodcard export json' wrote", Database: "a database of goodcard", OtherDatabase: "a database of another program",
		UTF16: "a text in UTF-16", PDF: "a PDF", Word: "a text of Word",
	}[k]
}

// Hint says which command takes such a file, by its path; nothing where none does.
func (k Kind) Hint(path string) string {
	command := func(name string) string { return "'goodcard " + name + " " + shell.Path(path) + "'" }
	switch k {
	case Deck:
		return command("install") + " installs it"
	case Package, Collection:
		return command("import") + " brings home what was done in Anki with cards that went out from here"
	case Exported:
		return command("import") + " adds its history to yours; docs/exchange.md says how to take a deck out of it"
	case Database:
		return command("merge") + " adds its history to yours"
	case Text, PDF, Word:
		if deck := DeckOf(path); deck != "" {
			return "'goodcard build " + shell.Path(path) + " -o " + shell.Path(deck) + "' makes a deck of it"
		}
	}
	return ""
}

// DeckOf returns the path of a deck to be made of a text, beside it; empty where the text has no name that tells it from
// a deck.
func DeckOf(text string) string {
	switch ext := filepath.Ext(text); strings.ToLower(ext) {
	case "", ".yaml", ".yml", ".json", filepath.Base(text):
		return ""
	default:
		return strings.TrimSuffix(text, ext) + ".yaml"
	}
}
