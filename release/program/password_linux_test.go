package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// asked says that this test binary is to be 'program key FILE' on a terminal.
const asked = "GOODCARD_TEST_KEY"

func TestMain(m *testing.M) {
	if path := os.Getenv(asked); path != "" {
		os.Args = []string{"program", "key", path}
		main()
		return
	}
	os.Exit(m.Run())
}

// keyOn starts 'program key' on a terminal of its own.
func keyOn(t *testing.T, path string) (cmd *exec.Cmd, master, tty *os.File) {
	t.Helper()
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	check(t, err)
	master = os.NewFile(uintptr(fd), "/dev/ptmx")
	t.Cleanup(func() { master.Close() })
	check(t, unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0))
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	check(t, err)
	tty, err = os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|unix.O_NOCTTY, 0)
	check(t, err)
	t.Cleanup(func() { tty.Close() })
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asked+"="+path, passwordVariable+"=")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	check(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return cmd, master, tty
}

func echoes(t *testing.T, tty *os.File) bool {
	t.Helper()
	state, err := unix.IoctlGetTermios(int(tty.Fd()), unix.TCGETS)
	check(t, err)
	return state.Lflag&unix.ECHO != 0
}

// silent reads up to a question, and waits until the terminal no longer shows what is typed.
func silent(t *testing.T, r *bufio.Reader, tty *os.File) (before string) {
	t.Helper()
	before, err := r.ReadString(':')
	check(t, err)
	for echoes(t, tty) {
		runtime.Gosched()
	}
	return before
}

// After Ctrl+C at the question for a password the terminal shows again what is typed.
func TestInterruptedPassword(t *testing.T) {
	cmd, master, tty := keyOn(t, filepath.Join(t.TempDir(), "goodcard.key"))
	silent(t, bufio.NewReader(master), tty)
	_, err := master.WriteString("half a pass\x03")
	check(t, err)
	if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() != 130 {
		t.Errorf("it ended with %v", err)
	}
	if !echoes(t, tty) {
		t.Error("the terminal shows nothing of what is typed")
	}
}

// Nobody sees a slip in what is typed, so it is typed twice.
func TestPasswordTypedTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "goodcard.key")
	cmd, master, tty := keyOn(t, path)
	r := bufio.NewReader(master)
	silent(t, r, tty)
	_, err := master.WriteString("five words make a password\n")
	check(t, err)
	if asks := silent(t, r, tty); !strings.Contains(asks, "once more") {
		t.Errorf("it asks %q", asks)
	}
	_, err = master.WriteString("five words make a passwort\n")
	check(t, err)
	var said strings.Builder
	for !strings.Contains(said.String(), "differ") {
		line, err := r.ReadString('\n')
		if said.WriteString(line); err != nil {
			t.Fatalf("it says %q: %v", said.String(), err)
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Error("it succeeds")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("there is a key with a password that nobody knows")
	}
}
