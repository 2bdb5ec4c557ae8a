package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/release"

	"github.com/urfave/cli/v2"
)

type releaseOptions struct {
	Common
	Deck    string // a file or a folder, or the id of an installed deck that is linked from one
	Version string // empty: what the changes ask for
	Whys    []string
	Changes []string
	DryRun  bool
	Abandon bool
}

func newReleaseCommand(env *Env, do func(context.Context, *Env, releaseOptions) error) *cli.Command {
	var opts releaseOptions
	return &cli.Command{
		Name:      "release",
		Usage:     "make a version of a deck: its changes named, its ledger kept",
		ArgsUsage: "DECK [VERSION]",
		UsageText: "goodcard release alignment.yaml                                  the least version that the changes ask for\n" +
			"goodcard release alignment.yaml --dry-run                        what it would be\n" +
			"goodcard release alignment.yaml --why \"door=The paper was wrong\"  with the reason that learners are owed\n" +
			"goodcard release alignment 2.0.0 --change door=split:green,near --why \"door=Two questions\"",
		Description: "Compares the deck with its last release, writes version: into it, and beside it the ledger, the list of\n" +
			"changes, CHANGES.md and the release itself, all or none of them. It refuses what would cost learners their\n" +
			"history, a version that is too small a step, and a deck of which lint has errors or warnings, until they are mended or\n" +
			"\"# lint: ignore RULE because REASON\" stands above the card. A card that says\n" +
			"something else, was replaced, split or merged, or is gone, needs a reason; where only its wording changed and words\n" +
			"tell otherwise, --change CARD=clarified says so. See docs/releases.md.\n" +
			"Exit status: 0 done, 1 refused or failed, 2 wrong usage.",
		Flags: opts.flags(
			repeated("why", &opts.Whys, "the reason for a change, as `CARD=TEXT`; once for each card"),
			repeated("change", &opts.Changes, "what a change is: `CARD=replaced`, CARD=clarified, CARD=split:A,B or A,B=merged:C"),
			toggle("dry-run", &opts.DryRun, "show all of it and write nothing"),
			toggle("abandon", &opts.Abandon, "give up a release that was interrupted and cannot be finished"),
		),
		Action: func(c *cli.Context) error {
			switch all := c.Args().Slice(); len(all) {
			case 0:
				return usageErrorf(c, "release needs a deck: a file or a folder")
			case 1:
				opts.Deck = all[0]
			case 2:
				opts.Deck, opts.Version = all[0], all[1]
			default:
				return usageErrorf(c, "release takes a deck and a version, and %q is a third word", all[2])
			}
			if opts.Abandon && (opts.DryRun || opts.Version != "" || len(opts.Whys)+len(opts.Changes) > 0) {
				return usageErrorf(c, "--abandon gives up what was begun and takes nothing but the deck")
			}
			return do(c.Context, env, opts)
		},
	}
}

