package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type noteOptions struct {
	Common
	Card string
	Text *string // nil: show the note; empty: remove it; "-": the text of standard input
}

func newNoteCommand(env *Env, do func(context.Context, *Env, noteOptions) error) *cli.Command {
	var opts noteOptions
	return &cli.Command{
		Name:      "note",
		Usage:     "show or write your own note on a card",
		ArgsUsage: "CARD [TEXT]",
		UsageText: "goodcard note door-score                   what you noted\n" +
			"goodcard note door-score memorable         a new note; quote several words\n" +
			"goodcard note door-score - < thought.md    the text of standard input",
		Description: "The note is shown with the answer and is found by 'goodcard search'. It replaces the one before; an empty\n" +
			"TEXT removes it. It is Markdown in which each line ends where you end it. It belongs to the card and stays\n" +
			"when the deck is updated.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			opts.Card = c.Args().First()
			switch c.NArg() {
			case 1:
			case 2:
				opts.Text = new(c.Args().Get(1))
			case 0:
				return usageErrorf(c, "note needs a CARD")
			default:
				return &usageError{
					msg:     fmt.Sprintf("note takes a CARD and one TEXT, not %d words", c.NArg()),
					hint:    "put the TEXT in quotes",
					command: c.Command.HelpName,
				}
			}
			return do(c.Context, env, opts)
		},
	}
}

type noteJSON struct {
	Card string  `json:"card"`
	Note *string `json:"note"`
}

func runNote(ctx context.Context, env *Env, opts noteOptions) error {
	if opts.Text != nil {
		text, err := noteText(env.Stdin, *opts.Text)
		if err != nil {
			return err
		}
		opts.Text = &text
	}
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		card, note, err := c.Note(ctx, opts.Card)
		if err != nil {
			return err
		}
		out := newOutput(env, opts.Common)
		if opts.Text == nil {
			return writeNote(out, card, note)
		}
		done, same := study.Marked{}, *opts.Text == note
		if !same {
			if done, err = c.SetNote(ctx, card, *opts.Text); err != nil {
				return err
			}
			env.did(words.Command("note", card)+" shows it", "the note on %s is kept", card)
		}
		if !done.Holds() {
			*opts.Text = note
		}
		switch {
		case out.json:
			return out.value(noteJSON{card, present(*opts.Text)})
		case !done.Holds():
			out.line("the note on %s is as it was: %s", card, done.Against)
		case same && note != "":
			out.line("%s has that note", card)
		case same:
			out.line("%s has no note", card)
		case *opts.Text == "":
			out.line("%s has no note now", card)
		default:
			out.line("noted on %s", card)
		}
		return nil
	})
}

func writeNote(out *output, card, note string) error {
	switch {
	case out.json:
		return out.value(noteJSON{card, present(note)})
	case note == "" && out.people:
		out.line("%s has no note.", card)
	}
	for line := range strings.Lines(note) {
		out.line("%s", strings.TrimRight(line, "\r\n"))
	}
	return nil
}

// maxNote is how many bytes a note may have: some pages.
const maxNote = 64 << 10

// noteText returns what text stands for, without the space around it.
func noteText(stdin io.Reader, text string) (string, error) {
	if text == "-" {
		read, err := io.ReadAll(io.LimitReader(stdin, maxNote+1))
		if err != nil {
			return "", err
		}
		text = strings.TrimPrefix(string(read), "\ufeff") // which some programs write first
	}
	switch {
	case len(text) > maxNote:
		return "", fmt.Errorf("the note is too long: at most %d bytes were expected", maxNote)
	case !utf8.ValidString(text):
		return "", errors.New("the note is no text: UTF-8 was expected")
	}
	return strings.TrimSpace(text), nil
}
