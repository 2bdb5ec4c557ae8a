package deck

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

const notReadRule = "not-read"

// Unread reports the files in the folder of the deck that look like a part of it and are not
// read, each with what to do. [Lint] has them too.
func (d *Deck) Unread() Problems { return d.unread }

func notRead(l *linter) {
	for _, p := range l.deck.unread {
		l.problems.Add(p)
	}
}

// findUnread looks for what an author may have taken for a part of a deck that is a folder.
func (b *builder) findUnread(fsys fs.FS, shown func(string) string) {
	report := func(file, fix, message string, args ...any) {
		b.unread = append(b.unread, Problem{File: shown(file), Rule: notReadRule, Severity: warning, Message: fmt.Sprintf(message, args...), Fix: fix})
	}
	beside, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return // the deck itself was read; what else is there cannot be told
	}
	for _, e := range beside {
		name := e.Name()
		switch {
		case e.IsDir() && name != CardsFolder && (strings.EqualFold(name, CardsFolder) || strings.EqualFold(name, "card")):
			if n := yamlBelow(fsys, name); n > 0 {
				report(name, "rename the folder to "+shown(CardsFolder), "%s not read: the folder of cards is called %s", filesHere(n), CardsFolder)
			}
		case e.IsDir() || name == mainName || besideDeck(name):
		case looksLikeMain(name):
			report(name, "take over what only this file says, and delete it", "this file is not read, since there is also %s", mainName)
		case looksLikeYAML(name) && isCardsHead(fsys, name):
			report(name, "move it to "+shown(path.Join(CardsFolder, asYAML(name))), "this file of cards is not read: it does not stand in %s", CardsFolder)
		}
	}
	within, err := fs.ReadDir(fsys, CardsFolder)
	if err != nil {
		return // told where the cards were read
	}
	taken := map[string]bool{}
	for _, e := range within {
		taken[e.Name()] = true
	}
	for _, e := range within {
		file := path.Join(CardsFolder, e.Name())
		switch {
		case e.IsDir():
			if n := yamlBelow(fsys, file); n > 0 {
				report(file, "move the files to "+shown(CardsFolder), "%s not read: cards stand right in %s", filesHere(n), CardsFolder)
			}
		case looksLikeYAML(e.Name()) && !isCardsFile(e.Name()):
			to := asYAML(e.Name())
			if taken[to] {
				to = "another name that ends in .yaml"
			} else {
				to = shown(path.Join(CardsFolder, to))
			}
			report(file, "rename it to "+to, "this file of cards is not read: its name does not end in .yaml")
		}
	}
}

func filesHere(n int) string {
	if n == 1 {
		return "1 file in this folder is"
	}
	return fmt.Sprintf("%d files in this folder are", n)
}

// isCardsHead reports whether a file seems to hold cards and to be no deck of its own.
func isCardsHead(fsys fs.FS, name string) bool {
	src, err := readFile(fsys, name)
	head := "\n" + string(src[:min(len(src), maxHead)])
	return err == nil && hasKey(head, "cards") && !saysMain(head)
}

// yamlBelow counts the YAML files in a folder and below it, as far as a deck may have files.
func yamlBelow(fsys fs.FS, folder string) (n int) {
	visited := 0
	_ = fs.WalkDir(fsys, folder, func(name string, e fs.DirEntry, err error) error {
		if visited++; err != nil || visited > maxFiles {
			return fs.SkipAll
		}
		if !e.IsDir() && looksLikeYAML(e.Name()) {
			n++
		}
		return nil
	})
	return n
}
