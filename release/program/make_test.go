package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A bareCheckout has of a checkout what release/make looks at before it builds anything, and more files with a line of text.
func bareCheckout(t *testing.T, more ...string) string {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("release/make is for Linux")
	}
	for _, program := range []string{"bash", "git", "python3"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("release/make is not tried: ", err)
		}
	}
	dir := t.TempDir()
	scripts, err := filepath.Glob("../sh/*")
	check(t, err)
	for _, path := range append(scripts, "../make", "../zig") {
		text, err := os.ReadFile(path)
		check(t, err)
		to := filepath.Join(dir, "release", strings.TrimPrefix(path, ".."))
		check(t, os.MkdirAll(filepath.Dir(to), 0o755))
		check(t, os.WriteFile(to, text, 0o755))
	}
	check(t, os.MkdirAll(filepath.Join(dir, "cmd", "goodcard"), 0o755))
	for name, text := range map[string]string{
		"cmd/goodcard/VERSION": "1.2.3\n", "CHANGELOG.md": "# Changelog\n\n## 1.2.3, 1 December 2026\n\n- All.\n", "go.mod": "module goodcard\n\ntoolchain go1.2.3\n",
	} {
		check(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	for _, name := range more {
		check(t, os.WriteFile(filepath.Join(dir, name), []byte("text\n"), 0o644))
	}
	gits(t, dir, "init", "-q")
	commitAll(t, dir)
	return dir
}

func gits(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func commitAll(t *testing.T, dir string) {
	t.Helper()
	gits(t, dir, "add", "-A")
	gits(t, dir, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "all")
}

// A typing is a call of release/make, on a computer of its own.
type typing struct {
	checkout    string
	args        []string
	programs    string   // a folder whose programs come first
	cache       string   // XDG_CACHE_HOME
	environment []string // that counts before all other
}

func (c typing) command(t *testing.T) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(filepath.Join(c.checkout, "release/make"), c.args...)
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "XDG_CACHE_HOME="+c.cache, "GIT_CONFIG_GLOBAL="+os.DevNull, "PATH="+c.programs+":"+os.Getenv("PATH"), "GOTOOLCHAIN=")
	cmd.Env = append(cmd.Env, c.environment...)
	return cmd
}

// types returns what release/make says, and its exit status.
func (c typing) types(t *testing.T) (stdout, stderr string, code int) {
	t.Helper()
	cmd := c.command(t)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else {
		check(t, err)
	}
	return out.String(), said.String(), code
}

// types has a Go that says what it is called with, and fails: what is built is not tried here.
func types(t *testing.T, checkout string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	return typing{checkout: checkout, args: args, programs: plays(t, "go", "#!/bin/sh\necho called: go \"$@\" >&2\nexit 1\n")}.types(t)
}

// plays returns a folder with a program that does what a script says.
func plays(t *testing.T, name, script string) string {
	t.Helper()
	dir := t.TempDir()
	check(t, os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755))
	return dir
}

