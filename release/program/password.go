package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/charmbracelet/x/term"
)

// passwordOf reads a password from the file that the environment names, else from the terminal, where it is not shown.
func passwordOf(question string) (password string, typed bool, err error) {
	if path := os.Getenv(passwordVariable); path != "" {
		text, err := os.ReadFile(path)
		if err != nil {
			return "", false, &hinted{fmt.Errorf("%s: %w", passwordVariable, err), "let it name a file with the password of the key, or unset it to type the password"}
		}
		return strings.TrimRight(string(text), "\r\n"), false, nil
	}
	terminal, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return "", false, &hinted{errors.New("nobody is there to type the password of the key"), "let " + passwordVariable + " name a file with it"}
	}
	defer terminal.Close()
	defer echoAgain(terminal)()
	fmt.Fprint(terminal, question)
	text, err := term.ReadPassword(terminal.Fd())
	fmt.Fprintln(terminal)
	return string(text), true, err
}

// echoAgain makes a terminal show again what is typed when the program is ended while it asks. What it returns ends the watch.
func echoAgain(terminal *os.File) (stop func()) {
	fd := terminal.Fd()
	state, err := term.GetState(fd)
	if err != nil {
		return func() {}
	}
	ended, over := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(ended, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		select {
		case <-ended:
			_ = term.Restore(fd, state)
			fmt.Fprintln(terminal)
			os.Exit(130)
		case <-over:
		}
	}()
	return func() {
		signal.Stop(ended)
		close(over)
	}
}
