package main

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestScreenNeedsATerminalThatMovesItsCursor(t *testing.T) {
	for _, tt := range []struct {
		keyboard, display *os.File
		term              string
		want              bool
	}{
		{os.Stdin, os.Stdout, "xterm", true},
		{os.Stdin, os.Stdout, "dumb", false},
		{nil, os.Stdout, "xterm", false},
		{os.Stdin, nil, "xterm", false},
	} {
		env := testEnv(new(strings.Builder))
		env.Keyboard, env.Display = tt.keyboard, tt.display
		env.Getenv = func(string) string { return tt.term }
		if got := hasScreen(env); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}

func TestScreenOptions(t *testing.T) {
	env := testEnv(new(strings.Builder))
	set := map[string]string{"EDITOR": "nano", "VISUAL": "code --wait"}
	env.Getenv = func(name string) string { return set[name] }
	env.Environ = []string{"TERM=xterm"}
	o := screenOptions(env, reviewOptions{Common: Common{Color: "never"}})
	if o.Editor.Command != "code --wait" || !slices.Equal(o.Environ, []string{"TERM=xterm", "NO_COLOR=1"}) {
		t.Errorf("%+v", o)
	}
	env.Environ = []string{"NO_COLOR=1", "TERM=xterm"}
	if o := screenOptions(env, reviewOptions{Common: Common{Color: "always"}}); !slices.Equal(o.Environ, []string{"TERM=xterm"}) {
		t.Errorf("--color always does not go before NO_COLOR: %v", o.Environ)
	}
	if len(env.Environ) != 2 {
		t.Error("the environment was changed")
	}
}
