package editor_test

import (
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"goodcard/editor"
)

func TestChosen(t *testing.T) {
	for _, tt := range []struct {
		visual, editor, goos, want string
		terminal                   bool
	}{
		{"code --wait", "nano", "linux", "code --wait", false},
		{" ", "nano", "linux", "nano", false},
		{"", "vi", "linux", "vi", false},
		{"", " ", "linux", "vi", true},
		{"", "", "windows", "notepad", false},
	} {
		getenv := func(name string) string { return map[string]string{"VISUAL": tt.visual, "EDITOR": tt.editor}[name] }
		got := editor.Chosen(getenv, tt.goos)
		if got.Command != tt.want {
			t.Errorf("%+v: %q", tt, got.Command)
		}
		if got := got.NeedsTerminal(); got != tt.terminal {
			t.Errorf("%+v: it needs a terminal: %v", tt, got)
		}
	}
}

func TestEditorIsAskedForTheLineInItsOwnWay(t *testing.T) {
	for chosen, want := range map[string][]string{
		"vi":                              {"vi", "+7", "a b.yaml"},
		"/usr/bin/nvim -p":                {"/usr/bin/nvim", "-p", "+7", "a b.yaml"},
		"emacs -nw":                       {"emacs", "-nw", "+7", "a b.yaml"},
		"nano -w":                         {"nano", "-w", "+7", "a b.yaml"},
		"code":                            {"code", "--wait", "--goto", "a b.yaml:7"},
		"code --wait -n":                  {"code", "--wait", "-n", "--goto", "a b.yaml:7"},
		"gedit":                           {"gedit", "--wait", "+7", "a b.yaml"},
		"subl -w":                         {"subl", "-w", "a b.yaml:7"},
		"hx":                              {"hx", "a b.yaml:7"},
		`"/opt/my editor/ed" --x '$HOME'`: {"/opt/my editor/ed", "--x", "$HOME", "a b.yaml"},
	} {
		choice := editor.Choice{Command: chosen, Variable: "EDITOR"}
		if got, err := choice.Words("a b.yaml", 7); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", chosen, got, err)
		}
	}
}

// Why no editor runs is said in words, with the variable that the editor was taken from.
func TestEditorThatDoesNotServe(t *testing.T) {
	set := "set VISUAL to the command of your editor, such as VISUAL=nano"
	ended := exec.Command(os.Args[0], "-no-such-flag").Run()
	missing := exec.Command("no-such-editor").Run()
	for _, tt := range []struct{ chosen, want, hint string }{
		{`"open`, `$VISUAL is no command: a quote or a bracket in it is left open: "open`, set},
		{"a (b", "$VISUAL is no command: a quote or a bracket in it is left open: a (b", set},
		{"a; b", "$VISUAL is not one command with its arguments: a; b", set},
		{"a > b", "$VISUAL is not one command with its arguments: a > b", set},
	} {
		choice := editor.Choice{Command: tt.chosen, Variable: "VISUAL"}
		words, err := choice.Words("a.yaml", 1)
		said, ok := errors.AsType[*editor.Error](err)
		if !ok || said.Error() != tt.want || said.Hint() != tt.hint {
			t.Errorf("%q gives %q, %v", tt.chosen, words, err)
		}
	}
	choice := editor.Choice{Command: "nano -w", Variable: "VISUAL"}
	if err := choice.Failed(ended); !errors.Is(err, ended) || !strings.HasPrefix(err.Error(), "the editor nano -w failed: ") {
		t.Error(err)
	}
	if err := choice.Failed(errors.New("it goes on")); err.Error() != "the editor nano -w failed: it goes on" {
		t.Error(err)
	}
	said, ok := errors.AsType[*editor.Error](choice.Failed(missing))
	if !ok || !errors.Is(said, missing) || said.Hint() != set {
		t.Error(choice.Failed(missing))
	}
}
