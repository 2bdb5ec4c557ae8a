package main

import (
	"bytes"
	"debug/macho"
	"debug/pe"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// built returns a program without C for a target, linked by Go as release/make wants it linked.
func built(t *testing.T, to target) string {
	t.Helper()
	dir := t.TempDir()
	check(t, os.WriteFile(filepath.Join(dir, "main.go"), []byte("package main\n\nfunc main() {}\n"), 0o644))
	path := filepath.Join(dir, "program")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, "main.go")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS="+to.System, "GOARCH="+to.Processor, "CGO_ENABLED=0", "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// says fails the test where an inspection does not refuse with these words.
func says(t *testing.T, what string, err error, want string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%s: %v, want %q", what, err, want)
	}
}

func TestProgramsForLinux(t *testing.T) {
	path := built(t, target{"linux", "arm64"})
	check(t, inspect(path, target{"linux", "arm64"}))
	says(t, "another processor", inspect(path, target{"linux", "amd64"}), "the program is for EM_AARCH64")
	if err := inspect(path, target{"windows", "arm64"}); err == nil {
		t.Error("a program for Linux is taken for one for Windows")
	}

	dynamic, err := exec.LookPath("git")
	if err != nil {
		t.Skip("a program that is not static is not tried: ", err)
	}
	for _, processor := range []string{"amd64", "arm64"} {
		if err := inspect(dynamic, target{"linux", processor}); err == nil || !strings.Contains(err.Error(), "not static") && !strings.Contains(err.Error(), "the program is for") {
			t.Errorf("%s is taken for a program of ours: %v", dynamic, err)
		}
	}
}

func TestProgramsForWindows(t *testing.T) {
	path := built(t, target{"windows", "amd64"})
	check(t, inspect(path, target{"windows", "amd64"}))
	says(t, "another processor", inspect(path, target{"windows", "arm64"}), "the program is for machine 0x8664")
	text, err := os.ReadFile(path)
	check(t, err)
	// listed puts a list of debug data of one kind into the last bytes of the code.
	listed := func(kind uint32) string {
		f, err := pe.Open(path)
		check(t, err)
		defer f.Close()
		code, text, little := f.Sections[0], bytes.Clone(text), binary.LittleEndian
		at := code.VirtualSize - 28
		directory := int(little.Uint32(text[0x3c:])) + 4 + 20 + 112 + 8*pe.IMAGE_DIRECTORY_ENTRY_DEBUG
		little.PutUint32(text[directory:], code.VirtualAddress+at)
		little.PutUint32(text[directory+4:], 28)
		little.PutUint32(text[code.Offset+at+12:], kind)
		other := filepath.Join(t.TempDir(), "listed")
		check(t, os.WriteFile(other, text, 0o644))
		return other
	}
	says(t, "debug data", inspect(listed(2), target{"windows", "amd64"}), "names debug data")
	check(t, inspect(listed(16), target{"windows", "amd64"})) // which says that linking it again gives the same bytes
	foreign := filepath.Join(t.TempDir(), "foreign")
	check(t, os.WriteFile(foreign, bytes.ReplaceAll(text, []byte("kernel32.dll\x00"), []byte("msvcr110.dll\x00")), 0o644))
	says(t, "a library that not every Windows has", inspect(foreign, target{"windows", "amd64"}), "needs msvcr110.dll")
}

func TestProgramsForMacOS(t *testing.T) {
	apple, intel := target{"darwin", "arm64"}, target{"darwin", "amd64"}
	signed, unsigned := built(t, apple), built(t, intel)
	check(t, inspect(signed, apple))
	check(t, inspect(unsigned, intel))
	says(t, "another processor", inspect(signed, intel), "the program is for CpuArm64")

	// changed inspects a program that was changed.
	changed := func(what, path string, as target, change func([]byte), want string) {
		t.Helper()
		text, err := os.ReadFile(path)
		check(t, err)
		change(text)
		other := filepath.Join(t.TempDir(), "other")
		check(t, os.WriteFile(other, text, 0o644))
		says(t, what, inspect(other, as), want)
	}
	// load calls change with a load command of a program.
	load := func(command uint32, change func([]byte)) func([]byte) {
		return func(text []byte) {
			f, err := macho.NewFile(bytes.NewReader(text))
			check(t, err)
			for _, l := range f.Loads {
				if raw := l.Raw(); f.ByteOrder.Uint32(raw) == command {
					change(text[bytes.Index(text, raw):])
				}
			}
		}
	}
	little := binary.LittleEndian
	changed("a flipped bit", signed, apple, func(b []byte) { b[len(b)/2] ^= 1 }, "is not as it was signed")
	changed("no signature", signed, apple, load(loadCodeSignature, func(b []byte) { little.PutUint32(b, 0x26) }), "has no signature")
	changed("a newer macOS", unsigned, intel, load(loadBuildVersion, func(b []byte) { little.PutUint32(b[12:], 15<<16) }), "starts from macOS 15.0 on")
	changed("an iPhone", unsigned, intel, load(loadBuildVersion, func(b []byte) { little.PutUint32(b[8:], 2) }), "platform 2")
	changed("a library of somebody", unsigned, intel, func(b []byte) {
		copy(b[bytes.Index(b, []byte("/usr/lib/libSystem.B.dylib")):], "/opt/lib/libSystem.B.dylib")
	}, "needs /opt/lib/libSystem.B.dylib")
	changed("a signature of nothing", signed, apple, load(loadCodeSignature, func(b []byte) { little.PutUint32(b[12:], 4) }), "its signature: ")
	changed("a signature beyond the end", signed, apple, load(loadCodeSignature, func(b []byte) { little.PutUint32(b[8:], 1<<31) }), "cut off")
}
