package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// tempVariable is that of the environment which names the folder of files that are made for a moment.
const tempVariable = "TMP"

// errPercent is why no name with a percent sign goes to a batch file: cmd.exe would put the value of a variable there.
var errPercent = errors.New("a batch file is not given a name with % or a quote in it; name the program itself that it starts")

// quotedForBatch puts the words of a command in quotes where it is a batch file, such as the code.cmd of Visual Studio Code. Those
// are run by cmd.exe, which takes & and ^ in a path for its own unless they stand in quotes, and Go quotes only spaces.
func quotedForBatch(cmd *exec.Cmd) error {
	switch strings.ToLower(filepath.Ext(cmd.Path)) {
	case ".cmd", ".bat":
	default:
		return nil
	}
	var line strings.Builder
	for i, word := range append([]string{cmd.Path}, cmd.Args[1:]...) {
		if strings.ContainsAny(word, "%\"\r\n") {
			return errPercent
		}
		if i > 0 {
			line.WriteByte(' ')
		}
		line.WriteString(`"` + word + `"`)
	}
	cmd.Path = filepath.Join(os.Getenv("SystemRoot"), "System32", "cmd.exe")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `cmd.exe /d /s /c "` + line.String() + `"`}
	return nil
}
