package conformance

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A line is a terminal line with a shell at its end, as a terminal program has it.
type line struct {
	*home
	master *os.File
	shell  *exec.Cmd
	tmp    string           // the temporary folder of programs in it
	reply  func(ask string) // tells what the terminal is asked; nil for a terminal that answers nothing

	mu  sync.Mutex
	all bytes.Buffer // that was written to it
}

// newLine opens a terminal of 80x24 with a shell that controls jobs.
func newLine(t testing.TB, h *home) *line {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0) // so that Close ends a Read
	must(err)
	must(unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0))
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	must(err)
	must(unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80}))
	master := os.NewFile(uintptr(fd), "/dev/ptmx")
	tty, err := os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|unix.O_NOCTTY, 0)
	must(err)
	l := &line{home: h, master: master, tmp: t.TempDir()}
	l.shell = exec.Command("sh", "-i")
	l.shell.Env = append(h.command().Env, "PATH="+os.Getenv("PATH"), "TERM=xterm-256color", "PS1=$ ", "TMPDIR="+l.tmp)
	l.shell.Stdin, l.shell.Stdout, l.shell.Stderr = tty, tty, tty
	l.shell.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	must(l.shell.Start())
	must(tty.Close())
	t.Cleanup(func() {
		master.Close()
		_ = l.shell.Process.Kill()
		_ = l.shell.Wait()
	})
	go l.listen()
	l.shows(0, "$")
	return l
}

func (l *line) listen() {
	buf := make([]byte, 4096)
	for {
		n, err := l.master.Read(buf)
		l.mu.Lock()
		l.all.Write(buf[:n])
		reply := l.reply
		l.mu.Unlock()
		if reply != nil {
			reply(string(buf[:n]))
		}
		if err != nil {
			return
		}
	}
}

// answers lets the terminal answer what it is asked from now on.
func (l *line) answers(reply func(asked string)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reply = reply
}

// sends types a text, all at once.
func (l *line) sends(text string) {
	l.t.Helper()
	if _, err := io.WriteString(l.master, text); err != nil {
		l.t.Fatal(err)
	}
}

// presses types keys as fast as a person.
func (l *line) presses(keys ...string) {
	l.t.Helper()
	for _, key := range keys {
		time.Sleep(reaction)
		l.sends(key)
	}
}

// at returns how much has been written until now.
func (l *line) at() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all.Len()
}

// shows waits until texts were written, in this order, after the first bytes, and returns what was
// written since.
func (l *line) shows(after int, texts ...string) string {
	l.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		l.mu.Lock()
		all := string(l.all.Bytes()[after:])
		l.mu.Unlock()
		rest, found := all, true
		for _, text := range texts {
			if _, rest, found = strings.Cut(rest, text); !found {
				break
			}
		}
		if found {
			return all
		}
		if time.Now().After(end) {
			l.t.Fatalf("the terminal does not get %q:\n%q", texts, all)
		}
	}
}

// runs has the shell run a command, and returns what it wrote.
func (l *line) runs(command string) string {
	l.t.Helper()
	at := l.at()
	l.sends(command + "; echo ended-$?-\r")
	text := l.shows(at, "\r\n", "ended-", "-\r\n", "$ ")
	return text
}

// modes returns the modes of the terminal.
func (l *line) modes() string {
	l.t.Helper()
	return regexp.MustCompile(`[0-9a-f]+(:[0-9a-f]+){10,}`).FindString(l.runs("stty -g"))
}

const enterScreen, leaveScreen = "\x1b[?1049h", "\x1b[?1049l"

// whole fails the test where the shell does not have its terminal as it was, or the program left
// something in the temporary folder.
func (l *line) whole(modes string) {
	l.t.Helper()
	if got := l.modes(); got != modes {
		l.t.Errorf("the modes of the terminal are %s, were %s", got, modes)
	}
	l.mu.Lock()
	all := l.all.String()
	l.mu.Unlock()
	if strings.Count(all, enterScreen) == 0 || strings.LastIndex(all, enterScreen) > strings.LastIndex(all, leaveScreen) {
		l.t.Error("the alternate screen was not left")
	}
	l.tidy()
}

func (l *line) tidy() {
	l.t.Helper()
	if left, _ := filepath.Glob(filepath.Join(l.tmp, "*")); len(left) > 0 {
		l.t.Errorf("in the temporary folder lies %v", left)
	}
}

// program returns the process that the shell runs.
func (l *line) program() *os.Process {
	l.t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%[1]d/children", l.shell.Process.Pid))
	if err != nil {
		l.t.Fatal(err)
	}
	fields := strings.Fields(string(text))
	if len(fields) == 0 {
		l.t.Fatal("the shell runs no program")
	}
	id, err := strconv.Atoi(fields[0])
	if err != nil {
		l.t.Fatal(err)
	}
	process, err := os.FindProcess(id)
	if err != nil {
		l.t.Fatal(err)
	}
	return process
}

func (l *line) signals(s os.Signal) {
	l.t.Helper()
	if err := l.program().Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
		l.t.Fatal(err)
	}
}
