package editor_test

import (
	"slices"
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
		if got := editor.Chosen(getenv, tt.goos); got != tt.want {
			t.Errorf("%+v: %q", tt, got)
		}
		if got := editor.NeedsTerminal(getenv, tt.goos); got != tt.terminal {
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
		if got, err := editor.Command(chosen, "a b.yaml", 7); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", chosen, got, err)
		}
	}
	for _, chosen := range []string{"", "  ", `"open`} {
		if got, err := editor.Command(chosen, "a.yaml", 1); err == nil {
			t.Errorf("%q gives %q", chosen, got)
		}
	}
}
