package conformance

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A home is a learner's data folder and the moment at which the program believes to run.
type home struct {
	t   testing.TB
	dir string
	now string // GOODCARD_NOW
}

func newHome(t testing.TB, now string) *home {
	t.Helper()
	return &home{t, filepath.Join(t.TempDir(), "data"), now}
}

// deadline bounds every run of the program: one that hangs is killed. It is no measure of speed.
const deadline = 2 * time.Minute

// command prepares a run in a clean environment.
func (h *home) command(args ...string) *exec.Cmd {
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	h.t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Env = []string{"HOME=" + h.dir, "GOODCARD_DATA=" + h.dir, "GOODCARD_NOW=" + h.now, "TMPDIR=" + os.TempDir()}
	return cmd
}

// A result is what a finished run left.
type result struct {
	stdout, stderr string
	code           int // exit code; -1 if a signal ended the run
}

// finish runs a command to its end, or kills it a while after its start where life is not 0.
func finish(cmd *exec.Cmd, life time.Duration) (result, error) {
	var stdout, stderr bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &stdout
	}
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		return result{}, err
	}
	if life > 0 {
		timer := time.AfterFunc(life, func() { _ = cmd.Process.Kill() }) // it may be over by then
		defer timer.Stop()
	}
	err := cmd.Wait()
	if errors.As(err, new(*exec.ExitError)) {
		err = nil
	}
	return result{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}, err
}

// run runs the program to its end.
func (h *home) run(args ...string) result {
	h.t.Helper()
	got, err := finish(h.command(args...), 0)
	if err != nil {
		h.t.Errorf("goodcard %s: %v", strings.Join(args, " "), err)
	}
	return got
}

// must runs a command that has to succeed, and returns its standard output.
func (h *home) must(args ...string) string {
	h.t.Helper()
	got := h.run(args...)
	if got.code != 0 {
		h.t.Fatalf("goodcard %s: exit code %d\n%s%s", strings.Join(args, " "), got.code, got.stdout, got.stderr)
	}
	return got.stdout
}

// healthy fails the test where 'goodcard doctor' finds something.
func (h *home) healthy() {
	h.t.Helper()
	if got := h.run("doctor"); got.code != 0 {
		h.t.Fatalf("doctor: exit code %d\n%s%s", got.code, got.stdout, got.stderr)
	}
}

// An item is what 'cards --json' and 'due --json' say of one, as far as suites ask.
type item struct {
	Card        string  `json:"card"`
	State       string  `json:"state"`
	Due         *string `json:"due"`
	OverdueDays *int    `json:"overdue_days"`
}

// items runs a command that lists items.
func (h *home) items(args ...string) []item {
	h.t.Helper()
	var list []item
	h.decode(&list, append(args, "--json")...)
	return list
}

// decode runs a command that answers in JSON.
func (h *home) decode(into any, args ...string) {
	h.t.Helper()
	text := h.must(args...)
	if err := json.Unmarshal([]byte(text), into); err != nil {
		h.t.Fatalf("goodcard %s: %v\n%s", strings.Join(args, " "), err, text)
	}
}

// An event is a row of 'history --json'.
type event struct {
	ID      string `json:"id"`
	Card    string `json:"card"`
	At      string `json:"at"`
	Day     string `json:"day"`
	Grade   *int   `json:"grade"`
	Kind    string `json:"kind"`
	Counted bool   `json:"counted"`
	Voided  bool   `json:"voided"`
}

// history returns the reviews of the whole history, those that were taken back too.
func (h *home) history() []event {
	h.t.Helper()
	return slices.DeleteFunc(h.events(), func(e event) bool { return e.Kind != "review" })
}

// events returns the whole history.
func (h *home) events() (list []event) {
	h.t.Helper()
	lines := json.NewDecoder(strings.NewReader(h.must("history", "--json")))
	for lines.More() {
		var e event
		if err := lines.Decode(&e); err != nil {
			h.t.Fatalf("history --json: %v", err)
		}
		list = append(list, e)
	}
	return list
}

// reviews returns the reviews of the whole history that stand.
func (h *home) reviews() []event {
	h.t.Helper()
	return slices.DeleteFunc(h.history(), func(e event) bool { return e.Voided })
}

// write puts text into a file of the test and returns its path.
func write(t testing.TB, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
