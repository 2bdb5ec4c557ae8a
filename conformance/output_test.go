package conformance

import (
	"bufio"
	"os"
	"runtime"
	"strings"
	"testing"
)

// A reader that has seen enough, as in 'goodcard cards | head -1', ends the program without
// a word.
func TestOutputClosedEarly(t *testing.T) {
	p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "pipe", 2500)
	for _, args := range [][]string{{"cards"}, {"cards", "--json"}, {"due"}} {
		cmd := p.command(args...)
		k, err := begin(t, cmd)
		if err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReaderSize(k.out, 16).ReadSlice(' '); len(line) == 0 {
			t.Errorf("%v: nothing was written: %v", args, err)
		}
		k.out.Close()
		_ = cmd.Wait() // it ends as by a signal
		if code := cmd.ProcessState.ExitCode(); code != 0 && code != 130 || k.stderr.Len() > 0 {
			t.Errorf("%v: exit code %d\n%s", args, code, k.stderr.String())
		}
	}
	p.healthy()
}

// What could not be written is an error, and no reason to undo what is on disk.
func TestOutputLost(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux has /dev/full")
	}
	p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "lost", 10)
	for _, args := range [][]string{{"cards"}, {"cards", "--json"}, {"due"}, {"decks"}, {"show", "lost/card-000"},
		{"help"}, {"version"}, {"doctor", "--json"}, {"grade", "lost/card-000", "4"}, {"history"}, {"review"}, {"undo"}} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		cmd := p.command(args...)
		cmd.Stdout = full
		got, err := finish(cmd, 0)
		full.Close()
		if err != nil {
			t.Fatal(err)
		}
		if got.code != 1 || !strings.Contains(got.stderr, "the output cannot be written") {
			t.Errorf("%v: exit code %d, %q", args, got.code, got.stderr)
		}
	}
	if given, stand := len(p.history()), len(p.reviews()); given != 1 || stand != 0 {
		t.Errorf("%d reviews and %d that stand, want the one that was graded and undone", given, stand)
	}
}
