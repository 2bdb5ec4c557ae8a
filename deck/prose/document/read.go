package document

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// MaxBytes is how long a file may be.
const MaxBytes = 64 << 20

// An Error says what keeps a file from being read.
type Error struct {
	File    string
	Line    int    // 1-based; 0 where it is about the whole file
	Message string // what is wrong, and what was expected
	Next    string // what to do; may be empty
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Message
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Message)
}

// Hint says what to do next.
func (e *Error) Hint() string { return e.Next }

// Read reads what a path means, as [Locate] has it: a file, or the part of one. The format it tells by what the file holds
// and by its name. Only regular files are opened. An error is an [*Error], a [*NoPartError], a [*TwoPartsError] or one of
// the system.
func Read(path string) (*Document, error) {
	file, part := Locate(path)
	d, err := readWhole(file)
	if err != nil || part == "" {
		return d, err
	}
	return cut(d, part)
}

func readWhole(path string) (*Document, error) {
	src, err := readFile(path)
	if err != nil {
		return nil, err
	}
	if len(src) > MaxBytes {
		return nil, &Error{File: path, Message: fmt.Sprintf("the file is longer than %d MiB, which is the most that is read", MaxBytes>>20), Next: "split it into files of a chapter each"}
	}
	f, ok := Sniff(path, src)
	if !ok {
		return nil, unknown(path, src)
	}
	return Parse(path, src, f)
}

// errNoFile is why a pipe or a device is not read.
var errNoFile = errors.New("it is no file that can be read")

// readFile reads at most one byte more than [MaxBytes] of a regular file. To open something else could wait for ever.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, &Error{File: path, Message: "it is a folder, a text was expected", Next: textsIn(path)}
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: path, Err: errNoFile}
	}
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() { // it took the place of the file meanwhile
		return nil, &fs.PathError{Op: "read", Path: path, Err: errNoFile}
	}
	return io.ReadAll(io.LimitReader(f, MaxBytes+1))
}

// Parse reads what a file of a format holds. The name is that by which people know the file.
func Parse(name string, src []byte, f Format) (*Document, error) {
	read := readerOf(f)
	if read == nil {
		return nil, &Error{File: name, Message: fmt.Sprintf("the format %q is not known", f)}
	}
	d, err := read(name, src)
	if err != nil {
		if e, ok := errors.AsType[*Error](err); ok && e.File == "" {
			e.File = name
		}
		return nil, err
	}
	d.Name, d.Format = name, f
	if broken := unreadable(src); broken != "" && d.Encoding == "" && f != Docx && f != PDF {
		d.Unread = append(d.Unread, broken)
	}
	sum := sha256.Sum256(src)
	d.SHA256 = hex.EncodeToString(sum[:])
	finish(d)
	return d, nil
}

// readerOf returns what reads a format. It leaves to [finish] what all formats have in common.
func readerOf(f Format) func(name string, src []byte) (*Document, error) {
	switch f {
	case Text:
		return readText
	case Markdown:
		return readMarkdown
	case HTML:
		return readHTML
	case DocBook:
		return readDocBook
	case Docx:
		return readDocx
	case CSV, TSV:
		return readTable
	case PDF:
		return readPDF
	}
	return nil
}
