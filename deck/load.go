package deck

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"goodcard/deck/reason"
	"goodcard/deck/strictyaml"
)

// Names in the folder of a deck: of the file that says what the deck is, and of the folder of further cards.
const (
	MainName    = "deck.yaml"
	CardsFolder = "cards"
)

const (
	// What a folder may hold in all; each file by itself is within the bounds of strictyaml.
	maxFiles = 4_000
	maxBytes = 256 << 20
	maxMarks = 20_000_000
)

// Load reads the deck at path: a file, or a folder with deck.yaml and cards/*.yaml. It also checks
// that pictures exist. Nothing outside the folder of the deck is read, whatever links it holds;
// path itself may be a link. The error is [Problems] when the deck was found but is not valid.
func Load(path string) (*Deck, error) {
	fsys, name, shown, done, err := open(path)
	if err != nil {
		return nil, err
	}
	defer done()
	return load(fsys, name, shown)
}

// LoadFS reads the deck called name from fsys, as [Load] does; "." is fsys itself.
func LoadFS(fsys fs.FS, name string) (*Deck, error) {
	root, name, shown, err := openFS(fsys, name)
	if err != nil {
		return nil, err
	}
	return load(root, name, shown)
}

// openFS is open for a deck in a file system.
func openFS(fsys fs.FS, name string) (root fs.FS, base string, shown func(string) string, err error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, "", nil, err
	}
	dir, base := name, "."
	if !info.IsDir() {
		dir, base = path.Dir(name), path.Base(name)
	}
	root, err = fs.Sub(fsys, dir)
	return root, base, func(file string) string { return path.Join(dir, file) }, err
}

// IDPlace returns where a deck that was read says its id.
func (d *Deck) IDPlace() (file string, line, column int) {
	for _, at := range d.places[""] {
		if at.Path == "id" {
			return d.file, at.Line, at.Column
		}
	}
	return d.file, 1, 1
}

// Places returns where the values of a card of a deck that was read stand, by their paths below it; of
// what belongs to no card where the id is empty.
func (d *Deck) Places(card string) []strictyaml.Place { return d.places[card] }

// Files returns the files that the deck at path is read from, pictures left out, each as path with
// what is below it. They are not opened.
func Files(path string) ([]string, error) {
	fsys, name, shown, done, err := open(path)
	if err != nil {
		return nil, err
	}
	defer done()
	names, err := deckFiles(fsys, name)
	if err != nil {
		return nil, err
	}
	for i, n := range names {
		names[i] = shown(n)
	}
	return names, nil
}

// open opens the folder of the deck at path. It returns the name of the deck in it ("." for the
// folder itself) and how files in it are shown to people.
func open(path string) (fsys fs.FS, name string, shown func(string) string, done func(), err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, "", nil, nil, err
	}
	if err := whole(path, info); err != nil {
		return nil, "", nil, nil, err
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, "", nil, nil, err
	}
	dir, name, shownDir := target, ".", path
	if !info.IsDir() {
		dir, name, shownDir = filepath.Dir(target), filepath.Base(target), filepath.Dir(path)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, "", nil, nil, err
	}
	shown = func(file string) string {
		if file == name {
			return path
		}
		return filepath.Join(shownDir, filepath.FromSlash(file))
	}
	return root.FS(), name, shown, func() { root.Close() }, nil
}

// deckFiles returns the names in fsys of the files of a deck, that of the deck itself first. A
// deck.yaml beside a folder cards stands for the folder that holds both.
func deckFiles(fsys fs.FS, name string) ([]string, error) {
	if name != "." && name != MainName {
		return []string{name}, nil
	}
	entries, err := fs.ReadDir(fsys, CardsFolder)
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	names := []string{MainName}
	for _, e := range entries {
		if !e.IsDir() && isCardsFile(e.Name()) {
			names = append(names, path.Join(CardsFolder, e.Name()))
		}
	}
	slices.Sort(names[1:])
	if len(names) > maxFiles {
		return nil, fmt.Errorf("%s holds %s files; at most %s are read: put more cards into one file", CardsFolder, strictyaml.Number(len(names)-1), strictyaml.Number(maxFiles-1))
	}
	return names, nil
}

