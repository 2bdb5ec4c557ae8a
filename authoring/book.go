package authoring

import (
	"cmp"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/lock"
	"goodcard/files"
)

// A book is a deck and its lock, as they are and as they are to be. What changes in the pages and in the lock comes
// to the files with commit.
type book struct {
	path string           // of the deck, as it was named
	at   deck.Companions  // what lies beside it
	text *deck.Manuscript // its files
	deck *deck.Deck       // as its files say it, read last
	lock *lock.Lock
}

// openBook reads the deck at a path and its lock. The caller must call close. The error is [deck.Problems] where one of
// them is not valid.
func openBook(path string) (*book, error) {
	text, err := deck.Open(path) // of a path that leads nowhere it says most
	if err != nil {
		return nil, err
	}
	b := &book{path: path, text: text}
	if b.at, err = deck.Beside(path); err == nil {
		err = b.read()
	}
	if err != nil {
		text.Close()
		return nil, err
	}
	b.follow()
	return b, nil
}

// read reads deck and lock, at the same time: each takes seconds where the deck is a large glossary.
func (b *book) read() error {
	var unread error
	done := make(chan struct{})
	go func() {
		defer close(done)
		b.lock, unread = lock.Load(b.path)
	}()
	var err error
	b.deck, err = b.text.Deck()
	<-done
	return cmp.Or(err, unread)
}

func (b *book) close() { b.text.Close() }

// follow gives entries of cards that were renamed the ids that the cards have now.
func (b *book) follow() {
	now, entries := map[string]string{}, map[string]bool{}
	for _, c := range b.deck.Cards {
		for _, was := range c.Was {
			now[strings.TrimPrefix(was, b.deck.ID+"/")] = c.ID
		}
	}
	for _, e := range b.lock.Entries {
		entries[e.Card] = true
	}
	for i := range b.lock.Entries {
		e := &b.lock.Entries[i]
		if id := now[e.Card]; e.Card != "" && id != "" && !entries[id] {
			e.Card = id
			entries[id] = true
		}
	}
}

// commit puts the deck and its lock, as they are to be, in the place of what they were read from: all files or none,
// and none where one of them was changed meanwhile ([*files.ChangedError]) or the deck would not be valid
// ([deck.Problems]). It returns the paths of the files that changed. Who kills the process between two files leaves
// the deck changed and its lock as it was.
func (b *book) commit() (changed []string, err error) {
	changes, err := b.changes()
	if err != nil {
		return nil, err
	}
	return files.Commit(changes...)
}

// put makes changes of files of the deck and of its lock, in their order, all or none, as [files.Commit] has it. The
// book knows then what the files hold; that it says the same is for the caller to see to.
func (b *book) put(changes []files.Change) error {
	if _, err := files.Commit(changes...); err != nil {
		return err
	}
	for _, c := range changes {
		if p := b.page(c.Path); p != nil {
			p.Before, p.After = c.Text, c.Text
		} else {
			b.lock.Holds(c.Path, c.Text)
		}
	}
	return nil
}

// page returns the page of a file of the deck; nil where it is none.
func (b *book) page(file string) *deck.Page {
	if i := slices.IndexFunc(b.text.Pages, func(p *deck.Page) bool { return p.File == file }); i >= 0 {
		return b.text.Pages[i]
	}
	return nil
}

// changes returns what commit would do.
func (b *book) changes() (changes []files.Change, err error) {
	if err := b.reread(); err != nil {
		return nil, err
	}
	parts, err := b.lock.Files(b.at, b.deck)
	if err != nil {
		return nil, err
	}
	return b.changesWith(parts), nil
}

// reread reads the deck as its files are to say it.
func (b *book) reread() (err error) {
	if slices.ContainsFunc(b.text.Pages, (*deck.Page).Changed) {
		b.deck = nil // which takes as much memory
		b.deck, err = b.text.Deck()
	}
	return err
}

// changesWith returns the changes of the files of the deck and of those of its lock.
func (b *book) changesWith(parts []lock.File) (changes []files.Change) {
	for _, p := range b.text.Pages {
		changes = append(changes, files.Change{Path: p.File, Was: p.Before, Text: p.After})
	}
	for _, p := range parts {
		changes = append(changes, files.Change{Path: p.Path, Was: p.Before, Text: p.After})
	}
	return changes
}
