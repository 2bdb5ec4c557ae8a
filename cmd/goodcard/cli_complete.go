package main

import (
	"context"
	"slices"
	"strings"

	"goodcard/study"

	"github.com/urfave/cli/v2"
)

// completeFlag stands before the word that is being typed. The scripts of the shells put it
// behind the words before it.
const completeFlag = "--complete="

// complete writes the words that can follow args, of which the last is the beginning of one,
// behind [completeFlag]. It says nothing of what goes wrong: a shell would show it amid a line.
func complete(ctx context.Context, env *Env, app *cli.App, args []string) {
	last := len(args) - 1
	begun := strings.TrimPrefix(args[last], completeFlag)
	out := &output{w: env.Stdout}
	for _, c := range candidates(ctx, env, app, args[1:last], begun) {
		switch {
		case !strings.HasPrefix(c.word, begun):
		case c.meaning == "":
			out.table([][]string{{c.word}})
		default:
			out.table([][]string{{c.word, c.meaning}})
		}
	}
}

func candidates(ctx context.Context, env *Env, app *cli.App, args []string, begun string) []candidate {
	t := typed(app, args)
	switch {
	case t.flag == "tag":
		return seen(ctx, env, t.data, study.Glimpse.Tags)
	case t.flag == "concept":
		return conceptCandidates(ctx, env, t.data, begun)
	case t.flag != "":
		return ofWords(offeredBy(allFlags(app), t.flag))
	case strings.HasPrefix(begun, "-") && !t.closed:
		return flagCandidates(t.flags)
	case t.command == nil && len(t.words) == 0:
		return commandCandidates(app.Commands)
	case t.command == nil:
		return nil
	case len(t.command.Subcommands) > 0 && len(t.words) == 0:
		return commandCandidates(t.command.Subcommands)
	}
	switch placeholderAt(t.command.ArgsUsage, len(t.words)) {
	case "COMMAND":
		return commandCandidates(app.Commands)
	case "DECK":
		return deckCandidates(ctx, env, t.data)
	case "CARD":
		return cardCandidates(ctx, env, t.data, begun)
	case "GRADE":
		return ofWords([]string{"again", "hard", "good", "easy"})
	case "KEY":
		return settingCandidates()
	case "NAME":
		return shippedCandidates()
	case "bash":
		return ofWords(shells)
	}
	return nil
}

// A typedLine is what stands before the word to complete.
type typedLine struct {
	command *cli.Command // nil: none yet
	flags   []cli.Flag   // that can stand here
	words   []string     // of the command
	flag    string       // the one whose value comes next; empty if none does
	data    string       // of --data
	closed  bool         // by --: no flag can follow
}

func typed(app *cli.App, args []string) typedLine {
	t := typedLine{flags: app.Flags, closed: slices.Contains(args, "--")}
	cmds, query := app.Commands, false
	if n := len(args); n > 0 && !t.closed && strings.HasPrefix(args[n-1], "-") && takesValue(allFlags(app), args[n-1]) {
		t.flag = strings.TrimLeft(args[n-1], "-")
		args = args[:n-1]
	}
	for {
		opts, words, sub, tail := split(cmds, t.flags, query, args)
		for i, opt := range opts {
			if value, ok := strings.CutPrefix(opt, "--data="); ok {
				t.data = value
			} else if opt == "--data" && i+1 < len(opts) {
				t.data = opts[i+1]
			}
		}
		if sub == nil {
			t.words = words
			return t
		}
		t.command, t.flags = sub, sub.Flags
		cmds, args, query = sub.Subcommands, tail, sub.ArgsUsage == queryUsage
	}
}

// allFlags returns the flags of all commands: a name means the same wherever it stands.
func allFlags(app *cli.App) []cli.Flag {
	all := slices.Clone(app.Flags)
	walk(app.Commands, func(c *cli.Command) { all = append(all, c.Flags...) })
	return all
}

// placeholderAt returns what an ArgsUsage such as "CARD [TEXT]" calls its word n, from 0.
func placeholderAt(usage string, n int) string {
	placeholders := strings.Fields(strings.NewReplacer("[", " ", "]", " ").Replace(usage))
	if len(placeholders) == 0 {
		return ""
	}
	if last := len(placeholders) - 1; n > last {
		if !strings.HasSuffix(placeholders[last], "...") {
			return ""
		}
		n = last
	}
	first, _, _ := strings.Cut(strings.TrimSuffix(placeholders[n], "..."), "|")
	return first
}
