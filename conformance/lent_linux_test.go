package conformance

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Ways to have an editor open: a command, what is typed until it opens, and what ends the review.
var editings = map[string]struct {
	command string
	shows   string // before the keys, and when the editor has ended
	keys    []string
	quit    string
}{
	"screen":  {"review", "quit", []string{" ", "e"}, "q"},
	"plain":   {"review --plain", ")", []string{"\r", "e\r"}, "q\r"},
	"command": {"edit inner-outer/door-score", "", nil, ""},
}

// editing returns a terminal in which an editor has a card open, the editor, which says that it has
// begun by writing its process into a file, and the file with the text.
func editing(t *testing.T, how, before, script string) (l *line, modes string, editor *os.Process, text func() string) {
	t.Helper()
	h := newHome(t, "2026-03-01T10:00:00+01:00")
	h.must("install", "inner-outer")
	dir := t.TempDir()
	path := write(t, filepath.Join(dir, "editor"), "#!/bin/sh\n"+script)
	if err := os.Chmod(path, 0o755); err != nil {
		t.Fatal(err)
	}
	l = newLine(t, h)
	modes = l.modes()
	at, way := l.at(), editings[how]
	l.sends("EDITOR='" + path + " " + filepath.Join(dir, "began") + "' " + before + binary + " " + way.command + "; echo ended-$?-\r")
	l.shows(at, way.shows)
	l.presses(way.keys...)
	for end := time.Now().Add(patience); editor == nil; time.Sleep(5 * time.Millisecond) {
		if id, err := os.ReadFile(filepath.Join(dir, "began")); err == nil && strings.HasSuffix(string(id), "\n") {
			n, err := strconv.Atoi(strings.TrimSpace(string(id)))
			if err != nil {
				t.Fatal(err)
			}
			editor, _ = os.FindProcess(n) // never fails here
		}
		if time.Now().After(end) {
			t.Fatal("no editor opens")
		}
	}
	t.Cleanup(func() { _ = editor.Kill() })
	return l, modes, editor, func() string {
		files, err := filepath.Glob(filepath.Join(h.dir, "unsaved", "inner-outer", "*.yaml"))
		if err != nil || len(files) != 1 {
			t.Fatalf("unsaved are %v %v", files, err)
		}
		b, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
}

// However an editor ends, the terminal is as it was: its settings, and what an editor asks of it.
func TestEditorLeavesTheTerminalWhole(t *testing.T) {
	t.Parallel() // they wait most of the time
	asked := []string{"?1049", "?1003", "?2004", "?1004"}
	script := "stty raw -echo </dev/tty\nprintf '\\033[" + strings.Join(asked, "h\\033[") + "h\\033[?25l\\033[>1uopened' >/dev/tty\necho $$ >$1\n"
	for how, way := range editings {
		for ends, last := range map[string]string{"killed": "exec sleep 60\n", "done": "exit 0\n"} {
			t.Run(how+" "+ends, func(t *testing.T) {
				l, modes, editor, _ := editing(t, how, "", script+last)
				_ = editor.Kill() // or it has ended
				if way.quit != "" {
					l.shows(0, "opened", way.shows)
					l.presses(way.quit)
				}
				l.shows(0, "opened", "ended-")
				l.whole(modes)
				l.mu.Lock()
				all := l.all.String()
				l.mu.Unlock()
				for _, mode := range asked {
					if strings.LastIndex(all, "["+mode+"h") > strings.LastIndex(all, "["+mode+"l") {
						t.Errorf("%s stays on", mode)
					}
				}
				if strings.LastIndex(all, "[?25l") > strings.LastIndex(all, "[?25h") {
					t.Error("the cursor stays hidden")
				}
				if strings.Count(all, "[<u") == 0 {
					t.Error("keys stay as the editor asked for them")
				}
			})
		}
	}
}

// A signal ends the program while an editor is open. The editor is told, and its text is kept; one
// that goes on all the same keeps its file.
func TestSignalEndsTheProgramAndItsEditor(t *testing.T) {
	t.Parallel() // they wait most of the time
	const script = "echo 'my words' >$2\necho $$ >$1\n"
	for how := range editings {
		for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
			t.Run(how+" "+s.String(), func(t *testing.T) {
				l, modes, editor, text := editing(t, how, "", script+"exec sleep 60\n")
				at := l.at()
				l.signals(s)
				said := l.shows(at, "our text is kept in", "ended-130-")
				if strings.LastIndex(said, enterScreen) > strings.LastIndex(said, leaveScreen) || regexp.MustCompile(`\[>4;2m|\[>\d+u`).MatchString(said) {
					t.Errorf("the shell gets %q", said)
				}
				if got := l.modes(); got != modes {
					t.Errorf("the modes of the terminal are %s, were %s", got, modes)
				}
				ended(t, editor)
				if got := text(); !strings.Contains(got, "my words") {
					t.Errorf("kept is %q", got)
				}
				l.healthy()
			})
		}
	}
	t.Run("that goes on", func(t *testing.T) {
		l, _, _, text := editing(t, "command", "", "trap '' TERM\n"+script+"while sleep 1; do :; done\n")
		at := l.at()
		l.signals(syscall.SIGTERM)
		l.shows(at, "our text is kept in", "ended-130-")
		if got := text(); !strings.Contains(got, "my words") {
			t.Errorf("kept is %q", got)
		}
		if open, _ := filepath.Glob(filepath.Join(l.dir, "unsaved", "inner-outer", "*.open-*")); len(open) != 1 {
			t.Error("the file is taken from under the editor")
		}
	})
	for how := range editings { // as over ssh, where no shell is told that the line is lost
		t.Run(how+" alone on a lost line", func(t *testing.T) {
			l, _, editor, text := editing(t, how, "exec ", script+"exec sleep 60\n")
			l.master.Close()
			ended(t, l.shell.Process)
			ended(t, editor)
			if got := text(); !strings.Contains(got, "my words") {
				t.Errorf("kept is %q", got)
			}
			l.healthy()
		})
	}
}
