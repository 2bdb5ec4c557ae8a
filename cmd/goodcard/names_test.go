package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const namedDeck = `format: 1
id: alignment
title: Alignment
version: 1.0.0
concepts:
  misgeneralization: {name: Goal misgeneralization}
cards:
  - id: green-door
    concept: misgeneralization
    tags: [maze, core]
    ask: Which two goals fit?
    answer: The green door and the nearest door.
  - id: planner
    cloze: A model that {{c1::searches}} for {{c2::plans}} is an optimizer.
`

// named returns a data folder with the deck of names.
func named(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	file := filepath.Join(dir, "alignment.yaml")
	if err := os.WriteFile(file, []byte(namedDeck), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, said, code := ran(t, dir, "install", file); code != exitDone {
		t.Fatal(said)
	}
	return dir
}

// ran runs the program with words in a data folder.
func ran(t *testing.T, dir string, words ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, talk strings.Builder
	env := testEnv(&out)
	env.Stderr = &talk
	env.Getenv = func(name string) string { return map[string]string{"EDITOR": "ed"}[name] }
	code = run(t.Context(), env, append([]string{"goodcard", "--data", dir}, words...))
	return out.String(), talk.String(), code
}

var meant = regexp.MustCompile(`hint: did you mean "([^"]+)"\?`)

// A name that exists nowhere is wrong usage, whatever the command and whatever it names: the
// nearest name is proposed, and the command works with it.
func TestNamesThatExistNowhere(t *testing.T) {
	const ( // a name of each kind, misspelt
		deckID  = "alignmnet"
		card    = "green-dor"
		full    = "alignment/gren-door"
		tag     = "mazee"
		concept = "misgeneralisation"
	)
	decks := []string{"review", "due", "cards", "stats", "remove"}
	cards := []string{"show", "history", "grade", "why", "note", "suspend", "unsuspend", "bury", "unbury", "flag", "unflag", "forget", "conflicts", "edit"}
	var lines []string
	for _, c := range decks {
		lines = append(lines, c+" "+deckID)
	}
	for _, c := range cards {
		after := map[string]string{"grade": " good"}[c]
		lines = append(lines, c+" "+card+after, c+" "+full+after)
	}
	for _, c := range []string{"review", "cards", "review --cram"} {
		lines = append(lines, c+" --tag "+tag, c+" --concept "+concept)
	}
	lines = append(lines, "review --cram "+deckID, "preview "+deckID, "preview alignment --from "+card, "preview alignment --from "+full, "lint "+deckID, "drafts "+deckID, "install inner-otter",
		"search deck:"+deckID, "search -tag:"+tag, "search concept:"+concept, "search is:du", "search tagg:maze", "search goal -dek:alignment",
		"cards --state nwe", "config new-per-dya", "config rolover 5", "completion bsh", "help reveiw", "reveiw", "due --limti 3", "new --like evidnce")
	lines = append(lines, "due align", "why green", "why other/green-door", "show alignment/door", "cards --concept misgen", // the beginning of a name,
		"search deck:align", "search conc:misgeneralization", "config per-day", "rev", "cards --state held", "grade green-door god") // or of a part of it
	for _, line := range lines {
		t.Run(line, func(t *testing.T) {
			dir := named(t)
			words := strings.Fields(line)
			stdout, stderr, code := ran(t, dir, words...)
			near := meant.FindStringSubmatch(stderr)
			if code != exitUsage || stdout != "" || near == nil {
				t.Fatalf("exit code %d, stdout %q, stderr %q", code, stdout, stderr)
			}
			wrong := regexp.MustCompile(`"([^"]+)"|unknown flag (--\w+)`).FindStringSubmatch(stderr)
			followed := strings.Replace(line, wrong[1]+wrong[2], near[1], 1)
			if followed == line {
				t.Fatalf("%q does not say what it replaces: %q", near[1], stderr)
			}
			if _, stderr, code := ran(t, dir, strings.Fields(followed)...); code != exitDone && !strings.HasPrefix(line, "lint") || strings.Contains(stderr, "did you mean") {
				t.Errorf("%q does not work: exit code %d, %q", followed, code, stderr)
			}
		})
	}
}

// Where none is near, the names that there are, or what lists them, are told.
func TestNamesThatAreNearNothing(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "alignment.yaml")
	if err := os.WriteFile(file, []byte(namedDeck), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, said, code := ran(t, dir, "install", file); code != exitDone {
		t.Fatal(said)
	}
	for line, want := range map[string]string{
		"due xyz": "there is only alignment", "config xyz": "there are new-per-day, ", "grade green-door xyz": "see ", "cards --tag xyz": "there are core, maze", "cards --concept xyz": "there is only misgeneralization",
		"search is:xyz": "there are is:leech, is:flagged", "why xyz": "lists all cards", "remove xyz": "there is only alignment",
	} {
		stdout, stderr, code := ran(t, dir, strings.Fields(line)...)
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, "hint: ") || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit code %d, stdout %q, stderr %q", line, code, stdout, stderr)
		}
	}
}

