package conformance

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck"
)

// A stranger has an empty folder, git, a shell and the documents.
type stranger struct {
	*home
	folder string
}

func newStranger(t *testing.T) *stranger {
	t.Helper()
	for _, program := range []string{"git", "sh"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("what authors type is not tried: %s is not installed", program)
		}
	}
	return &stranger{newHome(t, "2026-03-01T10:00:00+01:00"), t.TempDir()}
}

// types runs a line, or a command with the lines that it reads, in a shell.
func (s *stranger) types(command string) result {
	s.t.Helper()
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = s.folder
	cmd.Env = append(s.command().Env, "PATH="+filepath.Dir(binary)+string(os.PathListSeparator)+os.Getenv("PATH"),
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=ada@example.org", "GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=ada@example.org")
	got, err := finish(cmd, deadline)
	if err != nil {
		s.t.Fatalf("%s: %v", command, err)
	}
	return got
}

// does runs a command that has to succeed.
func (s *stranger) does(command string) string {
	s.t.Helper()
	got := s.types(command)
	if got.code != 0 {
		s.t.Fatalf("$ %s\n%s%sexit code %d", command, got.stdout, got.stderr, got.code)
	}
	return got.stdout + got.stderr
}

// commandsOf returns the commands of a script: a line each, with what it reads up to its END.
func commandsOf(script string) (all []string) {
	reads := false
	for line := range strings.Lines(script) {
		if reads {
			all[len(all)-1] += line
			reads = line != "END\n"
			continue
		}
		all = append(all, line)
		reads = strings.HasSuffix(line, "<<'END'\n")
	}
	return all
}

// begun returns a stranger who has done what the page shows.
func begun(t *testing.T) *stranger {
	t.Helper()
	s := newStranger(t)
	commands := commandsOf(block(t, page(t, "authoring.md"), "## Ten commands", "sh"))
	if len(commands) > 10 {
		t.Errorf("%d commands, at most ten are promised", len(commands))
	}
	for _, command := range commands {
		said := s.does(command)
		if strings.HasPrefix(command, "goodcard lint") && (strings.Contains(said, "warning") || strings.Contains(said, "error")) {
			t.Errorf("$ %s\n%s", command, said)
		}
	}
	return s
}

// Who follows the page from an empty folder ends with ten cards that can be studied, are released
// and kept in git.
func TestStranger(t *testing.T) {
	t.Parallel() // it waits most of the time
	s := begun(t)
	d, err := deck.Load(filepath.Join(s.folder, "bread.yaml"))
	if err != nil || len(d.Cards) != 10 {
		t.Fatalf("%d cards, %v", len(d.Cards), err)
	}
	if got := s.must("decks"); !strings.Contains(got, "Baking bread") {
		t.Errorf("installed is %s", got)
	}
	if got := s.does("git status --porcelain"); got != "" {
		t.Errorf("git does not keep\n%s", got)
	}
	ledger, err := os.ReadFile(filepath.Join(s.folder, "bread.ledger.tsv"))
	if lines := strings.Count(string(ledger), "\n"); err != nil || lines != 2+10 {
		t.Errorf("the ledger has %d lines, %v:\n%s", lines, err, ledger)
	}
	if got := s.types("goodcard diff --json bread.yaml"); got.code != 0 {
		t.Errorf("%+v", got)
	}
}
