package main

import (
	"os"
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
		if top, _, _ := strings.Cut(name, "/"); !slices.Contains(there, top) {
			there = append(there, top)
		}
	}
	for _, f := range p.Files {
		if top, _, _ := strings.Cut(f.Path, "/"); f.After == nil && !slices.Contains(slices.Concat(there, gone), top) {
			gone = append(gone, top)
		}
	}
	git := "  git "
	if folder != "." {
		git += "-C " + shell.Path(markup.Clean(folder)) + " "
	}
	var lines []string
	if len(gone) > 0 {
		lines = append(lines, git+"rm -rq --cached --ignore-unmatch "+typedPaths(gone))
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