// A concept is meant by its name too, which is what cards show.
func TestConceptsByTheirNames(t *testing.T) {
	dir := named(t)
	byID, _, _ := ran(t, dir, "cards", "--concept", "misgeneralization")
	for _, args := range [][]string{{"cards", "--concept", "Goal misgeneralization"}, {"cards", "--concept", " goal  Misgeneralization"}, {"search", `concept:"Goal misgeneralization"`}} {
		if stdout, stderr, code := ran(t, dir, args...); code != exitDone || stdout != byID || byID == "" {
			t.Errorf("%q: exit code %d, stdout %q, stderr %q", args, code, stdout, stderr)
		}
	}
	if _, stderr, code := ran(t, dir, "review", "--concept", "Gaol misgeneralization"); code != exitUsage || !strings.HasSuffix(stderr, "hint: did you mean \"misgeneralization\"?\n") {
		t.Errorf("exit code %d, stderr %q", code, stderr)
	}
}

// A name that is another thing's says so, and how that thing is asked for.
func TestDecksAndCardsTakenForEachOther(t *testing.T) {
	dir := named(t)
	for line, want := range map[string]string{
		"review green-door": "hint: that is a card: 'goodcard show alignment/green-door' shows it\n",
		"remove planner":    "hint: that is a card: 'goodcard show alignment/planner' shows it\n",
		"why alignment":     "hint: that is a deck: 'goodcard cards alignment' lists its cards\n",
		"flag alignment":    "hint: that is a deck: 'goodcard cards alignment' lists its cards\n",
	} {
		if _, stderr, code := ran(t, dir, strings.Fields(line)...); code != exitUsage || !strings.HasSuffix(strings.ReplaceAll(stderr, "--data "+dir+" ", ""), want) {
			t.Errorf("%s: exit code %d, stderr %q", line, code, stderr)
		}
	}
}

// An item that a card does not have is answered with those that it has.
func TestItemsThatExistNowhere(t *testing.T) {
	dir := named(t)
	for _, command := range []string{"show", "history", "why", "note", "suspend", "bury", "flag", "forget", "conflicts", "grade"} {
		words := []string{command, "planner#c3"}
		if command == "grade" {
			words = append(words, "good")
		}
		stdout, stderr, code := ran(t, dir, words...)
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, "its items are alignment/planner#c1, alignment/planner#c2") {
			t.Errorf("%s: exit code %d, stdout %q, stderr %q", command, code, stdout, stderr)
		}
	}
}

// What exists and matches nothing is no mistake.
func TestNamesThatMatchNothing(t *testing.T) {
	dir := named(t)
	for _, line := range []string{"cards --tag maze --state suspended", "search deck:alignment is:suspended", "search tag:MAZE -concept:misgeneralization", "history planner"} {
		if stdout, stderr, code := ran(t, dir, strings.Fields(line)...); code != exitDone || stdout+stderr != "" {
			t.Errorf("%s: exit code %d, stdout %q, stderr %q", line, code, stdout, stderr)
		}
	}
}
