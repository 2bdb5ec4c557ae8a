package deck

import (
	"os"
	"path/filepath"
	"strings"

	"goodcard/deck/shell"
)

// maxLeftBehind is how many ledgers are looked at for that of a deck that was moved.
const maxLeftBehind = 100

// LeftBehind returns what lies beside a deck that was moved or renamed to path without it: the first, in the
// folder, above that of a deck that is a folder, or in a folder below, of which is says that its ledger is that
// of this deck and whose own deck is gone.
func LeftBehind(path string, is func(ledger string) bool) (old Companions, found bool) {
	now, err := Beside(path)
	if err != nil {
		return Companions{}, false
	}
	folder := filepath.Dir(now.Ledger)
	ledgers := append(ledgersIn(folder), ledgersBelow(folder)...)
	if filepath.Base(now.Ledger) == ledgerFileName {
		ledgers = append(ledgers, ledgersIn(filepath.Join(folder, ".."))...)
	}
	for _, ledger := range ledgers[:min(len(ledgers), maxLeftBehind)] {
		dir, own := deckOf(ledger)
		if ledger != now.Ledger && !regularFile(filepath.Join(dir, own)) && is(ledger) {
			return companions(filepath.Clean(dir), own), true
		}
	}
	return Companions{}, false
}

// CopyOf returns the path of another deck in the folder of the deck at path, of which is says that its ledger is that of
// this deck too; none where there is no such one.
func CopyOf(path string, is func(ledger string) bool) (other string, found bool) {
	now, err := Beside(path)
	if err != nil {
		return "", false
	}
	ledgers := ledgersIn(filepath.Dir(now.Ledger))
	for _, ledger := range ledgers[:min(len(ledgers), maxLeftBehind)] {
		other := filepath.Join(deckOf(ledger))
		if ledger != now.Ledger && regularFile(other) && is(ledger) {
			return other, true
		}
	}
	return "", false
}

// deckOf returns the folder and the name of the file of the deck that has a ledger.
func deckOf(ledger string) (dir, own string) {
	dir, name := filepath.Split(ledger)
	if stem, isFile := strings.CutSuffix(name, "."+ledgerFileName); isFile {
		return dir, stem + ".yaml"
	}
	return dir, MainName
}

// ledgersIn returns the ledgers of decks in a folder, in the order of their names.
func ledgersIn(folder string) (ledgers []string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if name := e.Name(); e.Type().IsRegular() && (name == ledgerFileName || strings.HasSuffix(name, "."+ledgerFileName)) {
			ledgers = append(ledgers, filepath.Join(folder, name))
		}
	}
	return ledgers
}

// ledgersBelow returns the ledgers of decks that are, or were, folders in a folder.
func ledgersBelow(folder string) (ledgers []string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if ledger := filepath.Join(folder, e.Name(), ledgerFileName); e.IsDir() && len(ledgers) < maxLeftBehind && regularFile(ledger) {
			ledgers = append(ledgers, ledger)
		}
	}
	return ledgers
}

// Move returns the commands that bring what lies beside a deck to another name.
func (c Companions) Move(to Companions) string {
	var commands []string
	for _, pair := range [][2]string{
		{c.Ledger, to.Ledger}, {c.Changes, to.Changes}, {c.Changelog, to.Changelog}, {c.Released, to.Released},
		{c.ReleasedFolder, to.ReleasedFolder}, {c.Lock, to.Lock}, {c.LockFolder, to.LockFolder},
	} {
		if _, err := os.Lstat(pair[0]); err == nil {
			commands = append(commands, "mv "+shell.Path(pair[0])+" "+shell.Path(pair[1]))
		}
	}
	return strings.Join(commands, " && ")
}
