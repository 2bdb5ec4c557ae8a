package files

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"unicode/utf8"

	"goodcard/deck/picture"
)

// A Content is what a file holds as far as that decides whether another program may be asked to
// show it: by its name, from which systems choose the program, and by how it begins.
type Content struct {
	Name  string   // "a picture"
	kinds []string // of name endings
	is    func(ending string, head []byte) bool
}

// What may be shown. Nothing of it is run by a system that opens it.
var (
	Picture  = Content{"a picture (" + picture.Kinds + ")", picture.Endings, func(_ string, head []byte) bool { return picture.Is(head) }}
	Document = Content{"a text, a page of HTML or a PDF", []string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"}, isDocument}
)

// A NotShownError says why a file is not handed to another program.
type NotShownError struct{ Why string }

func (e *NotShownError) Error() string { return e.Why }

// Showable returns nil where the file of that name below folder holds such content now. A name that
// leads out of the folder, or a link, is refused: what stands there in the next moment is another
// file.
func (c Content) Showable(folder, name string) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	info, err := root.Lstat(name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return &NotShownError{"it is " + linkOr(info) + ", and " + c.Name + " was expected"}
	}
	ending := strings.ToLower(filepath.Ext(name))
	if !slices.Contains(c.kinds, ending) {
		return &NotShownError{"by its name it is not " + c.Name}
	}
	f, err := root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	opened, err := f.Stat()
	if err != nil {
		return err
	}
	if !os.SameFile(info, opened) {
		return &NotShownError{"it was replaced while it was looked at"}
	}
	head := make([]byte, picture.Head)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if !c.is(ending, head[:n]) {
		return &NotShownError{"what it holds is not " + c.Name}
	}
	return nil
}

func linkOr(info os.FileInfo) string {
	if info.Mode()&os.ModeSymlink != 0 {
		return "a link"
	}
	return kind(info.Mode())
}

// isDocument takes a PDF by its mark, and everything else that is text to its first zero byte.
func isDocument(ending string, head []byte) bool {
	if ending == ".pdf" {
		return bytes.HasPrefix(head, []byte("%PDF-"))
	}
	for range utf8.UTFMax - 1 { // the last sign may be cut off
		if len(head) > 0 && !utf8.Valid(head) {
			head = head[:len(head)-1]
		}
	}
	return utf8.Valid(head) && !bytes.ContainsRune(head, 0)
}
