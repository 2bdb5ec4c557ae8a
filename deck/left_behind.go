package deck

import (
	"os"
	"path/filepath"
	"strings"

	"goodcard/deck/shell"
)

// LeftBehind returns what lies beside a deck that was moved or renamed to path without it: the first, in the
// folder, above that of a deck that is a folder, or in a folder below, of which is says that its ledger is that
// of this deck and whose own deck is gone.
func LeftBehind(path string, is func(ledger string) bool) (old Besides, found bool) {
	now, err := Beside(path)
	if err != nil {
		return Besides{}, false
	}
	folder := filepath.Dir(now.Ledger)
	patterns := []string{"*." + ledgerName, ledgerName, filepath.Join("*", ledgerName)}
	if filepath.Base(now.Ledger) == ledgerName {
		patterns = append(patterns, filepath.Join("..", "*."+ledgerName))
	}
	for _, pattern := range patterns {
		in, below := filepath.Split(pattern)
		if in == "*"+string(filepath.Separator) {
			in, below = "", pattern
		}
		names, _ := filepath.Glob(filepath.Join(quoted(filepath.Join(folder, in)), below))
		for _, ledger := range names {
			dir, name := filepath.Split(ledger)
			stem, isFile := strings.CutSuffix(name, "."+ledgerName)
			own := mainName
			if isFile {
				own = stem + ".yaml"
			}
			if ledger != now.Ledger && !regularFile(filepath.Join(dir, own)) && is(ledger) {
				return besides(filepath.Clean(dir), own), true
			}
		}
	}
	return Besides{}, false
}

// quoted returns a folder as a pattern that only it fits.
func quoted(folder string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(folder)
}

// Move returns the commands that bring what lies beside a deck to another name.
func (b Besides) Move(to Besides) string {
	var commands []string
	for _, pair := range [][2]string{
		{b.Ledger, to.Ledger}, {b.Changes, to.Changes}, {b.Changelog, to.Changelog}, {b.Released, to.Released},
		{b.ReleasedParts, to.ReleasedParts}, {b.Lock, to.Lock}, {b.LockParts, to.LockParts},
	} {
		if _, err := os.Lstat(pair[0]); err == nil {
			commands = append(commands, "mv "+shell.Path(pair[0])+" "+shell.Path(pair[1]))
		}
	}
	return strings.Join(commands, " && ")
}
