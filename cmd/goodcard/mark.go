package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"slices"

	"goodcard/history"
	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

// markOptions are those of the commands that record one thing for all cards they are given.
type markOptions struct {
	Common
	Cards []string // "-" stands for those on standard input
	Kind  history.Kind
}

// marking completes a command that records one kind for all cards that it is given.
func marking(kind history.Kind, env *Env, do func(context.Context, *Env, markOptions) error, c *cli.Command) *cli.Command {
	opts := markOptions{Kind: kind}
	c.Flags = opts.flags()
	c.Action = func(c *cli.Context) error {
		if !c.Args().Present() {
			return usageErrorf(c, "%s needs a CARD, or - for those that standard input names", c.Command.Name)
		}
		opts.Cards = c.Args().Slice()
		return do(c.Context, env, opts)
	}
	return c
}

// runMark marks all of the cards or, where one of them is unknown, none.
func runMark(ctx context.Context, env *Env, opts markOptions) error {
	cards, err := withStdin(env.Stdin, opts.Cards)
	if err != nil {
		return err
	}
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		var items []string
		for _, card := range cards {
			means, err := c.Items(ctx, card)
			if err != nil {
				return err
			}
			items = append(items, means...)
		}
		slices.Sort(items)
		items = slices.Compact(items)
		marked, err := c.Mark(ctx, opts.Kind, items...)
		if err != nil {
			return err
		}
		if len(items) == 0 {
			env.warn("standard input names no card")
		}
		env.marked(marked)
		return writeMarked(newOutput(env, opts.Common), marked)
	})
}

// marked notes what was marked.
func (e *Env) marked(marked []study.Marked) {
	var items []string
	for _, m := range marked {
		if !m.Already && m.Holds() {
			items = append(items, m.Item)
		}
	}
	if len(items) == 0 {
		return
	}
	kind, what := marked[0].Kind, items[0]
	if len(items) > 1 {
		what = words.Count(len(items), "item")
	}
	next := takesBack(len(items))
	tell := tellings[kind]
	if back := tell.opposite; back != 0 {
		next = words.Command(append([]string{back.String()}, items...)...) + " takes that back"
	}
	e.did(next, "%s %s", tell.done, what)
}

func writeMarked(out *output, marked []study.Marked) error {
	if out.json {
		list := []any{}
		for _, m := range marked {
			list = append(list, markedOf(m))
		}
		return out.value(list)
	}
	for _, m := range marked {
		tell := tellings[m.Kind]
		switch {
		case m.Already:
			out.line("%s %s", m.Item, tell.already)
		case !m.Holds():
			out.line("%s %s still: %s", m.Item, tellings[tell.opposite].already, m.Against)
		default:
			out.line("%s %s%s", tell.done, m.Item, tell.meaning)
		}
	}
	return nil
}

// A telling is how a kind of mark is told.
type telling struct {
	done     string       // that an item was marked
	already  string       // how an item is that the mark would make so
	meaning  string       // what the mark leads to, where the word alone could frighten
	opposite history.Kind // what makes the item as it was before; 0 where only undo does
}

var tellings = map[history.Kind]telling{
	history.Suspend:   {"suspended", "is suspended", "", history.Unsuspend},
	history.Unsuspend: {"unsuspended", "is not suspended", "", history.Suspend},
	history.Bury:      {"buried", "is buried", " until the next study day", history.Unbury},
	history.Unbury:    {"unburied", "is not buried today", "", history.Bury},
	history.Flag:      {"flagged", "is flagged", "", history.Unflag},
	history.Unflag:    {"unflagged", "is not flagged", "", history.Flag},
	history.Forget:    {"forgot", "is new, there is nothing to forget", ": it starts anew, and its history stays", 0},
	0:                 {already: "is not new"}, // instead of forgotten
}

type suspendedJSON struct {
	Card      string `json:"card"`
	Suspended bool   `json:"suspended"`
}

type buriedJSON struct {
	Card   string `json:"card"`
	Buried bool   `json:"buried"`
}

type flaggedJSON struct {
	Card    string `json:"card"`
	Flagged bool   `json:"flagged"`
}

type forgottenJSON struct {
	Card      string `json:"card"`
	Forgotten bool   `json:"forgotten"`
}

// markedOf says what holds of an item now.
func markedOf(m study.Marked) any {
	is := m.Holds()
	switch m.Kind {
	case history.Suspend, history.Unsuspend:
		return suspendedJSON{m.Item, is == (m.Kind == history.Suspend)}
	case history.Bury, history.Unbury:
		return buriedJSON{m.Item, is == (m.Kind == history.Bury)}
	case history.Flag, history.Unflag:
		return flaggedJSON{m.Item, is == (m.Kind == history.Flag)}
	default:
		return forgottenJSON{m.Item, is}
	}
}

// withoutMark reads what in holds behind its byte order mark, which some programs write first.
func withoutMark(in io.Reader) io.Reader {
	b := bufio.NewReader(in)
	if first, _ := b.Peek(len("\ufeff")); string(first) == "\ufeff" {
		_, _ = b.Discard(len("\ufeff"))
	}
	return b
}

// withStdin returns the words of a command with those of standard input in place of "-".
func withStdin(stdin io.Reader, words []string) ([]string, error) {
	at := slices.Index(words, "-")
	if at < 0 {
		return words, nil
	}
	var read []string
	in := bufio.NewScanner(withoutMark(stdin))
	in.Split(bufio.ScanWords)
	for in.Scan() {
		read = append(read, in.Text())
	}
	if err := in.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, errors.New("the input is no list of names: a word of it is longer than any")
	} else if err != nil {
		return nil, err
	}
	return slices.Concat(words[:at], read, words[at+1:]), nil
}
