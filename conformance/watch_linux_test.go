package conformance

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// An author at a terminal sees a fault once it is saved, as much of it as there is room for, and sees it gone once it is
// mended; Ctrl+C leaves the terminal as it was.
func TestWatchingOnATerminal(t *testing.T) {
	t.Parallel() // it waits most of the time
	path := filepath.Join(t.TempDir(), "d.yaml")
	write := func(key string) {
		t.Helper()
		text := "format: 1\nid: d\ntitle: D\nversion: 1.0.0\ncards:\n  - id: a\n    " + key + ": What does a measure lose as a target?\n    answer: Its worth\n"
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("ask")
	l := newLine(t, newHome(t, "2026-03-01T10:00:00+01:00"))
	modes, at := l.modes(), l.at()
	l.sends(binary + " watch " + path + "; echo ended-$?-\r")
	l.shows(at, "1 card, nothing to mend")
	at = l.at()
	write("aks")
	l.shows(at, "\x1b[H\x1b[2J", "d.yaml:7:5: ", `unknown key "aks"`, "1 error")
	at = l.at()
	if err := unix.IoctlSetWinsize(int(l.master.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 4, Col: 200}); err != nil {
		t.Fatal(err)
	}
	l.shows(at, "\x1b[H\x1b[2J", "d.yaml:7:5: ", "all of it: 'goodcard lint ", "1 error")
	at = l.at()
	write("ask")
	if text := l.shows(at, "1 card, nothing to mend"); strings.Contains(text[strings.LastIndex(text, "\x1b[H\x1b[2J"):], "aks") {
		t.Errorf("what was mended is still there: %q", text)
	}
	at = l.at()
	l.presses("\x03")
	l.shows(at, "ended-0-")
	if l.modes() != modes {
		t.Error("the terminal is not as it was")
	}
}
