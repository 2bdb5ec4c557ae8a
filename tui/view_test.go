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

// A failed is an error that names a long path before its cause.
type failed struct{}

func (failed) Error() string {
	return strings.Repeat("/a/long/way", 9) + "/goodcard.db cannot be written: the disk is full"
}
func (failed) Hint() string { return "free some space" }

// Why something failed stands on every screen, and what helps where there is room.
func TestCauseOfAFailureIsSeen(t *testing.T) {
	d := sitDown(t, kinds(t), study.SessionOptions{})
	for _, width := range []int{minWidth + 10, 80} {
		d.size(width, 14)
		d.screen.fail("not recorded", failed{})
		d.shows("not recorded: the disk is full", "free some space")
	}
}
