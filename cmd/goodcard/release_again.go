package main

import (
	"errors"

	"goodcard/deck"
	"goodcard/release"
)

// doneBefore returns the release of this version as one in which nothing is left to do, where that is so: the command that
// made it was stopped, and is given again with all its words. They speak of changes that are released now. Nil where
// there is something to release, or where the command says anything else than what was recorded.
func doneBefore(env *Env, opts releaseOptions, path, version string) *release.Plan {
	if version == "" {
		return nil
	}
	o, err := opts.said(env)
	if err != nil || !release.Repeats(path, version, o) {
		return nil
	}
	_, err = release.Make(path, release.Options{Now: env.Now()})
	problems, ok := errors.AsType[deck.Problems](err)
	if !ok || len(problems) != 1 || problems[0].Rule != release.NothingToRelease {
		return nil
	}
	_, last, _ := release.Past(path)
	if last == nil || last.Version != version {
		return nil
	}
	plan := &release.Plan{Deck: &last.Deck, From: version}
	if whole, err := deck.Load(path); err == nil {
		for _, c := range whole.Cards {
			if c.Draft {
				plan.Drafts++
			}
		}
	}
	return plan
}

// writeDoneBefore tells such a release.
func writeDoneBefore(out *output, opts releaseOptions, path string, p *release.Plan) error {
	if out.json {
		return out.value(releaseOf(opts, path, p, false))
	}
	out.line("version %s of %s is released, and nothing changed since", p.From, p.Deck.ID)
	return nil
}
