package main

import (
	"context"
	"errors"
	"fmt"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/history"
	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type conflictsOptions struct {
	Common
	Card string // empty: list the cards
	Take string // mine, theirs, or a version by number or id; empty: only show
}

func newConflictsCommand(env *Env, do func(context.Context, *Env, conflictsOptions) error) *cli.Command {
	var opts conflictsOptions
	return &cli.Command{
		Name:      "conflicts",
		Usage:     "list your own versions of cards that ask for a decision, and decide",
		ArgsUsage: "[CARD]",
		UsageText: "goodcard conflicts                             the cards\n" +
			"goodcard conflicts door-score                  your versions of one, beside its author's text\n" +
			"goodcard conflicts door-score --take theirs    from now on the author's text",
		Description: "A card is listed when two devices made versions of their own, when its author changed what you had changed,\n" +
			"and when your version no longer fits it. Until you decide, your newest version is asked where it fits. WHICH\n" +
			"is mine (the newest version, of whichever device), theirs (the author's text), or a version by its number\n" +
			"or its id.\n" +
			"'goodcard edit CARD' decides too.",
		Flags: opts.flags(
			checked("take", func(text string) error {
				opts.Take = text
				return isPick(text)
			}, "ask the card in `WHICH` from now on: mine, theirs or a version", study.TakeMine, study.TakeTheirs),
		),
		Action: func(c *cli.Context) error {
			card, err := atMostOneWord(c, "CARD")
			if err != nil {
				return err
			}
			opts.Card = card
			if opts.Take != "" && card == "" {
				return usageErrorf(c, "--take needs a CARD")
			}
			return do(c.Context, env, opts)
		},
	}
}

func isPick(text string) error {
	_, isID := history.ParseID(text)
	_, notNumber := parseNumber(text, 1)
	if isID || text == study.TakeMine || text == study.TakeTheirs || notNumber == nil {
		return nil
	}
	return errors.New("mine, theirs, the number of a version or its id was expected")
}

func runConflicts(ctx context.Context, env *Env, opts conflictsOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		out := newOutput(env, opts.Common)
		switch {
		case opts.Take != "":
			return takeVersion(ctx, env, out, c, opts)
		case opts.Card != "":
			found, err := c.Conflict(ctx, opts.Card)
			if err != nil {
				return err
			}
			if out.json {
				return out.value([]conflictJSON{conflictOf(found)})
			}
			here, err := c.Device(ctx)
			if err == nil {
				writeConflict(out, found, here)
			}
			return err
		}
		all, err := c.Conflicts(ctx)
		if err != nil {
			return err
		}
		return listConflicts(out, all)
	})
}

func listConflicts(out *output, all []study.Conflict) error {
	if out.json {
		list := make([]conflictJSON, len(all))
		for i, found := range all {
			list[i] = conflictOf(found)
		}
		return out.value(list)
	}
	var rows [][]string
	for _, found := range all {
		rows = append(rows, []string{found.Card, found.Notice()})
	}
	if len(rows) == 0 && out.people {
		out.line("No card waits for a decision of yours.")
	}
	out.table(rows)
	if len(rows) > 0 && out.people {
		out.line("%s", out.faint("'goodcard conflicts CARD' shows the texts of one, and what decides."))
	}
	return nil
}

func takeVersion(ctx context.Context, env *Env, out *output, c *study.Collection, opts conflictsOptions) error {
	after, taken, err := c.Take(ctx, opts.Card, opts.Take)
	if taken {
		env.did(words.Command("conflicts", after.Card)+" shows it", "your choice for %s is kept", after.Card)
	}
	switch {
	case err != nil:
		return err
	case out.json:
		return out.value([]conflictJSON{conflictOf(after)})
	case !taken:
		out.line("%s is as it was", after.Card)
	case after.Gone:
		out.line("your version of %s is given up", after.Card)
	case after.Versions.Own:
		out.line("%s is asked in your own version from now on", after.Card)
	default:
		out.line("%s is asked in the deck's version from now on", after.Card)
	}
	return nil
}

func writeConflict(out *output, found study.Conflict, here history.ID) {
	out.line("card: %s", found.Card)
	open, settled := len(found.Versions.Open), !found.Gone && found.Versions.Settled()
	switch notice := found.Notice(); {
	case notice != "":
		out.line("%s", notice)
	case open == 0:
		out.line("There is no version of your own.")
	case found.Versions.Own:
		out.line("Nothing is left to decide: the card is asked in your own version.")
	default:
		out.line("Nothing is left to decide: the card is asked in the author's text.")
	}
	writeVersions(out, study.OwnVersions(&found.Theirs, &found.Versions), here)
	if out.people && open > 0 && !settled {
		out.line("%s", out.faint(decides(found)))
	}
}

// undecided says how many cards wait for a decision, and where it is made.
func undecided(n int) string {
	return words.Agree(n, "card", "waits", "wait") + " for you to decide between texts: 'goodcard conflicts'"
}

// decides says what decides about the versions of a card.
func decides(found study.Conflict) string {
	theirs := fmt.Sprintf("'goodcard conflicts %s --take theirs' takes the author's text", found.Card)
	switch n := len(found.Versions.Open); {
	case found.Gone:
		return fmt.Sprintf("'goodcard conflicts %s --take theirs' gives your version up.", found.Card)
	case n == 1:
		return theirs + ", --take mine your version."
	case n == 2:
		return theirs + ", --take 1 or 2 that version."
	default:
		return fmt.Sprintf("%s, --take 1 to %d that version.", theirs, n)
	}
}

// writeVersions writes versions of a card in labelled lines, which a screen reader and a
// script take alike. here is this device.
func writeVersions(out *output, versions []study.OwnVersion, here history.ID) {
	for i, v := range versions {
		device := v.Device
		if v.By == here {
			device += " (this device)"
		}
		out.line("version %d: %s, %s; %s", i+1, out.moment(v.Moment), device, versionStates[v.State])
		says := fmt.Sprintf("version %d says", i+1)
		switch {
		case v.State == study.OfNewer || v.State == study.NotReadable:
			out.line("text: %s", v.Body)
		case len(v.Fields) == 0:
			out.line("%s: (the author's text)", says)
		}
		for _, f := range v.Fields {
			out.line("field: %s", study.FieldName(f.Key))
			if f.Moved {
				writeValue(out, "was", f.Base, f.Literal)
			}
			writeValue(out, "now", f.Now, f.Literal)
			writeValue(out, says, f.Mine, f.Literal)
		}
	}
}

var versionStates = map[study.VersionState]string{
	study.Asked:       "asked",
	study.NotAsked:    "not asked",
	study.NotFitting:  "not asked, since it does not fit the card as it is now",
	study.OfNewer:     "not asked, since a newer goodcard made it",
	study.NotReadable: "not asked, since it cannot be read",
}

func writeValue(out *output, label string, v deck.Value, literal bool) {
	plain := markup.Line
	if literal {
		plain = markup.Clean
	}

	if v.Absent() {
		out.line("%s: (nothing)", label)
	}
	for _, text := range v.Lines() {
		out.line("%s: %s", label, plain(text))
	}
}
