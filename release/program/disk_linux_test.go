package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// packing is how release/make has the program pack archives of programs that are there already, which are of this size.
func packing(t *testing.T, out string, size int) []string {
	t.Helper()
	dir := t.TempDir()
	for _, to := range everywhere[:2] {
		at := filepath.Join(dir, to.System+"-"+to.Processor, to.program())
		check(t, os.MkdirAll(filepath.Dir(at), 0o755))
		text, err := os.ReadFile(built(t, to))
		check(t, err)
		// What is random is packed to no less.
		ballast := make([]byte, size)
		_, _ = rand.NewChaCha8([32]byte{}).Read(ballast)
		check(t, os.WriteFile(at, append(text, ballast...), 0o755))
	}
	return []string{"pack", "-version", "1.2.3", "-commit", "0123", "-date", "2026-12-01T10:00:00Z", "-built", dir,
		"-zig", fakeZig(t), "-out", out, "linux/amd64", "linux/arm64"}
}

// A disk that is full while archives are written has none of them afterwards, and it is named.
func TestFullDisk(t *testing.T) {
	own := exec.Command("unshare", "--user", "--map-root-user", "--mount", "true")
	if out, err := own.CombinedOutput(); err != nil {
		t.Skipf("a disk of two megabytes cannot be had: %v %s", err, out)
	}
	out := t.TempDir()
	words := packing(t, filepath.Join(out, "1.2.3"), 2<<20)
	cmd := exec.Command("unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
		`mount -t tmpfs -o size=5m none "$0" || exit 77; "$1"; echo "status $?"; ls -A "$0"`, out, os.Args[0])
	cmd.Dir = "../.."
	cmd.Env = append(os.Environ(), asked+"="+strings.Join(words, "\n"), keyVariable+"=")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); cmd.ProcessState.ExitCode() == 77 {
		t.Skip("a disk of five megabytes cannot be had: ", stderr.String())
	} else {
		check(t, err)
	}
	if stdout.String() != "status 1\n" {
		t.Errorf("there is left\n%s", stdout.String())
	}
	if said := stderr.String(); !strings.Contains(said, "release/make: the disk of "+filepath.Join(out, "1.2.3")+" is full, and no file was left on it\nhint: ") {
		t.Errorf("it says %q", said)
	}
}

// Told to end while it packs, the program leaves nothing, and leaves it to release/make to say so.
func TestPackIsStopped(t *testing.T) {
	real, err := exec.LookPath("go")
	check(t, err)
	for _, signal := range []string{"INT", "TERM", "HUP"} {
		out, played := t.TempDir(), t.TempDir()
		// The program asks Go for its modules in the midst of an archive.
		check(t, os.WriteFile(filepath.Join(played, "go"), []byte("#!/bin/sh\nkill -"+signal+" $PPID\nexec '"+real+"' \"$@\"\n"), 0o755))
		cmd := exec.Command(os.Args[0])
		cmd.Dir = "../.."
		cmd.Env = append(os.Environ(), asked+"="+strings.Join(packing(t, filepath.Join(out, "1.2.3"), 1), "\n"), keyVariable+"=",
			"PATH="+played+":"+os.Getenv("PATH"))
		said, _ := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != 130 || len(said) > 0 {
			t.Errorf("SIG%s: it ends with %v and says %q", signal, cmd.ProcessState, said)
		}
		if left, err := os.ReadDir(out); err != nil || len(left) > 0 {
			t.Errorf("SIG%s: there is left %v, %v", signal, left, err)
		}
	}
}
