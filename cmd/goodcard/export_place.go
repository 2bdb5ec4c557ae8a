package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/anki/apkg"
	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/shell"
	"goodcard/study"
	"goodcard/words"
)

// An exportPlace says where an export may be put: in the place of an earlier one and of files that are nobody's
// source, and never over a deck, what belongs to one, or the learner's data.
type exportPlace struct {
	c      *study.Collection
	format exportFormat
	named  []string // the decks that are exported; none: all that are installed
}

// check returns an error where the file at path is none that an export may be put in the place of, or make.
// A path that leads nowhere it leaves to who writes.
func (p exportPlace) check(ctx context.Context, path string) error {
	at := path
	if whole, err := filepath.EvalSymlinks(path); err == nil {
		at = whole
	}
	info, err := os.Stat(at)
	there := err == nil
	if there && !info.Mode().IsRegular() {
		return nil // which is told by who writes
	}
	if folder := filepath.Dir(at); !there && !isThere(folder) {
		return &hintedError{fmt.Errorf("%s cannot be written: the folder %s is not there", path, folder), "make the folder first, or " + p.another()}
	}
	subject := path
	if filepath.Base(at) != filepath.Base(path) {
		subject += ", which leads to " + at + ","
	}
	refuse := func(what string) error {
		return &hintedError{fmt.Errorf("%s %s: it is left as it is", subject, what), p.another()}
	}
	// A database that is open is told by its place, since to open and close it would drop its locks.
	switch data := filepath.Dir(p.c.Path()); {
	case liesIn(at, data):
		return &hintedError{fmt.Errorf("%s is in the folder of your data, %s, where only goodcard puts files", subject, data), p.another()}
	case there && isOneOf(info, data):
		return refuse("is another name of a file in the folder of your data, " + data)
	}
	for _, name := range []string{at, path} { // a link has the name that a deck knows it by
		if what := besideByName(name); what != "" {
			return refuse("is " + what + ", by its name")
		}
	}
	places, err := p.deckPlaces(ctx)
	if err != nil {
		return err
	}
	for _, d := range places {
		if d.has(at, info) {
			return refuse("belongs to the deck " + d.shown)
		}
	}
	if !there {
		return nil
	}
	what, err := p.format.unlike(at)
	if err != nil {
		return err
	}
	if what != "" {
		return refuse("is there, and is " + what)
	}
	if p.format.command == asPackage.command && info.Size() > 0 {
		if err := p.checkPackage(at, subject); err != nil {
			return err
		}
	}
	if what := p.format.foreignEnding(at); what != "" {
		return refuse("has " + what)
	}
	for _, d := range places {
		if d.isSource(info) {
			return refuse("is a source of the deck " + d.shown)
		}
	}
	return nil
}

// checkPackage returns an error where goodcard did not write the package that is there: it may be a deck that somebody
// else made, or hold reviews that are nowhere else.
func (p exportPlace) checkPackage(at, subject string) error {
	switch ours, err := apkg.Ours(at); {
	case err != nil || ours:
		return err
	case !apkg.IsPackage(at):
		return &hintedError{fmt.Errorf("%s is there, and is no package of Anki: it is left as it is", subject), p.another()}
	}
	return &hintedError{
		fmt.Errorf("%s is there, and is a package that goodcard did not write: it is left as it is", subject),
		p.another() + "; if Anki exported it, with your reviews of cards from goodcard, " + words.Command("import", shell.Operand(absolute(at))) + " adds them to your history",
	}
}

func (p exportPlace) another() string {
	return "name another file, such as " + shell.Path("export"+p.format.endings[0])
}

// besideByName returns as what a file belongs to a deck by its name alone; empty for other files.
func besideByName(path string) string {
	if what := deck.BesideAs(path); what != "" {
		return what + " of a deck"
	}
	switch name := strings.ToLower(filepath.Base(path)); {
	case name == lint.BaselineName:
		return "the findings of decks that are known"
	case strings.HasSuffix(name, ".schema.json"):
		return "a schema"
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".yaml", ".yml":
		return "a deck, or a part of one"
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif":
		return "a picture"
	}
	return ""
}

