package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What a computer lacks is said before anything is built, with what to do. /proc takes no files, not even of root.
func TestMakeOnAComputerThatCannot(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	check(t, os.WriteFile(file, nil, 0o644))
	open := t.TempDir()
	check(t, os.Mkdir(filepath.Join(open, "goodcard-release"), 0o755))
	check(t, os.Chmod(filepath.Join(open, "goodcard-release"), 0o777))
	df := func(full string) string {
		return "#!/bin/sh\nfor last; do :; done\necho Avail\ncase $last in " + full + ") echo 1024 ;; *) echo 99999999 ;; esac\n"
	}
	for _, tt := range []struct {
		name        string
		args        []string
		environment []string
		df          string
		says        []string
	}{
		{name: "a folder below a file", args: []string{"--out", file + "/below"}, says: []string{file + "/below cannot be made: " + file + " is a file", "--out"}},
		{name: "a folder that takes no files", args: []string{"--out", "/proc/archives"}, says: []string{"nothing can be written into /proc", "--out"}},
		{name: "a full disk", args: []string{"--out", "/tmp/none/archives"}, df: df("/tmp"), says: []string{"the disk of /tmp has 1 MB left, and 90 MB may be needed there", "--out"}},
		{name: "no folder for temporary files", environment: []string{"TMPDIR=" + file}, says: []string{"TMPDIR names " + file + ", which is no folder", "unset"}},
		{name: "a folder for temporary files that takes none", environment: []string{"TMPDIR=/proc"}, says: []string{"nothing can be written into /proc", "let TMPDIR name another"}},
		{name: "a full disk of temporary files", environment: []string{"TMPDIR=" + open}, df: df(open), says: []string{"the disk of " + open + " has 1 MB left, and 440 MB may be needed there", "let TMPDIR name"}},
		{name: "a cache of Go that takes no files", environment: []string{"PLAYED_ENV=/proc/cache"}, says: []string{"nothing can be written into /proc/cache", "GOCACHE"}},
		{name: "no cache of Go", environment: []string{"PLAYED_ENV=off"}, says: []string{"Go has no folder for modules", "GOMODCACHE"}},
		{name: "a full disk of Go's cache", df: df("*/GOCACHE"), says: []string{"GOCACHE has 1 MB left", "let GOCACHE name"}},
		{name: "no home", environment: []string{"HOME=", "XDG_CACHE_HOME="}, says: []string{"HOME names no folder", "let HOME or XDG_CACHE_HOME name"}},
		{name: "a cache that others may write", environment: []string{"XDG_CACHE_HOME=" + open}, says: []string{"others than you may write into " + open, "let XDG_CACHE_HOME name"}},
		{name: "a cache that takes no files", environment: []string{"XDG_CACHE_HOME=/proc"}, says: []string{"nothing can be written into /proc/goodcard-release", "let XDG_CACHE_HOME name"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := played(t, append([]string{"--unsigned"}, tt.args...)...)
			c.environment = tt.environment
			if tt.df != "" {
				check(t, os.WriteFile(filepath.Join(c.programs, "df"), []byte(tt.df), 0o755))
			}
			stdout, stderr, code := c.types(t)
			if code != 1 || strings.Contains(stdout, "built ") || strings.Count(stderr, "\n") != 2 || !strings.Contains(stderr, "\nhint: ") {
				t.Errorf("exit status %d, %q, %q", code, stdout, stderr)
			}
			for _, says := range tt.says {
				if !strings.Contains(stderr, says) {
					t.Errorf("%q does not say %q", stderr, says)
				}
			}
		})
	}
}

// A disk from which no program starts is told before one is built there.
func TestMakeWithNoexec(t *testing.T) {
	c := played(t, "--unsigned")
	disk := t.TempDir()
	script := c.command(t)
	c.environment = []string{"TMPDIR=" + disk}
	cmd := exec.Command("unshare", append([]string{"--user", "--map-root-user", "--mount", "sh", "-c",
		`mount -t tmpfs -o noexec none "$0" || exit 77; "$@"`, disk, script.Path}, c.args...)...)
	cmd.Env = append(script.Env, c.environment...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	if _, ok := errors.AsType[*exec.ExitError](err); !ok || cmd.ProcessState.ExitCode() == 77 || strings.HasPrefix(stderr.String(), "unshare: ") {
		t.Skipf("a disk without programs cannot be had: %v %s", err, stderr.String())
	}
	if said := stderr.String(); !strings.Contains(said, "no program can be started from "+disk) || !strings.Contains(said, "hint: let TMPDIR name another folder") {
		t.Errorf("it says %q", said)
	}
}

// What compilers say of a full disk is one line of many. The disk is named, and what they say stands above.
func TestMakeThatFillsADisk(t *testing.T) {
	c := played(t, "--unsigned", "--only", "linux/amd64")
	c.programs = plays(t, "go", strings.Replace(playedGo, `echo "go $1 $CC"`, `case "$*" in *./cmd/goodcard) [ "$1" = list ] || { echo "write: $PLAYED_SAYS" >&2; exit 1; } ;; esac`, 1))
	for _, tt := range []struct{ says, want string }{
		{"no space left on device", " is full, it has "},
		{"unable to build: NoSpaceLeft", " is full, it has "},
		{"undefined: main", "release/make: linux/amd64 cannot be built\n"},
	} {
		c.environment = []string{"PLAYED_SAYS=" + tt.says}
		stdout, stderr, code := c.types(t)
		if code != 1 || strings.Contains(stdout, "built ") || !strings.HasPrefix(stderr, "write: "+tt.says+"\nrelease/make: linux/amd64 cannot be built") || !strings.Contains(stderr, tt.want) {
			t.Errorf("exit status %d, %q", code, stderr)
		}
	}
}