// What is wrong is said before anything is installed or built, with what to do.
func TestMakeRefuses(t *testing.T) {
	checkout := bareCheckout(t)
	there := t.TempDir()
	check(t, os.WriteFile(filepath.Join(there, "file"), nil, 0o644))
	for _, tt := range []struct {
		name string
		args []string
		code int
		says []string
	}{
		{"no version", nil, 2, []string{"a version was expected", "--help"}},
		{"two versions", []string{"1.2.3", "1.2.4"}, 2, []string{"1.2.3 and 1.2.4 are two"}},
		{"a flag that is none", []string{"--all", "1.2.3"}, 2, []string{"there is no flag --all"}},
		{"a target that is none", []string{"--only", "plan9/amd64", "1.2.3"}, 2, []string{"plan9/amd64 is no target", "linux/amd64"}},
		{"half a target", []string{"--only", "linux", "1.2.3"}, 2, []string{"linux is no target", "hint: name the processor too: --only linux/amd64"}},
		{"drafts of some archives", []string{"--from", "https://example.org/1.2.3", "--only", "linux/amd64", "1.2.3"}, 2, []string{"--from is for the drafts, and with --only there are none"}},
		{"an address that is none", []string{"--from", "example.org/1.2.3", "1.2.3"}, 2, []string{"--from example.org/1.2.3 is no address that begins with https://", "hint: such as"}},
		{"an address without TLS", []string{"--from", "http://example.org/1.2.3", "1.2.3"}, 2, []string{"begins with https://"}},
		{"a version with a v", []string{"v1.2.3"}, 1, []string{"says 1.2.3, and not v1.2.3", "hint: without the v: release/make 1.2.3"}},
		{"a flag without its word", []string{"1.2.3", "--out"}, 2, []string{"--out needs a word"}},
		{"another version", []string{"1.2.4"}, 1, []string{"cmd/goodcard/VERSION says 1.2.3, and not 1.2.4", "hint: "}},
		{"a folder that is there", []string{"--out", there, "1.2.3"}, 1, []string{there + " is there already", "--out"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			stdout, stderr, code := types(t, checkout, tt.args...)
			if code != tt.code || stdout != "" || !strings.HasPrefix(stderr, "release/make: ") {
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

// Archives are of a commit. A file that no commit has could be part of the program.
func TestMakeOfAChangedCheckout(t *testing.T) {
	checkout := bareCheckout(t)
	check(t, os.WriteFile(filepath.Join(checkout, "new.go"), []byte("package main\n"), 0o644))
	_, stderr, code := types(t, checkout, "1.2.3")
	if code != 1 || !strings.Contains(stderr, "this checkout has changes") || !strings.Contains(stderr, "new.go") || !strings.Contains(stderr, "hint: commit what belongs to the program and move away the rest") {
		t.Errorf("exit status %d, %q", code, stderr)
	}
}

// What git is told to ignore is compiled and embedded all the same, and a folder inside another repository has the commits of that one.
func TestMakeOfWhatGitDoesNotSee(t *testing.T) {
	checkout := bareCheckout(t)
	check(t, os.WriteFile(filepath.Join(checkout, ".git", "info", "exclude"), []byte("*\n"), 0o644))
	check(t, os.WriteFile(filepath.Join(checkout, "new.go"), []byte("package main\n"), 0o644))
	_, stderr, code := types(t, checkout, "1.2.3")
	if code != 1 || !strings.Contains(stderr, "this checkout has changes") || !strings.Contains(stderr, "new.go") {
		t.Errorf("with an ignored file: exit status %d, %q", code, stderr)
	}
	check(t, os.Remove(filepath.Join(checkout, "new.go")))
	inner := filepath.Join(checkout, "inner")
	check(t, os.MkdirAll(filepath.Join(inner, "release"), 0o755))
	check(t, os.MkdirAll(filepath.Join(inner, "cmd", "goodcard"), 0o755))
	check(t, os.CopyFS(filepath.Join(inner, "release", "sh"), os.DirFS(filepath.Join(checkout, "release", "sh"))))
	for _, name := range []string{"release/make", "cmd/goodcard/VERSION"} {
		text, err := os.ReadFile(filepath.Join(checkout, name))
		check(t, err)
		check(t, os.WriteFile(filepath.Join(inner, name), text, 0o755))
	}
	_, stderr, code = types(t, inner, "1.2.3")
	if code != 1 || !strings.Contains(stderr, "is part of another repository") {
		t.Errorf("inside another repository: exit status %d, %q", code, stderr)
	}
}

// Where people verify with a key, nothing is made without it unless that is said. A key is looked for from where the caller is.
func TestMakeWithoutTheKey(t *testing.T) {
	checkout := bareCheckout(t, "release/goodcard.pub")
	t.Setenv(keyVariable, "")
	_, stderr, code := types(t, checkout, "1.2.3")
	if code != 1 || !strings.Contains(stderr, "releases are signed") || !strings.Contains(stderr, "--unsigned") {
		t.Errorf("without a key: exit status %d, %q", code, stderr)
	}
	if _, stderr, _ := types(t, checkout, "--unsigned", "1.2.3"); !strings.Contains(stderr, "called: go ") { // it goes on until it needs Go
		t.Errorf("with --unsigned: %q", stderr)
	}
	t.Setenv(keyVariable, "goodcard.key")
	stdout, stderr, code := types(t, checkout, "1.2.3")
	if code != 1 || stdout != "" || !strings.Contains(stderr, "/goodcard.key is no file") || strings.Contains(stderr, checkout) || !strings.Contains(stderr, "hint: ") {
		t.Errorf("with a key that is not there: exit status %d, %q, %q", code, stdout, stderr)
	}
}

func TestMakeHelps(t *testing.T) {
	stdout, stderr, code := types(t, bareCheckout(t), "--help")
	if code != 0 || stderr != "" || !strings.HasPrefix(stdout, "Makes what people download: release/make ") || strings.Contains(stdout, "#") || strings.Contains(stdout, "pipefail") {
		t.Errorf("exit status %d, %q, %q", code, stdout, stderr)
	}
	for _, flag := range []string{"--only SYSTEM/PROCESSOR", "--out FOLDER", "--from URL", "--unsigned"} {
		if !strings.Contains(stdout, flag) {
			t.Errorf("help does not tell of %s", flag)
		}
	}
}
