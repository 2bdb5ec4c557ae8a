package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// playedGo says how it is called, which compiler of C it has, and whether it knows the password. What it builds is a program that
// hands one on and then reads it.
const playedGo = `#!/bin/sh
case $1 in
version) echo "go version ${PLAYED_VERSION:-go1.2.3} linux/amd64" && exit ;;
env) echo "${PLAYED_ENV:-$HOME/$2}" && exit ;;
esac
echo "go $1 $CC"
env | grep correct-horse
while [ $# -gt 0 ]; do
	if [ "$1" = -o ]; then
		printf '%s\n' '#!/bin/sh' 'if [ $1 = unlock ]; then echo unlock >&2; echo correct-horse; exit; fi' \
			'echo "pack $*"; [ -z "$GOODCARD_SIGNING_PASSWORD_FILE" ] || cat "$GOODCARD_SIGNING_PASSWORD_FILE"' >"$2"
		chmod +x "$2"
	fi
	shift
done
`

// played is a call that comes to its end, since there is a zig that does nothing.
func played(t *testing.T, args ...string) typing {
	t.Helper()
	c := typing{checkout: bareCheckout(t, "release/goodcard.pub", "release/zig.txt"), args: append(args, "1.2.3"), programs: plays(t, "go", playedGo), cache: t.TempDir()}
	zig := filepath.Join(c.cache, "goodcard-release", fmt.Sprintf("zig-%x", sha256.Sum256([]byte("text\n")))[:4+16], "lib/python3/site-packages/ziglang")
	check(t, os.MkdirAll(zig, 0o755))
	check(t, os.WriteFile(filepath.Join(zig, "zig"), nil, 0o755))
	return c
}

// The whole of release/make with a Go and a zig that do nothing: the key is tried first, the password reaches the one program that
// needs it and no compiler, a compiler of the user counts for nothing, and an archive that is asked for twice is made once.
func TestOrderOfMake(t *testing.T) {
	c := played(t, "--only", "linux/arm64", "--only", "linux/amd64", "--only", "linux/arm64")
	t.Setenv("CC", "nonesuch")
	key := filepath.Join(t.TempDir(), "goodcard.key")
	check(t, os.WriteFile(key, nil, 0o600))
	t.Setenv(keyVariable, key)
	t.Setenv(passwordVariable, "")

	stdout, stderr, code := c.types(t)
	if code != 0 || stderr != "unlock\n" {
		t.Fatalf("exit status %d, %q, %q", code, stdout, stderr)
	}
	if strings.Count(stdout, "built linux/arm64") != 1 || strings.Count(stdout, "go build") != 3 || !strings.Contains(stdout, " linux/arm64 linux/amd64\n") {
		t.Errorf("what is asked for twice is not made once: %q", stdout)
	}
	if !strings.HasSuffix(stdout, " linux/arm64 linux/amd64\ncorrect-horse\n") || strings.Count(stdout, "correct-horse") != 1 {
		t.Errorf("the password is not where it has to be, or where it must not be: %q", stdout)
	}
	if strings.Contains(stdout, "nonesuch") || strings.Count(stdout, "/zig\" cc -target") != 2 {
		t.Errorf("it is compiled by another compiler: %q", stdout)
	}

	unsigned := c
	unsigned.args = append([]string{"--unsigned"}, c.args...)
	if stdout, stderr, code = unsigned.types(t); code != 0 || stderr != "" || strings.Contains(stdout, "correct-horse") {
		t.Errorf("unsigned: exit status %d, %q, %q", code, stdout, stderr)
	}
	c.programs = plays(t, "go", strings.Replace(playedGo, "echo correct-horse; exit", "exit 1", 1))
	if stdout, stderr, code = c.types(t); code != 1 || stderr != "unlock\n" || strings.Contains(stdout, "built") {
		t.Errorf("with a key that does not open, exit status %d, %q, %q", code, stdout, stderr)
	}
}

// Another Go makes other bytes. That is said first and last, and what is made so is not signed.
func TestMakeWithAnotherGo(t *testing.T) {
	c := played(t, "--unsigned", "--only", "linux/amd64")
	c.environment = []string{"GOTOOLCHAIN=local", "PLAYED_VERSION=go1.2.4"}
	const other = "OTHER BYTES: made with go1.2.4, and not with go1.2.3 as go.mod says, so that the sums are those of nobody else\n"
	stdout, stderr, code := c.types(t)
	if code != 0 || stderr != other || !strings.HasSuffix(stdout, other) {
		t.Errorf("exit status %d, %q, %q", code, stdout, stderr)
	}
	key := filepath.Join(t.TempDir(), "goodcard.key")
	check(t, os.WriteFile(key, nil, 0o600))
	c.args = c.args[1:]
	c.environment = append(c.environment, keyVariable+"="+key)
	stdout, stderr, code = c.types(t)
	if code != 1 || strings.Contains(stdout, "go build") || !strings.Contains(stderr, "GOTOOLCHAIN=local is go1.2.4, and go.mod says go1.2.3") || !strings.Contains(stderr, "hint: unset GOTOOLCHAIN") {
		t.Errorf("signed: exit status %d, %q, %q", code, stdout, stderr)
	}
}

// The example for other people's CI has the Go that the archives are made with.
func TestOneVersionOfGo(t *testing.T) {
	module, err := os.ReadFile("../../go.mod")
	check(t, err)
	pinned := regexp.MustCompile(`(?m)^toolchain go(\S+)$`).FindSubmatch(module)
	if pinned == nil {
		t.Fatal("go.mod names no toolchain")
	}
	example, err := os.ReadFile("../three-systems.yml")
	check(t, err)
	for _, named := range regexp.MustCompile(`go-version: "(.*)"`).FindAllSubmatch(example, -1) {
		if string(named[1]) != string(pinned[1]) {
			t.Errorf("three-systems.yml has Go %s, and go.mod %s", named[1], pinned[1])
		}
	}
}