// readAhead is how many files of cards are read beside the one that is taken in: two processors have something to do,
// and no more than two files are in memory.
const readAhead = 1

// A cardsRead is a file of cards that is being read, until done is closed.
type cardsRead struct {
	file     string
	done     chan struct{}
	doc      *strictyaml.Document
	cards    []Card
	problems Problems
}

// readCards begins to read a file of cards.
func readCards(file string, src []byte) *cardsRead {
	r := &cardsRead{file: file, done: make(chan struct{})}
	go func() {
		defer close(r.done)
		var f cardsFile
		r.doc, f, r.problems = strictyaml.Read(file, src, strictyaml.Type[cardsFile](cardsType))
		r.cards = f.Cards
	}()
	return r
}

// load reads a deck from the folder that it may not leave.
func load(fsys fs.FS, name string, shown func(string) string) (*Deck, error) {
	names, err := deckFiles(fsys, name)
	if err != nil {
		return nil, at(err, shown)
	}
	b := newBuilder()
	size, marks := 0, 0
	var ahead []*cardsRead
	takeAll := func() {
		for _, r := range ahead {
			b.addFile(r)
		}
		ahead = nil
	}
	for i, n := range names {
		src, err := ReadFile(fsys, n)
		if err != nil && i == 0 {
			return nil, at(err, shown)
		}
		if err != nil {
			takeAll() // what is wrong is told in the order of the files
			b.fileProblem(shown(n), "unreadable", reason.Of(err), reason.Hint(err))
			continue
		}
		size, marks = size+len(src), marks+strictyaml.Marks(src)
		if message := tooLarge(i+1, size, marks); message != "" {
			takeAll()
			b.fileProblem(shown(n), strictyaml.RuleTooLarge, message, "make two decks of it")
			break
		}
		switch {
		case i > 0:
			if ahead = append(ahead, readCards(shown(n), src)); len(ahead) > readAhead {
				b.addFile(ahead[0])
				ahead = ahead[1:]
			}
		case len(names) > 1:
			b.readDeck(shown(n), src, folderType)
		default:
			b.readDeck(shown(n), src, deckType)
		}
	}
	takeAll()
	b.checkPictures(fsys)
	if name == "." || name == MainName {
		b.findUnread(fsys, shown)
	}
	return b.finish()
}

// tooLarge says that the files of a deck are too large together, or nothing.
func tooLarge(files, bytes, marks int) string {
	have := "the " + strictyaml.Number(files) + " files up to this one have"
	switch {
	case bytes > maxBytes:
		return strictyaml.MoreThan(have, maxBytes)
	case marks > maxMarks:
		return strictyaml.TooManyMarks(have, marks, maxMarks)
	default:
		return ""
	}
}

// fileProblem reports an error of a file as a whole.
func (b *builder) fileProblem(file, rule, message, fix string) {
	b.add(Problem{File: file, Rule: rule, Severity: strictyaml.Error, Message: message, Fix: fix})
}

// errNoFile is why a pipe or a device is not read.
var errNoFile = errors.New("it is no file that can be read")

// at returns an error about a file of a deck with the name that people know it by.
func at(err error, shown func(string) string) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return &fs.PathError{Op: p.Op, Path: shown(p.Path), Err: p.Err}
	}
	return err
}

// ReadFile reads a file of a deck, or one beside it, as far as one byte behind [strictyaml.MaxBytes]. The error is an
// [*fs.PathError] with this name. What is no regular file is not opened: a pipe could wait for ever.
func ReadFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errNoFile}
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer // of the right size: what is read is kept
	b.Grow(int(min(info.Size(), strictyaml.MaxBytes)) + bytes.MinRead)
	_, err = b.ReadFrom(io.LimitReader(f, strictyaml.MaxBytes+1))
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = &fs.PathError{Op: p.Op, Path: name, Err: p.Err} // os.Root opens files by their whole path
	}
	return b.Bytes(), err
}
