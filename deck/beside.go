package deck

import (
	"os"
	"path/filepath"
	"strings"

	"goodcard/deck/shell"
)

// Besides are the paths of what lies beside a deck, whether it is there or not. All but the last are in git
// with the deck.
type Besides struct {
	Ledger        string // of its releases
	Changes       string // that they made, for programs
	Changelog     string // for people
	Released      string // the last release, in one file
	ReleasedParts string // the folder of a release that one file cannot hold; one of the two is there
	Lock          string // where its cards came from
	LockParts     string
	Work          string // the folder of a release that is being written
}

// Beside returns what lies beside the deck at path, which is named as [Load] has it. Where path is a link,
// that is where the deck itself is.
func Beside(path string) (Besides, error) {
	info, err := os.Lstat(path)
	if err == nil && info.Mode()&os.ModeSymlink != 0 {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			info, err = os.Stat(path)
		}
	}
	switch {
	case err != nil:
		return Besides{}, err
	case info.IsDir():
		return besides(path, "."), nil
	default:
		return besides(filepath.Dir(path), filepath.Base(path)), nil
	}
}

// BesideIn returns what lies beside the deck of this name in a folder, or in the folder that is the deck for ".", by paths
// from there. The name may also be that of its last release, in one file.
func BesideIn(name string) Besides {
	if stem, ok := strings.CutSuffix("."+name, "."+releasedName); ok {
		name = "."
		if stem != "" {
			name = strings.TrimPrefix(stem, ".") + ".yaml"
		}
	}
	return besides(".", name)
}

const (
	releasedName  = "released.yaml"
	releasedParts = "released"
	ledgerName    = "ledger.tsv"
	changesName   = "changes.tsv"
	changelogName = "CHANGES.md"
	lockName      = "sources.lock.yaml"
	lockParts     = "sources.lock"
	workName      = "release"
)

// besides returns what lies beside the deck of this name in a folder, the folder itself for ".".
func besides(folder, name string) Besides {
	stem, work := "", "."+workName
	if name != "." && name != MainName {
		stem, _ = stemOf(name)
		stem += "."
		work = "." + stem + workName
	}
	in := func(name string) string { return filepath.Join(folder, stem+name) }
	return Besides{
		Ledger: in(ledgerName), Changes: in(changesName), Changelog: in(changelogName),
		Released: in(releasedName), ReleasedParts: in(releasedParts), Lock: in(lockName), LockParts: in(lockParts),
		Work: filepath.Join(folder, work),
	}
}

// Checkout returns the command that takes files beside a deck, at least one, from somewhere in git, such as HEAD.
func Checkout(from string, paths ...string) string {
	command := "git "
	if dir := filepath.Dir(paths[0]); dir != "." {
		command += "-C " + shell.Path(dir) + " "
	}
	command += "checkout " + from + " --"
	for _, path := range paths {
		command += " " + shell.Path(filepath.Base(path))
	}
	return command
}

// besideDeck reports whether a file, by its name, belongs to the release of a deck or to its sources.
func besideDeck(name string) bool {
	return BesideAs(name) != ""
}

// BesideAs returns as what a file lies beside a deck, by its name, such as the last release; empty for other files.
func BesideAs(path string) string {
	what, _ := besideAs(filepath.Base(path))
	return what
}

// besideAs returns as what a file lies beside a deck, by its name, and the name of the deck file without its
// ending; empty for a folder. What is empty for other files.
func besideAs(name string) (what, stem string) {
	for _, known := range []struct{ name, what string }{
		{releasedName, "the last release"}, {lockName, "the record of the sources"}, {ledgerName, "the ledger"}, {changesName, "the list of changes"},
	} {
		if stem, ok := strings.CutSuffix("."+name, "."+known.name); ok {
			return known.what, strings.TrimPrefix(stem, ".")
		}
	}
	return "", ""
}

// IsReleased reports whether a file of that name is the last release of a deck, in one file; see [ParseReleased].
func IsReleased(path string) bool {
	name := filepath.Base(path)
	return name == releasedName || strings.HasSuffix(name, "."+releasedName)
}

// besideOne returns an error where the file or folder at path is one that lies beside a deck, and no deck.
func besideOne(path string, isFolder bool) error {
	whole, err := filepath.Abs(path)
	if err != nil {
		return nil // reading it says more
	}
	folder, name := filepath.Split(path)
	what, stem := besideAs(name)
	deck := filepath.Clean(folder)
	if stem != "" {
		deck = filepath.Join(folder, stem+".yaml")
	}
	above := filepath.Dir(whole)
	switch {
	case isFolder && filepath.Base(whole) == releasedParts && isParts(path):
		what, deck = "the last release", filepath.Join(path, "..")
	case isFolder:
		return nil
	case filepath.Base(above) == CardsFolder && filepath.Base(filepath.Dir(above)) == releasedParts && isParts(filepath.Join(folder, "..")):
		what, deck = "a part of the last release", filepath.Join(folder, "..", "..")
	case name == releasedName && filepath.Base(above) == releasedParts && isParts(folder):
		deck = filepath.Join(folder, "..")
	case what == "":
		return nil
	}
	if !regularFile(deck) && !regularFile(filepath.Join(deck, MainName)) {
		return &NotADeck{path, "is " + what + " of a deck, by its name, and no deck", "name the deck; if the file is one, give it another name"}
	}
	return &NotADeck{path, "is " + what + " of the deck " + deck + ", and no deck", "name the deck: " + shell.Path(deck)}
}

// isParts reports whether a folder has the parts of a release, and is not that of a deck which is called so.
func isParts(folder string) bool {
	return regularFile(filepath.Join(folder, releasedName)) && !regularFile(filepath.Join(folder, MainName))
}
