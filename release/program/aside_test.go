package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A make that fails leaves nothing behind, so that it can be typed again as it was.
func TestNothingAppearsOfAMakeThatFails(t *testing.T) {
	parent := t.TempDir()
	m := testEdition(t)
	m.built, m.out = t.TempDir(), filepath.Join(parent, "1.2.3")
	says(t, "no program", m.pack(io.Discard), "linux/amd64: ")
	if left, err := os.ReadDir(parent); err != nil || len(left) > 0 {
		t.Errorf("there is %v, %v", left, err)
	}
	m.out = parent
	says(t, "no program, into an empty folder", m.pack(io.Discard), "linux/amd64: ")
	if left, err := os.ReadDir(parent); err != nil || len(left) > 0 {
		t.Errorf("there is %v, %v", left, err)
	}
}

// What fails last fails the same: the sums are there by then.
func TestNothingAppearsOfWhatCannotBeSigned(t *testing.T) {
	m := testEdition(t)
	m.targets, m.out = nil, filepath.Join(t.TempDir(), "dist", "1.2.3")
	t.Setenv(keyVariable, filepath.Join(t.TempDir(), "none"))
	says(t, "a key that is not there", m.pack(io.Discard), keyVariable)
	if left, err := os.ReadDir(filepath.Dir(m.out)); err != nil || len(left) > 0 {
		t.Errorf("there is %v, %v", left, err)
	}
}

// A folder that was there gets all files or none, also where one of them is in the way of a file that came meanwhile.
func TestNothingAppearsInAFolderThatIsFilledMeanwhile(t *testing.T) {
	final := t.TempDir()
	aside, err := newAside(final)
	check(t, err)
	check(t, write(filepath.Join(aside, "archive"), []byte("archive")))
	check(t, os.MkdirAll(filepath.Join(aside, "drafts", "scoop"), 0o755))
	check(t, write(filepath.Join(final, "drafts"), []byte("of somebody else")))
	says(t, "drafts that are there", appear(aside, final), "drafts")
	check(t, os.RemoveAll(aside))
	if left, err := os.ReadDir(final); err != nil || len(left) != 1 || left[0].Name() != "drafts" {
		t.Errorf("there is %v, %v", left, err)
	}
}

// Of two makes at once into one folder the second says what came in between, and leaves it.
func TestFolderThatAppearsMeanwhile(t *testing.T) {
	final := filepath.Join(t.TempDir(), "1.2.3")
	aside, err := newAside(final)
	check(t, err)
	check(t, write(filepath.Join(aside, "archive"), []byte("ours")))
	check(t, os.MkdirAll(final, 0o755))
	check(t, write(filepath.Join(final, "archive"), []byte("theirs")))
	says(t, "a folder that came meanwhile", inWords(appear(aside, final), final), "has come to be there while the archives were made")
	if text, err := os.ReadFile(filepath.Join(final, "archive")); err != nil || string(text) != "theirs" {
		t.Errorf("there is %q, %v", text, err)
	}
}

func TestAllAppears(t *testing.T) {
	for _, there := range []bool{false, true} {
		m := testEdition(t)
		m.targets = nil
		if !there {
			m.out = filepath.Join(m.out, "dist", "1.2.3")
		}
		final := m.out
		t.Setenv(keyVariable, "")
		var said strings.Builder
		check(t, m.pack(&said))
		left, err := os.ReadDir(final)
		check(t, err)
		if len(left) != 1 || left[0].Name() != sumsName {
			t.Errorf("there is %v", left)
		}
		info, err := os.Stat(final)
		check(t, err)
		if !there && info.Mode().Perm() != 0o755 {
			t.Errorf("others may not read it: %v", info.Mode())
		}
		lines := strings.Split(strings.TrimSpace(said.String()), "\n")
		if !strings.HasPrefix(lines[len(lines)-1], "NOT SIGNED: ") || !strings.Contains(said.String(), "no drafts") || !strings.HasPrefix(said.String(), final+": ") {
			t.Errorf("it says %q", said.String())
		}
	}
}
