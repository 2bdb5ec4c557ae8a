package conformance

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	synced  = regexp.MustCompile(`(fsync|fdatasync)\(.*\) += 0|<\.\.\. (fsync|fdatasync) resumed>.* = 0`)
	written = regexp.MustCompile(`write\(1, "(.*)"`)
)

// A kill leaves what the system has taken, a power cut only what is on the disk. So before
// a grade is acknowledged the disk must have been waited for.
func TestSyncBeforeEcho(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace, which shows when the disk is waited for, is not installed")
	}
	p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "sync", 10)
	log := filepath.Join(t.TempDir(), "calls")
	real := p.command("review", "--grades", "0-5", "sync")
	cmd := exec.CommandContext(t.Context(), strace, append([]string{"-f", "-s", "200", "-o", log, "-e", "trace=fsync,fdatasync,write"}, real.Args...)...)
	cmd.Env = real.Env
	k, err := begin(t, cmd)
	if err != nil {
		t.Fatal(err)
	}
	acknowledged := k.study(learner{random: p.random, grade: func(string) string { return "5" }})
	if got := k.end(); strings.Contains(got.stderr, "ptrace") {
		t.Skip("strace may not trace here: ", got.stderr)
	}
	calls, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	seen, since := 0, false // whether the disk was waited for since the last line of output
	for call := range strings.Lines(string(calls)) {
		if synced.MatchString(call) {
			since = true
		}
		if m := written.FindStringSubmatch(call); m != nil {
			if strings.HasPrefix(m[1], "Recorded ") {
				if seen++; !since {
					t.Errorf("acknowledged before the disk was waited for: %s", m[1])
				}
			}
			since = false
		}
	}
	if seen == 0 || seen != acknowledged {
		t.Errorf("%d acknowledgements were traced, %d were read", seen, acknowledged)
	}
}
