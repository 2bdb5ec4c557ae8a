package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/deck/shell"
	"goodcard/deck/starter"
	"goodcard/files"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type newOptions struct {
	Common
	Path string            // empty: print the card of Like alone
	Head map[string]string // what was given, by the key of the deck
	Like string            // a model; empty: a card of each kind
	Yes  bool
}

func newNewCommand(env *Env, do func(context.Context, *Env, newOptions) error) *cli.Command {
	opts := newOptions{Head: map[string]string{}}
	head := func(key, usage string) cli.Flag {
		return checked(key, func(text string) error {
			opts.Head[key] = text
			return checkHead(key, text)
		}, usage)
	}
	return &cli.Command{
		Name:      "new",
		Usage:     "begin a deck: a file or a folder with cards to write over",
		ArgsUsage: "[DECK.yaml|DIR/]",
		UsageText: "goodcard new bread.yaml                        a deck in one file, with a card of each kind\n" +
			"goodcard new bread/                            a deck that is a folder\n" +
			"goodcard new bread.yaml --like predict         with a card after a model of good questions\n" +
			"goodcard new --like minimal-pair >> bread.yaml   one more card for a deck that is there",
		Description: "On a terminal it asks for what no flag gives, unless --yes takes what is proposed. Beside the deck goes its schema,\n" +
			"by which editors complete keys. Nothing that is there is replaced.\n" +
			"\n" +
			"Models of good questions:\n" + modelLines(),
		Flags: opts.flags(
			oneOf("like", &opts.Like, starter.Names(), "a card after the model `NAME` in place of one of each kind"),
			head("title", "the name of the deck for people is `TEXT`"),
			head("id", "its name for programs, which never changes, is `ID`"),
			head("lang", "its language is `TAG`, such as en or pt-BR"),
			head("license", "its licence is `SPDX`, such as CC-BY-4.0, or none"),
			head("about", "what it teaches is `TEXT`, a sentence or two"),
			toggle("yes", &opts.Yes, "ask nothing: take what is proposed"),
		),
		Action: func(c *cli.Context) (err error) {
			if opts.Path, err = atMostOneWord(c, "deck"); err != nil {
				return err
			}
			switch {
			case opts.Path == "" && opts.Like == "":
				return usageErrorf(c, "new needs a deck: DECK.yaml, or DIR/ for a deck that is a folder")
			case opts.Path == "" && len(opts.Head) > 0:
				return usageErrorf(c, "without a deck, --like prints a card, which has no title, id, lang, license and about of a deck")
			case opts.Path == "" && opts.JSON:
				return usageErrorf(c, "without a deck, --like prints a card, which is YAML")
			}
			return do(c.Context, env, opts)
		},
	}
}

func modelLines() string {
	var b strings.Builder
	for _, m := range starter.Models {
		fmt.Fprintf(&b, "  %-14s%s\n", m.Name, m.Asks)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// noLicense stands for a deck without a licence.
const noLicense = "none"

// checkHead says what is wrong with a value for a key of a deck, and what to do.
func checkHead(key, text string) error {
	if key == "license" && text == noLicense {
		return nil
	}
	err := starter.Check(key, text)
	if refused, ok := errors.AsType[*starter.Refused](err); ok {
		return errors.New(refused.Why + ": " + refused.Do)
	}
	return err
}

func runNew(ctx context.Context, env *Env, opts newOptions) error {
	if opts.Path == "" {
		_, err := io.WriteString(env.Stdout, "\n"+starter.Card(opts.Like)) // it is apart from the card before it
		return err
	}
	if err := files.Fit(opts.Path); err != nil {
		return err
	}
	place, err := starter.At(opts.Path)
	if none, ok := errors.AsType[*starter.NoPlace](err); ok {
		return &usageError{msg: none.Error(), hint: none.Hint(), command: "goodcard new"}
	}
	if err != nil {
		return err
	}
	head := proposed(place, opts.Head)
	if env.Typed && env.Watched && !opts.Yes && !opts.JSON {
		if err := askHead(ctx, env, place, opts.Head, head); err != nil {
			return err
		}
	}
	if head["id"] == "" {
		return &usageError{msg: fmt.Sprintf("no id can be made of the name %q", place.Title), hint: "give one of a-z, 0-9 and - with --id", command: "goodcard new"}
	}
	if head["license"] == noLicense {
		head["license"] = ""
	}
	return begin(env, opts, place, starter.Deck{ID: head["id"], Title: head["title"], Lang: head["lang"], License: head["license"], About: head["about"], Model: opts.Like})
}

// proposed returns what a deck says of itself where nobody says otherwise.
func proposed(place starter.Place, given map[string]string) map[string]string {
	head := map[string]string{"title": place.Title, "id": place.ID, "lang": starter.Lang, "license": starter.License}
	for key, text := range given {
		head[key] = text
	}
	if head["id"] == "" {
		head["id"] = deck.IDOf(head["title"])
	}
	return head
}

type newJSON struct {
	Path  string   `json:"path"`
	ID    string   `json:"id"`
	Title string   `json:"title"`
	Cards int      `json:"cards"`
	Files []string `json:"files"`
}

// begin writes the deck and tells what to do with it.
func begin(env *Env, opts newOptions, place starter.Place, d starter.Deck) error {
	parts, err := d.Files(place)
	if err != nil {
		return err
	}
	var all []files.New
	for _, p := range parts {
		all = append(all, files.New{Path: p.Path, Text: p.Text, Keep: p.Shared})
	}
	made, err := files.Create(all)
	if errors.Is(err, fs.ErrExist) {
		return &starter.Taken{Path: place.Path} // since it was looked at
	}
	if err != nil {
		return err
	}
	env.did(words.Command("lint", shell.Operand(place.Path))+" checks it", "%s is written", place.Path)
	for _, p := range parts {
		warnOfSchema(env, p)
	}
	out := newOutput(env, opts.Common)
	switch {
	case out.json:
		return out.value(newJSON{Path: place.Path, ID: d.ID, Title: d.Title, Cards: d.Cards(), Files: made})
	case !out.people:
		for _, path := range made {
			out.line("%s", path)
		}
		return nil
	}
	out.line("%s is written: %s, \"%s\", with %s to write over.", place.Path, d.ID, d.Title, words.Count(d.Cards(), "card"))
	out.line("")
	var next [][]string
	for _, c := range [][2]string{
		{"preview", "go through it"}, {"lint", "check it"}, {"install", "study it; what you change in it is studied from then on"},
	} {
		command := words.InData(words.Command(c[0], shell.Operand(place.Path)), env.Data)
		next = append(next, []string{strings.Trim(command, "'"), c[1]})
	}
	helpPage{out}.typed(cleanRows(next))
	return nil
}

// warnOfSchema says where a schema that was there before is another than that of this program.
func warnOfSchema(env *Env, p starter.File) {
	if !p.Shared {
		return
	}
	if there, err := files.Read(p.Path, int64(len(p.Text))); err == nil && !bytes.Equal(there, p.Text) {
		flag := ""
		if filepath.Base(p.Path) == starter.CardsSchema {
			flag = " --cards"
		}
		env.warn("%s was there and is not the schema of this program", p.Path)
		env.hint("'goodcard schema%s > %s' writes it anew", flag, shell.Path(p.Path))
	}
}
