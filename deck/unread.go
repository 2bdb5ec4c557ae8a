package deck

import (
	"io/fs"

	"goodcard/deck/shell"
	"goodcard/deck/strictyaml"
)

// NotRead is the rule of [Deck.Unread].
const NotRead = "not-read"

// Unread reports the files in the folder of the deck that look like a part of it and are not
// read, each with what to do.
func (d *Deck) Unread() Problems { return d.unread }

// Unshown reports the pictures of the deck that no program will show.
func (d *Deck) Unshown() Problems { return d.pictures }

// findUnread looks for what an author may have taken for a part of a deck that is a folder.
func (b *builder) findUnread(fsys fs.FS, shown func(string) string) {
	typed := func(name string) string { return shell.Path(shown(name)) }
	for _, s := range strays(fsys) {
		b.unread = append(b.unread, Problem{File: shown(s.name), Rule: NotRead, Severity: strictyaml.Warning, Message: s.why, Fix: s.fix(typed)})
	}
}
