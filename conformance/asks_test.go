package conformance

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// No command but a review asks anything of who is no person at a terminal: what others would ask is an
// argument or a flag, and what there is to decide stands in labelled lines. So none waits for standard
// input, whatever is behind it, and none draws anything.
func TestOnlyAReviewAsks(t *testing.T) {
	for _, mode := range []string{"a pipe", "TERM=dumb", "plain is true"} {
		p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "may", 12)
		p.must("grade", "may/card-000", "good")
		if mode == "plain is true" {
			p.must("config", "plain", "true")
		}
		file := filepath.Join(t.TempDir(), "file.db")
		deck := write(t, filepath.Join(t.TempDir(), "may.yaml"), deckText("may", 13))
		p.must("backup", file)
		p.must("install", "inner-outer")
		for _, args := range [][]string{{"conflicts"}, {"conflicts", "may/card-000"}, {"conflicts", "may/card-000", "--take", "theirs"},
			{"install", "--replace", deck}, {"edit", "may/card-001"}, {"edit", "inner-outer/outer-question"}, {"config"}, {"config", "new-per-day", "5"},
			{"config", "plain"}, {"doctor", "--fix"}, {"doctor", "--rebuild"}, {"suspend", "may/card-001"}, {"forget", "may/card-001"},
			{"note", "may/card-001", "mine"}, {"new", filepath.Join(t.TempDir(), "fresh.yaml")}, {"new", "--like", "predict"}, {"undo"}, {"merge", file}, {"restore", file}, {"remove", "may"}, {"backup"}, {}} {
			cmd := p.command(args...)
			cmd.Env = append(cmd.Env, "EDITOR=true", "PATH="+os.Getenv("PATH"))
			if mode == "TERM=dumb" {
				cmd.Env = append(cmd.Env, "TERM=dumb")
			}
			silent, writer, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			cmd.Stdin = silent
			got, err := finish(cmd, 30*time.Second)
			silent.Close()
			writer.Close()
			if err != nil || got.code != 0 || strings.Contains(got.stdout+got.stderr, "\x1b") {
				t.Errorf("%s: %v: exit code %d, %v\n%s%s", mode, args, got.code, err, got.stdout, got.stderr)
			}
		}
	}
}
