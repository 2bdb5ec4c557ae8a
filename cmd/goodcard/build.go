package main

import (
	"context"
	"errors"
	"strings"

	"goodcard/authoring"
	"goodcard/deck/content"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
	"goodcard/deck/shell"
	"goodcard/deck/starter"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type buildOptions struct {
	Common
	Sources []string
	Output  string
	Head    map[string]string // what was given of a new deck, by its key
	DryRun  bool
}

func newBuildCommand(env *Env, do func(context.Context, *Env, buildOptions) error) *cli.Command {
	opts := buildOptions{Head: map[string]string{}}
	head := func(key, usage string) cli.Flag {
		return checked(key, func(text string) error {
			opts.Head[key] = text
			return checkHead(key, text)
		}, usage)
	}
	output := anyText("output", &opts.Output, "the deck is `DECK`: NAME.yaml, or NAME/ for a folder")
	output.(*cli.GenericFlag).Aliases = []string{"o"}
	return &cli.Command{
		Name:      "build",
		Usage:     "make a deck out of a glossary, an FAQ and other texts, or bring it up to date with them",
		ArgsUsage: "SOURCE...",
		UsageText: "goodcard build faq.md glossary.html -o course.yaml    a deck in one file\n" +
			"goodcard build \"glossary.md#baking\" -o course.yaml    of what stands below one heading\n" +
			"goodcard build terms.csv notes.docx -o course/        a deck that is a folder\n" +
			"goodcard build faq.md -o course.yaml --dry-run        what it would do, also to a deck that is there",
		Description: "Reads plain text, Markdown, HTML, DocBook, .docx, .csv and .tsv, and .pdf where the program pdftotext is installed.\n" +
			"Nothing is fetched. A term with its definition becomes a concept, a question asked both ways and a text with a gap;\n" +
			"a question with its answer becomes a card as it stands. What is found by how a text is built can be studied at once;\n" +
			"what sentences say is a draft, kept out of study until it is accepted.\n" +
			"Found are questions that are headings, bold, numbered or in lines of their own, each with what stands below it; Q: and\n" +
			"A:; definition lists; lines such as \"**Term**: definition\"; \"Term: definition\" below a heading such as Glossary; tables of\n" +
			"terms or questions; and \"X is called Y\" and the like. docs/drafts.md has all of it, with examples.\n" +
			"FILE#ID is the part of a file below the heading whose words ID is, in a-z, 0-9 and -, as cards cite it.\n" +
			"Into a deck that is there it is an update: cards that nobody edited follow their texts, and what was edited stays, as\n" +
			"do cards whose passage is gone. What was deleted does not come back. Which card is from where stands in the lock, a file\n" +
			"beside the deck: course.sources.lock.yaml, or course/sources.lock.yaml in a folder. See docs/authoring.md.\n" +
			"Exit status: 0 done, 1 failed, 2 wrong usage.",
		Flags: opts.flags(
			output,
			head("id", "the name of a new deck for programs, which never changes, is `ID`"),
			head("title", "its name for people is `TEXT`, in place of the title of its one text or the name of the file"),
			head("lang", "the language of the texts, and of a deck that names none, is `TAG`, such as en or pt-BR"),
			toggle("dry-run", &opts.DryRun, "show all of it and write nothing"),
		),
		Action: func(c *cli.Context) error {
			opts.Sources = c.Args().Slice()
			switch {
			case len(opts.Sources) == 0:
				return usageErrorf(c, "build needs a text to read: a file")
			case opts.Output == "":
				return noOutput(c, opts.Sources)
			}
			for _, source := range opts.Sources {
				if scheme, _, ok := strings.Cut(strings.ToLower(source), "://"); ok && (scheme == "http" || scheme == "https") {
					return &usageError{msg: source + " is an address, and build fetches nothing", hint: "save the page and name the file", command: c.Command.HelpName}
				}
				if source == "-" {
					return &usageError{msg: "- is no file, by which cards could say where they are from", hint: "save the text in a file and name it", command: c.Command.HelpName}
				}
			}
			return do(c.Context, env, opts)
		},
	}
}

// noOutput returns the error for texts without a deck that they go to, which may stand among them.
func noOutput(c *cli.Context, sources []string) error {
	e := &usageError{msg: "build needs a deck to write: -o NAME.yaml, or -o NAME/ for a folder", command: c.Command.HelpName}
	last := len(sources) - 1
	deck, texts := content.DeckOf(sources[0]), sources
	if last > 0 {
		deck, texts = "", sources[:last]
		if is := sources[last]; strings.HasSuffix(is, ".yaml") || strings.HasSuffix(is, "/") {
			deck, e.msg = is, "build needs -o before the deck to write, "+is
		}
	}
	if deck != "" {
		e.hint = words.Command(append(append([]string{"build"}, shell.Operands(texts...)...), "-o", shell.Operand(deck))...)
	}
	return e
}

// misnamed returns the error in err that is about a name which was given: of a deck that cannot be there, or of a part that
// no text has, or that one has twice. It is nil for all others.
func misnamed(err error) hinter {
	if none, ok := errors.AsType[*starter.NoPlace](err); ok {
		return none
	}
	if none, ok := errors.AsType[*document.NoPartError](err); ok {
		return none
	}
	if two, ok := errors.AsType[*document.TwoPartsError](err); ok {
		return two
	}
	return nil
}

func runBuild(ctx context.Context, env *Env, opts buildOptions) error {
	allowMemory()
	built, err := unlessInterrupted(ctx, func() (*authoring.Built, error) {
		return authoring.Build(opts.Output, opts.Sources, authoring.BuildOptions{
			ID: opts.Head["id"], Title: opts.Head["title"], Lang: opts.Head["lang"], Read: document.Read, Find: prose.FindIn,
		})
	})
	if wrong := misnamed(err); wrong != nil {
		return &usageError{msg: wrong.Error(), hint: wrong.Hint(), command: "goodcard build"}
	}
	if err != nil {
		return err
	}
	for _, of := range [][2]string{{"id", built.ID}, {"title", built.Title}} {
		if given := opts.Head[of[0]]; given != "" && given != of[1] {
			env.warn("--%s is for a new deck; %s keeps its %s, %s", of[0], built.Path, of[0], of[1])
			if of[0] == "title" {
				env.hint("write the new title behind title: in the deck; the first release keeps the title of that day as the name of the deck in Anki")
			}
		}
	}
	if built.NoLock != nil {
		env.warn("%v: cards that you edited or dropped are taken for new ones", built.NoLock)
		next := ""
		if !opts.DryRun {
			next = "; then undo what this build added, and build again"
		}
		env.hint("%s%s", hintOf(built.NoLock), next)
	}
	if !opts.DryRun {
		if err := built.Write(); err != nil {
			return err
		}
		if len(built.Files) > 0 {
			env.did(words.Command("lint", shell.Operand(built.Path))+" checks it", "%s is written", built.Path)
		}
	}
	out := newOutput(env, opts.Common)
	for _, t := range built.Texts {
		if out.people {
			break // who is told of each text
		}
		if findsNothing(t) {
			env.warn("nothing to learn was found in %s", t.Path)
		}
		for _, unread := range t.Unread {
			env.warn("not read in %s: %s", t.Path, unread)
		}
	}
	return writeBuilt(out, opts, built)
}
