package anki

import (
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/deck/ledger"
)

// An origins finds under which id a card first was released.
type origins struct {
	of     *outgoing
	lines  map[string]*ledger.Line            // of the deck's own ledger, by full id
	others map[string]map[string]*ledger.Line // of the ledgers of other decks beside it, by deck
}

func newOrigins(o *outgoing) *origins {
	x := &origins{of: o}
	if o.ledger != nil {
		x.lines = o.ledger.ByID()
	}
	return x
}

// origin returns the first full id of a card: that of its ledger, else its oldest former id, else the one it
// has, which is full. What comes from another deck has what the ledger of that says, from deck to deck.
func (x *origins) origin(c *deck.Card, full string) string {
	first := full
	switch line := x.lines[first]; {
	case line != nil:
		first = line.Origin()
	case len(c.Was) > 0:
		first = deck.Full(x.of.id, c.Was[0])
	}
	if deck.ParseRef(first).Deck == x.of.id {
		return first
	}
	for met := (map[string]bool{}); !met[first]; { // ledgers that contradict each other lead nowhere
		met[first] = true
		if line := x.linesOf(deck.ParseRef(first).Deck)[first]; line != nil {
			first = line.Origin()
		}
	}
	return first
}

// linesOf returns the lines of the ledger of a deck, by full id; nil where none is known.
func (x *origins) linesOf(id string) map[string]*ledger.Line {
	if id == x.of.id {
		return x.lines
	}
	if x.others == nil {
		x.others = x.of.ledgersBeside()
	}
	return x.others[id]
}

// maxBeside is how many entries of a folder are looked at for ledgers.
const maxBeside = 4000

// ledgersBeside returns the lines of the ledgers of other decks that lie where the deck lies, by deck.
func (o *outgoing) ledgersBeside() map[string]map[string]*ledger.Line {
	all := map[string]map[string]*ledger.Line{}
	around := o.shipped
	if o.path != "" {
		root, err := os.OpenRoot(o.around())
		if err != nil {
			return all
		}
		defer root.Close()
		around = root.FS()
	}
	entries, _ := fs.ReadDir(around, ".")
	ledgerName := ledgerName()
	for _, e := range entries[:min(len(entries), maxBeside)] {
		name := e.Name()
		switch {
		case e.IsDir():
			name = path.Join(name, ledgerName)
		case !strings.HasSuffix(name, "."+ledgerName):
			continue
		}
		if l := ledgerIn(around, name); l != nil && l.Deck != o.id {
			all[l.Deck] = l.ByID()
		}
	}
	return all
}

// ledgerName returns what the ledger of a deck that is a folder is called; it ends the name of another one.
func ledgerName() string { return deck.BesideIn(".").Ledger }

// around returns the folder that the deck lies in.
func (o *outgoing) around() string {
	at, err := deck.Beside(o.path)
	if err != nil {
		return o.path
	}
	folder, err := filepath.Abs(filepath.Dir(at.Ledger))
	if err == nil && filepath.Base(at.Ledger) == ledgerName() { // it is a folder itself
		folder = filepath.Dir(folder)
	}
	return folder
}

// ledgerIn reads a ledger that is sound; nil for none.
func ledgerIn(fsys fs.FS, name string) *ledger.Ledger {
	if info, err := fs.Stat(fsys, name); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, ledger.MaxBytes+1))
	if err != nil {
		return nil
	}
	l, err := ledger.Parse(name, src)
	if err != nil || l.Misfit(l.Released) != nil {
		return nil
	}
	return l
}
