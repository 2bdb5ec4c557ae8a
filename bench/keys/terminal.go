//go:build linux

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/vt"
	"golang.org/x/sys/unix"
)

const (
	columns, rows = 80, 24
	patience      = 20 * time.Second // for anything that is waited for
)

// A terminal is an emulated one on which a program runs.
type terminal struct {
	cmd    *exec.Cmd
	pty    *os.File
	screen *vt.Emulator
	output chan output
}

// An output is what the program wrote, and when it came.
type output struct {
	text []byte
	at   time.Time
}

// openTerminal starts a program on a new terminal.
func openTerminal(cmd *exec.Cmd) (*terminal, error) {
	pty, tty, err := openPTY()
	if err != nil {
		return nil, err
	}
	defer tty.Close()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		return nil, errors.Join(err, pty.Close())
	}
	t := &terminal{cmd, pty, vt.NewEmulator(columns, rows), make(chan output, 64)}
	go t.read()
	go io.Copy(pty, t.screen) //nolint:errcheck // what the terminal answers; it ends with the program
	return t, nil
}

// work returns how long the processors have worked on the program, as Linux counts it.
func (t *terminal) work() (total time.Duration, err error) {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", t.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	for _, file := range threads {
		text, err := os.ReadFile(file)
		if err != nil {
			return 0, err
		}
		var ns int64
		if _, err := fmt.Sscan(string(text), &ns); err != nil {
			return 0, fmt.Errorf("%s: %w", file, err)
		}
		total += time.Duration(ns)
	}
	return total, nil
}

// openPTY returns both ends of a new pseudo terminal.
func openPTY() (pty, tty *os.File, err error) {
	pty, err = os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		return nil, nil, err
	}
	fd := int(pty.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Col: columns, Row: rows})
	}
	if err == nil {
		tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	}
	if err != nil {
		return nil, nil, errors.Join(err, pty.Close())
	}
	return pty, tty, nil
}

// read hands on what the program writes until it ends.
func (t *terminal) read() {
	defer close(t.output)
	for {
		text := make([]byte, 1<<16)
		n, err := t.pty.Read(text)
		if err != nil {
			return // the program has ended
		}
		t.output <- output{text[:n], time.Now()}
	}
}

// press sends a key and returns how long it took until the screen showed what was wanted.
func (t *terminal) press(key string, wanted func(screen string) bool) (time.Duration, error) {
	began := time.Now()
	if _, err := io.WriteString(t.pty, key); err != nil {
		return 0, err
	}
	at, err := t.wait(wanted)
	return at.Sub(began), err
}

// wait returns when the output came that made the screen show what is wanted.
func (t *terminal) wait(wanted func(screen string) bool) (time.Time, error) {
	late := time.After(patience)
	for {
		select {
		case out, ok := <-t.output:
			if !ok {
				return time.Time{}, fmt.Errorf("the program has ended; its last screen:\n%s", t.screen.String())
			}
			t.screen.Write(out.text)
			if wanted(strings.Join(strings.Fields(t.screen.String()), " ")) {
				return out.at, nil
			}
		case <-late:
			return time.Time{}, fmt.Errorf("nothing came in %v; the screen:\n%s", patience, t.screen.String())
		}
	}
}

// kill ends the program without a word to it.
func (t *terminal) kill() error {
	err := t.cmd.Process.Kill()
	_ = t.cmd.Wait() // it was killed
	return errors.Join(err, t.pty.Close(), t.screen.Close())
}
