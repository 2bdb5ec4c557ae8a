package reason_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"goodcard/deck/reason"
	"goodcard/here"
)

// With the one argument "waits" the program of these tests does nothing until its input ends.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == "waits" {
		_, _ = io.Copy(io.Discard, os.Stdin)
		return
	}
	m.Run()
}

// killed returns the error of a program that was killed.
func killed(t *testing.T) error {
	t.Helper()
	cmd := exec.Command(os.Args[0], "waits")
	input, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer input.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	return cmd.Wait()
}

func TestText(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "alignment.yaml"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "it's $12"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	here.Link(t, "circle", filepath.Join(dir, "circle"))
	here.Link(t, "nowhere", filepath.Join(dir, "dangling"))
	if err := os.WriteFile(filepath.Join(dir, "script"), []byte("#!/nope\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	in := func(name string) string { return filepath.Join(dir, name) }
	opening := func(name string) error {
		_, err := os.Open(in(name))
		return err
	}
	leaves := func() error {
		_, err := root.Open("../x")
		return err
	}
	here.Link(t, "nowhere", in(".goodcard-lint.yaml"))
	_, linked := os.Open(in(".goodcard-lint.yaml"))
	_, temp := os.CreateTemp(in("none"), ".goodcard-*")
	for _, tt := range []struct {
		name       string
		err        error
		text, hint string
	}{
		{"missing, another is near", opening("alignmnt.yaml"), "DIR/alignmnt.yaml: there is no such file or folder", `did you mean "DIR/alignment.yaml"?`},
		{"missing, what is near has an odd name", opening("it's $1"), "DIR/it's $1: there is no such file or folder", `did you mean "DIR/it's \$12"?`},
		{"missing", opening("x"), "DIR/x: there is no such file or folder", "check the name and the folder that you are in"},
		{"missing, and meant as a folder", &fs.PathError{Op: "open", Path: in("x") + "/", Err: fs.ErrNotExist}, "DIR/x/: there is no such file or folder", "check the name and the folder that you are in"},
		{"folder missing", opening("none/at/x"), "DIR/none/at/x: there is no such file or folder", "the folder DIR/none is not there"},
		{"below a file", opening("alignment.yaml/x"), "DIR/alignment.yaml/x: a file stands in its path where a folder was expected", "check how the path is written"},
		{"circle", opening("circle"), "DIR/circle: its links lead in a circle", "name the file itself"},
		{"link to nothing", opening("dangling"), "DIR/dangling: it is a link to nowhere, which is not there", "name the file itself"},
		{"NUL", opening("a\x00b"), "DIR/a\ufffdb: no name can hold the sign NUL", ""},
		{"leaves its folder", leaves(), "../x: it leads out of its folder", ""},
		{"link with a name like that", linked, "DIR/.goodcard-lint.yaml: it is a link to nowhere, which is not there", "name the file itself"},
		{"file of a moment", temp, "DIR/none: there is no such file or folder", "make the folder first"},
		{"standard input", &fs.PathError{Op: "read", Path: os.Stdin.Name(), Err: syscall.EISDIR}, "standard input: it is a folder, and a file was expected", ""},
		{"wrapped", fmt.Errorf("cannot read the settings: %w", &fs.PathError{Op: "open", Path: "s", Err: syscall.EACCES}),
			"cannot read the settings: s: you have no permission for it", "check who owns it, and who may enter the folders above it"},
		{"two at once", errors.Join(&fs.PathError{Op: "a", Path: "b", Err: syscall.EIO}, syscall.ENOSPC),
			"b: the disk failed\nthe disk is full", "check the disk"},
		{"renamed", &os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.EROFS}, "b: its disk can only be read", "make the disk writable, or work on another one"},
		{"program", exec.Command("no-such-program-at-all").Run(), `the program "no-such-program-at-all": it is not there`, ""},
		{"program by its path", exec.Command(in("none")).Run(), `the program "DIR/none": it is not there`, ""},
		{"program that is none", exec.Command(in("alignment.yaml")).Run(), `the program "DIR/alignment.yaml": you may not run it`, ""},
		{"program whose own program is missing", exec.Command(in("script")).Run(), `the program "DIR/script": its first line names a program that is not there`, ""},
		{"program that failed", exec.Command(os.Args[0], "-no-such-flag").Run(), "it ended with exit code 2", ""},
		{"program that was killed", killed(t), "it was ended from outside, by signal 9", ""},
		{"without a path", fmt.Errorf("the file: %w", fs.ErrClosed), "the file: it is closed already", ""},
		{"not the system's", errors.New("no card is left"), "no card is left", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.ReplaceAll(reason.Text(tt.err), dir, "DIR"); got != tt.text {
				t.Errorf("got  %s\nwant %s", got, tt.text)
			}
			if got := strings.ReplaceAll(reason.Hint(tt.err), dir, "DIR"); got != tt.hint {
				t.Errorf("got hint  %s\nwant hint %s", got, tt.hint)
			}
		})
	}
}

// No error of the system comes out in the system's words, whatever it is.
func TestNoRawWords(t *testing.T) {
	for number := syscall.Errno(1); number < 134; number++ {
		for _, err := range []error{
			number,
			&fs.PathError{Op: "statat", Path: "deck.yaml", Err: number},
			os.NewSyscallError("fsync", number),
			fmt.Errorf("cannot go on: %w", &fs.PathError{Op: "fork/exec", Path: "prog", Err: number}),
		} {
			text := reason.Text(err)
			for _, raw := range []string{number.Error(), "statat", "fsync", "fork/exec", "errno"} {
				if strings.Contains(text, raw) {
					t.Errorf("%v: %q comes through: %s", err, raw, text)
				}
			}
			if of := reason.Of(err); !strings.Contains(text, of) {
				t.Errorf("%v: the reason %q is not in %q", err, of, text)
			}
		}
	}
}

func TestLongPathIsShortened(t *testing.T) {
	_, err := os.Open(strings.Repeat("é", 3000))
	if text := reason.Text(err); len(text) > 300 || !here.Windows && !strings.HasSuffix(text, ": its name is too long for the system") {
		t.Errorf("got %d bytes: %.400s", len(text), text)
	}
}
