package conformance

import (
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"goodcard/long"
)

// A signal ends a session with exit code 130; all that was acknowledged is on disk.
func TestInterrupt(t *testing.T) { interruptSessions(t, random(t, 1), 6) }

func TestLongInterrupt(t *testing.T) {
	long.Only(t)
	interruptSessions(t, random(t, rand.Uint64()), 300)
}

func interruptSessions(t *testing.T, r *rand.Rand, sessions int) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signals to send")
	}
	p := newPupil(t, r, "2026-03-01T10:00:00+01:00", "signal", 60)
	all := newLedger()
	for i := range sessions {
		p.now = time.Date(2026, 3, 1+i, 10, 0, 0, 0, time.UTC).Format(time.RFC3339)
		p.interrupted([]os.Signal{os.Interrupt, syscall.SIGTERM}[i%2], all)
		all.compare(t, p.reviews())
		p.healthy()
	}
	checkSchedule(t, p.reviews(), p.items("cards", p.deck))
}

// interrupted studies until a signal comes: at a prompt, or while a grade is being written.
func (p *pupil) interrupted(signal os.Signal, all *ledger) {
	p.t.Helper()
	k, err := p.review("--new", "5", p.deck)
	if err != nil {
		p.t.Fatal(err)
	}
	send := func() { _ = k.cmd.Process.Signal(signal) } // it may be over by then
	left, atPrompt := 1+p.random.IntN(4), p.random.IntN(2) == 0
	k.study(learner{
		random: p.random,
		grade: func(string) string {
			if left--; left == 0 && atPrompt {
				send()
				return "?"
			}
			return strconv.Itoa(p.random.IntN(4)) // never known: the session does not end
		},
		said: func(item, line string) {
			if line == "?" {
				return
			}
			all.ask(gradeOf(item, line))
			if left == 0 {
				time.AfterFunc(time.Duration(p.random.Int64N(int64(5*time.Millisecond))), send)
			}
		},
		echoed: func(item, line string, _ echo) { all.acknowledge(gradeOf(item, line)) },
	})
	if got := k.end(); got.code != 130 || got.stderr != "" {
		p.t.Errorf("%v: exit code %d, want 130\n%s%s", signal, got.code, got.stdout, got.stderr)
	}
}

// A program that waits for another one, as for an editor, ends with the second request to end.
func TestSecondSignal(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signals to send")
	}
	p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "wait", 3)
	editor := filepath.Join(t.TempDir(), "editor")
	write(t, editor, "#!/bin/sh\necho began\nexec sleep 60 >/dev/null\n")
	if err := os.Chmod(editor, 0o755); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	cmd := p.command("edit", "wait/card-000")
	cmd.Env = append(cmd.Env, "PATH="+os.Getenv("PATH"), "EDITOR="+editor)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, 5)); err != nil { // it waits for the editor now
		t.Fatal(err)
	}
	go func() { ended <- cmd.Wait() }()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		select {
		case err := <-ended:
			if err == nil || cmd.ProcessState.ExitCode() == 0 {
				t.Error("exit code 0")
			}
			return
		case <-again.C: // as often as it takes: two at once may be taken for one
			_ = cmd.Process.Signal(syscall.SIGTERM)
		}
	}
}
