package deck

import (
	"os"
	"path/filepath"
	"strings"

	"goodcard/deck/shell"
)

// Companions are the paths of what lies beside a deck, whether it is there or not. All but the last are in git
// with the deck.
type Companions struct {
	Ledger         string // of its releases
	Changes        string // that they made, for programs
	Changelog      string // for people
	Released       string // the last release, in one file
	ReleasedFolder string // the folder of a release that one file cannot hold; one of the two is there
	Lock           string // where its cards came from
	LockFolder     string
	Work           string // the folder of a release that is being written
}

// Beside returns what lies beside the deck at path, which is named as [Load] has it. Where path is a link,
// that is where the deck itself is.
func Beside(path string) (Companions, error) {
	info, err := os.Lstat(path)
	if err == nil && info.Mode()&os.ModeSymlink != 0 {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			info, err = os.Stat(path)
		}
	}
	if err != nil {
		return Companions{}, err
	}
	return BesideNew(path, info.IsDir()), nil
}

// BesideIn returns what lies beside the deck of this name in a folder, or in the folder that is the deck for ".", by paths
// from there.
func BesideIn(name string) Companions { return companions(".", name) }

// BesideNew returns what will lie beside a deck that is not there yet: a file at a path, or a folder.
func BesideNew(path string, folder bool) Companions {
	if folder {
		return companions(path, ".")
	}
	return companions(filepath.Dir(path), filepath.Base(path))
}

// BesideReleased returns what lies beside the deck whose last release the file at path is, by its name. firstPart says
// that the release has several parts, of which this is the first.
func BesideReleased(path string, firstPart bool) Companions {
	folder, name := filepath.Dir(path), filepath.Base(path)
	stem, _ := strings.CutSuffix("."+name, "."+releasedFileName)
	if firstPart {
		whole, err := filepath.Abs(folder)
		if err != nil {
			whole = folder
		}
		stem, _ = strings.CutSuffix("."+filepath.Base(whole), "."+releasedFolder)
		folder = filepath.Join(folder, "..")
	}
	if stem == "" {
		return companions(folder, ".")
	}
	return companions(folder, strings.TrimPrefix(stem, ".")+".yaml")
}

// IsFirstPart reports whether a file of that name is the first part of the last release of a deck, where its folder is
// not that of a deck itself.
func IsFirstPart(path string) bool {
	folder, err := filepath.Abs(filepath.Dir(path))
	return err == nil && filepath.Base(path) == releasedFileName && strings.HasSuffix("."+filepath.Base(folder), "."+releasedFolder)
}

const (
	releasedFileName  = "released.yaml"
	releasedFolder    = "released"
	ledgerFileName    = "ledger.tsv"
	changesFileName   = "changes.tsv"
	changelogFileName = "CHANGES.md"
	lockFileName      = "sources.lock.yaml"
	lockFolder        = "sources.lock"
	workFolder        = "release"
)

// companions returns what lies beside the deck of this name in a folder, the folder itself for ".".
func companions(folder, name string) Companions {
	stem, work := "", "."+workFolder
	if name != "." && name != MainName {
		stem, _ = stemOf(name)
		stem += "."
		work = "." + stem + workFolder
	}
	in := func(name string) string { return filepath.Join(folder, stem+name) }
	return Companions{
		Ledger: in(ledgerFileName), Changes: in(changesFileName), Changelog: in(changelogFileName),
		Released: in(releasedFileName), ReleasedFolder: in(releasedFolder), Lock: in(lockFileName), LockFolder: in(lockFolder),
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
		{releasedFileName, "the last release"}, {lockFileName, "the record of the sources"}, {ledgerFileName, "the ledger"}, {changesFileName, "the list of changes"},
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
	return name == releasedFileName || strings.HasSuffix(name, "."+releasedFileName)
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
	case isFolder && filepath.Base(whole) == releasedFolder && isParts(path):
		what, deck = "the last release", filepath.Join(path, "..")
	case isFolder:
		return nil
	case filepath.Base(above) == CardsFolder && filepath.Base(filepath.Dir(above)) == releasedFolder && isParts(filepath.Join(folder, "..")):
		what, deck = "a part of the last release", filepath.Join(folder, "..", "..")
	case name == releasedFileName && filepath.Base(above) == releasedFolder && isParts(folder):
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
	return regularFile(filepath.Join(folder, releasedFileName)) && !regularFile(filepath.Join(folder, MainName))
}
