//go:build unix

package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// waiting is what a played program does at the moment that PLAYED_MOMENT names: it leaves a file in the folder for temporary ones,
// starts a program of its own, says so, and waits for it.
const waiting = `
wait_at() {
	[ "$PLAYED_MOMENT" = "$1" ] || return 0
	mktemp -d >/dev/null
	sleep 600 &
	[ "$1" != unlock ] || kill $! # it asks for a password, and starts nothing
	echo >"$PLAYED_READY"
	[ "$1" != unlock ] || exec sleep 600
	wait
}
`

// Whatever runs when release/make is told to end is stopped, with all that it has started, and nothing is left of it.
func TestMakeIsStopped(t *testing.T) {
	const waits = "#!/bin/sh\n" + waiting
	goProgram := strings.Replace(playedGo, "#!/bin/sh\n", waits+`
case "$*" in
version) wait_at "go version" ;;
list*) wait_at "go list" ;;
*./release/program) wait_at "go build of the packer" ;;
*./cmd/goodcard) wait_at "go build of a target" ;;
esac
`, 1)
	goProgram = strings.Replace(goProgram, "'#!/bin/sh' ", "'"+waits+"' 'wait_at $1' ", 1)
	signals := []struct {
		signal syscall.Signal
		name   string
		code   int
	}{{syscall.SIGTERM, "SIGTERM", 143}, {syscall.SIGINT, "SIGINT", 130}, {syscall.SIGHUP, "SIGHUP", 129}}
	for i, moment := range []string{"go version", "go list", "go build of the packer", "unlock", "python3", "go build of a target", "pack"} {
		t.Run(moment, func(t *testing.T) {
			end := signals[i%len(signals)]
			c := played(t, "--only", "linux/amd64", "--only", "linux/arm64")
			c.programs = plays(t, "go", goProgram)
			if moment == "python3" { // where zig is to be installed
				check(t, os.RemoveAll(c.cache))
				check(t, os.WriteFile(filepath.Join(c.checkout, "release", "zig.txt"), []byte("ziglang==1.2.3\n"), 0o644))
				commitAll(t, c.checkout)
				check(t, os.WriteFile(filepath.Join(c.programs, "python3"), []byte(waits+"case $* in *venv\\ /*) wait_at python3 ;; esac\n"), 0o755))
			}
			key, ready, temporary := filepath.Join(t.TempDir(), "goodcard.key"), filepath.Join(t.TempDir(), "ready"), t.TempDir()
			check(t, os.WriteFile(key, nil, 0o600))
			check(t, syscall.Mkfifo(ready, 0o600))
			c.environment = []string{keyVariable + "=" + key, "TMPDIR=" + temporary, "PLAYED_MOMENT=" + moment, "PLAYED_READY=" + ready}

			cmd := c.command(t)
			stderr, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
			check(t, err)
			defer stderr.Close()
			stdout, held, err := os.Pipe() // by whatever is started
			check(t, err)
			cmd.Stdout, cmd.Stderr = held, stderr
			check(t, cmd.Start())
			held.Close()
			over := make(chan struct{})
			go func() {
				_, _ = io.Copy(io.Discard, stdout)
				close(over)
			}()
			moments := make(chan error, 1)
			go func() {
				_, err := os.ReadFile(ready)
				moments <- err
			}()
			select {
			case err := <-moments:
				check(t, err)
			case <-over:
				text, _ := os.ReadFile(stderr.Name())
				t.Fatalf("it never comes to this moment: %s", text)
			}
			check(t, cmd.Process.Signal(end.signal))
			late := time.AfterFunc(10*time.Second, func() { // what it has started runs on, and it waits for that
				_ = cmd.Process.Kill()
			})
			_ = cmd.Wait()
			late.Stop()
			select {
			case <-over:
			case <-time.After(10 * time.Second):
				t.Error("what it has started runs on")
			}
			text, err := os.ReadFile(stderr.Name())
			check(t, err)
			said := strings.Replace(strings.TrimPrefix(string(text), "unlock\n"), "installing ziglang==1.2.3 below "+c.cache+"/goodcard-release\n", "", 1)
			if code := cmd.ProcessState.ExitCode(); code != end.code || said != "release/make: stopped by "+end.name+", and nothing was made\n" {
				t.Errorf("exit status %d, %q", code, text)
			}
			for _, dir := range []string{temporary, filepath.Join(c.checkout, "dist")} {
				if left, _ := os.ReadDir(dir); len(left) > 0 {
					t.Errorf("%s holds %v still", dir, left)
				}
			}
			if left, _ := filepath.Glob(filepath.Join(c.cache, "goodcard-release", ".*")); len(left) > 0 {
				t.Errorf("there is %v still", left)
			}
		})
	}
}
