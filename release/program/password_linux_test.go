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

	"goodcard/long"

	"aead.dev/minisign"
	"golang.org/x/sys/unix"
)

// asked says that this test binary is to be the program, called with these words.
const asked = "GOODCARD_TEST_PROGRAM"

func TestMain(m *testing.M) {
	if words := os.Getenv(asked); words != "" {
		os.Args = append([]string{"program"}, strings.Split(words, "\n")...)
		main()
		return
	}
	os.Exit(m.Run())
}

// onTerminal starts the program on a terminal of its own.
func onTerminal(t *testing.T, words ...string) (cmd *exec.Cmd, master, tty *os.File) {
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
	cmd.Env = append(os.Environ(), asked+"="+strings.Join(words, "\n"), passwordVariable+"=")
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
	cmd, master, tty := onTerminal(t, "key", filepath.Join(t.TempDir(), "goodcard.key"))
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
	cmd, master, tty := onTerminal(t, "key", path)
	r := bufio.NewReader(master)
	silent(t, r, tty)
	_, err := master.WriteString("five words make a password\n")
	check(t, err)
	if asks := silent(t, r, tty); !strings.Contains(asks, "once more") {
		t.Errorf("it asks %q", asks)
	}
	_, err = master.WriteString("five words make a passwort\n")
	check(t, err)
	check(t, tty.Close()) // so that the end of the program ends what is read
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

// A slip at the question costs another try, and not the release; to open a key takes a gigabyte.
func TestThreeTries(t *testing.T) {
	long.Only(t)
	public, key, err := minisign.GenerateKey(nil)
	check(t, err)
	text, err := minisign.EncryptKey("five words make a password", key)
	check(t, err)
	path := filepath.Join(t.TempDir(), "goodcard.key")
	check(t, os.WriteFile(path, text, 0o600))
	checkoutWith(t, &public)
	t.Setenv(keyVariable, path)
	for _, tt := range []struct {
		typed []string
		code  int
	}{
		{[]string{"a slip", "another one", "five words make a password"}, 0},
		{[]string{"a slip", "another one", "a third one"}, 1},
	} {
		cmd, master, tty := onTerminal(t, "unlock")
		r := bufio.NewReader(master)
		for i, password := range tt.typed {
			if i > 0 { // that it was another one, before the question
				_, err := r.ReadString(':')
				check(t, err)
			}
			silent(t, r, tty)
			_, err := master.WriteString(password + "\n")
			check(t, err)
		}
		if _ = cmd.Wait(); cmd.ProcessState.ExitCode() != tt.code {
			t.Errorf("%q: exit status %d", tt.typed, cmd.ProcessState.ExitCode())
		}
	}
}
