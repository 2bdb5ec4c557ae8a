package main

import (
	"errors"
	"strings"
	"testing"

	"goodcard/history"
	"goodcard/study"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/urfave/cli/v2"
)

// studyApp is the program with the commands of study and care, which keep their options in got.
func studyApp(got *any) *cli.App {
	env := testEnv(new(strings.Builder))
	return newApp(env, capture[glanceOptions](got), []*cli.Command{
		newDueCommand(env, capture[dueOptions](got)),
		newGradeCommand(env, capture[gradeOptions](got)),
		newUndoCommand(env, capture[undoOptions](got)),
		newWhyCommand(env, capture[whyOptions](got)),
		newShowCommand(env, capture[showOptions](got)),
		newCardsCommand(env, capture[cardsOptions](got)),
		newHistoryCommand(env, capture[historyOptions](got)),
		newSearchCommand(env, capture[searchOptions](got)),
		newSuspendCommand(env, capture[markOptions](got)),
		newUnsuspendCommand(env, capture[markOptions](got)),
		newBuryCommand(env, capture[markOptions](got)),
		newUnburyCommand(env, capture[markOptions](got)),
		newFlagCommand(env, capture[markOptions](got)),
		newUnflagCommand(env, capture[markOptions](got)),
		newForgetCommand(env, capture[markOptions](got)),
		newNoteCommand(env, capture[noteOptions](got)),
		newEditCommand(env, capture[editOptions](got)),
		newConflictsCommand(env, capture[conflictsOptions](got)),
		newReviewCommand(env, capture[reviewOptions](got)),
		newPreviewCommand(env, capture[previewOptions](got)),
		newDecksCommand(env, capture[decksOptions](got)),
		newInstallCommand(env, capture[installOptions](got)),
		newRemoveCommand(env, capture[removeOptions](got)),
		newBackupCommand(env, capture[backupOptions](got)),
		newRestoreCommand(env, capture[restoreOptions](got)),
		newMergeCommand(env, capture[mergeOptions](got)),
		newDoctorCommand(env, capture[doctorOptions](got)),
	})
}