// liesIn reports whether a path lies in a folder, or in one below it.
func liesIn(path, folder string) bool {
	root, err := os.Stat(folder)
	if err != nil {
		return false
	}
	whole, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	for above := filepath.Dir(whole); ; above = filepath.Dir(above) {
		if info, err := os.Stat(above); err == nil && os.SameFile(info, root) {
			return true
		}
		if above == filepath.Dir(above) {
			return false
		}
	}
}

// isOneOf reports whether a file is one of those right in a folder, by whatever name.
func isOneOf(info os.FileInfo, folder string) bool {
	entries, err := os.ReadDir(folder)
	return err == nil && slices.ContainsFunc(entries, func(e os.DirEntry) bool { return isFileAt(info, filepath.Join(folder, e.Name())) })
}

// isFileAt reports whether a file is that at path. Nothing is no file.
func isFileAt(info os.FileInfo, path string) bool {
	other, err := os.Stat(path)
	return err == nil && info != nil && os.SameFile(info, other)
}

// A deckPlace is where a deck lies.
type deckPlace struct {
	shown   string
	folder  string   // of its pictures and sources
	files   []string // that are it, and that lie beside it, whether they are there or not
	folders []string // of releases, in which nothing else lies
	sources func() []deck.Source
}

// deckPlaces returns where the decks lie that are exported, and those that are installed.
func (p exportPlace) deckPlaces(ctx context.Context) (all []deckPlace, err error) {
	installed, err := p.c.Outgoing(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range installed {
		if d.Path == "" {
			continue
		}
		all = append(all, placeOf(d.Path, func() []deck.Source {
			head, err := p.c.KeptHead(ctx, d)
			if err != nil {
				return nil
			}
			return head.Sources
		}))
	}
	for _, word := range p.named {
		if !isPath(word) && !isThere(word) {
			continue
		}
		if folder, ok := deck.PartOf(word); ok {
			word = folder
		}
		all = append(all, placeOf(word, func() []deck.Source {
			d, err := deck.Load(word)
			if err != nil { // which is told when it is exported
				return nil
			}
			return d.Sources
		}))
	}
	return all, nil
}

func placeOf(path string, sources func() []deck.Source) deckPlace {
	d := deckPlace{shown: path, folder: (wholeDeck{path: absolute(path)}).folder(), files: []string{path}, sources: sources}
	if at, err := deck.Beside(path); err == nil {
		d.files = append(d.files, at.Ledger, at.Changes, at.Changelog, at.Released, at.Lock)
		d.folders = []string{at.ReleasedFolder, at.LockFolder, at.Work}
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		d.files = append(d.files, filepath.Join(path, deck.MainName))
		parts, _ := filepath.Glob(filepath.Join(path, deck.CardsFolder, "*"))
		d.files = append(d.files, parts...)
		d.folders = append(d.folders, filepath.Join(path, deck.CardsFolder))
	}
	for folder := d.folder; folder != ""; folder = filepath.Dir(folder) { // those of a folder above count too
		d.files = append(d.files, filepath.Join(folder, lint.ConfigName), filepath.Join(folder, lint.BaselineName))
		if folder == filepath.Dir(folder) {
			break
		}
	}
	return d
}

// has reports whether a file, which may not be there, is the deck or lies beside it.
func (d *deckPlace) has(path string, info os.FileInfo) bool {
	return slices.ContainsFunc(d.files, func(file string) bool {
		return isFileAt(info, file) || info == nil && strings.EqualFold(filepath.Base(file), filepath.Base(path)) && sameFolder(file, path)
	}) || slices.ContainsFunc(d.folders, func(folder string) bool { return liesIn(path, folder) })
}

func sameFolder(a, b string) bool {
	one, err := os.Stat(filepath.Dir(a))
	return err == nil && isFileAt(one, filepath.Dir(b))
}

// isSource reports whether the deck says that its cards are from this file.
func (d *deckPlace) isSource(info os.FileInfo) bool {
	return d.folder != "" && slices.ContainsFunc(d.sources(), func(s deck.Source) bool {
		return s.File != "" && isFileAt(info, filepath.Join(d.folder, filepath.FromSlash(s.File)))
	})
}
