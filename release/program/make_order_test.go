package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// playedGo says how it is called and whether it knows the password. What it builds is a program that hands one on and then reads it.
const playedGo = `#!/bin/sh
echo "go $1"
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

// The whole of release/make with a Go and a zig that do nothing: the key is tried first, the password reaches the one program that
// needs it and no compiler, and an archive that is asked for twice is made once.
func TestOrderOfMake(t *testing.T) {
	checkout := bareCheckout(t, "release/goodcard.pub", "release/zig.txt")
	played, cache := t.TempDir(), t.TempDir()
	check(t, os.WriteFile(filepath.Join(played, "go"), []byte(playedGo), 0o755))
	zig := filepath.Join(cache, "goodcard-release", fmt.Sprintf("zig-%x", sha256.Sum256([]byte("text\n")))[:4+16], "lib/python3/site-packages/ziglang")
	check(t, os.MkdirAll(zig, 0o755))
	check(t, os.WriteFile(filepath.Join(zig, "zig"), nil, 0o755))
	key := filepath.Join(t.TempDir(), "goodcard.key")
	check(t, os.WriteFile(key, nil, 0o600))
	t.Setenv(keyVariable, key)
	t.Setenv(passwordVariable, "")

	only := []string{"--only", "linux/arm64", "--only", "linux/amd64", "--only", "linux/arm64", "1.2.3"}
	stdout, stderr, code := typesWith(t, checkout, played, cache, only...)
	if code != 0 || stderr != "unlock\n" {
		t.Fatalf("exit status %d, %q, %q", code, stdout, stderr)
	}
	if strings.Count(stdout, "built linux/arm64") != 1 || strings.Count(stdout, "go build") != 3 || !strings.Contains(stdout, " linux/arm64 linux/amd64\n") {
		t.Errorf("what is asked for twice is not made once: %q", stdout)
	}
	if !strings.HasSuffix(stdout, " linux/arm64 linux/amd64\ncorrect-horse\n") || strings.Count(stdout, "correct-horse") != 1 {
		t.Errorf("the password is not where it has to be, or where it must not be: %q", stdout)
	}

	check(t, os.WriteFile(filepath.Join(played, "go"), []byte(strings.Replace(playedGo, "echo correct-horse; exit", "exit 1", 1)), 0o755))
	stdout, _, code = typesWith(t, checkout, played, cache, only...)
	if code != 1 || strings.Contains(stdout, "built") {
		t.Errorf("with a key that does not open, exit status %d, %q", code, stdout)
	}
	stdout, stderr, code = typesWith(t, checkout, played, cache, append([]string{"--unsigned"}, only...)...)
	if code != 0 || stderr != "" || strings.Contains(stdout, "correct-horse") {
		t.Errorf("unsigned: exit status %d, %q, %q", code, stdout, stderr)
	}
}
