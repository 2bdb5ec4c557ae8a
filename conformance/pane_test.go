package conformance

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A pane is a terminal of tmux with a program in it. Its server is the test's own.
type pane struct {
	*home
	server []string // the command tmux with what every call of it says
	env    []string
}

// A size is that of a terminal in cells and rows.
type size struct{ width, height int }

func (s size) String() string { return fmt.Sprintf("%dx%d", s.width, s.height) }

// patience bounds the wait for what a screen must show. It is no measure of speed.
const patience = 30 * time.Second

// newPane starts a server. Programs in it see the home of the learner, its moment, and the
// variables in env.
func newPane(t testing.TB, h *home, env ...string) *pane {
	t.Helper()
	tmux, err := exec.LookPath("tmux")
	if err != nil {
		t.Skip("tmux, which shows what a terminal would, is not installed")
	}
	dir, err := os.MkdirTemp("", "goodcard-tmux-") // the path of a socket must be short
	if err != nil {
		t.Fatal(err)
	}
	p := &pane{home: h, server: []string{tmux, "-u", "-f", os.DevNull, "-S", filepath.Join(dir, "socket")}}
	p.env = append(h.command().Env, "PATH="+os.Getenv("PATH"), "TERM=xterm-256color", "SHELL=/bin/sh", "PS1=$ ")
	p.env = append(p.env, env...)
	t.Cleanup(func() {
		p.tmux("kill-server")
		os.RemoveAll(dir)
	})
	p.tmux("new-session", "-d", "-s", "keeper", "cat") // a server without a session would end
	return p
}

func (p *pane) tmux(args ...string) string {
	p.t.Helper()
	cmd := exec.Command(p.server[0], append(p.server[1:len(p.server):len(p.server)], args...)...)
	cmd.Env = p.env
	out, err := cmd.CombinedOutput()
	if err != nil {
		p.t.Fatalf("tmux %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// start opens a terminal of a size that runs a command and is gone when that ends. It
// returns the process of the command.
func (p *pane) start(s size, command ...string) *os.Process {
	p.t.Helper()
	args := []string{"new-session", "-d", "-s", "pane", "-x", strconv.Itoa(s.width), "-y", strconv.Itoa(s.height),
		"-P", "-F", "#{pane_pid}", "--"}
	pid, err := strconv.Atoi(strings.TrimSpace(p.tmux(append(args, command...)...)))
	if err != nil {
		p.t.Fatal(err)
	}
	process, err := os.FindProcess(pid)
	if err != nil {
		p.t.Fatal(err)
	}
	return process
}

func (p *pane) resize(s size) {
	p.t.Helper()
	p.tmux("resize-window", "-t", "pane:", "-x", strconv.Itoa(s.width), "-y", strconv.Itoa(s.height))
}

// reaction is how long a person takes from what a screen shows to a key. Keys that come within
// 100 ms of their frame grade nothing, and a busy machine may draw it once more in between.
const reaction = 200 * time.Millisecond

// press sends keys by the names that tmux has for them: Space, Enter, C-z.
func (p *pane) press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		time.Sleep(reaction)
		p.tmux("send-keys", "-t", "pane:", key)
	}
}

// types sends a text as if it were typed, by someone who knows what is to come.
func (p *pane) types(text string) {
	p.t.Helper()
	time.Sleep(reaction)
	p.tmux("send-keys", "-t", "pane:", "-l", "--", text)
}

// paste sends a text as terminals paste, marked as pasted where the program asked for that.
func (p *pane) paste(text string) {
	p.t.Helper()
	p.tmux("set-buffer", "--", text)
	p.tmux("paste-buffer", "-p", "-d", "-t", "pane:")
}

// capture returns the rows that are shown now, without trailing spaces.
func (p *pane) capture() string {
	p.t.Helper()
	return p.tmux("capture-pane", "-p", "-t", "pane:")
}

// await returns the screen as soon as ok says that it is the one, and fails the test where
// that takes too long.
func (p *pane) await(what string, ok func(screen string) bool) string {
	p.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		screen := p.capture()
		if ok(screen) {
			return screen
		}
		if time.Now().After(end) {
			p.t.Fatalf("the screen does not show %s:\n%s", what, screen)
		}
	}
}

// shows waits until all the texts are on the screen, and returns it.
func (p *pane) shows(texts ...string) string {
	p.t.Helper()
	return p.await(fmt.Sprintf("%q", texts), func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

// gone waits until the terminal has closed.
func (p *pane) gone() {
	p.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		if !strings.Contains(p.tmux("list-sessions"), "pane:") {
			return
		}
		if time.Now().After(end) {
			p.t.Fatalf("the program has not ended:\n%s", p.capture())
		}
	}
}
