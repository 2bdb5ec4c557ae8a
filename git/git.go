// Package git reads files out of the history of a git repository, through the program git. It changes
// nothing, asks for nothing and fetches nothing.
package git

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
)

// An Error says why something is not to be had from git, and what to do.
type Error struct {
	What string
	Next string // may be empty
}

func (e *Error) Error() string { return e.What }

// Hint says what to do next.
func (e *Error) Hint() string { return e.Next }

// A Repository is one that a folder is in. It is for one goroutine; [Repository.Close] ends what it started.
type Repository struct {
	ctx     context.Context
	dir     string
	environ []string

	objects *batch             // answers what objects hold; nil until it is asked
	trees   map[string][]entry // those that were read, by id
	last    object             // the last file that was read
}

// Open returns the repository that a folder is in. The environment is what a program finds there; variables
// that speak to git of another repository are left out of it. The error is an [*Error].
func Open(ctx context.Context, dir string, environ []string) (*Repository, error) {
	r := &Repository{ctx: ctx, dir: dir, environ: quiet(environ), trees: map[string][]entry{}}
	_, err := r.run("rev-parse", "--git-dir")
	if err != nil {
		return nil, err
	}
	return r, nil
}

// Close ends the programs that were started.
func (r *Repository) Close() {
	if r.objects != nil {
		r.objects.end()
		r.objects = nil
	}
}

// quiet returns an environment in which git looks at the repository around a folder, speaks as this package
// understands it, and neither asks nor fetches.
func quiet(environ []string) []string {
	environ = slices.DeleteFunc(slices.Clone(environ), func(v string) bool {
		return strings.HasPrefix(v, "GIT_") || strings.HasPrefix(v, "LC_ALL=") || strings.HasPrefix(v, "LANGUAGE=")
	})
	return append(environ, "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0")
}

func (r *Repository) command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(r.ctx, "git", append([]string{"-C", r.dir}, args...)...)
	cmd.Env = r.environ
	return cmd
}

// maxTold is how much is read of what git says.
const maxTold = 1 << 20

// run returns what git answers to a question that has a short answer.
func (r *Repository) run(args ...string) (string, error) {
	cmd := r.command(args...)
	var told bytes.Buffer
	cmd.Stderr = &limited{&told, maxTold}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := cmd.Start(); err != nil {
		return "", started(err)
	}
	answer, readErr := io.ReadAll(io.LimitReader(out, maxTold))
	_, rest := io.Copy(io.Discard, out)
	if err := cmp.Or(cmd.Wait(), readErr, rest); err != nil {
		return "", r.failed(err, told.String())
	}
	return string(answer), nil
}

// started says why git could not be started.
func started(err error) error {
	if errors.Is(err, exec.ErrNotFound) {
		return &Error{"the program git is not installed, or not on the path", "install git, or name two files instead of a revision"}
	}
	if errors.Is(err, exec.ErrDot) {
		return &Error{"the program git that the path leads to is in the folder that you are in, and is not run", "take . off the path, or name two files instead of a revision"}
	}
	return err
}

// failed says what git has against a question.
func (r *Repository) failed(err error, told string) error {
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	first, _, _ := strings.Cut(strings.TrimSpace(told), "\n")
	first = strings.TrimPrefix(first, "fatal: ")
	switch {
	case strings.HasPrefix(first, "not a git repository"):
		return &Error{fmt.Sprintf("%s is in no git repository", shownDir(r.dir)), "go to a folder of one, or name two files instead of a revision"}
	case strings.Contains(first, "dubious ownership"):
		return &Error{"git does not read this repository, since it belongs to somebody else", "'git status' tells how to allow it"}
	case strings.Contains(first, "is outside repository"):
		return &Error{"git says: " + first, "name a path within the repository"}
	case strings.Contains(told, "lazy fetching disabled"):
		return errNotFetched
	case first != "":
		return &Error{"git says: " + first, wayOut(first)}
	}
	return &Error{fmt.Sprintf("git failed: %v", err), "'git fsck' tells more"}
}

// wayOut says what to do about what git says.
func wayOut(said string) string {
	for _, known := range []struct{ part, next string }{
		{"no upstream", "name the branch instead, such as origin/main"},
		{"bad config", "mend that file"},
		{"bad numeric config", "mend that file"},
		{"unknown repository extension", "get a newer git"},
		{"expected git repo version", "get a newer git"},
		{"object", "'git fsck' tells more"},
		{"pack", "'git fsck' tells more"},
	} {
		if strings.Contains(strings.ToLower(said), known.part) {
			return known.next
		}
	}
	return "name two files instead of a revision"
}

func shownDir(dir string) string {
	if dir == "" || dir == "." {
		return "this folder"
	}
	return dir
}

// A limited writer keeps the first bytes and takes the rest.
type limited struct {
	to   *bytes.Buffer
	room int
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.room)
	l.room -= n
	l.to.Write(p[:n])
	return len(p), nil
}
