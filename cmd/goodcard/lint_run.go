package main

import (
	"context"

	"goodcard/deck"
	"goodcard/deck/lint"
)

// A lintRun is one look at some decks.
type lintRun struct {
	env     *Env
	opts    lintOptions
	targets []lintTarget

	ids       lintedIDs
	named     *namedConcepts
	configs   map[string]*lint.Config
	baselines map[string]*usedBaseline
	order     []string // paths of baselines, as they were first read
}

func newLintRun(env *Env, opts lintOptions, targets []lintTarget) *lintRun {
	return &lintRun{
		env: env, opts: opts, targets: targets, ids: lintedIDs{}, named: newNamedConcepts(targets),
		configs: map[string]*lint.Config{}, baselines: map[string]*usedBaseline{},
	}
}

// A lintReport writes what is found.
type lintReport interface {
	// mended is told what --fix did, at its places in the files as they were.
	mended(problems deck.Problems) error
	deck(l linted) error
	unreadable(target lintTarget, err error) error
	// end is told what was found in all, in how many decks, and how many could not be read.
	end(all lintTally, read, unreadable int) error
}

func newLintReport(env *Env, opts lintOptions) lintReport {
	out := newOutput(env, opts.Common)
	switch opts.Format {
	case asJSON:
		return &jsonReport{out}
	case asGitHub:
		return &githubReport{env.Stdout, env}
	case asSARIF:
		return newSARIFReport(env, out)
	}
	return &textReport{out: out}
}

// tell looks at the decks, one after the other, and reports whether there is something to mend.
func (r *lintRun) tell(ctx context.Context, report lintReport) (found bool, err error) {
	all, read, unreadable := lintTally{}, 0, 0
	for _, target := range r.targets {
		l, err := r.lookAt(ctx, target, report)
		if interrupted := ctx.Err(); interrupted != nil {
			return false, interrupted
		}
		if err != nil {
			r.env.report(err)
			if err := report.unreadable(target, err); err != nil {
				return false, err
			}
			unreadable++
			continue
		}
		l.many = len(r.targets) > 1
		if err := report.deck(l); err != nil {
			return false, err
		}
		all.add(tally(l))
		read++
	}
	if err := report.end(all, read, unreadable); err != nil {
		return false, err
	}
	r.tellBaselines()
	return unreadable > 0 || all.errors+all.warnings > 0 || r.opts.Strict && all.notes > 0, nil
}

// lookAt mends a deck where that is asked for, and checks it.
func (r *lintRun) lookAt(ctx context.Context, target lintTarget, report lintReport) (linted, error) {
	if r.opts.Fix {
		mended, err := r.fix(ctx, target)
		if err == nil {
			err = report.mended(mended)
		}
		if err != nil {
			return linted{}, err
		}
	}
	return r.lintDeck(ctx, target)
}

// A linted deck is what [lintRun.lintDeck] found in one.
type linted struct {
	target   lintTarget
	cards    int
	deck     *deck.Deck // nil where it is invalid
	problems deck.Problems
	invalid  bool          // there are errors, and nothing else was looked for
	others   deck.Problems // of the other files
	source   []byte        // of standard input, which cannot be read again
	many     bool          // it is one of several decks
}
