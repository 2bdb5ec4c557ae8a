package study

import (
	"cmp"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
	"goodcard/files"
	"goodcard/history"
)

// unsaved is the folder within the data folder for own versions that are being edited or
// could not be saved: DECK/CARD.open-PROCESS-NUMBER.yaml while that process has it open in an
// editor, and DECK/CARD.NUMBER.yaml when it lies there to be taken up again, with what it is
// made from in DECK/CARD.NUMBER.json. The editor holds that file, so that its text is not taken from
// under it when the process is killed.
const (
	unsaved  = "unsaved"
	openMark = "open-"
	textEnd  = ".yaml"
	baseEnd  = ".json"
)

// openedBy returns what stands before the number of a file that this process has open.
func openedBy() string { return openMark + strconv.Itoa(os.Getpid()) + "-" }

// closedName returns the name under which the text of an open file lies to be taken up again.
func closedName(file string) string {
	folder, name := filepath.Split(file)
	if card, rest, open := strings.Cut(name, "."+openMark); open {
		_, number, _ := strings.Cut(rest, "-")
		name = card + "." + number
	}
	return folder + name
}

func baseName(file string) string { return strings.TrimSuffix(closedName(file), textEnd) + baseEnd }

// ownFile returns a file to edit a card in: the newest text that could not be saved, or
// else a new file with text and with b beside it.
func (c *Collection) ownFile(card, text string, b *base) (f ownText, err error) {
	of := deck.ParseRef(card)
	folder := filepath.Join(filepath.Dir(c.Path()), unsaved, files.Named(of.Deck))
	const tries = 10 // another program may drop its last text meanwhile, and the folder with it
	for range tries {
		if f, err = fileIn(folder, files.Named(of.Name()), text, b); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return f, err
}

// An ownText is a file to edit a card in.
type ownText struct {
	file string
	kept bool   // it is a text that could not be saved
	open string // another file in which an editor has the card now
}

func fileIn(folder, name, text string, b *base) (own ownText, err error) {
	if err := files.MakeFolder(folder); err != nil {
		return own, err
	}
	lying, open, err := keptTexts(folder, name)
	if err != nil {
		return own, err
	}
	own.open = open
	for _, from := range lying {
		file := filepath.Join(folder, name+"."+openedBy()+strings.TrimPrefix(closedName(from), name+"."))
		if files.Rename(filepath.Join(folder, from), file) != nil {
			continue // another program has taken it up
		}
		if !untouched(file) {
			own.file, own.kept = file, true
			return own, nil
		}
		if err := drop(file); err != nil {
			return own, err
		}
	}
	f, err := os.CreateTemp(folder, name+"."+openedBy()+"*"+textEnd)
	if err != nil {
		return own, err
	}
	own.file = f.Name()
	_, err = f.WriteString(text)
	if err = cmp.Or(err, f.Close(), b.keep(f.Name(), text)); err != nil {
		_ = drop(f.Name()) // the learner has written nothing in it yet
	}
	return own, err
}

// keptTexts returns the names of the files that lie in a folder to be taken up again, the
// newest first: what could not be saved, and what was open in an editor when its process ended.
// open is one that an editor has now; empty where none has.
func keptTexts(folder, card string) (names []string, open string, err error) {
	entries, err := os.ReadDir(folder)
	written := map[string]time.Time{}
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), card+".")
		info, infoErr := e.Info()
		if !ok || infoErr != nil || !info.Mode().IsRegular() || !strings.HasSuffix(rest, textEnd) {
			continue
		}
		if isOpen(filepath.Join(folder, e.Name()), rest) {
			open = filepath.Join(folder, e.Name())
			continue
		}
		names = append(names, e.Name())
		written[e.Name()] = info.ModTime()
	}
	slices.SortFunc(names, func(a, b string) int { return written[b].Compare(written[a]) })
	return names, open, err
}

// isOpen reports whether a process that runs, or its editor, has a file open. name is what stands
// behind the card in that of the file.
func isOpen(file, name string) bool {
	rest, open := strings.CutPrefix(name, openMark)
	if !open {
		return false
	}
	process, _, _ := strings.Cut(rest, "-")
	id, err := strconv.Atoi(process)
	return err == nil && files.Running(id) || files.Held(baseName(file))
}

// tellKept says at the head of a file that it is a text taken up again. An empty file stays
// empty: to say so would be to fill it.
func tellKept(file string) error {
	text, err := files.Read(file, strictyaml.MaxBytes)
	if err != nil || strings.TrimSpace(string(text)) == "" {
		return err
	}
	body := strings.TrimPrefix(strings.TrimPrefix(string(text), keptHead), freshHead)
	return os.WriteFile(file, []byte(keptHead+body), 0o600)
}

// drop removes the file of an own version, of which nothing is left to be saved, and the
// folders that are empty then.
func drop(file string) error {
	for _, path := range []string{baseName(file), file} {
		if err := files.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	folder := filepath.Dir(file)
	if os.Remove(folder) == nil { // else it holds more
		os.Remove(filepath.Dir(folder))
	}
	return nil
}

// dropSaved does as [drop] where nothing that is in the file can be lost any more. A file that another program holds stays,
// as one that nobody has changed since, which the next edit of the card removes: what was recorded is recorded.
func (b *base) dropSaved(file, text string) {
	if drop(file) != nil {
		_ = b.keep(file, text)
	}
}

// An unsavedBase is a base as it lies beside a text. What the learner wrote is a change of
// what they saw, also when they go on with it after an update or on top of another edit.
type unsavedBase struct {
	Deck    string    `json:"deck"`
	Version string    `json:"version"`
	Over    []string  `json:"over"`
	Theirs  deck.Card `json:"theirs"`
	Opened  string    `json:"opened"` // the text before the learner changed anything
}

// keep writes the base of the text in a file, which an editor opens with the text opened.
func (b *base) keep(file, opened string) error {
	kept := unsavedBase{b.deck, b.version, make([]string, len(b.over)), b.theirs, opened}
	for i, id := range b.over {
		kept.Over[i] = id.String()
	}
	text, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	name := baseName(file)
	if err := files.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) { // what an editor started may hold it
		return err
	}
	return os.WriteFile(name, text, 0o600)
}

// readBase reads what [base.keep] wrote for the text in a file. An earlier goodcard kept none.
func readBase(file string) (kept unsavedBase, found bool) {
	text, err := files.Read(baseName(file), 8*strictyaml.MaxBytes) // as JSON a sign may take 6 bytes
	return kept, err == nil && json.Unmarshal(text, &kept) == nil
}

// untouched reports whether a file says what it said when an editor was to open it.
func untouched(file string) bool {
	kept, found := readBase(file)
	text, err := files.Read(file, strictyaml.MaxBytes)
	return found && err == nil && string(text) == kept.Opened
}

// keptBase returns the base of a text that is taken up again.
func keptBase(file string) (base, bool) {
	kept, found := readBase(file)
	if !found {
		return base{}, false
	}
	b := base{deck: kept.Deck, version: kept.Version, theirs: kept.Theirs}
	for _, text := range kept.Over {
		if id, ok := history.ParseID(text); ok {
			b.over = append(b.over, id)
		}
	}
	return b, true
}
