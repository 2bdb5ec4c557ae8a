package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aead.dev/minisign"
)

// What people download without a word of what is new in it was named too early. Between two versions nothing has a name yet.
func TestMakeWithoutAChangelog(t *testing.T) {
	const name = "hint: read what stands under Unreleased, then: sed -i 's/^## Unreleased$/## 1.2.3/' CHANGELOG.md && git commit -m 'Name version 1.2.3' CHANGELOG.md\n"
	for _, tt := range []struct{ version, changelog, says string }{
		{"1.2.3", "## Unreleased\n\n## 1.2.2\n", "release/make: CHANGELOG.md has no part '## 1.2.3'\n" + name},
		{"1.2.3", "## 1.2.2\n", "hint: write there what is new in it, and commit it\n"},
		{"1.2.3", "## Unreleased\n\n## 1.2.30\n\n## 1.2.3-rc.1\n\n1.2.3\n", name},
		{"1.2.3", "## Unreleased\n\n## 1.2.3\n", "called: go "},
		{"1.2.3", "## 1.2.3 (1 December 2026)\n", "called: go "},
		{"1.2.3-dev", "## Unreleased\n", "called: go "},
	} {
		checkout := bareCheckout(t)
		check(t, os.WriteFile(filepath.Join(checkout, "CHANGELOG.md"), []byte(tt.changelog), 0o644))
		check(t, os.WriteFile(filepath.Join(checkout, "cmd", "goodcard", "VERSION"), []byte(tt.version+"\n"), 0o644))
		commitAll(t, checkout)
		if _, stderr, code := types(t, checkout, tt.version); code != 1 || !strings.Contains(stderr, tt.says) {
			t.Errorf("%s of %q: exit status %d, %q, want %q", tt.version, tt.changelog, code, stderr, tt.says)
		}
	}
}

// A key that lies in a checkout is never told to be committed, whoever made it and wherever git has it by now.
func TestMakeWithAKeyInTheCheckout(t *testing.T) {
	_, key, err := minisign.GenerateKey(nil)
	check(t, err)
	naked, err := key.MarshalText()
	check(t, err)
	// As minisign -G writes it: the head of a key with a password, and what is encrypted.
	encrypted := []byte("untrusted comment: any comment\nRWRTY0IymQY0Zmd5u7LqFVmag1JiM8oO2iwYHfEJGy+n9ozALocAAAACAAAAAAAAAEAAAAAA\n")
	for name, text := range map[string][]byte{"goodcard.key": encrypted, "the key": encrypted, "naked.key": naked} {
		checkout := bareCheckout(t)
		path := filepath.Join(checkout, name)
		check(t, os.WriteFile(path, text, 0o600))
		refused := func(when string, says ...string) {
			t.Helper()
			_, stderr, code := types(t, checkout, "1.2.3")
			if code != 1 || strings.Contains(stderr, "hint: commit") || strings.Contains(stderr, "called: go") {
				t.Errorf("%s: exit status %d, %q", when, code, stderr)
			}
			for _, says := range says {
				if !strings.Contains(stderr, says) {
					t.Errorf("%s: %q does not say %q", when, stderr, says)
				}
			}
		}
		private := []string{name + " is the private half of a key", "never commit it: mv '" + name + "' ~/"}
		refused("beside the files of git", private...)
		gits(t, checkout, "add", "-A")
		refused("about to be committed", private...)
		commitAll(t, checkout)
		refused("committed", "a private key was committed", name, "make another")

		check(t, os.Remove(path))
		commitAll(t, checkout)
		check(t, os.WriteFile(filepath.Join(checkout, ".git", "info", "exclude"), []byte("*key\n"), 0o644))
		check(t, os.WriteFile(path, text, 0o600))
		t.Setenv(keyVariable, path)
		refused("ignored, and to sign with", "lies in this checkout", "hint: move it elsewhere")
		t.Setenv(keyVariable, "")
	}
}
