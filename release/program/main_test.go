package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// everywhere are all targets of release/make.
var everywhere = []target{{"linux", "amd64"}, {"linux", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}}

func testEdition(t *testing.T) *edition {
	t.Helper()
	return &edition{
		Version: "1.2.3", Commit: "0123456789abcdef0123456789abcdef01234567", Date: time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC),
		out: t.TempDir(), From: "https://example.org/goodcard/1.2.3/", targets: everywhere,
	}
}

// downloads writes something under the name of each archive, and its sum.
func (m *edition) downloads(t *testing.T) (sums []sum) {
	t.Helper()
	var names []string
	for _, target := range m.targets {
		names = append(names, m.archive(target))
		check(t, os.WriteFile(filepath.Join(m.out, m.archive(target)), []byte("archive for "+target.String()), 0o644))
	}
	sums, err := m.writeSums(names)
	check(t, err)
	return sums
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestDrafts(t *testing.T) {
	m := testEdition(t)
	check(t, m.writeDrafts(m.downloads(t)))
	for _, name := range drafts {
		got, err := os.ReadFile(filepath.Join(m.out, "drafts", name))
		check(t, err)
		golden := filepath.Join("testdata", "drafts", name)
		if *update {
			check(t, os.MkdirAll(filepath.Dir(golden), 0o755))
			check(t, os.WriteFile(golden, got, 0o644))
		}
		want, err := os.ReadFile(golden)
		check(t, err)
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got; -update accepts):\n%s", golden, diff)
		}
	}
}

// A draft that names a file which was not made would be worse than none.
func TestNoDraftsOfSomeTargets(t *testing.T) {
	m := testEdition(t)
	m.targets = everywhere[:5]
	check(t, m.writeDrafts(m.downloads(t)))
	if _, err := os.Stat(filepath.Join(m.out, "drafts")); err == nil {
		t.Error("drafts were written without all archives")
	}
}

func TestWhatCannotBePacked(t *testing.T) {
	for _, tt := range []struct {
		name string
		args []string
		want string
	}{
		{"nothing", nil, "are what release/make calls"},
		{"another word", []string{"unpack"}, "are what release/make calls"},
		{"no date", []string{"pack", "-version", "1.0.0"}, "the date of the commit"},
		{"no program", []string{"pack", "-date", "2026-12-01T10:00:00Z", "-out", t.TempDir(), "-built", t.TempDir(), "linux/amd64"}, "linux/amd64: open "},
		{"another system", []string{"pack", "-date", "2026-12-01T10:00:00Z", "-out", t.TempDir(), "plan9/amd64"}, "nobody knows what a program for plan9"},
		{"a key without a name", []string{"key"}, "the name of the file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := run(tt.args, new(strings.Builder)); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
}
