package study

import (
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
// made from in DECK/CARD.NUMBER.json.
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
func (c *Collection) ownFile(card, text string, b *base) (file string, kept bool, err error) {
	of := deck.ParseRef(card)
	folder := filepath.Join(filepath.Dir(c.Path()), unsaved, of.Deck)
	const tries = 10 // another program may drop its last text meanwhile, and the folder with it
	for range tries {
		if file, kept, err = fileIn(folder, of.Name(), text, b); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return file, kept, err
}

func fileIn(folder, name, text string, b *base) (file string, kept bool, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", false, err
	}
	lying, err := keptTexts(folder, name)
	if err != nil {
		return "", false, err
	}
	for _, from := range lying {
		file = filepath.Join(folder, name+"."+openedBy()+strings.TrimPrefix(closedName(from), name+"."))
		if os.Rename(filepath.Join(folder, from), file) != nil {
			continue // another program has taken it up
		}
		if !untouched(file) {
			return file, true, nil
		}
		if err := drop(file); err != nil {
			return "", false, err
		}
	}
	f, err := os.CreateTemp(folder, name+"."+openedBy()+"*"+textEnd)
	if err != nil {
		return "", false, err
	}
	_, err = f.WriteString(text)
	return f.Name(), false, errors.Join(err, f.Close(), b.keep(f.Name(), text))
}

// keptTexts returns the names of the files that lie in a folder to be taken up again, the
// newest first: what could not be saved, and what was open in an editor when its process ended.
func keptTexts(folder, card string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	var names []string
	written := map[string]time.Time{}
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), card+".")
		info, infoErr := e.Info()
		if ok && infoErr == nil && !isOpen(rest) && strings.HasSuffix(rest, textEnd) {
			names = append(names, e.Name())
			written[e.Name()] = info.ModTime()
		}
	}
	slices.SortFunc(names, func(a, b string) int { return written[b].Compare(written[a]) })
	return names, err
}

// isOpen reports whether a process that runs has the file of this name open, which begins
// behind the card.
func isOpen(name string) bool {
	rest, open := strings.CutPrefix(name, openMark)
	if !open {
		return false
	}
	process, _, _ := strings.Cut(rest, "-")
	id, err := strconv.Atoi(process)
	return err == nil && files.Running(id)
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
	err := os.Remove(baseName(file))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err := errors.Join(os.Remove(file), err); err != nil {
		return err
	}
	folder := filepath.Dir(file)
	if os.Remove(folder) == nil { // else it holds more
		os.Remove(filepath.Dir(folder))
	}
	return nil
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
	return os.WriteFile(baseName(file), text, 0o600)
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
