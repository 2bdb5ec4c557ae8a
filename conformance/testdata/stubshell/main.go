// Stubshell stands for a shell of Windows in suites: it runs a program on the console that it has, which Ctrl+C does not end,
// and writes into the file that STUB_ENDED names with which exit code the program ended.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

func main() {
	signal.Notify(make(chan os.Signal, 1), os.Interrupt, syscall.SIGTERM) // the latter where the window is closed
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Getenv("STUB_ENDED"), fmt.Append(nil, cmd.ProcessState.ExitCode()), 0o600); err != nil {
		log.Fatal(err)
	}
}
