package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

const lawDeck = `format: 1
id: laws
title: Laws
version: 1.0.0
cards:
  - id: name
    type: Whose law says that a measure used as a target is no good measure any more?
    answer: Goodhart
    note: He was an economist.
  - id: year
    ask: When was the law put into words?
    answer: In 1975.
    note: In a paper on monetary policy.
`

// types runs the program at a terminal at which these lines are typed.
func (p *person) types(args, typed string) (out, talk string, code int) {
	p.t.Helper()
	var stdout, stderr strings.Builder
	env := testEnv(&stdout)
	env.Stderr, env.Terminal, env.Typed, env.Stdin = &stderr, true, true, strings.NewReader(typed)
	env.Now, env.Clock = p.clock, p.clock
	env.Getenv = func(name string) string {
		return map[string]string{"GOODCARD_NOW": p.now, "GOODCARD_DATA": p.dir + "/data"}[name]
	}
	code = run(p.t.Context(), env, append([]string{"goodcard", "--color", "never"}, strings.Fields(args)...))
	return stdout.String(), stderr.String(), code
}

// A person is asked for each reason that is missing, and may leave it.
func TestReleaseAsksForReasons(t *testing.T) {
	p := newPerson(t)
	put := func(text string) {
		if err := os.WriteFile("laws.yaml", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(lawDeck)
	p.reads("release laws.yaml")
	changed := strings.Replace(lawDeck, "In 1975.", "In 1984.", 1)
	changed = changed[:strings.Index(changed, "  - id: name")] + changed[strings.Index(changed, "  - id: year"):]
	put(changed)
	before, err := os.ReadFile("laws.ledger.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"", "\n", "a reason\n\n", "a reason\n"} {
		out, talk, code := p.types("release laws.yaml", typed)
		if after, _ := os.ReadFile("laws.ledger.tsv"); code != exitFailed || out != "" || string(after) != string(before) || !strings.Contains(talk, "no reason is given") {
			t.Errorf("with %q typed: exit code %d\n%s%s", typed, code, out, talk)
		}
	}
	_, talk, _ := p.types("release laws.yaml", "The year was \"wrong\".\n\n")
	if _, refused, _ := strings.Cut(talk, "Enter alone ends it): goodcard:"); refused != ` laws.yaml: name was released and is gone, and no reason is given
hint: 'goodcard release laws.yaml --why "year=The year was \"wrong\"." --why "name=TEXT"', with the reason in place of each TEXT
` {
		t.Errorf("a reason that was typed is lost:\n%s", talk)
	}
	out, talk, code := p.types("release laws.yaml", "TEXT\nThe year was wrong.\nAsked in another deck.\n")
	want := `laws.yaml:6:5: meaning: year
    answer was: In 1975.
    answer now: In 1984.
Why (one line for who learned it; Enter alone ends it): goodcard: the reason for year is still the word TEXT
hint: write in its place why the card changed, in one line
Why (one line for who learned it; Enter alone ends it): laws.released.yaml:8:5: retired: name
    type: Whose law says that a measure used as a target is no good measure any more?
Why (one line for who learned it; Enter alone ends it): `
	if diff := cmp.Diff(want, talk); diff != "" || code != exitDone {
		t.Errorf("exit code %d (-want +got):\n%s", code, diff)
	}
	want = `laws.yaml:6:5: meaning: year
    answer was: In 1975.
    answer now: In 1984.
    why: The year was wrong.
laws.released.yaml:8:5: retired: name
    type: Whose law says that a measure used as a target is no good measure any more?
    why: Asked in another deck.
released laws 2.0.0: 1 retired, 1 meaning (major step from 1.0.0)
`
	if got, _, _ := strings.Cut(out, "  wrote"); got != want {
		t.Errorf("%s", cmp.Diff(want, got))
	}
}

// A script that gives its command again, after one that was stopped in the midst, is told that the work is done.
func TestReleaseGivenAgain(t *testing.T) {
	p := newPerson(t)
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) string {
		t.Helper()
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	const name = "laws.ledger.tsv"
	put("laws.yaml", lawDeck)
	p.reads("release laws.yaml")
	before := read(name)
	put("laws.yaml", strings.Replace(lawDeck, "In 1975.", "In 1984.", 1))
	words := []string{"release", "laws.yaml", "--why", "year=The year was wrong."}
	p.runsWords(words...)
	after := read(name)
	stopped := func() { // before the last file was in its place
		t.Helper()
		put(name, before)
		if err := os.MkdirAll(".laws.release", 0o700); err != nil {
			t.Fatal(err)
		}
		put(".laws.release/lock", "")
		put(".laws.release/1", after)
		put(".laws.release/list", fmt.Sprintf("# goodcard release 1\t2.0.0\npath\tbefore\tafter\n%s\t%x\t%x\n", name, sha256.Sum256([]byte(before)), sha256.Sum256([]byte(after))))
	}
	for _, test := range []struct {
		more string // words of the command
		code int
		out  string
	}{
		{"", exitDone, "version 2.0.0 of laws is released, and nothing changed since\n"},
		{"2.0.0", exitDone, "version 2.0.0 of laws is released, and nothing changed since\n"},
		{"2.1.0", exitUsage, ""},
		{"--change year=clarified", exitUsage, ""},
		{"--why name=other", exitUsage, ""},
		{"--change nix=clarified", exitUsage, ""},
		{"--dry-run", exitDone, "version 2.0.0 of laws is released, and nothing changed since\n"},
		{"--json", exitDone, `{"deck":"laws","path":"laws.yaml","from":"2.0.0","version":"2.0.0","step":"none","merged":false,"dry_run":false,"refused":false,"cards":2,"drafts":0,"head":[],"changes":[],"files":[]}` + "\n"},
	} {
		stopped()
		args := slices.Concat(words, strings.Fields(test.more))
		out, talk, code := p.runsWords(args...)
		if code != test.code || out != test.out || !strings.Contains(talk, "the release 2.0.0 of laws.yaml, which was interrupted, is finished") || read(name) != after {
			t.Errorf("%q: exit code %d\n%s%s", args, code, out, talk)
		}
		if more := "what this command says is taken for what changed since version 2.0.0"; strings.Contains(talk, more) != (code != exitDone) {
			t.Errorf("%q: of its words is said:\n%s", args, talk)
		}
	}
	stopped()
	if out, talk, code := p.runsWords("release", "laws.yaml", "--why", "year=Another reason."); code != exitUsage || out != "" || !strings.Contains(talk, "a reason is given for year, in which nothing changed since version 2.0.0") {
		t.Errorf("another reason: exit code %d\n%s%s", code, out, talk)
	}
	stopped()
	put("laws.yaml", strings.Replace(read("laws.yaml"), "In 1984.", "In 1985.", 1))
	if out, talk, code := p.runsWords(words...); code != exitDone || !strings.Contains(out, "released laws 3.0.0") {
		t.Errorf("what changed since is not released: exit code %d\n%s%s", code, out, talk)
	}
}

// What a person is told to type puts the release into git, whole: what is committed is what was released.
func TestReleaseIsKeptInGit(t *testing.T) {
	for _, program := range []string{"git", "sh"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("no %s here", program)
		}
	}
	p := newPerson(t)
	git := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Env = append(os.Environ(), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
		return string(out)
	}
	if err := os.MkdirAll("my laws/cards", 0o700); err != nil {
		t.Fatal(err)
	}
	head, cards, _ := strings.Cut(lawDeck, "cards:\n")
	for name, text := range map[string]string{"my laws/deck.yaml": head, "my laws/cards/1.yaml": "cards:\n" + cards, "my laws/sources.lock.yaml": "format: 1\n", "my laws/notes.txt": "mine"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, _, code := p.runsWords("release", "my laws")
	if code != exitDone || strings.Contains(out, "git") {
		t.Fatalf("where there is no repository: exit code %d\n%s", code, out)
	}
	git("init", "-q", ".")
	if err := os.WriteFile("my laws/cards/1.yaml", []byte("cards:\n"+strings.Replace(cards, "He was", "Charles Goodhart was", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, _ = p.runsWords("release", "my laws")
	_, lines, _ := strings.Cut(out, "to keep it in git:\n")
	want := `  git -C "my laws" add deck.yaml cards changes.tsv released.yaml sources.lock.yaml CHANGES.md ledger.tsv
  git -C "my laws" commit -m "laws 1.0.1"
  git -C "my laws" tag laws-1.0.1
`
	if lines != want {
		t.Fatalf("%s", cmp.Diff(want, lines))
	}
	for line := range strings.Lines(lines) {
		cmd := exec.Command("sh", "-c", line)
		cmd.Env = append(os.Environ(), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", line, err, out)
		}
	}
	if left := git("status", "--short", "my laws"); left != "?? \"my laws/notes.txt\"\n" {
		t.Errorf("not committed: %s", left)
	}
	git("rev-parse", "laws-1.0.1")

	// The lines of a narrow terminal are those of a wide one to a shell.
	p.width = 40
	if err := os.WriteFile("my laws/cards/1.yaml", []byte("cards:\n"+strings.Replace(cards, "He was", "Goodhart, C. A. E., was", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, _ = p.runsWords("release", "my laws")
	_, lines, _ = strings.Cut(out, "to keep it in git:\n")
	for line := range strings.Lines(lines) {
		if ansi.StringWidth(strings.TrimSuffix(line, "\n")) > p.width {
			t.Errorf("too wide: %q", line)
		}
		if !strings.HasPrefix(line, "  git ") && !strings.HasPrefix(line, "    ") {
			t.Errorf("not indented: %q", line)
		}
	}
	cmd := exec.Command("sh", "-ec", lines)
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", lines, err, out)
	}
	if left := git("status", "--short", "my laws"); left != "?? \"my laws/notes.txt\"\n" {
		t.Errorf("not committed: %s", left)
	}
	git("rev-parse", "laws-1.0.2")

	// The lock of a large deck is a folder, and that of a deck in one file has its name.
	p.width = 0
	for name, text := range map[string]string{"laws.yaml": lawDeck, "laws.sources.lock.yaml": "format: 1\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out := p.reads("release laws.yaml"); !strings.Contains(out, "add laws.yaml laws.changes.tsv laws.released.yaml laws.sources.lock.yaml laws.CHANGES.md laws.ledger.tsv\n") {
		t.Errorf("of a deck in one file:\n%s", out)
	}
	if err := errors.Join(os.MkdirAll("my laws/sources.lock", 0o700), os.Remove("my laws/sources.lock.yaml"), os.WriteFile("my laws/cards/1.yaml", []byte("cards:\n"+cards), 0o600)); err != nil {
		t.Fatal(err)
	}
	if out, _, _ := p.runsWords("release", "my laws"); !strings.Contains(out, " sources.lock ") {
		t.Errorf("of a large deck:\n%s", out)
	}
}
