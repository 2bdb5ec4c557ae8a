//go:build unix

package document_test

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"goodcard/deck/prose/document"
)

// A pipe into which nobody writes holds nobody up.
func TestReadPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.txt")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := document.Read(pipe); err == nil || !strings.Contains(err.Error(), "it is no file that can be read") {
		t.Errorf("got %v", err)
	}
}
