package ledger

import (
	"slices"
	"strings"
	"unicode"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

// A format is what tells one of the two files from the other.
type format struct {
	name    string   // of the file of a deck that is a folder; it ends that of one beside a deck file
	begins  string   // line 1, up to the number of the format
	heads   []string // what follows in line 1
	known   []string // columns
	merging string   // what to do where git left the marks of a conflict
}

var (
	ledgerFormat = &format{
		name: "ledger.tsv", begins: "# goodcard ledger ",
		heads:   []string{"the id of the deck", "the title of its first release", "its version", "the SHA-256 of the released file", "the SHA-256 of the lines below"},
		known:   []string{"ids", "items", "kind", "content", "surroundings", "unseen", "revision", "time", "first", "last", "state"},
		merging: "delete the marks; keep one first line and the lines of both sides, but of two lines of one card that with the later time; then run goodcard release",
	}
	changesFormat = &format{
		name: "changes.tsv", begins: "# goodcard changes ",
		heads:   []string{"the id of the deck"},
		known:   []string{"version", "time", "id", "kind", "before", "after", "replaced-by", "why"},
		merging: "delete the marks and keep the lines of both sides; then run goodcard release",
	}
)

// What is read of a file at most. A line has some 300 bytes.
const (
	MaxBytes = 256 << 20
	maxLine  = 64 << 10
)

// A source is what a value keeps of the file that it was read from.
type source struct {
	file    string
	number  int      // of the format; 0 for what was read from no file
	more    []string // what a newer format has in line 1
	columns []string // in the order of the file; nil for that of the format
}

// Newer returns why this program may read the file and must not write it: a newer one put something
// into it that would be lost. It returns nil where nothing stands in the way.
func (s *source) newer(f *format) error {
	p := deck.Problem{File: s.file, Line: 1, Column: 1, Rule: "newer-format", Severity: strictyaml.Error, Fix: "get the newest goodcard to make releases of this deck; everything else goes on with this one"}
	unknown := slices.DeleteFunc(slices.Clone(s.columns), func(c string) bool { return slices.Contains(f.known, c) })
	switch {
	case s.number > Format:
		p.Message = "a newer goodcard wrote this file, and this one would lose what it added: it may be read and not written"
	case len(unknown) > 0:
		p.Line, p.Message = 2, "a newer goodcard added to this file what this one does not know ("+strings.Join(unknown, ", ")+"): it may be read and not written"
	default:
		return nil
	}
	return deck.Problems{p}
}

// Newer returns why this program may read the ledger and must not write it, with what to do: a newer one
// put something into it that would be lost. It returns nil where nothing stands in the way.
func (l *Ledger) Newer() error { return l.newer(ledgerFormat) }

// Newer returns why this program must not write the changes, as [Ledger.Newer] does.
func (c *Changes) Newer() error { return c.newer(changesFormat) }

// OneLine returns a text as the files have it, in one line: where it has tabs, line ends or other
// characters that control something, a space stands.
func OneLine(text string) string {
	parts := strings.FieldsFunc(strings.ToValidUTF8(text, "\ufffd"), controls)
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return strings.TrimSpace(strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " "))
}

// controls reports whether a character ends lines or controls something else.
func controls(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }
