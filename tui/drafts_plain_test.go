package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/authoring"
	"goodcard/here"
)

// inLines goes through the drafts of the deck with these lines, and returns what was said, with what was typed.
func inLines(t *testing.T, o PlainOptions, lines ...string) string {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"gates.yaml": draftsDeck, "gates.sources.lock.yaml": draftsLock} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := authoring.OpenDrafts("gates.yaml", false)
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	o.In, o.Out, o.Talk = strings.NewReader(strings.Join(lines, "\n")+"\n"), &said, &said
	if err := DraftsPlain(t.Context(), s, "gates.yaml", o); err != nil {
		said.WriteString("error: " + err.Error() + "\n")
	}
	return said.String()
}

// editing replaces a text of the deck as an editor would.
func editing(was, now string) func(string, int) error {
	return func(file string, _ int) error {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		return os.WriteFile(file, []byte(strings.Replace(string(text), was, now, 1)), 0o600)
	}
}

// The whole way, with all that can be typed.
func TestDraftsInLines(t *testing.T) {
	file, err := filepath.Abs(filepath.Join("testdata", "drafts", "plain.golden"))
	if err != nil {
		t.Fatal(err)
	}
	got := inLines(t, PlainOptions{}, "u", "e", "nonsense", "?", "keep", "D", "u", "s", "k", "s", "d", "drop", "x", "u", "s", "")
	golden(t, file, got)
}

// The end of input stops, and what was decided on is told.
func TestDraftsInLinesStop(t *testing.T) {
	for _, lines := range [][]string{{"k"}, {"k", "q"}, {"k", "quit", "d"}} {
		got := inLines(t, PlainOptions{}, lines...)
		if !strings.HasSuffix(got, "Stopped. 1 kept, 5 left.\n") {
			t.Errorf("%q: %s", lines, got)
		}
		if text, err := os.ReadFile("gates.yaml"); err != nil || strings.Contains(string(text), "both-ways: true, draft: true") || !strings.Contains(string(text), "id: latch-cloze") {
			t.Errorf("%q: the deck is\n%s", lines, text)
		}
	}
}

func TestDraftsInLinesEdit(t *testing.T) {
	for _, tt := range []struct {
		name, was, now string
		lines          []string
		says           []string
	}{
		{"altered", "answer: \"What holds", "answer: \"What keeps", []string{"e", "k"}, []string{"Edited; it is a draft as before.", "Answer: What keeps a gate shut", "Kept latch."}},
		{"spoilt", "answer: \"What", "anwser: \"What", []string{"e", "k", "?", "u", "k"},
			[]string{"The deck cannot be read now.", "gates.yaml:8:65: unknown key \"anwser\"", "What now (e edit again, u undo, q quit)?", "Took back the edit of latch.", "Kept latch."}},
		{"left spoilt", "answer: \"What", "anwser: \"What", []string{"e"}, []string{"Stopped.", "error: gates.yaml:8:65: unknown key"}},
		{"unchanged", "", "", []string{"e", "k"}, []string{"Nothing was changed.", "Kept latch."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := inLines(t, PlainOptions{Edit: editing(tt.was, tt.now)}, tt.lines...)
			for _, want := range tt.says {
				if !strings.Contains(got, want) {
					t.Errorf("not said: %q in\n%s", want, got)
				}
			}
		})
	}
}

// An editor that took a draft's mark away kept the card, though the lock cannot say so.
func TestDraftsInLinesEditOfWhichTheLockIsReadOnly(t *testing.T) {
	edit := editing(", draft: true", "")
	got := inLines(t, PlainOptions{Edit: func(file string, line int) error {
		here.ReadOnly(t, "gates.sources.lock.yaml")
		return edit(file, line)
	}}, "e", "u", "q")
	for _, want := range []string{"Edited, and not noted as kept: ", "Took back that latch was kept."} {
		if !strings.Contains(got, want) {
			t.Errorf("not said: %q in\n%s", want, got)
		}
	}
}