func runRelease(ctx context.Context, env *Env, opts releaseOptions) error {
	path, err := releasable(ctx, env, opts)
	if err != nil {
		return err
	}
	if opts.Abandon {
		return abandonRelease(env, opts, path)
	}
	finished, err := finishRelease(env, path)
	if err != nil {
		return err
	}
	if done := doneBefore(env, opts, path, finished); done != nil {
		return writeDoneBefore(newOutput(env, opts.Common), opts, path, done)
	}
	if finished != "" && (opts.Version != "" || len(opts.Whys)+len(opts.Changes) > 0) {
		env.warn("it is released as it was begun; what this command says is taken for what changed since version %s", finished)
	}
	plan, err := planRelease(ctx, env, opts, path)
	if refused, ok := errors.AsType[*release.Refused](err); ok && opts.DryRun && refused.Plan != nil {
		if err := writeReleased(newOutput(env, opts.Common), opts, path, refused.Plan, true); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if now := env.Now(); now.After(env.Clock().AddDate(1, 0, 0)) {
		env.warn("the release is dated %s, a year or more ahead of the clock of this computer: each later release must be later", now.UTC().Format(time.DateOnly))
	}
	if !opts.DryRun {
		if err := plan.Write(); err != nil {
			return err
		}
		env.did("the files beside "+path+" tell of it", "version %s of %s is released", plan.Deck.Version, plan.Deck.ID)
	}
	return writeReleased(newOutput(env, opts.Common), opts, path, plan, false)
}

// releasable returns the path of the deck to release.
func releasable(ctx context.Context, env *Env, opts releaseOptions) (string, error) {
	if _, err := os.Lstat(opts.Deck); err == nil || isPath(opts.Deck) {
		return opts.Deck, nil
	}
	at, err := deckNamed(ctx, env, opts.Common, opts.Deck)
	if err == nil && at.shipped {
		return "", fmt.Errorf("the deck %s is one that the program brings; only the file or folder of a deck can be released", opts.Deck)
	}
	return at.path, err
}

// finishRelease completes what a release that was interrupted left beside a deck, says so, and returns its version;
// an empty one where there was nothing to complete.
func finishRelease(env *Env, path string) (version string, err error) {
	version, err = release.Finish(path)
	if version != "" {
		env.warn("the release %s of %s, which was interrupted, is finished", version, path)
	}
	return version, err
}

// said returns what a command says of a release.
func (opts *releaseOptions) said(env *Env) (release.Options, error) {
	o := release.Options{Version: opts.Version, Changes: opts.Changes, Now: env.Now()}
	for _, text := range opts.Whys {
		why, err := release.ParseWhy(text)
		if err != nil {
			return o, err
		}
		o.Whys = append(o.Whys, why)
	}
	return o, nil
}

// planRelease plans a release. A person at a terminal is asked for the reasons that are missing.
func planRelease(ctx context.Context, env *Env, opts releaseOptions, path string) (*release.Plan, error) {
	o, err := opts.said(env)
	if err != nil {
		return nil, usageOf(err)
	}
	var unread error
	ask := newAsker(ctx, env)
	asked := false
	o.Lint = func(*deck.Deck) deck.Problems {
		target := lintTarget{path: path}
		l, err := newLintRun(env, lintOptions{Common: opts.Common, Decks: []string{path}, Format: asText}, []lintTarget{target}).lintDeck(ctx, target)
		unread = err
		return l.problems
	}
	for {
		plan, err := unlessInterrupted(ctx, func() (*release.Plan, error) { return release.Make(path, o) })
		if interrupted := ctx.Err(); interrupted != nil {
			return nil, interrupted
		}
		if unread != nil {
			return nil, unread
		}
		refused, ok := errors.AsType[*release.Refused](err)
		if !ok || !refused.Only() || !env.Typed || !env.Terminal || opts.JSON || opts.DryRun || asked {
			return plan, usageOf(err)
		}
		whys, err := ask.whys(refused)
		if err != nil {
			return nil, err
		}
		if len(whys) == 0 {
			return nil, refused
		}
		o.Whys, asked = append(o.Whys, whys...), true // what is missing still was left empty
	}
}

// usageOf returns an error in what was said of a release as one of the command line.
func usageOf(err error) error {
	if said, ok := errors.AsType[*release.UsageError](err); ok {
		return &usageError{msg: said.Error(), hint: said.Hint(), command: "goodcard release"}
	}
	if said, ok := errors.AsType[*diff.Misfit](err); ok {
		return &usageError{msg: said.Error(), hint: said.Hint(), command: "goodcard release"}
	}
	return err
}

type abandonedJSON struct {
	Deck    string   `json:"deck"`
	Version *string  `json:"version"`
	InPlace []string `json:"in_place"`
}

func abandonRelease(env *Env, opts releaseOptions, path string) error {
	given, err := release.Abandon(path)
	if err != nil {
		return err
	}
	out := newOutput(env, opts.Common)
	if out.json {
		return out.value(abandonedJSON{path, present(given.Version), orEmpty(given.Done)})
	}
	out.line("the release%s of %s is given up", spacedVersion(given.Version), path)
	if len(given.Done) > 0 {
		out.line("already in their places, and left there: %s", listed(given.Done))
		out.line("the next release goes on from them; 'git checkout HEAD -- FILE' brings one back as it was")
	}
	return nil
}

func spacedVersion(version string) string {
	if version == "" {
		return ""
	}
	return " " + version
}
