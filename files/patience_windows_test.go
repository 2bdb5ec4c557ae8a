package files

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/windows"
)

// A scanner that has a file open, and shares it with nobody who would rename or remove it, stands in the way until it
// closes the file.
func TestHeldByAScanner(t *testing.T) {
	const long = 6 // waits, more than where nobody is seen
	for name, do := range map[string]func(held string) error{
		"replaced": func(held string) error {
			fresh := held + ".new"
			return errors.Join(os.WriteFile(fresh, nil, 0o600), os.Rename(fresh, held))
		},
		"renamed": func(held string) error { return os.Rename(held, held+".old") },
		"removed": os.Remove,
	} {
		held := filepath.Join(t.TempDir(), "deck.yaml")
		if err := os.WriteFile(held, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		path, err := windows.UTF16PtrFromString(held)
		if err != nil {
			t.Fatal(err)
		}
		scanner, err := windows.CreateFile(path, windows.GENERIC_READ, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE, nil, windows.OPEN_EXISTING, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		waits := 0
		err = patiently(func() error { return do(held) }, standing, func(time.Duration) {
			if waits++; waits == long {
				_ = windows.CloseHandle(scanner)
			}
		})
		if err != nil || waits != long {
			t.Errorf("%s: %v after %d waits", name, err, waits)
		}
	}
}

// Access is denied to who would put a file in the place of a folder, and nobody has either open: that is told soon.
func TestDeniedWithoutAScanner(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "cards")
	fresh := folder + ".new"
	if err := errors.Join(os.Mkdir(folder, 0o700), os.WriteFile(fresh, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	var waited time.Duration
	err := patiently(func() error { return os.Rename(fresh, folder) }, standing, func(pause time.Duration) { waited += pause })
	if !errors.Is(err, windows.ERROR_ACCESS_DENIED) || waited == 0 || waited > 20*time.Millisecond {
		t.Errorf("%v after %v", err, waited)
	}
}

func TestStanding(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want obstacle
	}{
		{windows.ERROR_SHARING_VIOLATION, holder},
		{&os.PathError{Op: "remove", Path: t.TempDir(), Err: windows.ERROR_DELETE_PENDING}, holder},
		{&os.PathError{Op: "remove", Path: t.TempDir(), Err: windows.ERROR_ACCESS_DENIED}, unseen},
		{&os.PathError{Op: "remove", Path: t.TempDir(), Err: windows.ERROR_FILE_NOT_FOUND}, lasting},
		{errors.New("another"), lasting},
	} {
		if got := standing(tt.err); got != tt.want {
			t.Errorf("%v: %v, want %v", tt.err, got, tt.want)
		}
	}
}
