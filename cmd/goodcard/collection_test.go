package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fails runs the program, which must fail, and returns what it says with dir taken out.
func fails(t *testing.T, dir string, args ...string) string {
	t.Helper()
	var stdout, stderr strings.Builder
	env := testEnv(&stdout)
	env.Stderr = &stderr
	if code := run(t.Context(), env, append([]string{"goodcard", "--data", dir}, args...)); code != exitFailed || stdout.Len() > 0 {
		t.Errorf("exit code %d, stdout %q; want failure and no output", code, stdout.String())
	}
	return strings.ReplaceAll(stderr.String(), dir, "DIR")
}

// patched makes a collection in a new folder and writes bytes into its database file.
func patched(t *testing.T, offset int, bytes string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if code := run(t.Context(), testEnv(new(strings.Builder)), []string{"goodcard", "--data", dir}); code != exitDone {
		t.Fatalf("exit code %d", code)
	}
	name := filepath.Join(dir, "goodcard.db")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	copy(text[offset:], bytes)
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Offsets in the header of a SQLite file: https://sqlite.org/fileformat.html#the_database_header
const (
	userVersionAt   = 60
	applicationIDAt = 68
)

func TestDatabasesThatAreRefused(t *testing.T) {
	for _, tt := range []struct {
		name   string
		offset int
		bytes  string
		want   string
	}{
		{"not a database", 0, "something else  ",
			"goodcard: DIR/goodcard.db is not a database\n" +
				"hint: move the file away, then bring a backup back with 'goodcard --data DIR restore FILE'\n"},
		{"newer", userVersionAt, "\x00\x00\x00\x63",
			"goodcard: DIR/goodcard.db was written by a newer goodcard: its tables have version 99, this program knows 7\n" +
				"hint: use the newer program; nothing was changed\n"},
		{"another program's", applicationIDAt, "GIMP",
			"goodcard: DIR/goodcard.db is the database of another program\n" +
				"hint: name another folder with --data or GOODCARD_DATA; nothing was changed\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := patched(t, tt.offset, tt.bytes)
			if diff := cmp.Diff(tt.want, fails(t, dir, "due")); diff != "" {
				t.Errorf("stderr (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.want, fails(t, dir, "doctor")); diff != "" {
				t.Errorf("doctor: stderr (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is read-only for root")
	}
	dir := patched(t, 0, "")
	for _, name := range []string{dir, filepath.Join(dir, "goodcard.db")} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(name, info.Mode().Perm()&^0o222); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if err := os.Chmod(dir, 0o700); err != nil {
			t.Error(err)
		}
	})
	want := "goodcard: DIR/goodcard.db cannot be written: you may not write in the file or its folder\n" +
		"hint: check who owns the folder and the file\n"
	if diff := cmp.Diff(want, fails(t, dir, "grade", "outer-question", "good")); diff != "" {
		t.Errorf("stderr (-want +got):\n%s", diff)
	}
}
