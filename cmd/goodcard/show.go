package main

import (
	"context"
	"strconv"
	"strings"

	"goodcard/deck/markup"
	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type showOptions struct {
	Common
	Card string
}

func newShowCommand(env *Env, do func(context.Context, *Env, showOptions) error) *cli.Command {
	var opts showOptions
	return &cli.Command{
		Name:        "show",
		Usage:       "show a card with all its wordings",
		ArgsUsage:   "CARD",
		UsageText:   "goodcard show inner-outer/door-score\ngoodcard show door-score --json",
		Description: "Shows the wordings that are kept back, too: what you have read there no longer tests you.",
		Flags:       opts.flags(),
		Action: func(c *cli.Context) error {
			card, err := oneWord(c, "CARD")
			if err != nil {
				return err
			}
			opts.Card = card
			return do(c.Context, env, opts)
		},
	}
}

func runShow(ctx context.Context, env *Env, opts showOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		s, err := c.Show(ctx, opts.Card)
		if err != nil {
			return err
		}
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(shownOf(s))
		}
		out.table([][]string{{s.Card, strings.Join(append([]string{string(s.Content.Kind)}, s.Concepts...), ", ")}})
		writeFields(out, fieldsOf(s))
		if notice := study.OwnNotice(&s.Versions); notice != "" {
			here, err := c.Device(ctx)
			if err != nil {
				return err
			}
			out.line("%s", notice)
			writeVersions(out, study.OwnVersions(&s.Theirs, &s.Versions), here)
			out.line("'goodcard conflicts %s --take WHICH' decides.", s.Card)
			if out.people {
				out.line("")
			}
		}
		var rows [][]string
		for _, l := range s.Items {
			rows = append(rows, []string{l.ID, when(out, l)})
		}
		out.table(rows)
		for _, l := range s.Items {
			if l.Leech > 0 && out.people {
				out.line("\n%s: %s", l.ID, doesNotStick(l.Leech))
			}
		}
		return nil
	})
}

// A field is a text of a card with its name. The text is Markdown.
type field struct{ name, text string }

// fieldsOf returns what there is to read of a card, in its order.
func fieldsOf(s study.Shown) []field {
	fields := []field{{"deck", markup.Escape(s.DeckTitle)}}
	if s.Versions.Own {
		fields = append(fields, field{"version", "your own; 'goodcard edit' changes it or gives it up"})
	}
	for i, w := range s.Wordings {
		name := "wording "
		if unseen(w) {
			name = "unseen "
		}
		fields = append(fields, field{name + strconv.Itoa(i+1), w.Text})
	}
	add := func(name string, texts ...string) {
		for _, text := range texts {
			if text != "" {
				fields = append(fields, field{name, text})
			}
		}
	}
	add("answer", s.Content.Markdown("answer", s.Content.Answer))
	for _, text := range s.Content.Accept {
		add("accepted", s.Content.Markdown("accept", text))
	}
	add("point", s.Content.Points...)
	for _, w := range s.Content.Wrong {
		add("wrong", w.Text)
		add("why", w.Why)
	}
	for _, idea := range s.Ideas {
		add("concept", markup.Escape(idea.Name)+": "+idea.About)
	}
	add("note", s.Content.Note)
	add("your note", markup.Lines(s.Note))
	add("picture", s.Content.Alt)
	add("source", markup.Escape(s.Source))
	add("status", string(s.Content.Status))
	add("as of", s.Content.AsOf)
	add("tags", strings.Join(s.Content.Tags, ", "))
	if s.Content.Draft {
		add("draft", "not studied until it is accepted")
	}
	return fields
}

// fieldNameWidth is how many cells wide the column of names is.
const fieldNameWidth = 12

// writeFields writes texts in a column: folded for people, and in a pipe behind a tab, each line as it
// is. Lines behind the first have no name.
func writeFields(out *output, fields []field) {
	if !out.people {
		for _, f := range fields {
			name := f.name
			for line := range strings.SplitSeq(markup.Text(f.text), "\n") {
				out.lines([]string{name + "\t" + line})
				name = ""
			}
		}
		return
	}
	out.line("")
	for _, f := range fields {
		name := f.name
		for text := range strings.SplitSeq(markup.Text(f.text), "\n") {
			for _, line := range words.Fold(text, out.room(fieldNameWidth), 0) {
				out.line("%s%s%s", out.faint(name), strings.Repeat(" ", fieldNameWidth-len(name)), line)
				name = ""
			}
		}
	}
	out.line("")
}
