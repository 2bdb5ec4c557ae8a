package main

import (
	"errors"
	"io/fs"
	"slices"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/lint"
	"goodcard/deck/reason"
	"goodcard/deck/strictyaml"
	"goodcard/files"
	"goodcard/release"
)

// finish completes a release of the deck that was interrupted, and says so; it returns why it cannot.
func (r *lintRun) finish(path string) deck.Problems {
	version, err := release.Finish(path)
	if version != "" {
		r.env.warn("the release %s of %s, which was interrupted, is finished", version, path)
	}
	if stuck, ok := errors.AsType[*release.Stuck](err); ok {
		return deck.Problems{{File: path, Rule: lint.BrokenRelease, Severity: strictyaml.Warning, Message: stuck.Error(), Fix: stuck.Hint()}}
	}
	return nil // where the deck cannot be found, reading it tells
}

// addReleases gives lint what was released of a deck with files of its own, and returns what is wrong with the
// files that say so. A deck without a ledger was never released.
func addReleases(opts *lint.Options, target lintTarget) (problems deck.Problems) {
	if target.path == "-" || target.shipped {
		return nil
	}
	at, err := deck.Beside(target.path)
	if err != nil {
		return nil // the deck was read from there
	}
	src, err := files.Read(at.Ledger, ledger.MaxBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		opts.Ledger, err = ledger.Parse(at.Ledger, src)
	}
	problems = brokenRelease(at.Ledger, err)
	if opts.Released, err = deck.LoadReleased(target.path); !errors.Is(err, fs.ErrNotExist) {
		problems = append(problems, brokenRelease(at.Released, err)...)
	}
	return problems
}

// brokenRelease returns what is wrong with a file that a release left: none of it keeps the deck from use.
func brokenRelease(file string, err error) deck.Problems {
	problems, ok := errors.AsType[deck.Problems](err)
	switch {
	case err == nil:
		return nil
	case !ok:
		problems = deck.Problems{{File: file, Message: "what was released cannot be read: " + reason.Of(err), Fix: reason.Hint(err)}}
	}
	for i := range problems {
		problems[i].Rule, problems[i].Severity = lint.BrokenRelease, strictyaml.Warning
	}
	return problems
}

// onceLost leaves out what the learner's own history says of a card of which the ledger says more.
func onceLost(found deck.Problems) deck.Problems {
	told := map[string]bool{}
	for _, p := range found {
		if p.Rule == lint.VanishedID || p.Rule == lint.LostWas {
			told[p.Subject] = true
		}
	}
	return slices.DeleteFunc(found, func(p deck.Problem) bool { return p.Rule == lint.LostReviews && told[p.Subject] })
}
