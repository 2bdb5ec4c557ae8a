package lock

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

const comment = `# Where the cards of this deck came from, as goodcard wrote it: by this, edits of yours are told from drafts that
# nobody touched. Keep it in git beside the deck, and edit the deck, not this file.
`

// A File is one file of a lock, as it was when the lock was read and as it is to be.
type File struct {
	Path          string
	Before, After []byte // nil where there is none
}

// Files returns the files of the lock that at is beside, those that do not change too. The cards of the deck say by
// their files which part an entry goes to where one file cannot hold all. Equal locks have equal bytes.
func (l *Lock) Files(at deck.Companions, d *deck.Deck) ([]File, error) {
	homes := make(map[string]string, len(d.Cards))
	for i := range d.Cards {
		homes[d.Cards[i].ID] = d.Cards[i].File
	}
	return l.FilesIn(at, homes)
}

// FilesIn is [Lock.Files] for a deck that nobody has read yet: homes is the file of each card by its id.
func (l *Lock) FilesIn(at deck.Companions, homes map[string]string) ([]File, error) {
	parts, err := l.parts(at, homes)
	if err != nil {
		return nil, err
	}
	files := map[string]*File{}
	for _, p := range l.read {
		files[p.path] = &File{Path: p.path, Before: p.bytes}
	}
	for _, p := range parts {
		if files[p.path] == nil {
			files[p.path] = &File{Path: p.path}
		}
		files[p.path].After = p.bytes
	}
	var all []File
	for _, path := range slices.Sorted(maps.Keys(files)) {
		all = append(all, *files[path])
	}
	return all, nil
}

// Holds says what a file of the lock has come to hold since the lock was read; nil where it is gone.
func (l *Lock) Holds(file string, text []byte) {
	l.read = slices.DeleteFunc(slices.Clone(l.read), func(p part) bool { return p.path == file })
	if text != nil {
		l.read = append(l.read, part{path: file, bytes: text})
	}
}

// parts returns the files of the lock as they are to be; none where it says nothing.
func (l *Lock) parts(at deck.Companions, cards map[string]string) ([]part, error) {
	if len(l.Documents) == 0 && len(l.Entries) == 0 {
		return nil, nil
	}
	var whole []part
	inFolder := filepath.Base(at.Lock) == oneFile
	if !inFolder || l.atLeast() <= strictyaml.MaxBytes {
		all := make([]*Entry, len(l.Entries))
		for i := range l.Entries {
			all[i] = &l.Entries[i]
		}
		whole = []part{{oneFile, at.Lock, l.head(all)}}
	}
	if inFolder && (whole == nil || strictyaml.TooLarge(whole[0].bytes) != "") {
		whole = l.several(at, cards)
	}
	for _, p := range whole {
		if message := strictyaml.TooLarge(p.bytes); message != "" {
			return nil, &TooLargeError{p.name, p.path, message}
		}
	}
	return whole, nil
}

// atLeast returns how many bytes one file would have at least.
func (l *Lock) atLeast() (bytes int) {
	const hashAndKeys = 64 + 200
	for i := range l.Entries {
		e := &l.Entries[i]
		bytes += hashAndKeys + len(e.Doc) + len(e.Key) + len(e.Quote.Exact) + len(e.Quote.Prefix) + len(e.Quote.Suffix)
		for _, f := range e.Fields {
			bytes += len(f.Text)
		}
	}
	return bytes
}

// A TooLargeError says that a file of a lock would be too large to be read.
type TooLargeError struct{ name, path, message string }

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("the record of the sources is too large for a file %s: %s", e.path, e.message)
}

// Hint says what to do.
func (e *TooLargeError) Hint() string {
	if path.Dir(e.name) == deck.CardsFolder {
		return "move some of the cards of " + e.name + " to another file in " + deck.CardsFolder
	}
	return "make the deck a folder with " + deck.MainName + ", and put its cards into several files in " + deck.CardsFolder
}

// head returns the file that names the documents, with these of the entries.
func (l *Lock) head(entries []*Entry) []byte {
	documents := slices.SortedFunc(slices.Values(l.Documents), func(a, b Document) int { return cmp.Compare(a.Path, b.Path) })
	return append([]byte(comment), strictyaml.Write(headType(), head{Version, documents, page{toFile(entries)}})...)
}

// partOf returns the part of a lock that goes with a file of a deck.
func partOf(file string) string {
	if folder, name := filepath.Split(file); filepath.Base(folder) == deck.CardsFolder {
		return path.Join(deck.CardsFolder, name)
	}
	return oneFile
}

// several returns a file for each file of cards, that of the documents first.
func (l *Lock) several(at deck.Companions, cards map[string]string) []part {
	// What is no card of the deck, such as a concept, goes where the next one is, or the last.
	homes := make([]string, len(l.Entries))
	next := ""
	for i := len(l.Entries) - 1; i >= 0; i-- {
		if file, ok := cards[l.Entries[i].Card]; ok {
			next = partOf(file)
		}
		homes[i] = next
	}
	byPart := map[string][]*Entry{}
	last := oneFile
	for i := range l.Entries {
		last = cmp.Or(homes[i], last)
		byPart[last] = append(byPart[last], &l.Entries[i])
	}
	in := func(name string, src []byte) part {
		p := part{name, filepath.Join(at.LockFolder, filepath.FromSlash(name)), src}
		for _, was := range l.read {
			if was.path == p.path && bytes.Equal(was.bytes, src) {
				p.bytes = was.bytes // one of both is enough
			}
		}
		return p
	}
	parts := []part{in(oneFile, l.head(byPart[oneFile]))}
	delete(byPart, oneFile)
	for _, name := range slices.Sorted(maps.Keys(byPart)) {
		parts = append(parts, in(name, append([]byte(comment), strictyaml.Write(pageType(), page{toFile(byPart[name])})...)))
	}
	return parts
}
