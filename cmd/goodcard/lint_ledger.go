package main

import (
	"errors"
	"slices"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/strictyaml"
	"goodcard/release"
)

// finish completes a release of the deck that was interrupted, and says so; it returns why it cannot.
func (r *lintRun) finish(path string) deck.Problems {
	_, err := finishRelease(r.env, path)
	if errors.As(err, new(*release.Stuck)) || errors.As(err, new(*release.InTheWay)) {
		return deck.Problems{{File: path, Rule: lint.BrokenRelease, Severity: strictyaml.Warning, Message: err.Error(), Fix: hintOf(err)}}
	}
	return nil // where the deck cannot be found, reading it tells
}

// addReleases gives lint what was released of a deck with files of its own, and returns what is wrong with the
// files that say so: none of it keeps the deck from use. A deck without a ledger was never released.
func addReleases(opts *lint.Options, target lintTarget, d *deck.Deck) (problems deck.Problems) {
	if target.path == "-" || target.shipped {
		return nil
	}
	opts.Ledger, opts.Released, problems = release.Past(target.path)
	if opts.Ledger == nil && len(problems) == 0 {
		problems = release.LeftBehind(target.path, d)
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
