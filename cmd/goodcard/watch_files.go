package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/deck/lint"
)

// watchedFiles are the files that count for a look at decks, by whole paths. Folders are watched, and not
// files: editors put a new file in the place of the old one.
type watchedFiles struct {
	whole  map[string]bool // folders in which all counts
	stems  map[string]bool // paths; what begins as one and a dot counts, such as the ledger beside a deck
	places map[string]bool // paths that count, or in which a file counts that tells lint something
}

// watchedOf returns the files that count for some decks, and for others in the folder that was named.
func watchedOf(word string, targets []lintTarget) watchedFiles {
	w := watchedFiles{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, t := range append([]lintTarget{{path: word}}, targets...) {
		path, err := filepath.Abs(t.path)
		if err != nil {
			continue
		}
		w.add(path)
		if real, err := filepath.EvalSymlinks(path); err == nil && real != path {
			w.add(real)
		}
	}
	return w
}

// add adds a deck, which may be gone and come back.
func (w watchedFiles) add(path string) {
	w.places[path] = true
	if stem := strings.TrimSuffix(path, filepath.Ext(path)); stem != path {
		w.stems[stem] = true
	}
	folder := filepath.Dir(path)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		w.addFolder(path)
		folder = path
	}
	for {
		w.places[filepath.Join(folder, lint.ConfigName)] = true
		w.places[filepath.Join(folder, lint.BaselineName)] = true
		up := filepath.Dir(folder)
		if _, err := os.Lstat(filepath.Join(folder, ".git")); !errors.Is(err, fs.ErrNotExist) || up == folder {
			return
		}
		folder = up
	}
}

// maxSubfolders is how many folders of a deck are watched, such as those of its cards and pictures.
const maxSubfolders = 100

func (w watchedFiles) addFolder(path string) {
	w.whole[path] = true
	entries, err := os.ReadDir(path)
	if err != nil {
		return // lint says why
	}
	for _, e := range entries {
		if e.IsDir() && !passing(e.Name()) && len(w.whole) <= maxSubfolders {
			w.whole[filepath.Join(path, e.Name())] = true
		}
	}
}

// folders returns the folders to watch, in order.
func (w watchedFiles) folders() []string {
	all := map[string]bool{}
	for folder := range w.whole {
		all[folder] = true
	}
	for path := range w.places {
		all[filepath.Dir(path)] = true
	}
	var list []string
	for folder := range all {
		list = append(list, folder)
	}
	slices.Sort(list)
	return list
}

// count reports whether a file counts.
func (w watchedFiles) count(path string) bool {
	if w.places[path] {
		return true
	}
	folder, name := filepath.Split(path)
	stem, _, more := strings.Cut(name, ".")
	return !passing(name) && (w.whole[filepath.Clean(folder)] || more && w.stems[filepath.Join(folder, stem)])
}

// passing reports whether a name is one of the files that editors make for a moment, or hide.
func passing(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") || strings.HasSuffix(name, "~") || name == "4913" ||
		slices.Contains([]string{".swp", ".swx", ".tmp", ".bak"}, filepath.Ext(name))
}
