// Package editor knows how to open a file at a line in the editor that somebody likes.
package editor

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mattn/go-shellwords"
)

// Chosen returns the command of the editor in $VISUAL or else $EDITOR, or of the one that
// comes with the system.
func Chosen(getenv func(string) string, goos string) string {
	own := "vi"
	if goos == "windows" {
		own = "notepad"
	}
	return cmp.Or(set(getenv), own)
}

// NeedsTerminal reports whether nobody chose an editor and the one that comes with the system
// runs in a terminal.
func NeedsTerminal(getenv func(string) string, goos string) bool {
	return set(getenv) == "" && goos != "windows"
}

// set returns what the environment says of editors; empty where it says nothing.
func set(getenv func(string) string) string {
	return cmp.Or(strings.TrimSpace(getenv("VISUAL")), strings.TrimSpace(getenv("EDITOR")))
}

// How editors take the line to open a file at. Others get the file alone.
var (
	plusLine  = []string{"vi", "vim", "nvim", "nvi", "vis", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "jed", "mg", "ne", "mcedit", "gedit"}
	gotoLine  = []string{"code", "code-insiders", "codium", "cursor", "windsurf"}
	colonLine = []string{"hx", "helix", "subl", "zed"}
)

// windowed are those that return at once, with the file still open, unless they are asked to wait.
var windowed = append([]string{"gedit", "subl", "zed"}, gotoLine...)

// Command returns the words of the command that opens a file at a line, the program first,
// and ends when the file is closed. The editor is given as in $EDITOR: a command and its
// arguments, quoted as in a shell.
func Command(editor, file string, line int) ([]string, error) {
	words, err := shellwords.Parse(editor)
	if err != nil {
		return nil, fmt.Errorf("cannot read the editor %q: %w", editor, err)
	}
	if len(words) == 0 {
		return nil, errors.New("no editor is set; say which in $EDITOR")
	}
	name := strings.TrimSuffix(filepath.Base(words[0]), ".exe")
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
	default:
		return append(words, file), nil
	}
}
