package main

import (
	"context"
	"fmt"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/files"
	"goodcard/words"
)

// fix does the edits of what is found in a deck, as far as they are certain, and writes its files, all of
// them or none. It returns what was mended, at its places in the files as they were.
func (r *lintRun) fix(ctx context.Context, target lintTarget) (mended deck.Problems, err error) {
	if target.shipped {
		return nil, &hintedError{fmt.Errorf("the deck %s is a part of the program, and not yours to write", target.path), "leave --fix out"}
	}
	m, err := deck.Open(target.path, target.parts...)
	if err != nil {
		return nil, err
	}
	defer m.Close()
	opts, err := r.lintOptions(target)
	if err != nil {
		return nil, err
	}
	opts.Deck = r.decksOfPath(ctx, target)
	opts.Source = func(file string) ([]byte, bool) {
		for _, page := range m.Pages {
			if page.File == file {
				return page.After, true
			}
		}
		return nil, false
	}
	known, err := r.baseline(target)
	if err != nil {
		return nil, err
	}
	_, err = unlessInterrupted(ctx, func() (deck.Problems, error) {
		return m.Mend(func(d *deck.Deck) deck.Problems {
			found := lint.Check(d, opts)
			if known != nil {
				found, _, _ = known.Split(d, found)
			}
			return found
		})
	})
	if err != nil {
		return nil, err
	}
	var changes []files.Replacement
	for _, page := range m.Pages {
		if page.Changed() {
			changes = append(changes, files.Replacement{Path: page.File, Was: page.Before, Text: page.After})
			mended = append(mended, page.Mended...)
		}
	}
	written, err := files.Replace(changes...)
	if len(written) > 0 {
		r.env.did("", "%s mended: %s", words.Agree(len(written), "file", "is", "are"), listed(written))
	}
	return mended, err
}

// tellMended says on stderr what was mended, for formats that have no word for it.
func (e *Env) tellMended(problems deck.Problems) {
	for _, p := range problems {
		e.warn("fixed: %v", p)
	}
}
