package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Whenever an import or a merge is interrupted, either nothing came in, or it is said what did.
func TestInterruptedImportSaysWhatCameIn(t *testing.T) {
	from, files := named(t), t.TempDir()
	if _, said, code := ran(t, from, "grade", "green-door", "good"); code != exitDone {
		t.Fatal(said)
	}
	exported, home := filepath.Join(files, "all.json"), filepath.Join(files, "home.apkg")
	if _, said, code := ran(t, from, "export", "json", "-o", exported); code != exitDone {
		t.Fatal(said)
	}
	if err := writeAnswered(home, "note ask alignment/green-door alignment/green-door\ncard 0\nrow 2026-02-12T08:00:00+01:00 3\n"); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		command []string
		say     string
	}{
		{[]string{"import", exported}, "the history of " + exported + " is imported; the interrupt came after that\nhint: 'goodcard "},
		{[]string{"merge", filepath.Join(from, "goodcard.db")}, "the history of " + filepath.Join(from, "goodcard.db") + " is added; the interrupt came after that\nhint: 'goodcard "},
		{[]string{"import", home}, "what " + home + " brings is imported; the interrupt came after that\nhint: 'goodcard "},
	} {
		told := 0
		for looks := 1; ; looks++ { // at the clock, before the interrupt
			dir := filepath.Join(t.TempDir(), "data")
			if test.command[1] == home {
				ran(t, dir, "install", "alignment")
			}
			ctx, interrupt := context.WithCancel(t.Context())
			var out, talk strings.Builder
			env := testEnv(&out)
			env.Stderr = &talk
			now, n := env.Now, 0
			env.Now = func() time.Time {
				if n++; n == looks {
					interrupt()
				}
				return now()
			}
			code := run(ctx, env, append([]string{"goodcard", "--data", dir}, test.command...))
			interrupt()
			if code == exitDone && n < looks {
				break
			}
			history, _, _ := ran(t, dir, "history", "--json")
			switch came, said := history != "", strings.Contains(talk.String(), test.say); {
			case code == exitInterrupted && came != said:
				t.Errorf("%v, interrupted at look %d: what came in is\n%s\nand it says %q", test.command, looks, history, talk.String())
			case code == exitInterrupted && said:
				told++
			}
		}
		if told == 0 && test.command[1] == exported {
			t.Errorf("%v was never interrupted behind what it does", test.command)
		}
	}
	if _, err := os.Stat(exported); err != nil {
		t.Error(err)
	}
}
