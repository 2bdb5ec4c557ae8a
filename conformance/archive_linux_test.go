package conformance

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// An emptyRoot is a root of a file system with the program of an archive in it, and nothing else: no C library, no zone files, no
// other program, no device and no folder for temporary files.
type emptyRoot struct {
	t   *testing.T
	dir string
}

// newEmptyRoot unpacks the archive for this computer out of the folder that release/make wrote, which GOODCARD_ARCHIVES names.
func newEmptyRoot(t *testing.T) *emptyRoot {
	t.Helper()
	folder := os.Getenv("GOODCARD_ARCHIVES")
	if folder == "" {
		t.Skip("GOODCARD_ARCHIVES names no archives; .ci/archives makes them")
	}
	found, err := filepath.Glob(filepath.Join(folder, "goodcard-*-linux-"+runtime.GOARCH+".tar.gz"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s holds %d archives for this computer: %v", folder, len(found), err)
	}
	r := &emptyRoot{t, t.TempDir()}
	f, err := os.Open(found[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	archive := tar.NewReader(unpacked)
	for {
		h, err := archive.Next()
		if err != nil {
			t.Fatalf("%s has no program in it: %v", found[0], err)
		}
		if filepath.Base(h.Name) == "goodcard" {
			text, err := io.ReadAll(archive)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(r.dir, "goodcard"), text, h.FileInfo().Mode()); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	if _, err := r.try(nil, "", "version"); errors.Is(err, syscall.EPERM) {
		t.Skip("NOT TRIED: this user may not change the root, nor make a name space of users in which that is allowed")
	} else if err != nil {
		t.Fatal(err)
	}
	return r
}

// try runs the program in the root, with this environment and nothing else.
func (r *emptyRoot) try(environment []string, typed string, args ...string) (result, error) {
	ctx, cancel := context.WithTimeout(r.t.Context(), deadline)
	defer cancel()
	cmd := exec.CommandContext(ctx, "/goodcard", args...)
	cmd.Env = append([]string{}, environment...) // nil would be that of the test
	cmd.Dir = "/"
	cmd.Stdin = strings.NewReader(typed)
	cmd.SysProcAttr = &syscall.SysProcAttr{Chroot: r.dir}
	if os.Geteuid() != 0 {
		cmd.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Geteuid(), Size: 1}}
		cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getegid(), Size: 1}}
	}
	return finish(cmd, deadline)
}

// does runs a command on the data in the root that has to succeed, and returns what it prints.
func (r *emptyRoot) does(environment []string, typed string, args ...string) string {
	r.t.Helper()
	got, err := r.try(environment, typed, append(args, "--data", "/data")...)
	if err != nil || got.code != 0 {
		r.t.Fatalf("goodcard %s: %v, exit code %d\n%s%s", strings.Join(args, " "), err, got.code, got.stdout, got.stderr)
	}
	return got.stdout
}

// A happening is one line of a history.
type happening struct {
	At     string
	Grade  int
	Voided bool
}

// happened returns what the history of the root holds.
func (r *emptyRoot) happened() (all []happening) {
	r.t.Helper()
	lines := json.NewDecoder(strings.NewReader(r.does(nil, "", "history", "--json")))
	for lines.More() {
		var h happening
		if err := lines.Decode(&h); err != nil {
			r.t.Fatal(err)
		}
		all = append(all, h)
	}
	return all
}

// What people download for Linux works where nothing else is: it studies with every grade, keeps, brings back and checks.
func TestArchiveInAnEmptyRoot(t *testing.T) {
	r := newEmptyRoot(t)
	if err := os.WriteFile(filepath.Join(r.dir, "deck.yaml"), []byte(deckText("empty-root", 4)), 0o644); err != nil {
		t.Fatal(err)
	}
	r.does(nil, "", "install", "/deck.yaml")

	now := []string{"GOODCARD_NOW=2026-03-01T10:00:00+01:00"}
	said := r.does(now, "\n1\n\n2\n\n3\n\n4\nq\n", "review", "empty-root", "--plain")
	for _, echo := range []string{"Again. ", "Hard. ", "Good. ", "Easy. "} {
		if strings.Count(said, echo) != 1 {
			t.Errorf("the review does not say %q once:\n%s", echo, said)
		}
	}
	kept := r.happened()
	grades := map[int]int{}
	for _, a := range kept {
		grades[a.Grade]++
	}
	if len(kept) != 4 || grades[1] != 1 || grades[3] != 1 || grades[4] != 1 || grades[5] != 1 {
		t.Fatalf("recorded are %+v", kept)
	}

	r.does(nil, "", "backup", "/kept.db")
	r.does(now, "", "grade", "empty-root/card-000", "good")
	r.does(now, "", "undo", "2")
	if got := r.happened(); len(got) != 7 || !got[3].Voided || !got[4].Voided { // what takes back is an event too
		t.Fatalf("after a grade and two undos the history holds %+v", got)
	}
	r.does(nil, "", "restore", "/kept.db")
	if got := r.happened(); len(got) != 4 || got[0].Voided || got[3].Voided {
		t.Errorf("restored are %+v", got)
	}
	if said := r.does(nil, "", "doctor"); said != "" {
		t.Errorf("doctor finds\n%s", said)
	}
}

// A zone is known by its name where no file of zones is. In Tokyo nobody changes the clock.
func TestZoneInAnEmptyRoot(t *testing.T) {
	r := newEmptyRoot(t)
	zone := []string{"TZ=Asia/Tokyo"}
	r.does(zone, "", "grade", "inner-outer/two-questions", "good")
	if got := r.happened(); len(got) != 1 || !strings.HasSuffix(got[0].At, "+09:00") {
		t.Errorf("a grade in Tokyo is %+v", got)
	}
	if got, err := r.try([]string{"TZ=Asia/Tokio"}, "", "due", "--data", "/data"); err != nil || !strings.Contains(got.stderr, "no zone that is known") {
		t.Errorf("of a zone that nobody knows it says %q, %v", got.stderr, err)
	}
}

// Without a home the program says what is missing and what to do, and writes nothing.
func TestNoHomeInAnEmptyRoot(t *testing.T) {
	r := newEmptyRoot(t)
	got, err := r.try(nil, "")
	if err != nil || got.code != 1 || !strings.Contains(got.stderr, "HOME is not set\nhint: ") || !strings.Contains(got.stderr, "--data DIR") {
		t.Errorf("%v, exit code %d: %s%s", err, got.code, got.stdout, got.stderr)
	}
	entries, err := os.ReadDir(r.dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the root holds %v, %v", entries, err)
	}
}

// The program of an archive knows what it is, whatever the checkout had that it was made from.
func TestVersionOfAnArchive(t *testing.T) {
	r := newEmptyRoot(t)
	got, err := r.try(nil, "", "version", "--json")
	var v struct {
		Version, Revision, Committed, SQLite, System string
		Modified                                     bool
	}
	if err != nil || json.Unmarshal([]byte(got.stdout), &v) != nil {
		t.Fatalf("%v: %s%s", err, got.stdout, got.stderr)
	}
	stated, err := os.ReadFile("../cmd/goodcard/VERSION")
	if err != nil {
		t.Fatal(err)
	}
	if v.Version != strings.TrimSpace(string(stated)) || len(v.Revision) != 40 || !strings.HasSuffix(v.Committed, "Z") || v.Modified ||
		!strings.HasPrefix(v.SQLite, "3.") || v.System != "linux/"+runtime.GOARCH {
		t.Errorf("it says %s", got.stdout)
	}
}
