package study

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"goodcard/deck"
	"goodcard/history"
)

// unsaved is the folder within the data folder for own versions that are being edited or
// could not be saved: DECK/CARD.open-NUMBER.yaml while it is open in an editor, and
// DECK/CARD.NUMBER.yaml when it lies there to be taken up again, with what it is made from in
// DECK/CARD.NUMBER.json.
const (
	unsaved  = "unsaved"
	openMark = "open-"
	textEnd  = ".yaml"
	baseEnd  = ".json"
)

// closedName returns the name under which the text of an open file lies to be taken up again.
func closedName(file string) string {
	folder, name := filepath.Split(file)
	return folder + strings.Replace(name, "."+openMark, ".", 1)
}

func baseName(file string) string { return strings.TrimSuffix(closedName(file), textEnd) + baseEnd }

// ownFile returns a file to edit a card in: the newest text that could not be saved, or
// else a new file with text.
func (c *Collection) ownFile(card, text string) (file string, kept bool, err error) {
	of := deck.ParseRef(card)
	name := of.Name()
	folder := filepath.Join(filepath.Dir(c.Path()), unsaved, of.Deck)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", false, err
	}
	lying, err := keptTexts(folder, name)
	if err != nil {
		return "", false, err
	}
	for _, from := range lying {
		file = filepath.Join(folder, name+"."+openMark+strings.TrimPrefix(from, name+"."))
		if os.Rename(filepath.Join(folder, from), file) == nil { // else another program has taken it up
			return file, true, nil
		}
	}
	f, err := os.CreateTemp(folder, name+"."+openMark+"*"+textEnd)
	if err != nil {
		return "", false, err
	}
	_, err = f.WriteString(text)
	return f.Name(), false, errors.Join(err, f.Close())
}

// keptTexts returns the names of the files that lie in a folder to be taken up again, the
// newest first.
func keptTexts(folder, card string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	var names []string
	written := map[string]time.Time{}
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), card+".")
		info, infoErr := e.Info()
		if ok && infoErr == nil && !strings.HasPrefix(rest, openMark) && strings.HasSuffix(rest, textEnd) {
			names = append(names, e.Name())
			written[e.Name()] = info.ModTime()
		}
	}
	slices.SortFunc(names, func(a, b string) int { return written[b].Compare(written[a]) })
	return names, err
}

// tellKept says at the head of a file that it is a text taken up again. An empty file stays
// empty: to say so would be to fill it.
func tellKept(file string) error {
	text, err := os.ReadFile(file)
	if err != nil || strings.TrimSpace(string(text)) == "" {
		return err
	}
	body := strings.TrimPrefix(strings.TrimPrefix(string(text), keptHead), freshHead)
	return os.WriteFile(file, []byte(keptHead+body), 0o600)
}

// drop removes the file of an own version, of which nothing is left to be saved.
func (e *Edit) drop() error {
	err := os.Remove(baseName(e.File))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(os.Remove(e.File), err)
}

// An unsavedBase is a base as it lies beside a text. What the learner wrote is a change of
// what they saw, also when they go on with it after an update or on top of another edit.
type unsavedBase struct {
	Deck    string    `json:"deck"`
	Version string    `json:"version"`
	Over    []string  `json:"over"`
	Theirs  deck.Card `json:"theirs"`
}

// keep writes the base of the text in a file.
func (b *base) keep(file string) error {
	kept := unsavedBase{b.deck, b.version, make([]string, len(b.over)), b.theirs}
	for i, id := range b.over {
		kept.Over[i] = id.String()
	}
	text, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	return os.WriteFile(baseName(file), text, 0o600)
}

// keptBase returns the base of a text that is taken up again. An earlier goodcard kept none.
func keptBase(file string) (base, bool) {
	text, err := os.ReadFile(baseName(file))
	if err != nil {
		return base{}, false
	}
	var kept unsavedBase
	if json.Unmarshal(text, &kept) != nil {
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
