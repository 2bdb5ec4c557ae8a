package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

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

// On a small terminal what happened is said whole, what does not fit is told, and an answer that was
// opened can be seen.
func TestNothingIsHiddenOnSmallTerminals(t *testing.T) {
	for _, size := range [][2]int{{minWidth, minHeight}, {50, 8}, {50, 14}, {60, 16}} {
		d := sitDown(t, kinds(t), study.SessionOptions{})
		d.size(size[0], size[1])
		m, was := d.screen, false
		holds := func(name string) {
			t.Helper()
			text := d.text()
			said, _, _ := strings.Cut(m.said, "   ")
			if !strings.Contains(bareOf(text), bareOf(said)) {
				t.Errorf("%v, %s: %q is not said whole in\n%s", size, name, said, text)
			}
			f := m.frame()
			if len(m.top().draw(f).lines) > f.bodyRows() && !strings.Contains(text, "more ") {
				t.Errorf("%v, %s: nothing tells that there is more than\n%s", size, name, text)
			}
			if opened := m.open && !was && m.top().onCard(); opened {
				answer := m.body().answer
				if answer.last == 0 || !m.sees(answer) {
					t.Errorf("%v, %s: the answer is not seen in\n%s", size, name, text)
				}
			}
			was = m.open
		}
		walk(d, func(name string) {
			holds(name)
			if m.said == "" && m.top().onCard() {
				m.said = "nothing to take back here; 'goodcard undo' takes back earlier grades"
				holds(name)
				m.said = ""
			}
		})
	}
}

// What a grade does stands under it at every width, and no two of them run together.
func TestEffectsStandApart(t *testing.T) {
	for _, o := range []study.SessionOptions{{}, {Cram: true}} {
		for _, all := range []bool{false, true} {
			d := sitDown(t, kinds(t), o)
			d.screen.o.AllGrades = all
			d.press("space")
			for width := minWidth; width < 100; width++ {
				d.size(width, 20)
				f := d.screen.frame()
				grades, effects := d.screen.gradeLines(f)
				for _, k := range d.screen.grades() {
					label := k.Key + " "
					at := strings.Index(ansi.Strip(grades), label)
					if under := []rune(ansi.Strip(effects)); at <= 0 || under[at-1] != ' ' || under[at] == ' ' {
						t.Errorf("width %d: %q under %q", width, effects, grades)
					}
				}
				if cells(effects) > f.width {
					t.Errorf("width %d: %q is %d cells wide", width, effects, cells(effects))
				}
			}
		}
	}
}
