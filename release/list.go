package release

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"

	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/semver"

	"goodcard/deck"
	"goodcard/deck/lazy"
)

// A list says which files a release puts in place, in which order. Once it stands in the stage the
// release is made: what is left to do is to rename.
type list struct {
	version string
	entries []entry
}

// An entry is one file of a list. The file that is to come stands in the stage under the number of
// the entry, and once it is no longer there the entry is done.
type entry struct {
	path          string // below the folder of the deck
	before, after string // SHA-256 of what the file holds; nothing where it is not there
}

const (
	listName  = "list"
	newEnding = ".new" // of what is not whole yet
	listHead  = "# goodcard release 1\t"
	listNames = "path\tbefore\tafter"
	nothing   = "-" // for a hash
	maxList   = 1 << 20
	// maxEntries is more than the files of the largest deck, each released in a file of its own.
	maxEntries = 10_000
)

// staged returns where the file of an entry waits.
func (p *place) staged(i int) string { return p.in(strconv.Itoa(i + 1)) }

func hashOf(text []byte) string {
	if text == nil {
		return nothing
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

func (l *list) bytes() []byte {
	var b strings.Builder
	b.WriteString(listHead + l.version + "\n" + listNames + "\n")
	for _, e := range l.entries {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", e.path, e.before, e.after)
	}
	return []byte(b.String())
}

var (
	errList     = errors.New("it is no list that a release has written")
	hashPattern = lazy.Regexp(`^(-|[0-9a-f]{64})$`)
)

// parseList reads a list. Which paths a release may write, own says: a list that names another one
// was not written by us.
func parseList(text []byte, own func(path string) bool) (*list, error) {
	if len(text) > maxList {
		return nil, errList
	}
	rest, isList := strings.CutPrefix(string(text), listHead)
	lines := strings.Split(strings.TrimSuffix(rest, "\n"), "\n")
	if !isList || !strings.HasSuffix(rest, "\n") || len(lines) < 2 || lines[1] != listNames || len(lines) > maxEntries+2 || !isVersion(lines[0]) {
		return nil, errList
	}
	l := &list{version: lines[0]}
	for _, line := range lines[2:] {
		cells := strings.Split(line, "\t")
		if len(cells) != 3 || !own(cells[0]) || !hashPattern().MatchString(cells[1]) || !hashPattern().MatchString(cells[2]) ||
			slices.ContainsFunc(l.entries, func(e entry) bool { return e.path == cells[0] }) {
			return nil, errList
		}
		l.entries = append(l.entries, entry{cells[0], cells[1], cells[2]})
	}
	return l, nil
}

func isVersion(text string) bool {
	v := "v" + text
	return semver.IsValid(v) && semver.Canonical(v)+semver.Build(v) == v
}

// own reports whether a release of the deck may write a file of that path.
func (p *place) own(name string) bool {
	if !fs.ValidPath(name) || strings.ContainsAny(name, "\\\t\n") {
		return false
	}
	if part, ok := strings.CutPrefix(name, filepath.Base(p.beside.ReleasedFolder)+"/"); ok {
		dir := path.Dir(part)
		return strings.HasSuffix(name, ".yaml") && (dir == "." || dir == deck.CardsFolder)
	}
	for _, file := range []string{p.beside.Ledger, p.beside.Changes, p.beside.Released, p.beside.Changelog} {
		if name == filepath.Base(file) {
			return true
		}
	}
	return name == p.main
}
