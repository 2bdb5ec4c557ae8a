package tui

import (
	"strings"
	"testing"

	"goodcard/study"
)

// At every size the last line ends with the help and the way out.
func TestKeyLineEndsWithHelpAndQuit(t *testing.T) {
	d := sitDown(t, kinds(t), study.SessionOptions{})
	for width := minWidth; width < 100; width++ {
		d.size(width, 20)
		lines := strings.Split(d.text(), "\n")
		if last := strings.TrimSpace(lines[len(lines)-1]); !strings.HasSuffix(last, "? keys   q quit") && !strings.HasSuffix(last, "? keys  q quit") {
			t.Errorf("width %d: %q", width, last)
		}
	}
}
