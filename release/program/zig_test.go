package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/long"
)

// Of what pip is told by a computer, only from where it takes files counts; the variables before the files, as with pip.
func TestSettingsOfPip(t *testing.T) {
	bareCheckout(t) // asks for Python
	cmd := exec.Command("python3", "../sh/pip.py")
	cmd.Stdin = strings.NewReader(strings.Join([]string{
		"For variant 'global', will try loading '/etc/pip.conf'",
		`global.index-url='https://one.example/simple'`, `global.target='/elsewhere'`, `install.user='true'`, `install.find-links='\n/a\n/b c'`,
		`:env:.index-url="https://two.example/it's"`, `:env:.no-binary=':all:'`, `:env:.find-links=''`, `download.index-url='https://three.example'`, "",
	}, "\n"))
	out, err := cmd.CombinedOutput()
	check(t, err)
	want := "export PIP_INDEX_URL=https://one.example/simple\nexport PIP_FIND_LINKS='/a /b c'\nexport PIP_INDEX_URL='https://two.example/it'\"'\"'s'\n"
	if string(out) != want {
		t.Errorf("%s\nwant\n%s", out, want)
	}
}

// wheel writes a ziglang of one file into a folder, and returns the line by which zig.txt pins it.
func wheel(t *testing.T, dir string) (pin string) {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range []struct{ name, text string }{
		{"ziglang/zig", "#!/bin/sh\n"},
		{"ziglang-1.2.3.dist-info/METADATA", "Metadata-Version: 2.1\nName: ziglang\nVersion: 1.2.3\n"},
		{"ziglang-1.2.3.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"},
		{"ziglang-1.2.3.dist-info/RECORD", "ziglang/zig,,\nziglang-1.2.3.dist-info/METADATA,,\nziglang-1.2.3.dist-info/WHEEL,,\nziglang-1.2.3.dist-info/RECORD,,\n"},
	} {
		header := &zip.FileHeader{Name: f.name}
		header.SetMode(0o755)
		entry, err := w.CreateHeader(header)
		check(t, err)
		_, err = entry.Write([]byte(f.text))
		check(t, err)
	}
	check(t, w.Close())
	check(t, os.WriteFile(filepath.Join(dir, "ziglang-1.2.3-py3-none-any.whl"), b.Bytes(), 0o644))
	return fmt.Sprintf("ziglang==1.2.3 --hash=sha256:%x\n", sha256.Sum256(b.Bytes()))
}

// Whatever pip is told of where to put files and which to take: zig is where release/make looks for it, and nothing is elsewhere. No
// index is asked.
func TestZigIsInstalled(t *testing.T) {
	long.Only(t)
	checkout, wheels, elsewhere := bareCheckout(t), t.TempDir(), t.TempDir()
	pin := wheel(t, wheels)
	settings := filepath.Join(t.TempDir(), "pip.conf")
	check(t, os.WriteFile(settings, []byte("[global]\nprefix = "+elsewhere+"\nquiet = 2\nno-index = true\nfind-links = "+wheels+"\n"), 0o644))
	for _, tt := range []struct {
		name, pin   string
		environment []string
		says        string // nothing where it is installed
	}{
		{"variables", pin, []string{"PIP_TARGET=" + elsewhere, "PIP_USER=1", "PIP_NO_BINARY=:all:", "PIP_QUIET=3", "PIP_DRY_RUN=1", "PIP_NO_INDEX=1", "PIP_FIND_LINKS=" + wheels}, ""},
		{"a file of settings", pin, []string{"PIP_CONFIG_FILE=" + settings}, ""},
		{"no index", pin, []string{"PIP_NO_INDEX=1"}, "hint: pip is told by PIP_NO_INDEX"},
		{"another file", pin[:len(pin)-2] + "0\n", []string{"PIP_NO_INDEX=1", "PIP_FIND_LINKS=" + wheels}, "hint: somebody changed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			check(t, os.WriteFile(filepath.Join(checkout, "release", "zig.txt"), []byte(tt.pin), 0o644))
			cache := t.TempDir()
			cmd := exec.Command(filepath.Join(checkout, "release/zig"))
			cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "XDG_CACHE_HOME="+cache, "PIP_FIND_LINKS=", "PIP_NO_INDEX=")
			cmd.Env = append(cmd.Env, tt.environment...)
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			out, err := cmd.Output()
			if tt.says == "" {
				if err != nil {
					t.Fatalf("%v\n%s", err, stderr.String())
				}
				zig := strings.TrimSpace(string(out))
				if _, err := os.Stat(filepath.Join(zig, "zig")); err != nil || !strings.HasPrefix(zig, cache) {
					t.Errorf("zig is in %q: %v", out, err)
				}
			} else if err == nil || !strings.Contains(stderr.String(), "release/zig: zig cannot be installed") || !strings.Contains(stderr.String(), tt.says) {
				t.Errorf("%v, it says %s", err, stderr.String())
			}
			if left, err := os.ReadDir(elsewhere); err != nil || len(left) > 0 {
				t.Errorf("elsewhere is %v, %v", left, err)
			}
			if left, err := filepath.Glob(filepath.Join(cache, "goodcard-release", ".*")); err != nil || len(left) > 0 {
				t.Errorf("there is left %v, %v", left, err)
			}
		})
	}
}
