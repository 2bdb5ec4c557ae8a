package tui

import (
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mattn/go-shellwords"
)

// How editors take the line to open a file at. Others get the file alone.
var (
	plusLine  = []string{"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "jed", "mg", "ne", "mcedit", "gedit", "vis", "nvi"}
	gotoLine  = []string{"code", "code-insiders", "codium", "cursor", "windsurf"}
	colonLine = []string{"hx", "helix", "subl", "zed"}
)

// editorCommand returns the command that opens a file at a line in an editor, which is
// given as in $EDITOR: a command and its arguments, quoted as in a shell.
func editorCommand(editor, file string, line int) (*exec.Cmd, error) {
	words, err := shellwords.Parse(editor)
	if err != nil {
		return nil, fmt.Errorf("cannot read the editor %q: %w", editor, err)
	}
	if len(words) == 0 {
		return nil, errors.New("no editor is set; say which in $EDITOR")
	}
	name := strings.TrimSuffix(filepath.Base(words[0]), ".exe")
	at := fmt.Sprintf("%s:%d", file, line)
	switch {
	case slices.Contains(plusLine, name):
		words = append(words, fmt.Sprintf("+%d", line), file)
	case slices.Contains(gotoLine, name):
		words = append(words, "--goto", at)
	case slices.Contains(colonLine, name):
		words = append(words, at)
	default:
		words = append(words, file)
	}
	return exec.Command(words[0], words[1:]...), nil
}
