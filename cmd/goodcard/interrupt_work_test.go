package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Work that hears of nothing does not keep the program from its end.
func TestUnlessInterrupted(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	goesOn := make(chan struct{})
	defer close(goesOn)
	_, err := unlessInterrupted(ctx, func() (int, error) {
		interrupt()
		<-goesOn
		return 1, nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// What authors run on large decks ends with 130 when it is interrupted, and has written nothing.
func TestInterruptedAuthors(t *testing.T) {
	const src = "format: 1\nid: d\ntitle: D\nversion: 1.0.0\ncards:\n  - ask: Which door is red?\n    anwser: The first.\n"
	for _, args := range [][]string{{"fmt"}, {"lint", "--fix"}, {"lint"}, {"release"}, {"diff"}} {
		dir := t.TempDir()
		file := filepath.Join(dir, "d.yaml")
		if err := os.WriteFile(file, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
		ctx, interrupt := context.WithCancel(t.Context())
		interrupt()
		operands := []string{file}
		if args[0] == "diff" {
			operands = append(operands, file)
		}
		env := testEnv(&strings.Builder{})
		code := run(ctx, env, append(append([]string{"goodcard"}, args...), operands...))
		now, err := os.ReadFile(file)
		entries, _ := os.ReadDir(dir)
		if code != exitInterrupted || err != nil || string(now) != src || len(entries) != 1 {
			t.Errorf("%v: %d, %v, %d files; the deck is\n%s", args, code, err, len(entries), now)
		}
	}
}
