package storage_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"goodcard/storage"
)

func TestTwoConnectionsWrite(t *testing.T) {
	const each = 200
	first := openTemp(t)
	second := open(t, first.Path(), "laptop")
	var group sync.WaitGroup
	failures := make(chan error, 2*each)
	for i, db := range []*storage.DB{first, second} {
		group.Go(func() {
			for range each {
				_, err := db.Append(t.Context(), at(march, 0), review("d/shared", 4), review(fmt.Sprintf("d/own-%d", i), 4))
				failures <- err
			}
		})
	}
	group.Wait()
	close(failures)
	if err := errors.Join(collect(failures)...); err != nil {
		t.Fatal(err)
	}
	for item, want := range map[string]int{"d/shared": 2 * each, "d/own-0": each, "d/own-1": each} {
		if got := reviews(t, first, item); got != want {
			t.Errorf("%s has %d reviews; want %d", item, got, want)
		}
	}
	mustBeClean(t, second)
}

func collect(errs <-chan error) (all []error) {
	for err := range errs {
		all = append(all, err)
	}
	return all
}

// Goroutines may share a database: the statistics page reads while a session writes.
func TestOneConnectionSharedByGoroutines(t *testing.T) {
	db := openTemp(t)
	mustPut(t, db, "d", card("d/a"))
	var group sync.WaitGroup
	failures := make(chan error, 400)
	for i := range 4 {
		group.Go(func() {
			for j := range 25 {
				_, err := db.Append(t.Context(), at(march, i*25+j), review("d/a", 4))
				_, doneErr := db.Done(t.Context(), march)
				failures <- errors.Join(err, doneErr)
			}
		})
	}
	group.Wait()
	close(failures)
	if err := errors.Join(collect(failures)...); err != nil {
		t.Fatal(err)
	}
	if got := reviews(t, db, "d/a"); got != 100 {
		t.Errorf("%d reviews; want 100", got)
	}
}

// A session that knows what its own write did adds one and takes every other difference
// for the work of others.
func TestVersionTellsOfWrites(t *testing.T) {
	db := openTemp(t)
	other := open(t, db.Path(), "laptop")
	version := func() int64 {
		v, err := db.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	before := version()
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	if got := version(); got != before+1 {
		t.Errorf("an own grade leads from version %d to %d; want one more", before, got)
	}
	before = version()
	reviews(t, db, "d/a")
	if version() != before {
		t.Error("reading is taken for writing")
	}
	mustAppend(t, other, at(march, 1), review("d/a", 4))
	mustAppend(t, db, at(march, 2), review("d/a", 4))
	if got := version(); got == before+1 {
		t.Error("the grade of another connection is not noticed beside an own one")
	}
	before = version()
	restored := filepath.Join(t.TempDir(), "backup.db")
	if err := errors.Join(db.Backup(t.Context(), restored), db.Restore(t.Context(), restored, restored+".kept")); err != nil {
		t.Fatal(err)
	}
	if version() == before {
		t.Error("a restore is not noticed")
	}
}

// TestWriterToBeKilled is no test: it is the process that TestKill kills.
func TestWriterToBeKilled(t *testing.T) {
	path := os.Getenv("GOODCARD_TEST_WRITE")
	if path == "" {
		t.Skip("TestKill runs it")
	}
	db := open(t, path, "laptop")
	for i := 0; ; i++ {
		events := mustAppend(t, db, at(march, i), review("d/a", 4), review("d/b", 4))
		fmt.Println(events[0].ID, events[1].ID)
	}
}

// A kill at any moment loses no grade that was acknowledged and leaves a sound file.
func TestKill(t *testing.T) {
	path := tempFile(t)
	open(t, path, "laptop").Close()
	var acknowledged []string
	for range 3 {
		writer := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestWriterToBeKilled$")
		writer.Env = append(os.Environ(), "GOODCARD_TEST_WRITE="+path)
		output, err := writer.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := writer.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReader(output)
		for n := 0; ; n++ {
			line, err := lines.ReadString('\n')
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			acknowledged = append(acknowledged, strings.Fields(line)...)
			if n == 20 {
				if err := writer.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := writer.Wait(); err == nil {
			t.Fatal("the writer was not killed")
		}
		db := open(t, path, "laptop")
		mustBeClean(t, db)
		kept := eventsOf(t, db)
		for _, id := range acknowledged {
			if !strings.Contains(kept, "id="+strings.ToUpper(strings.ReplaceAll(id, "-", ""))) {
				t.Fatalf("event %s was acknowledged and is lost", id)
			}
		}
		if a, b := reviews(t, db, "d/a"), reviews(t, db, "d/b"); a != b || a < 20 {
			t.Errorf("%d and %d reviews of grades given together", a, b)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
