package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"goodcard/files"
)

// Write puts a file with all keys and their defaults in comments at path, for its owner to
// change, unless there is one already. Study works without the file, so callers may go on when
// it cannot be written.
func Write(path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return replace(path, commented())
}

// replace puts a file with this text at path, whole or not at all. One that is there keeps
// its permissions.
func replace(path string, text []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), files.Pattern(files.Mark, ""))
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			files.Discard(f.Name())
		}
	}()
	if info, err := os.Stat(path); err == nil {
		if err := f.Chmod(info.Mode().Perm()); err != nil {
			return err
		}
	}
	if _, err := f.Write(text); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return files.Rename(f.Name(), path)
}

// commented returns the file that [Write] writes. All keys are comments, so that a later
// program may bring better defaults.
func commented() []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, "# Settings of Goodcard. A key behind \"# \" has its default; to change it, take the \"# \" away,")
	fmt.Fprintln(&b, "# or type 'goodcard config KEY VALUE'. 'goodcard config' shows what is in force.")
	for _, k := range Defaults().Keys() {
		fmt.Fprintf(&b, "\n# %s (%s)\n# %s: %v\n", k.Meaning, k.Allowed, k.Name, k.Default)
	}
	return b.Bytes()
}
