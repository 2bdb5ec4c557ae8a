package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"goodcard/anki"
	"goodcard/history"
	"goodcard/study"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/urfave/cli/v2"
)

// A maker makes a command that does something else than it would: it keeps its options in got.
type maker func(env *Env, got *any) *cli.Command

// making returns a maker out of a command's own.
func making[O any](make func(*Env, func(context.Context, *Env, O) error) *cli.Command) maker {
	return func(env *Env, got *any) *cli.Command { return make(env, capture[O](got)) }
}

// read returns the options that a command line leads to; nil where it shows help.
func (m maker) read(t *testing.T, args string) (got any, err error) {
	env := testEnv(new(strings.Builder))
	var cmds []*cli.Command
	if m != nil {
		cmds = append(cmds, m(env, &got))
	}
	app := newApp(env, capture[glanceOptions](&got), cmds)
	err = app.RunContext(t.Context(), permute(app, append([]string{"goodcard"}, strings.Fields(args)...)))
	return got, err
}

// An optionsRow is a command line and the options that it stands for.
type optionsRow struct {
	command maker
	args    string
	want    any
}

func row[O any](make func(*Env, func(context.Context, *Env, O) error) *cli.Command, args string, want O) optionsRow {
	return optionsRow{making(make), args, want}
}

func TestOptions(t *testing.T) {
	auto := Common{Color: "auto"}
	json := Common{JSON: true, Color: "auto"}
	in := Common{Data: "d", Color: "auto"}
	tested := map[string]bool{}
	for _, tt := range []optionsRow{
		{nil, "", glanceOptions{auto}},
		{nil, "--json --data d", glanceOptions{Common{Data: "d", JSON: true, Color: "auto"}}},
		row(newDueCommand, "due", dueOptions{Common: auto}),
		row(newDueCommand, "due a b --limit 5", dueOptions{auto, []string{"a", "b"}, 5, nil}),
		row(newDueCommand, "--data d due --limit=5 a", dueOptions{in, []string{"a"}, 5, nil}),
		row(newDueCommand, "due --on 1970-01-11", dueOptions{auto, nil, 0, new(10)}),
		row(newGradeCommand, "grade a/b good", gradeOptions{Common: auto, Card: "a/b", Grade: 4}),
		row(newGradeCommand, "grade a/b#c2 0 --json", gradeOptions{Common: json, Card: "a/b#c2", Grade: 0}),
		row(newGradeCommand, "grade --seconds 2.25 b hard --wording 3", gradeOptions{auto, "b", 3, 3, 2250}),
		row(newGradeCommand, "grade b again", gradeOptions{Common: auto, Card: "b", Grade: 1}),
		row(newGradeCommand, "grade b easy", gradeOptions{Common: auto, Card: "b", Grade: 5}),
		row(newUndoCommand, "undo", undoOptions{auto, 1}),
		row(newUndoCommand, "undo 12", undoOptions{auto, 12}),
		row(newWhyCommand, "why b", whyOptions{auto, "b"}),
		row(newShowCommand, "show b --json", showOptions{json, "b"}),
		row(newCardsCommand, "cards", cardsOptions{Common: auto}),
		row(newCardsCommand, "cards a --tag x,y --concept c --state new", cardsOptions{auto, []string{"a"}, "x,y", "c", study.New}),
		row(newHistoryCommand, "history", historyOptions{Common: auto}),
		row(newHistoryCommand, "history b", historyOptions{auto, "b"}),
		row(newSearchCommand, "search goal tag:x", searchOptions{auto, "goal tag:x"}),
		row(newSearchCommand, "search -is:new goal -door --json -h:x", searchOptions{json, "-is:new goal -door -h:x"}),
		row(newSuspendCommand, "suspend a b", markOptions{auto, []string{"a", "b"}, history.Suspend}),
		row(newUnsuspendCommand, "unsuspend - --json", markOptions{json, []string{"-"}, history.Unsuspend}),
		row(newBuryCommand, "bury a", markOptions{auto, []string{"a"}, history.Bury}),
		row(newUnburyCommand, "unbury a --data d", markOptions{in, []string{"a"}, history.Unbury}),
		row(newFlagCommand, "flag a#c1 b", markOptions{auto, []string{"a#c1", "b"}, history.Flag}),
		row(newUnflagCommand, "unflag a", markOptions{auto, []string{"a"}, history.Unflag}),
		row(newForgetCommand, "forget a b", markOptions{auto, []string{"a", "b"}, history.Forget}),
		row(newNoteCommand, "note a", noteOptions{auto, "a", nil}),
		row(newNoteCommand, "note a text --json", noteOptions{json, "a", new("text")}),
		row(newNoteCommand, "note a -", noteOptions{auto, "a", new("-")}),
		row(newEditCommand, "edit a --json", editOptions{json, "a"}),
		row(newConflictsCommand, "conflicts", conflictsOptions{Common: auto}),
		row(newConflictsCommand, "conflicts a --json --take 2", conflictsOptions{json, "a", "2"}),
		row(newReviewCommand, "review", reviewOptions{Common: auto}),
		row(newReviewCommand, "review a --new 0 --limit 3 --grades 0-5 --plain", reviewOptions{Common: auto, Decks: []string{"a"}, New: new(0), Limit: 3, Plain: new(true), AllGrades: true}),
		row(newReviewCommand, "review --minutes 5 --tag t --concept c --ahead 3", reviewOptions{Common: auto, Minutes: 5, Tag: "t", Concept: "c", Ahead: 3}),
		row(newReviewCommand, "review --cram --limit 3 --minutes 5", reviewOptions{Common: auto, Minutes: 5, Limit: 3, Cram: true}),
		row(newPreviewCommand, "preview a.yaml", previewOptions{Common: auto, Deck: "a.yaml"}),
		row(newPreviewCommand, "preview --plain a --shuffle", previewOptions{auto, "a", true, "", new(true)}),
		row(newPreviewCommand, "preview a --from b/c", previewOptions{Common: auto, Deck: "a", From: "b/c"}),
		row(newReviewCommand, "review --plain=false", reviewOptions{Common: auto, Plain: new(false)}),
		row(newDecksCommand, "decks", decksOptions{Common: auto}),
		row(newDecksCommand, "decks --available", decksOptions{Common: auto, Available: true}),
		row(newInstallCommand, "install a.yaml --replace", installOptions{auto, "a.yaml", true}),
		row(newRemoveCommand, "remove a", removeOptions{auto, "a"}),
		row(newBackupCommand, "backup", backupOptions{Common: auto}),
		row(newBackupCommand, "backup f.db", backupOptions{auto, "f.db"}),
		row(newRestoreCommand, "restore f.db", restoreOptions{auto, "f.db"}),
		row(newImportCommand, "import f.apkg --dry-run --data d", importOptions{Common: in, File: "f.apkg", DryRun: true}),
		row(newImportCommand, "import --undo", importOptions{Common: auto, Undo: true}),
		row(newMergeCommand, "merge f.db --data d", mergeOptions{in, "f.db"}),
		row(newDoctorCommand, "doctor --fix", doctorOptions{auto, false, true}),
		row(newDoctorCommand, "doctor --rebuild", doctorOptions{auto, true, false}),
		row(newStatsCommand, "stats a b", statsOptions{auto, []string{"a", "b"}}),
		row(newVersionCommand, "version", versionOptions{auto}),
		row(newVersionCommand, "version --json", versionOptions{json}),
		row(newVersionCommand, "--data d version", versionOptions{in}),
		row(newVersionCommand, "--data=d version", versionOptions{in}),
		row(newVersionCommand, "--data first version --data d", versionOptions{in}),
		row(newVersionCommand, "--color never --json version", versionOptions{Common{JSON: true, Color: "never"}}),
		row(newLintCommand, "lint a.yaml --json b", lintOptions{Common: json, Decks: []string{"a.yaml", "b"}, Format: asJSON}),
		row(newLintCommand, "lint a --format json", lintOptions{Common: json, Decks: []string{"a"}, Format: asJSON}),
		row(newLintCommand, "lint --strict a --fix --format github", lintOptions{Common: auto, Decks: []string{"a"}, Strict: true, Fix: true, Format: asGitHub}),
		row(newLintCommand, "lint --baseline b.json - --format sarif", lintOptions{Common: auto, Decks: []string{"-"}, Format: asSARIF, Baseline: "b.json"}),
		row(newLintCommand, "lint a --write-baseline b.json", lintOptions{Common: auto, Decks: []string{"a"}, Format: asText, WriteBaseline: "b.json"}),
		row(newFmtCommand, "fmt a b --check", fmtOptions{auto, []string{"a", "b"}, true}),
		row(newFmtCommand, "fmt --json -", fmtOptions{json, []string{"-"}, false}),
		row(newDraftsCommand, "drafts a.yaml", draftsOptions{Common: auto, Deck: "a.yaml"}),
		row(newDraftsCommand, "drafts --all a --plain", draftsOptions{auto, "a", true, new(true)}),
		row(newDraftsCommand, "drafts a --json", draftsOptions{Common: json, Deck: "a"}),
		row(newReleaseCommand, "release a.yaml", releaseOptions{Common: auto, Deck: "a.yaml"}),
		row(newReleaseCommand, "release --dry-run a 1.2.0 --why b=c --change d=replaced --why e=f", releaseOptions{auto, "a", "1.2.0", []string{"b=c", "e=f"}, []string{"d=replaced"}, true, false}),
		row(newReleaseCommand, "release a --abandon --json", releaseOptions{Common: json, Deck: "a", Abandon: true}),
		row(newSourcesCheckCommand, "check a.yaml", sourcesCheckOptions{Common: auto, Deck: "a.yaml"}),
		row(newSourcesCheckCommand, "check --update a --allow-outside --json", sourcesCheckOptions{json, "a", true, true}),
		row(newExportAnkiCommand, "anki a", exportAnkiOptions{Common: auto, Decks: []string{"a"}}),
		row(newExportAnkiCommand, "anki a -o c.apkg b/ --with-retired --json", exportAnkiOptions{Common: json, Decks: []string{"a", "b/"}, Output: "c.apkg", WithRetired: true}),
		row(newExportAnkiCommand, "anki a --with-progress", exportAnkiOptions{Common: auto, Decks: []string{"a"}, Progress: &anki.Progress{Rollover: 4}}),
		row(newExportAnkiCommand, "anki --anki-rollover 0 a --with-progress", exportAnkiOptions{Common: auto, Decks: []string{"a"}, Progress: &anki.Progress{}}),
		row(newExportAnkiCommand, "anki --output=d/C.APKG", exportAnkiOptions{Common: auto, Output: "d/C.APKG"}),
		row(newExportCSVCommand, "csv a -o c.tsv --with-retired", exportCSVOptions{auto, []string{"a"}, "c.tsv", true}),
		row(newExportJSONCommand, "json", exportJSONOptions{Common: auto, Decks: []string{}}),
		row(newExportJSONCommand, "json a b/ -o all.json --json", exportJSONOptions{json, []string{"a", "b/"}, "all.json"}),
		row(newExportMarkdownCommand, "md a --output -", exportMarkdownOptions{auto, []string{"a"}, "-"}),
		row(newNewCommand, "new a.yaml", newOptions{Common: auto, Path: "a.yaml"}),
		row(newNewCommand, "new --like predict", newOptions{Common: auto, Like: "predict"}),
		row(newNewCommand, "new a/ --yes --json --like evidence --title T --id i --lang de --license none --about A", newOptions{json, "a/",
			map[string]string{"title": "T", "id": "i", "lang": "de", "license": "none", "about": "A"}, "evidence", true}),
		row(newBuildCommand, "build a.md b.html -o c.yaml", buildOptions{auto, []string{"a.md", "b.html"}, "c.yaml", map[string]string{}, false}),
		row(newBuildCommand, "build --output c/ --id i --title T a.md --lang de --dry-run --json", buildOptions{json, []string{"a.md"}, "c/", map[string]string{"id": "i", "title": "T", "lang": "de"}, true}),
		row(newWatchCommand, "watch a.yaml --json", watchOptions{json, "a.yaml"}),
		row(newSchemaCommand, "schema", schemaOptions{Common: auto}),
		row(newDiffCommand, "diff a.yaml", diffOptions{auto, "a.yaml", ""}),
		row(newDiffCommand, "diff HEAD:a.yaml --json -", diffOptions{json, "HEAD:a.yaml", "-"}),
		row(newSchemaCommand, "schema --cards", schemaOptions{Common: auto, Cards: true}),
		row(newSchemaCommand, "schema --lint", schemaOptions{Common: auto, Lint: true}),
		row(newConfigCommand, "config", configOptions{Common: auto}),
		row(newConfigCommand, "config rollover --data d", configOptions{in, "rollover", nil}),
		row(newConfigCommand, "config rollover 5", configOptions{auto, "rollover", new("5")}),
		row(newCompletionCommand, "completion zsh", completionOptions{auto, "zsh"}),
		row(newManCommand, "man", manOptions{auto}),
		row(newHelpCommand, "help", helpOptions{Common: auto}),
		row(newHelpCommand, "help lint", helpOptions{auto, []string{"lint"}}),
		row(newHelpCommand, "help -- --json", helpOptions{auto, []string{"--json"}}),
		row(newHelpCommand, "help --data data data", helpOptions{Common{Data: "data", Color: "auto"}, []string{"data"}}),
	} {
		t.Run(tt.args, func(t *testing.T) {
			got, err := tt.command.read(t, tt.args)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("options (-want +got):\n%s", diff)
			}
		})
		if tt.command != nil {
			tested[tt.command(testEnv(nil), new(any)).Name] = true
		}
	}
	walk(commands(testEnv(nil)), func(c *cli.Command) {
		if !tested[c.Name] && len(c.Subcommands) == 0 {
			t.Errorf("no row for %s", c.Name)
		}
	})
}

