package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"goodcard/deck"
)

// A lintTarget is one deck to check.
type lintTarget struct {
	path    string   // its file or folder; "-" is standard input
	shipped bool     // path is the name of a deck that the program brings
	parts   []string // the files of it whose problems are shown, as they were named; none: all
}

// name returns what the deck is called in messages.
func (t lintTarget) name() string {
	if t.path == "-" {
		return stdinName
	}
	return t.path
}

// lintTargets returns the decks that words name: each once, those in a folder of decks by name.
func lintTargets(ctx context.Context, env *Env, opts lintOptions) (targets []lintTarget, err error) {
	for _, word := range opts.Decks {
		more, err := lintTargetsOf(ctx, env, opts.Common, word)
		if err != nil {
			return nil, err
		}
		for _, t := range more {
			at := slices.IndexFunc(targets, func(other lintTarget) bool { return other.isDeckOf(t) })
			switch {
			case at < 0:
				targets = append(targets, t)
			case len(t.parts) == 0 || len(targets[at].parts) == 0:
				targets[at].parts = nil
			default:
				targets[at].parts = append(targets[at].parts, t.parts...)
			}
		}
	}
	return targets, nil
}

// isDeckOf reports whether two targets are of one deck: a folder is also named by the file that says what it is.
func (t lintTarget) isDeckOf(other lintTarget) bool {
	return t.shipped == other.shipped && (t.path == other.path || !t.shipped && t.place() == other.place())
}

// place returns where the deck is.
func (t lintTarget) place() string {
	path, err := filepath.Abs(t.path)
	if err != nil {
		return t.path
	}
	if filepath.Base(path) == deck.MainName {
		return filepath.Dir(path)
	}
	return path
}

func lintTargetsOf(ctx context.Context, env *Env, o Common, word string) ([]lintTarget, error) {
	if word == "-" {
		return []lintTarget{{path: word}}, nil
	}
	if folder, ok := deck.PartOf(word); ok {
		return []lintTarget{{path: folder, parts: []string{word}}}, nil
	}
	info, err := os.Stat(word)
	switch {
	case err == nil && info.IsDir():
		return lintFolder(env, word)
	case err == nil || isPath(word) || isThere(word):
		return []lintTarget{{path: word}}, nil // reading it says what is wrong
	}
	at, err := deckNamed(ctx, env, o, word)
	return []lintTarget{{path: at.path, shipped: at.shipped}}, err
}

// lintFolder returns the decks in a folder, or the folder where it is one or has none. YAML that
// is passed over is named.
func lintFolder(env *Env, folder string) ([]lintTarget, error) {
	found, others, err := deck.In(folder)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return []lintTarget{{path: folder}}, nil
	}
	if len(others) > 0 {
		env.warn("not checked, since it does not look like a deck: %s", listed(others))
	}
	targets := make([]lintTarget, len(found))
	for i, path := range found {
		targets[i].path = path
	}
	return targets, nil
}

// listed names a few paths, and how many more there are.
func listed(paths []string) string {
	const most = 5
	text := ""
	for i, path := range paths[:min(len(paths), most)] {
		if i > 0 {
			text += ", "
		}
		text += path
	}
	if len(paths) > most {
		text += fmt.Sprintf(" and %d more", len(paths)-most)
	}
	return text
}