func TestStudyOptions(t *testing.T) {
	auto := Common{Color: "auto"}
	json := Common{JSON: true, Color: "auto"}
	in := Common{Data: "d", Color: "auto"}
	for _, tt := range []struct {
		args string
		want any
	}{
		{"", glanceOptions{auto}},
		{"--json --data d", glanceOptions{Common{Data: "d", JSON: true, Color: "auto"}}},
		{"due", dueOptions{Common: auto}},
		{"due a b --limit 5", dueOptions{auto, []string{"a", "b"}, 5}},
		{"--data d due --limit=5 a", dueOptions{in, []string{"a"}, 5}},
		{"grade a/b good", gradeOptions{Common: auto, Card: "a/b", Grade: 4}},
		{"grade a/b#c2 0 --json", gradeOptions{Common: json, Card: "a/b#c2", Grade: 0}},
		{"grade --seconds 2.25 b hard --wording 3", gradeOptions{auto, "b", 3, 3, 2250}},
		{"grade b again", gradeOptions{Common: auto, Card: "b", Grade: 1}},
		{"grade b easy", gradeOptions{Common: auto, Card: "b", Grade: 5}},
		{"undo", undoOptions{auto, 1}},
		{"undo 12", undoOptions{auto, 12}},
		{"why b", whyOptions{auto, "b"}},
		{"show b --json", showOptions{json, "b"}},
		{"cards", cardsOptions{Common: auto}},
		{"cards a --tag x,y --concept c --state new", cardsOptions{auto, []string{"a"}, "x,y", "c", study.New}},
		{"history", historyOptions{Common: auto}},
		{"history b", historyOptions{auto, "b"}},
		{"search goal tag:x", searchOptions{auto, "goal tag:x"}},
		{"search -is:new goal -door --json -h:x", searchOptions{json, "-is:new goal -door -h:x"}},
		{"suspend a b", markOptions{auto, []string{"a", "b"}, history.Suspend}},
		{"unsuspend - --json", markOptions{json, []string{"-"}, history.Unsuspend}},
		{"bury a", markOptions{auto, []string{"a"}, history.Bury}},
		{"unbury a --data d", markOptions{in, []string{"a"}, history.Unbury}},
		{"flag a#c1 b", markOptions{auto, []string{"a#c1", "b"}, history.Flag}},
		{"unflag a", markOptions{auto, []string{"a"}, history.Unflag}},
		{"forget a b", markOptions{auto, []string{"a", "b"}, history.Forget}},
		{"note a", noteOptions{auto, "a", nil}},
		{"note a text --json", noteOptions{json, "a", new("text")}},
		{"note a -", noteOptions{auto, "a", new("-")}},
		{"edit a --json", editOptions{json, "a"}},
		{"conflicts", conflictsOptions{Common: auto}},
		{"conflicts a --json --take 2", conflictsOptions{json, "a", "2"}},
		{"review", reviewOptions{Common: auto}},
		{"review a --new 0 --limit 3 --grades 0-5 --plain", reviewOptions{Common: auto, Decks: []string{"a"}, New: new(0), Limit: 3, Plain: true, AllGrades: true}},
		{"review --minutes 5 --tag t --concept c --cram --ahead 3", reviewOptions{Common: auto, Minutes: 5, Tag: "t", Concept: "c", Cram: true, Ahead: 3}},
		{"preview a.yaml", previewOptions{auto, "a.yaml", false}},
		{"preview --plain a", previewOptions{auto, "a", true}},
		{"decks", decksOptions{auto}},
		{"install a.yaml --replace", installOptions{auto, "a.yaml", true}},
		{"remove a", removeOptions{auto, "a"}},
		{"backup", backupOptions{Common: auto}},
		{"backup f.db", backupOptions{auto, "f.db"}},
		{"restore f.db", restoreOptions{auto, "f.db"}},
		{"merge f.db --data d", mergeOptions{in, "f.db"}},
		{"doctor --fix", doctorOptions{auto, false, true}},
		{"doctor --rebuild", doctorOptions{auto, true, false}},
	} {
		t.Run(tt.args, func(t *testing.T) {
			var got any
			app := studyApp(&got)
			if err := app.RunContext(t.Context(), permute(app, append([]string{"goodcard"}, strings.Fields(tt.args)...))); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("options (-want +got):\n%s", diff)
			}
		})
	}
}

func TestStudyMisuse(t *testing.T) {
	for _, args := range []string{
		"due --limit 0", "due --limit 1.5", "due --limit 99999999999999999999", "due a.yaml", `due dir\deck`,
		"grade", "grade b", "grade b good c", "grade b -1", "grade b 6", "grade b Good", "grade b 04",
		"grade b 3 --seconds -1", "grade b 3 --seconds Inf", "grade b 3 --seconds 86401", "grade b 3 --wording 0",
		"undo 0", "undo x", "undo 01", "undo 1 2", "why", "why a b", "show", "history a b",
		"cards --state asleep", "suspend", "unsuspend", "bury", "unbury", "flag", "unflag", "forget",
		"search", "note", "note a b c", "edit", "edit a b", "conflicts a b", "conflicts --take mine", "conflicts a --take", "preview", "preview a b", "review a.yaml",
		"review --minutes 0", "review --ahead 0", "review --ahead x", "review --limit 0", "review --grades 1-5", "decks a", "install", "install a b", "remove", "remove a b",
		"backup a b", "restore", "restore a b", "merge", "doctor a",
	} {
		t.Run(args, func(t *testing.T) {
			var got any
			app := studyApp(&got)
			err := app.RunContext(t.Context(), permute(app, append([]string{"goodcard"}, strings.Fields(args)...)))
			if !errors.As(err, new(*usageError)) || got != nil {
				t.Errorf("error %v with options %+v: want wrong usage and nothing done", err, got)
			}
		})
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
