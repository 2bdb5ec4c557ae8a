package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"goodcard": main, "nano": fakeNano})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata",
		RequireUniqueNames: true,
		UpdateScripts:      os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("GOODCARD_DATA", filepath.Join(e.WorkDir, "data"))
			e.Setenv("NO_COLOR", "1")
			e.Setenv("NEWLINE", "\n")
			e.Setenv("ESCAPE", "\x1b")
			return nil
		},
		Cmds:      map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "answered": answered},
		Condition: condition,
	})
}

// condition knows [rights]: files can be closed to this user, as they cannot be to root.
func condition(name string) (bool, error) {
	if name != "rights" {
		return false, fmt.Errorf("no condition %q", name)
	}
	return os.Geteuid() > 0, nil
}

// exits runs a program that must end with the given code: "exits 2 goodcard nosuch".
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM [ARGUMENT...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("cannot run %s: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
