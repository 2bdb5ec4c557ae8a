package files

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Write puts what write writes in place of the file at path, whole, or leaves what was there as it was. A
// new file gets the permissions perm, as far as its owner gives them to new files; see [Destination].
func Write(path string, perm fs.FileMode, write func(io.Writer) error) (err error) {
	destination, err := Destination(path)
	if err != nil {
		return err
	}
	folder, err := filepath.Abs(filepath.Dir(destination)) // which an error names
	if err != nil {
		return err
	}
	Sweep(folder, Mark, "")
	name := strings.Replace(Pattern(Mark, ""), "*", rand.Text(), 1)
	f, err := os.OpenFile(filepath.Join(folder, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, perm)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			Discard(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return errors.Join(err, f.Close())
	}
	return Settle(f, destination)
}
