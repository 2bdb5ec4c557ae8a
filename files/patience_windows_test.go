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
		err = patiently(func() error { return do(held) }, inTheWay, func(time.Duration) {
			if waits++; waits == 3 {
				_ = windows.CloseHandle(scanner)
			}
		})
		if err != nil || waits != 3 {
			t.Errorf("%s: %v after %d waits", name, err, waits)
		}
	}
}