// A refusal is a command with lines that are wrong usage of it.
type refusal struct {
	command maker
	lines   []string
}

func misuse[O any](make func(*Env, func(context.Context, *Env, O) error) *cli.Command, lines ...string) refusal {
	return refusal{making(make), lines}
}

func TestMisuse(t *testing.T) {
	for _, tt := range []refusal{
		misuse(newDueCommand, "due --limit 0", "due --limit 1.5", "due --limit 99999999999999999999", "due a.yaml", "due --on tomorrow", "due --on 1969-12-31", "due --on 10000-01-01", "due --on 2026-2-1", `due dir\deck`),
		misuse(newGradeCommand, "grade", "grade b", "grade b good c", "grade b -1", "grade b 6", "grade b Good", "grade b 04", "grade b 3 --seconds -1", "grade b 3 --seconds Inf", "grade b 3 --seconds 86401", "grade b 3 --wording 0"),
		misuse(newUndoCommand, "undo 0", "undo x", "undo 01", "undo 1 2"),
		misuse(newWhyCommand, "why", "why a b"),
		misuse(newShowCommand, "show"),
		misuse(newHistoryCommand, "history a b"),
		misuse(newCardsCommand, "cards --state asleep"),
		misuse(newSuspendCommand, "suspend"),
		misuse(newUnsuspendCommand, "unsuspend"),
		misuse(newBuryCommand, "bury"),
		misuse(newUnburyCommand, "unbury"),
		misuse(newFlagCommand, "flag"),
		misuse(newUnflagCommand, "unflag"),
		misuse(newForgetCommand, "forget"),
		misuse(newSearchCommand, "search"),
		misuse(newNoteCommand, "note", "note a b c"),
		misuse(newEditCommand, "edit", "edit a b"),
		misuse(newDiffCommand, "diff", "diff a b c", "diff - -"),
		misuse(newConflictsCommand, "conflicts a b", "conflicts --take mine", "conflicts a --take"),
		misuse(newPreviewCommand, "preview", "preview a b", "preview a --from", "preview a --from=", "preview a --from b --shuffle"),
		misuse(newDraftsCommand, "drafts", "drafts a b", "drafts a --json --plain"),
		misuse(newReviewCommand, "review a.yaml", "review --minutes 0", "review --ahead 0", "review --ahead x", "review --limit 0", "review --grades 1-5",
			"review --cram --ahead 3", "review --new 0 --cram"),
		misuse(newNewCommand, "new", "new a.yaml b.yaml", "new a.yaml --like nosuch", "new a.yaml --id My-Deck", "new a.yaml --lang english", "new a.yaml --license mine", "new a.yaml --title",
			"new --like predict --title T", "new --like predict --json", "new a.yaml --title=", "new a.yaml --title \x1b"),
		misuse(newBuildCommand, "build", "build a.md", "build -o a.yaml", "build a.md -o", "build a.md -o=", "build http://example.org/faq -o a.yaml", "build a.md HTTPS://example.org -o a.yaml", "build - -o a.yaml",
			"build a.md -o a.yaml --id My-Deck", "build a.md -o a.yaml --lang english", "build a.md -o a.yaml --title \x1b"),
		misuse(newExportAnkiCommand, "anki", "anki a b", "anki a -o -", "anki a -o", "anki a -o a.yaml", "anki a -o .apkg", "anki a -o d/.apkg", "anki a -o a.colpkg", "anki -o=",
			"anki a --anki-rollover 4", "anki a --with-progress --anki-rollover 24", "anki a --with-progress --anki-rollover -1", "anki a --with-progress --anki-rollover four"),
		misuse(newSourcesCheckCommand, "check", "check a b", "check a --update=perhaps"),
		misuse(newDecksCommand, "decks a"),
		misuse(newInstallCommand, "install", "install a b"),
		misuse(newRemoveCommand, "remove", "remove a b"),
		misuse(newBackupCommand, "backup a b"),
		misuse(newRestoreCommand, "restore", "restore a b"),
		misuse(newImportCommand, "import"),
		misuse(newImportCommand, "import a b"),
		misuse(newImportCommand, "import --undo --dry-run"),
		misuse(newMergeCommand, "merge"),
		misuse(newDoctorCommand, "doctor a"),
	} {
		name := tt.command(testEnv(nil), new(any)).Name
		for _, args := range tt.lines {
			t.Run(args, func(t *testing.T) {
				if strings.Fields(args)[0] != name {
					t.Fatalf("this is no line of %s", name)
				}
				got, err := tt.command.read(t, args)
				if !errors.As(err, new(*usageError)) || got != nil {
					t.Errorf("error %v with options %+v: want wrong usage and nothing done", err, got)
				}
			})
		}
	}
}

func TestWithStdin(t *testing.T) {
	for _, tt := range []struct{ stdin, words, want string }{
		{"x y", "a b", "a b"},
		{"x\ny z\r\n", "a - b", "a x y z b"},
		{"", "-", ""},
	} {
		got, err := withStdin(strings.NewReader(tt.stdin), strings.Fields(tt.words))
		if diff := cmp.Diff(strings.Fields(tt.want), got, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Errorf("%q with %q: %v, words (-want +got):\n%s", tt.words, tt.stdin, err, diff)
		}
	}
}

// None of the cards may be left out in silence, however many a pipe names.
func TestStdinNamesManyCards(t *testing.T) {
	const cards = 300_000
	got, err := withStdin(strings.NewReader(strings.Repeat("deck/"+strings.Repeat("a", 64)+"\n", cards)), []string{"-"})
	if err != nil || len(got) != cards {
		t.Errorf("%d cards of %d, error %v", len(got), cards, err)
	}
}
