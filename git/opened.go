package git

import (
	"bytes"
	"io"
	"io/fs"
	"time"
)

// listed is an entry of a folder whose size is looked up when it is asked for.
type listed struct {
	entry
	path string
	in   folder
}

func (l listed) Name() string               { return l.name }
func (l listed) IsDir() bool                { return l.mode.IsDir() }
func (l listed) Type() fs.FileMode          { return l.mode.Type() }
func (l listed) Info() (fs.FileInfo, error) { return l.in.Stat(l.path) }

// info says what a file is. History keeps no times of files.
type info struct {
	entry
	size int64
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode | 0o444 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }

// opened is a file that is read, or what cannot be.
type opened struct {
	info info
	text *bytes.Reader // nil for what is no file
}

func (o *opened) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o *opened) Close() error               { return nil }

func (o *opened) Read(p []byte) (int, error) {
	if o.text == nil {
		return 0, &fs.PathError{Op: "read", Path: o.info.name, Err: fs.ErrInvalid}
	}
	n, err := o.text.Read(p)
	if err == io.EOF && o.info.size > maxFile {
		return n, &fs.PathError{Op: "read", Path: o.info.name, Err: io.ErrUnexpectedEOF}
	}
	return n, err
}

// openedFolder is a folder that is listed.
type openedFolder struct {
	opened
	rest []fs.DirEntry // that were not listed yet
}

func (o *openedFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(o.rest) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(o.rest) {
		n = len(o.rest)
	}
	first := o.rest[:n]
	o.rest = o.rest[n:]
	return first, nil
}
