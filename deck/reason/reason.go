// Package reason says in words why the system refused a file, a folder or a program. Each package
// that shows an error to a person, or keeps its text, takes that text from here, so that no name
// of a system call and no word of the C library reaches anybody.
package reason

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// Text returns the text of an error in which what the system says stands in words: of
// "cannot read the settings: open s.yaml: permission denied" it keeps the first part.
func Text(err error) string {
	text := err.Error()
	each(err, func(said error, _ string) {
		text = strings.Replace(text, said.Error(), sentence(said), 1)
	})
	return text
}

// Of returns the reason alone, for who names the file: "there is no such file or folder". Of an
// error that is not the system's it is the text.
func Of(err error) string {
	var clause string
	each(err, func(said error, _ string) {
		if clause == "" {
			clause = ofSaid(said)
		}
	})
	if clause == "" {
		return err.Error()
	}
	return clause
}

// each calls do for what the system says in an error, outermost first, with the path or the
// program that it speaks of, if any.
func each(err error, do func(said error, about string)) {
	switch e := err.(type) {
	case nil:
	case *fs.PathError:
		do(e, e.Path)
	case *os.LinkError:
		do(e, e.New)
	case *exec.Error:
		do(e, e.Name)
	case *exec.ExitError:
		do(e, "")
	case *os.SyscallError, syscall.Errno:
		do(e, "")
	case interface{ Unwrap() []error }:
		for _, err := range e.Unwrap() {
			each(err, do)
		}
	case interface{ Unwrap() error }:
		each(e.Unwrap(), do)
	default:
		for _, plain := range []error{fs.ErrNotExist, fs.ErrExist, fs.ErrPermission, fs.ErrClosed} {
			if err == plain {
				do(err, "")
			}
		}
	}
}

// sentence is what the system says, with what it speaks of.
func sentence(said error) string {
	var about string
	each(said, func(_ error, path string) { about = path })
	switch {
	case about == "":
		return ofSaid(said)
	case isProgram(said):
		return fmt.Sprintf("the program %q: %s", shown(about), ofSaid(said))
	default:
		return shown(about) + ": " + ofSaid(said)
	}
}

// tempMark begins the names of files that we make for a moment. People are told of the folder.
const tempMark = ".goodcard-"

// isTemp reports whether a name is one of those: the number of a process follows, and not a word as in
// .goodcard-lint.yaml.
func isTemp(name string) bool {
	rest, ok := strings.CutPrefix(name, tempMark)
	return ok && (rest == "" || rest[0] >= '0' && rest[0] <= '9')
}

// maxShown is how many bytes of a path are shown.
const maxShown = 200

// streams are what the files are called that a program has from the beginning.
var streams = map[string]string{os.Stdin.Name(): "standard input", os.Stdout.Name(): "standard output", os.Stderr.Name(): "standard error"}

func shown(path string) string {
	if name, ok := streams[path]; ok {
		return name
	}
	if isTemp(filepath.Base(path)) {
		path = filepath.Dir(path)
	}
	if len(path) > maxShown {
		path = strings.ToValidUTF8(path[:maxShown/2], "") + "…" + strings.ToValidUTF8(path[len(path)-maxShown/2:], "")
	}
	return strings.ReplaceAll(path, "\x00", "�")
}

func isProgram(said error) bool {
	p, ok := said.(*fs.PathError)
	return ok && p.Op == "fork/exec" || errors.As(said, new(*exec.Error))
}

// ofSaid returns why, without what it speaks of.
func ofSaid(said error) string {
	var about string
	each(said, func(_ error, path string) { about = path })
	switch {
	case strings.Contains(about, "\x00"): // the system is not even asked
		return "no name can hold the sign NUL"
	case isProgram(said) && errors.Is(said, fs.ErrNotExist) && isThere(about):
		return "its first line names a program that is not there"
	case isProgram(said) && (errors.Is(said, exec.ErrNotFound) || errors.Is(said, fs.ErrNotExist)):
		return "it is not there"
	case isProgram(said) && errors.Is(said, fs.ErrPermission):
		return "you may not run it"
	case strings.HasSuffix(said.Error(), "path escapes from parent"): // package os keeps the error to itself
		return "it leads out of its folder"
	}
	if to, err := os.Readlink(about); err == nil && errors.Is(said, fs.ErrNotExist) {
		return "it is a link to " + shown(to) + ", which is not there"
	}
	if ended, ok := said.(*exec.ExitError); ok {
		return howEnded(ended)
	}
	for _, c := range causes {
		if is(said, c.err) {
			return c.words
		}
	}
	if unknown, ok := errors.AsType[syscall.Errno](said); ok {
		return fmt.Sprintf("the system refuses with error %d", int(unknown))
	}
	for errors.Unwrap(said) != nil {
		said = errors.Unwrap(said)
	}
	return said.Error()
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// howEnded says how a program ended that did not do its work.
func howEnded(e *exec.ExitError) string {
	if status, ok := e.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return fmt.Sprintf("it was ended from outside, by signal %d", int(status.Signal()))
	}
	return fmt.Sprintf("it ended with exit code %d", e.ExitCode())
}

// causes are the reasons that are known, with what to do, the narrower before the wider.
var causes = []struct {
	err         error
	words, hint string
}{
	{syscall.ENOTDIR, "a file stands in its path where a folder was expected", "check how the path is written"},
	{syscall.ELOOP, "its links lead in a circle", "name the file itself"},
	{syscall.ENAMETOOLONG, "its name is too long for the system", "check how the path is written"},
	{syscall.EISDIR, "it is a folder, and a file was expected", "name a file in it"},
	{syscall.EROFS, "its disk can only be read", "make the disk writable, or work on another one"},
	{syscall.ENOSPC, "the disk is full", "free some space and try again"},
	{syscall.EDQUOT, "your share of the disk is full", "free some space and try again"},
	{syscall.EFBIG, "it would be too large for the system", ""},
	{syscall.EMFILE, "too many files are open", "close other programs and try again"},
	{syscall.ENFILE, "too many files are open", "close other programs and try again"},
	{syscall.EIO, "the disk failed", "check the disk"},
	{syscall.EBUSY, "another program is using it", "wait for that program to end, then try again"},
	{syscall.ETXTBSY, "another program is using it", "wait for that program to end, then try again"},
	{syscall.ENOTEMPTY, "the folder is not empty", ""},
	{syscall.EXDEV, "the other file is on another disk", ""},
	{syscall.ENXIO, "it is no file that can be read", "name a file"},
	{syscall.ENODEV, "it is no file that can be read", "name a file"},
	{syscall.ENOEXEC, "it is no program that this system can run", ""},
	{syscall.ETIMEDOUT, "its disk does not answer", "check the disk or the network, then try again"},
	{syscall.EPIPE, "what reads it has ended", ""},
	{syscall.EINVAL, "the system does not take such a name", "check how the path is written"},
	{exec.ErrNotFound, "it is not there", ""},
	{fs.ErrNotExist, "there is no such file or folder", ""},
	{fs.ErrPermission, "you have no permission for it", "check who owns it, and who may enter the folders above it"},
	{fs.ErrExist, "it exists already", "name another one, or move it away"},
	{fs.ErrClosed, "it is closed already", ""},
}
