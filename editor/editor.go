// Package editor knows how to open a file at a line in the editor that somebody likes, and how other programs are asked
// to open something.
package editor

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"slices"
	"strings"

	"github.com/mattn/go-shellwords"
)

// A Choice is the editor that somebody likes, and where they said so.
type Choice struct {
	Command  string // a command and its arguments, quoted as in a shell
	Variable string // of the environment, that holds it; empty where the system's own editor serves

	windows bool // the command is quoted as there
}

// Chosen returns the editor in $VISUAL or else $EDITOR, or the one that comes with the system.
func Chosen(getenv func(string) string, goos string) Choice {
	for _, variable := range []string{"VISUAL", "EDITOR"} {
		if set := strings.TrimSpace(getenv(variable)); set != "" {
			return Choice{Command: set, Variable: variable, windows: goos == "windows"}
		}
	}
	if goos == "windows" {
		return Choice{Command: "notepad", windows: true}
	}
	return Choice{Command: "vi"}
}

// NeedsTerminal reports whether nobody chose an editor and the one that comes with the system
// runs in a terminal.
func (c Choice) NeedsTerminal() bool { return c.Variable == "" && c.Command == "vi" }

// How editors take the line to open a file at. Others get the file alone.
var (
	plusLine  = []string{"vi", "vim", "nvim", "nvi", "vis", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "jed", "mg", "ne", "mcedit", "gedit"}
	gotoLine  = []string{"code", "code-insiders", "codium", "cursor", "windsurf"}
	colonLine = []string{"hx", "helix", "subl", "zed"}
)

// windowed are those that return at once, with the file still open, unless they are asked to wait.
var windowed = append([]string{"gedit", "subl", "zed"}, gotoLine...)

// Words returns the words of the command that opens a file at a line, the program first, and ends
// when the file is closed. The error of a choice that is no command is an [Error].
func (c Choice) Words(file string, line int) ([]string, error) {
	words, err := c.split()
	if err != nil {
		return nil, err
	}
	name := c.nameOf(words[0])
	if slices.Contains(windowed, name) && !slices.Contains(words, "--wait") && !slices.Contains(words, "-w") {
		words = append(words, "--wait")
	}
	at := fmt.Sprintf("%s:%d", file, line)
	switch {
	case slices.Contains(plusLine, name):
		return append(words, fmt.Sprintf("+%d", line), file), nil
	case slices.Contains(gotoLine, name):
		return append(words, "--goto", at), nil
	case slices.Contains(colonLine, name):
		return append(words, at), nil
	case name == "notepad++": // else it hands the file to a window that is open, and ends at once
		return append(words, "-multiInst", "-nosession", fmt.Sprintf("-n%d", line), file), nil
	default:
		return append(words, file), nil
	}
}

// split returns the words of the command, as the shell of the system has them.
func (c Choice) split() ([]string, error) {
	if c.windows {
		words, closed := splitWindows(c.Command, isProgram)
		if !closed || len(words) == 0 || words[0] == "" {
			return nil, c.error(fmt.Sprintf("%%%s%% is no command: a quote in it is left open, or stands alone: %s", c.Variable, c.Command), nil)
		}
		return words, nil
	}
	read := shellwords.NewParser()
	words, err := read.Parse(c.Command)
	switch {
	case err != nil:
		return nil, c.error(fmt.Sprintf("$%s is no command: a quote or a bracket in it is left open: %s", c.Variable, c.Command), nil)
	case len(words) == 0, read.Position >= 0: // it stops at a sign that only a shell understands
		return nil, c.error(fmt.Sprintf("$%s is not one command with its arguments: %s", c.Variable, c.Command), nil)
	}
	return words, nil
}

// Failed returns the error for an editor that could not be run, or that ended with ran.
func (c Choice) Failed(ran error) error {
	_, missing := errors.AsType[*exec.Error](ran)
	if _, refused := errors.AsType[*fs.PathError](ran); missing || refused {
		return c.error(fmt.Sprintf("cannot run the editor: %v", ran), ran)
	}
	return fmt.Errorf("the editor %s failed: %w", c.Command, ran)
}

// An Error says that no editor was run.
type Error struct {
	said, hint string
	err        error
}

func (e *Error) Error() string { return e.said }

// Unwrap returns what the system says; nil where it was not asked.
func (e *Error) Unwrap() error { return e.err }

// Hint says where an editor is chosen.
func (e *Error) Hint() string { return e.hint }

// Unset is the error where no editor is chosen and that of the system cannot serve.
func Unset() error {
	return Choice{}.error("no editor is set, and there is no terminal to edit in", nil)
}

func (c Choice) error(said string, err error) error {
	variable := cmp.Or(c.Variable, "EDITOR")
	if c.windows {
		return &Error{said, fmt.Sprintf(`set %s to the command of your editor, such as setx %s "notepad", and open a new window`, variable, variable), err}
	}
	return &Error{said, fmt.Sprintf("set %s to the command of your editor, such as %s=nano", variable, variable), err}
}
