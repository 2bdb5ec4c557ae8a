package conformance

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"goodcard/deck"
)

// exports runs 'goodcard export anki' and returns the package.
func (h *home) exports(args ...string) string {
	h.t.Helper()
	file := filepath.Join(h.t.TempDir(), "deck.apkg")
	h.must(append([]string{"export", "anki", "-o", file}, args...)...)
	return file
}

// ago returns a moment before now as GOODCARD_NOW wants it, in a time zone. Anki asks the clock of the computer, so these
// suites cannot choose a day of their own.
func ago(t testing.TB, d time.Duration, zone string) string {
	t.Helper()
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Skipf("this computer knows no time zones: %v", err)
	}
	return time.Now().Add(-d).In(location).Format(time.RFC3339)
}

const (
	aSecond = time.Second
	aMinute = time.Minute
	anHour  = time.Hour
	aDay    = 24 * time.Hour
)

// replaceIn replaces texts of a file, each of which stands there once: old, new, old, new.
func replaceIn(t testing.TB, file string, pairs ...string) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(src)
	for i := 0; i < len(pairs); i += 2 {
		if strings.Count(text, pairs[i]) != 1 {
			t.Fatalf("%q stands %d times in %s", pairs[i], strings.Count(text, pairs[i]), file)
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	write(t, file, text)
}

func loadDeck(t testing.TB, path string) *deck.Deck {
	t.Helper()
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// runs reports whether a program ends well.
func runs(name string, args ...string) bool { return exec.Command(name, args...).Run() == nil }
