package reason

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"goodcard/deck/shell"
	"goodcard/deck/spelling"
)

// Hint returns what can be done about what the system says in an error; empty where nothing is
// known. Of a file that is not there it names the nearest in the same folder.
func Hint(err error) string {
	var hint string
	each(err, func(said error, about string) {
		if hint == "" {
			hint = hintOf(said, about)
		}
	})
	return hint
}

func hintOf(said error, about string) string {
	if _, stream := streams[about]; stream && errors.Is(said, syscall.EISDIR) || isProgram(said) || strings.Contains(about, "\x00") {
		return ""
	}
	for _, c := range causes {
		if !is(said, c.err) {
			continue
		}
		if c.err == fs.ErrNotExist && about != "" {
			if _, err := os.Readlink(about); err == nil {
				return "name the file itself"
			}
			return missing(about)
		}
		return c.hint
	}
	return ""
}

// missing says what to do about a path at which there is nothing: what is near it, or else which
// of its folders is not there.
func missing(path string) string {
	dir, name := filepath.Split(filepath.Clean(path))
	if isTemp(name) {
		return "make the folder first"
	}
	entries, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		for {
			above := filepath.Dir(filepath.Clean(dir))
			if _, err := os.Stat(above); err == nil || above == dir {
				return fmt.Sprintf("the folder %s is not there", shown(filepath.Clean(dir)))
			}
			dir = above
		}
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if near := spelling.Nearest(name, names); near != "" {
		return fmt.Sprintf("did you mean %s?", shell.Quote(shell.Operand(filepath.Join(dir, near))))
	}
	return "check the name and the folder that you are in"
}
