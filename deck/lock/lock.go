// Package lock is the file that ties cards of a deck to where they came from: sources.lock.yaml. It
// says for every card and concept that a program drafted the document, the passage, the rule, and the
// text of each field as it was drafted, so that what an author edited can be told from what nobody
// touched.
//
// It lies beside the deck, in git with it; see [deck.Beside]. Beside a deck that is a folder, one that a file
// cannot hold is a folder sources.lock with a file for each file of cards.
package lock

// Version is the number behind "format:" in the file.
const Version = 1

// A Lock is what one deck says of where its cards came from.
type Lock struct {
	Documents []Document // by path
	Entries   []Entry    // in the order of the deck; those whose card is gone where they were

	read []part // the files that it was read from
}

// A Document is one text that cards were drafted from.
type Document struct {
	Path   string // from the folder of the deck, with slashes; may lead out of it; of a part of a file, with # and its id
	SHA256 string // of the bytes that the entries speak of; of a part, of its words
}

// An Entry is one card or one concept that was drafted. Where it is gone from the deck, its author dropped it,
// and it is not drafted again.
type Entry struct {
	Card       string // id in the deck; empty for a concept
	Concept    string // id in the deck; empty for a card
	Doc        string // path of a document
	Key        string // prose.Candidate.Key
	Heading    []string
	First      int // lines of the document, 1-based
	Last       int
	Span       string // SHA-256 of the quote, in lower case and with its white space collapsed
	Quote      Quote
	Rule       string
	Confidence float64 // 0 to 1, in steps of a hundredth
	Flags      []string
	Kept       bool    // its author accepted it
	Fields     []Field // as they were drafted, by the keys of the deck format; a list has one line for each entry
}

// A Quote is a W3C TextQuoteSelector.
type Quote struct {
	Exact, Prefix, Suffix string
}

// A Field is the text of one key as it was drafted.
type Field struct {
	Key, Text string
}

// Field returns the text of a key as it was drafted; empty where it was not.
func (e *Entry) Field(key string) string {
	for _, f := range e.Fields {
		if f.Key == key {
			return f.Text
		}
	}
	return ""
}
