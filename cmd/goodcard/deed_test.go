package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A shortDisk is full after so many bytes.
type shortDisk struct {
	room int
	full error
}

func (d *shortDisk) Write(p []byte) (int, error) {
	if d.room -= len(p); d.room < 0 {
		return 0, d.full
	}
	return len(p), nil
}

// Every command that changes something says so on stderr where its output is lost, and names what
// takes it back or shows it; one that only reads claims nothing, and is silent where its reader has
// gone. A new command is one or the other.
func TestDeedIsSaidThoughTheOutputIsLost(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	editor := filepath.Join(dir, "editor")
	for name, text := range map[string]string{
		"clean.yaml": cleanDeck,
		"faq.md":     "Q: Why do ducks swim?\nA: They like water.\n",
		"deck.yaml":  "format: 1\nid: d\ntitle:  D\nversion: 1.0.0\ncards:\n  - {id: c, ask: One, answer: A.}\n  - {id: e, ask: One, answer: A.}\n",
		"editor":     "#!/bin/sh\nsed \"s/answer: ./answer: $$/\" \"$1\" >x && cat x >\"$1\"\n",
		"clean.md":   "So it is.\n", "clean.sources.lock.yaml": "format: 1\ndocuments: {clean.md: " + strings.Repeat("0", 64) + "}\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	tried := map[string]bool{}
	full := errors.New("no space left")
	do := func(room int, data string, args ...string) (int, string) {
		tried[args[0]] = true
		var stderr strings.Builder
		disk := shortDisk{room, full}
		env := testEnv(nil)
		env.Getenv = func(name string) string {
			return map[string]string{"GOODCARD_DATA": filepath.Join(dir, data), "GOODCARD_NOW": "2026-03-01T10:00:00+01:00", "EDITOR": editor}[name]
		}
		env.Stdin, env.Stdout, env.Stderr, env.Run = strings.NewReader("\n4\n"), &disk, &stderr, new(terminal).lend
		code := run(t.Context(), env, append([]string{"goodcard"}, args...))
		return code, stderr.String()
	}
	for _, tt := range []struct{ command, done, next string }{
		{"new fresh.yaml", "fresh.yaml is written", "'goodcard lint fresh.yaml' checks it"},
		{"build faq.md -o built.yaml", "built.yaml is written", "'goodcard lint built.yaml' checks it"},
		{"sources check clean.yaml --update", "clean.sources.lock.yaml knows where passages are now", ""},
		{"lint deck.yaml --write-baseline known.json", "known.json is written", ""},
		{"install deck.yaml", "d is installed", "'goodcard remove d' takes it away; its history stays"},
		{"grade d/c good", "the grade is recorded", "'goodcard undo' takes it back"},
		{"grade d/e good --json", "the grade is recorded", "'goodcard undo' takes it back"},
		{"forget d/e", "forgot d/e", "'goodcard undo' takes it back"},
		{"undo", "the forget of d/e is taken back", "'goodcard history' shows it"},
		{"undo 2", "the newest 2 are taken back", "'goodcard history' shows it"},
		{"review", "1 answer is recorded", "'goodcard undo' takes it back"},
		{"suspend d/c d/e", "suspended 2 items", "'goodcard unsuspend d/c d/e' takes that back"},
		{"unsuspend d/c", "unsuspended d/c", "'goodcard suspend d/c' takes that back"},
		{"bury d/c", "buried d/c", "'goodcard unbury d/c' takes that back"},
		{"unbury d/c", "unburied d/c", "'goodcard bury d/c' takes that back"},
		{"flag d/c", "flagged d/c", "'goodcard unflag d/c' takes that back"},
		{"unflag d/c", "unflagged d/c", "'goodcard flag d/c' takes that back"},
		{"note d/c x", "the note on d/c is kept", "'goodcard note d/c' shows it"},
		{"install inner-outer", "inner-outer is installed", "'goodcard remove inner-outer' takes it away; its history stays"},
		{"edit door-score", "inner-outer/door-score is asked in your own version from now on", "'goodcard show inner-outer/door-score' shows it"},
		{"edit d/c", filepath.Join(dir, "deck.yaml") + " was read again", ""},
		{"merge other/goodcard.db", "the history of other/goodcard.db is added", "'goodcard restore "},
		{"import home.apkg", "what home.apkg brings is imported", "'goodcard import --undo home.apkg' takes it back"},
		{"import --undo", "home.apkg brought is taken back", "'goodcard import "},
		{"conflicts door-score --take mine", "your choice for inner-outer/door-score is kept", "'goodcard conflicts inner-outer/door-score' shows it"},
		{"release clean.yaml", "version 1.0.0 of clean is released", "the files beside clean.yaml tell of it"},
		{"export anki deck.yaml -o deck.apkg --json", "deck.apkg is written", ""},
		{"config new-per-day 7", "new-per-day is 7 now", "'goodcard config new-per-day' shows it"},
		{"doctor --rebuild", "all schedules were computed anew from the history", "'goodcard doctor' tells what is left"},
		{"backup x.db", "everything is in ", ""},
		{"restore x.db", "x.db is restored", "'goodcard restore "},
		{"fmt deck.yaml", "1 file is in form now: deck.yaml", ""},
		{"remove d", "d is removed, and its history stays", "'goodcard decks' lists what is installed"},
	} {
		room, args := 0, strings.Fields(tt.command)
		switch args[0] {
		case "review":
			room = 250 // until the question is asked
		case "merge":
			do(1000, "other", "install", "inner-outer")
			do(1000, "other", "edit", "door-score")
		case "import":
			if err := writeAnswered("home.apkg", "note ask d/e d/e\ncard 0\nrow 2026-02-12T08:00:00+01:00 3\n"); err != nil {
				t.Fatal(err)
			}
		}
		code, stderr := do(room, "data", args...)
		if code != exitFailed || !strings.Contains(stderr, tt.done) ||
			!strings.Contains(stderr, ", but the output cannot be written: no space left\n") || !strings.Contains(stderr, "hint: "+tt.next) && tt.next != "" {
			t.Errorf("%s: exit code %d\n%s", tt.command, code, stderr)
		}
	}
	do(1000, "data", "install", "deck.yaml")
	for _, reads := range []string{"due", "why d/c", "show d/c", "cards", "history", "search one", "stats", "decks", "preview deck.yaml", "fmt deck.yaml --json",
		"lint deck.yaml --json", "watch deck.yaml", "watch deck.yaml --json", "drafts deck.yaml", "drafts deck.yaml --json", "diff deck.yaml deck.yaml", "schema", "completion bash", "man", "version", "help"} {
		code, stderr := do(0, "data", strings.Fields(reads)...)
		if code != exitFailed || !strings.HasSuffix("\n"+stderr, "\ngoodcard: the output cannot be written: no space left\n") {
			t.Errorf("%s: exit code %d\n%s", reads, code, stderr)
		}
	}
	full = &os.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.EPIPE}
	for _, reads := range []string{"history", "why d/c", "help", "lint deck.yaml --json", "config"} {
		if code, stderr := do(0, "data", strings.Fields(reads)...); code != exitInterrupted || stderr != "" {
			t.Errorf("%s, of which nobody reads more: exit code %d\n%s", reads, code, stderr)
		}
	}
	if code, stderr := do(0, "data", "grade", "d/c", "good"); code != exitFailed || !strings.Contains(stderr, "the grade is recorded, but") {
		t.Errorf("a grade of which nobody reads: exit code %d\n%s", code, stderr)
	}
	for _, c := range commands(testEnv(nil)) {
		if !tried[c.Name] {
			t.Errorf("what %s says where its output is lost was not tried", c.Name)
		}
	}
}
