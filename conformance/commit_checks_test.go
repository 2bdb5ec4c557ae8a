package conformance

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// The hook of the page lets a good deck through and keeps one away that lint would mend, with git as
// it is.
func TestHookOfGit(t *testing.T) {
	t.Parallel() // it waits most of the time
	s := begun(t)
	hook := block(t, page(t, "editors.md"), "## Before each commit", "sh")
	write(t, filepath.Join(s.folder, ".git", "hooks", "pre-commit"), hook)
	s.does("chmod +x .git/hooks/pre-commit")
	s.does("printf '\\n# a word to authors\\n' >> bread.yaml && git commit --quiet --all --message good")
	text, err := os.ReadFile(filepath.Join(s.folder, "bread.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{
		"an error":  strings.Replace(string(text), "answer:", "anwser:", 1),
		"a warning": strings.Replace(string(text), "It slows the yeast down.", "Yes, it slows the yeast down.", 1),
		"a layout":  strings.Replace(string(text), "format: 1", "format:   1", 1),
	} {
		write(t, filepath.Join(s.folder, "bread.yaml"), bad)
		if got := s.types("git commit --quiet --all --message bad"); got.code == 0 || !strings.Contains(got.stdout+got.stderr, "bread.yaml") {
			t.Errorf("%s: exit code %d\n%s%s", name, got.code, got.stdout, got.stderr)
		}
	}
	if got := s.does("git log --format=%s"); strings.Contains(got, "bad") {
		t.Errorf("committed are\n%s", got)
	}
}

// What the workflow of the page runs of this program works, and marks lines where something is wrong.
func TestWorkflow(t *testing.T) {
	t.Parallel() // it waits most of the time
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct{ Uses, Run string }
		}
	}
	if err := yaml.Unmarshal([]byte(block(t, page(t, "editors.md"), "## On GitHub", "yaml")), &workflow); err != nil {
		t.Fatal(err)
	}
	s := begun(t)
	marks := func() (lines string, code int) {
		for _, step := range workflow.Jobs["lint"].Steps {
			if strings.HasPrefix(step.Run, "goodcard ") && code == 0 {
				got := s.types(step.Run)
				lines, code = lines+got.stdout, got.code
			}
		}
		return lines, code
	}
	if got, code := marks(); code != 0 || strings.Contains(got, "::error") || strings.Contains(got, "::warning") {
		t.Errorf("exit code %d of a good deck:\n%s", code, got)
	}
	text, err := os.ReadFile(filepath.Join(s.folder, "bread.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	before, after, _ := strings.Cut(string(text), "It slows the yeast down.")
	write(t, filepath.Join(s.folder, "bread.yaml"), before+"Yes, it slows the yeast down."+after)
	want := fmt.Sprintf("::warning file=bread.yaml,line=%d,", 1+strings.Count(before, "\n"))
	if got, code := marks(); code != 1 || !strings.Contains(got, want) {
		t.Errorf("exit code %d, and %q is not in\n%s", code, want, got)
	}
}

// The hooks for pre-commit look at the files of decks that are folders, and run commands that there
// are.
func TestHooksForPreCommit(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct{ ID, Entry, Files, Language string }
	if err := yaml.Unmarshal(text, &hooks); err != nil {
		t.Fatal(err)
	}
	var shown struct {
		Repos []struct{ Hooks []struct{ ID string } }
	}
	if err := yaml.Unmarshal([]byte(block(t, page(t, "editors.md"), "With [pre-commit]", "yaml")), &shown); err != nil {
		t.Fatal(err)
	}
	if len(hooks) != len(shown.Repos[0].Hooks) {
		t.Errorf("the page shows %+v of %+v", shown, hooks)
	}
	h := newHome(t, "2026-03-01T10:00:00+01:00")
	folder := filepath.Join(t.TempDir(), "bread")
	h.must("new", folder+"/")
	for _, hook := range hooks {
		if !slices.ContainsFunc(shown.Repos[0].Hooks, func(s struct{ ID string }) bool { return s.ID == hook.ID }) {
			t.Errorf("the page does not show %s", hook.ID)
		}
		words := append(strings.Fields(hook.Entry)[1:], filepath.Join(folder, "deck.yaml"), filepath.Join(folder, "cards", "first.yaml"))
		if got := h.run(words...); got.code != 0 {
			t.Errorf("%v: %+v", words, got)
		}
	}
}
