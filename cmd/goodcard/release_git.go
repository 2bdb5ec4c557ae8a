package main

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/deck/markup"
	"goodcard/deck/shell"
	"goodcard/release"
)

// gitLines returns the commands that put a release into git; none where its folder is in no repository.
func gitLines(p *release.Plan) []string {
	folder := filepath.Dir(p.Shown(p.Files[0].Path))
	if !inGit(folder) {
		return nil
	}
	var there, gone []string
	for _, name := range p.Parts {
		if top, _, below := strings.Cut(name, "/"); below {
			name = top
		}
		if !slices.Contains(there, name) {
			there = append(there, name)
		}
	}
	for _, f := range p.Files {
		if f.After == nil && path.Dir(f.Path) == "." {
			gone = append(gone, f.Path)
		}
	}
	git := "  git "
	if folder != "." {
		git += "-C " + shell.Path(markup.Clean(folder)) + " "
	}
	var lines []string
	if len(gone) > 0 {
		lines = append(lines, git+"rm -q --cached --ignore-unmatch "+typedPaths(gone))
	}
	return append(lines,
		git+"add "+typedPaths(there),
		git+"commit -m "+shell.Quote(p.Deck.ID+" "+p.Deck.Version),
		git+"tag "+p.Deck.ID+"-"+p.Deck.Version)
}

func typedPaths(names []string) string {
	typed := make([]string, len(names))
	for i, name := range names {
		typed[i] = shell.Path(markup.Clean(name))
	}
	return strings.Join(typed, " ")
}

// inGit reports whether a folder is in a repository of git.
func inGit(folder string) bool {
	whole, err := filepath.Abs(folder)
	for err == nil {
		if _, err := os.Stat(filepath.Join(whole, ".git")); err == nil {
			return true
		}
		above := filepath.Dir(whole)
		if above == whole {
			return false
		}
		whole = above
	}
	return false
}
