package deck

import (
	"io/fs"

	"goodcard/deck/shell"
)

const notReadRule = "not-read"

// Unread reports the files in the folder of the deck that look like a part of it and are not
// read, each with what to do. [Lint] has them too.
func (d *Deck) Unread() Problems { return d.unread }

func notRead(l *linter) {
	for _, p := range l.deck.unread {
		l.problems.Add(p)
	}
}

func noPictures(l *linter) {
	for _, p := range l.deck.pictures {
		l.problems.Add(p)
	}
}

// findUnread looks for what an author may have taken for a part of a deck that is a folder.
func (b *builder) findUnread(fsys fs.FS, shown func(string) string) {
	typed := func(name string) string { return shell.Path(shown(name)) }
	for _, s := range strays(fsys) {
		b.unread = append(b.unread, Problem{File: shown(s.name), Rule: notReadRule, Severity: warning, Message: s.why, Fix: s.fix(typed)})
	}
}
