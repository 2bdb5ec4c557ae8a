package conformance

import (
	"os"
	"path/filepath"
	"testing"
)

// Who leaves the questions of new, by whatever key, finds nothing of the deck and the terminal as it was.
func TestLeavingTheQuestionsOfNew(t *testing.T) {
	t.Parallel() // they wait most of the time
	for name, tt := range map[string]struct{ key, ended string }{
		"Ctrl+C": {"\x03", "ended-130-"}, "Ctrl+D": {"\x04", "ended-1-"}, `Ctrl+\`: {"\x1c", "ended-130-"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			l := newLine(t, newHome(t, "2026-03-01T10:00:00+01:00"))
			modes, at := l.modes(), l.at()
			l.sends(binary + " new " + filepath.Join(folder, "bread.yaml") + "; echo ended-$?-\r")
			l.shows(at, "Title [Bread]: ")
			at = l.at()
			l.sends("Brot\r")
			l.shows(at, "never changes [bread]: ")
			at = l.at()
			l.presses(tt.key)
			l.shows(at, "nothing was written", tt.ended)
			if l.modes() != modes {
				t.Error("the terminal is not as it was")
			}
			if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
				t.Errorf("left are %v, %v", left, err)
			}
		})
	}
}
