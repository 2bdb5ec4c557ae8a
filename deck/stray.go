package deck

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"goodcard/deck/content"
	"goodcard/deck/shell"
)

// A stray is a file that an author may have taken for a part of a deck that is a folder, or a
// folder of such files. It is not read.
type stray struct {
	name  string // below the folder of the deck, as every path here
	why   string
	do    string            // what to do with it; where there are homes, "to" and the place follow
	to    string            // that place
	homes map[string]string // of each file the path under which it is read once that was done
}

// strays returns those of the deck in fsys, each with what to do. No two files are told to take
// one name, and none that another has.
func strays(fsys fs.FS) (all []stray) {
	beside, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil // the deck itself was read; what else is there cannot be told
	}
	within, err := fs.ReadDir(fsys, CardsFolder)
	hasCards := err == nil
	names := takenNames{}
	names.take(within)
	for _, e := range within {
		file := path.Join(CardsFolder, e.Name())
		switch {
		case e.IsDir():
			if files := yamlBelow(fsys, file); len(files) > 0 {
				all = append(all, names.moveAll(file, filesHere(len(files))+" not read: cards stand right in "+CardsFolder, files))
			}
		case looksLikeYAML(e.Name()) && !isCardsFile(e.Name()), isText(e.Name()) && isCardsHead(fsys, file):
			all = append(all, names.move(file, "this file of cards is not read: its name does not end in .yaml", "rename it"))
		}
	}
	for _, e := range beside {
		if name := e.Name(); e.IsDir() && name != CardsFolder && (strings.EqualFold(name, CardsFolder) || strings.EqualFold(name, "card")) {
			files := yamlBelow(fsys, name)
			why := filesHere(len(files)) + " not read: the folder of cards is called " + CardsFolder
			switch {
			case len(files) == 0:
			case hasCards:
				all = append(all, names.moveAll(name, why, files))
			default:
				hasCards = true
				within, _ := fs.ReadDir(fsys, name)
				names.take(within)
				all = append(all, renamed(name, why, files))
			}
		}
	}
	for _, e := range beside {
		switch name := e.Name(); {
		case e.IsDir() || name == MainName || besideDeck(name):
		case looksLikeMain(name):
			all = append(all, stray{name: name, why: "this file is not read, since there is also " + MainName, do: "take over what only this file says, and delete it"})
		case looksLikeYAML(name) && isCardsHead(fsys, name):
			all = append(all, names.move(name, "this file of cards is not read: it does not stand in "+CardsFolder, "move it"))
		}
	}
	return all
}

// renamed is a folder of cards under another name, where there is none of the right name.
func renamed(folder, why string, files []string) stray {
	s := stray{folder, why, "rename the folder", CardsFolder, map[string]string{}}
	for _, file := range files {
		s.homes[file] = CardsFolder + strings.TrimPrefix(file, folder)
	}
	return s
}

// fix says what to do with a stray; typed writes a path as it is typed to a shell.
func (s stray) fix(typed func(string) string) string {
	if len(s.homes) == 0 {
		return s.do
	}
	text := s.do + " to " + typed(s.to)
	if s.to != CardsFolder {
		return text
	}
	others := 0
	for _, file := range slices.Sorted(maps.Keys(s.homes)) {
		to := path.Base(s.homes[file])
		if to == path.Base(file) {
			continue
		}
		if others++; others <= maxNamed {
			text += fmt.Sprintf(", %s as %s", shell.Path(strings.TrimPrefix(file, s.name+"/")), shell.Path(to))
		}
	}
	if others > maxNamed {
		text += fmt.Sprintf(" and %d more under names that are free there", others-maxNamed)
	}
	return text
}

// maxNamed is how many files are named that get another name.
const maxNamed = 6

// fixOf says what to do with one file of a stray.
func (s stray) fixOf(file string, typed func(string) string) string {
	if to, moves := s.homes[file]; moves {
		return "rename it to " + typed(to)
	}
	return s.do
}

// takenNames counts the files of a name in the folder of cards. Names that differ by capitals
// alone are one: on many disks they are.
type takenNames map[string]int

func (t takenNames) take(entries []fs.DirEntry) {
	for _, e := range entries {
		t[strings.ToLower(e.Name())]++
	}
}

// home takes a name in the folder of cards for a file: its own, unless that is taken.
func (t takenNames) home(file string) string {
	if path.Dir(file) == CardsFolder {
		t[strings.ToLower(path.Base(file))]--
	}
	name := asYAML(path.Base(file))
	stem := strings.TrimSuffix(name, ".yaml")
	for n := 2; t[strings.ToLower(name)] > 0; n++ {
		name = fmt.Sprintf("%s-%d.yaml", stem, n)
	}
	t[strings.ToLower(name)]++
	return path.Join(CardsFolder, name)
}

func (t takenNames) move(file, why, do string) stray {
	to := t.home(file)
	return stray{file, why, do, to, map[string]string{file: to}}
}

func (t takenNames) moveAll(folder, why string, files []string) stray {
	s := stray{folder, why, "move the files", CardsFolder, map[string]string{}}
	for _, file := range files {
		s.homes[file] = t.home(file)
	}
	return s
}

func filesHere(n int) string {
	if n == 1 {
		return "1 file in this folder is"
	}
	return fmt.Sprintf("%d files in this folder are", n)
}

// isCardsHead reports whether a file seems to hold cards and to be no deck of its own.
func isCardsHead(fsys fs.FS, name string) bool {
	src, err := ReadFile(fsys, name)
	return err == nil && headOfCards("\n"+string(src[:min(len(src), content.Head)]))
}

// yamlBelow returns the YAML files in a folder and below it, as far as a deck may have files.
func yamlBelow(fsys fs.FS, folder string) (files []string) {
	visited := 0
	_ = fs.WalkDir(fsys, folder, func(name string, e fs.DirEntry, err error) error {
		if visited++; err != nil || visited > maxFiles {
			return fs.SkipAll
		}
		if !e.IsDir() && looksLikeYAML(e.Name()) {
			files = append(files, name)
		}
		return nil
	})
	return files
}
