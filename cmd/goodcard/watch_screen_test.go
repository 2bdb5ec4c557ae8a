package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// watchedDoubts has a deck of so many yes-no questions, each of which is told for several reasons.
func watchedDoubts(cards int) string {
	var b strings.Builder
	b.WriteString("format: 1\nid: d\ntitle: D\nversion: 1.0.0\nlang: en\ncards:\n")
	for i := range cards {
		fmt.Fprintf(&b, "- {id: y%d, ask: 'Does the tide number %d of the many that a harbour sees come from the pull of the moon?', answer: 'Yes, it does'}\n", i, i)
	}
	return b.String()
}

// shownBy returns what a terminal of a size shows of a look at a deck.
func shownBy(t *testing.T, path string, columns, rows int, colour string) []string {
	t.Helper()
	var stdout strings.Builder
	env := testEnv(&stdout)
	env.Terminal, env.Watched, env.Columns, env.Stderr = true, true, 80, &stdout
	env.Getenv = func(string) string { return "xterm" }
	opts := watchOptions{Common{Color: colour, Data: t.TempDir()}, path}
	look := &watchLook{env: env, opts: opts, out: newOutput(env, opts.Common), size: func() (int, int) { return columns, rows }}
	if err := look.look(t.Context()); err != nil {
		t.Fatal(err)
	}
	text, cleared := strings.CutPrefix(stdout.String(), "\x1b[H\x1b[2J")
	if !cleared {
		t.Fatalf("begins with %q", text)
	}
	return strings.Split(ansi.Strip(text), "\n") // the last is where the cursor stands
}

// Whatever the size of the terminal, the first finding begins on it, nothing scrolls off, and the summary stands last.
func TestWatchFits(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, deck := range map[string]string{
		"good.yaml": watchedGood, "bad.yaml": watchedBad, "one.yaml": watchedDoubts(1), "many.yaml": watchedDoubts(18),
		"broken.yaml": strings.ReplaceAll(watchedDoubts(maxOfRule+10), "ask:", "aks:"),
	} {
		if err := os.WriteFile(name, []byte(deck), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"good.yaml", "bad.yaml", "one.yaml", "many.yaml", "broken.yaml", "gone.yaml", "."} {
		for _, columns := range []int{20, 50, 80} {
			whole := shownBy(t, name, columns, 100_000, "never")
			for _, rows := range []int{3, 4, 5, 6, 9, 12, 14, 24, 200} {
				got := shownBy(t, name, columns, rows, []string{"never", "always"}[rows%2])
				if len(got) > rows {
					t.Errorf("%s, %dx%d: %d lines", name, columns, rows, len(got))
				}
				for _, line := range got {
					if ansi.StringWidth(line) > columns {
						t.Errorf("%s, %dx%d: too wide is %q", name, columns, rows, line)
					}
				}
				first := "" // a folder begins with what weighs most: an error of a deck that is not its first
				if name != "." {
					first = whole[0]
				}
				if !strings.HasPrefix(got[0], first) {
					t.Errorf("%s, %dx%d: begins with %q, want %q", name, columns, rows, got[0], whole[0])
				}
				if end := got[len(got)-2]; rows > 4 && end != whole[len(whole)-2] {
					t.Errorf("%s, %dx%d: ends with %q, want %q", name, columns, rows, end, whole[len(whole)-2])
				}
				if rows == 200 && len(whole) <= rows && strings.Join(got, "\n") != strings.Join(whole, "\n") {
					t.Errorf("%s, %dx%d: there is room, and not all of it is shown:\n%s", name, columns, rows, strings.Join(got, "\n"))
				}
			}
		}
	}
}

// What is left out is counted, with the command that tells it; errors of any deck stand before warnings of others.
func TestWatchLeavesOut(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for name, deck := range map[string]string{"a b.yaml": watchedDoubts(18), "c.yaml": watchedBad} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(deck), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got := strings.Join(shownBy(t, "a b.yaml", 80, 24, "never"), "\n")
	shown := strings.Count(got, "warning: ")
	if want := fmt.Sprintf("\nand %d more: 'goodcard lint \"a b.yaml\"'\n10:00:00: 53 warnings", 53-shown); shown < 2 || !strings.Contains(got, want) {
		t.Errorf("it shows %d and not %q:\n%s", shown, want, got)
	}
	if !strings.Contains(strings.Join(shownBy(t, "a b.yaml", 80, 4, "never"), "\n"), "and 52 more: ") {
		t.Error("the one that begins is counted among the others")
	}
	if got := shownBy(t, ".", 80, 24, "never"); !strings.Contains(got[0], "error: ") {
		t.Errorf("a folder begins with %q", got[0])
	}
	if got := strings.Join(shownBy(t, "c.yaml", 80, 4, "never"), "\n"); !strings.Contains(got, "all of it: 'goodcard lint c.yaml'") {
		t.Errorf("of one that has no room it shows\n%s", got)
	}
	// What is said on stderr has its place too: what cannot be read is an error, and what is known an aside.
	if code := run(t.Context(), testEnv(new(strings.Builder)), []string{"goodcard", "lint", "--write-baseline", ".goodcard-baseline.json", "a b.yaml"}); code != exitDone {
		t.Fatal(code)
	}
	if got := shownBy(t, "a b.yaml", 80, 24, "never"); !strings.Contains(got[0], "goodcard: 53 findings are known") || !strings.Contains(got[1], ": 18 cards, nothing to mend") {
		t.Errorf("with a baseline it shows %q", got)
	}
	if err := os.WriteFile(".goodcard-baseline.json", []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := shownBy(t, "a b.yaml", 80, 24, "never"); !strings.HasPrefix(got[0], "goodcard: .goodcard-baseline.json") {
		t.Errorf("with a broken baseline it shows %q", got)
	}
}

// What is counted as left out are findings, not entries: notes of one rule are one entry, and a deck that cannot be read is
// one finding more.
func TestScreenCounts(t *testing.T) {
	s := &watchScreen{width: 80, height: 6}
	write := func(text string) { fmt.Fprint(s, text) }
	s.begin(ofNote, 3)
	write("three notes\n")
	s.begin(ofNote, 7)
	write("seven notes\n    what to do\n")
	fmt.Fprint(screenTalk{s}, "goodcard: unreadable\n")
	fmt.Fprint(screenTalk{s}, "hint: read it\n")
	s.begin(ofAside, 0)
	write("the end\n")
	s.end(10)
	fmt.Fprint(screenTalk{s}, "goodcard: more of it\n")
	for height, want := range map[int]string{
		10: "three notes|seven notes|    what to do|goodcard: unreadable|hint: read it|goodcard: more of it|the end",
		7:  "goodcard: unreadable|hint: read it|three notes|seven notes|    what to do|the end", 6: "goodcard: unreadable|hint: read it|three notes|7 more|the end",
		5: "goodcard: unreadable|hint: read it|10 more|the end", 4: "goodcard: unreadable|10 more|the end", 3: "goodcard: unreadable|the end",
	} {
		s.height = height
		if got := strings.Join(s.fitted(func(n int) []string { return []string{fmt.Sprintf("%d more", n)} }), "|"); got != want {
			t.Errorf("%d rows: %s, want %s", height, got, want)
		}
	}
}
