package tui

import (
	"flag"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/google/go-cmp/cmp"

	"goodcard/editor"
	"goodcard/history"
	"goodcard/study"
)

// teatest registers -update too; whichever package comes first owns it.
var update = func() flag.Value {
	if flag.Lookup("update") == nil {
		flag.Bool("update", false, "rewrite the golden files")
	}
	return flag.Lookup("update").Value
}()

func golden(t *testing.T, file, got string) {
	t.Helper()
	if update.String() == "true" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update accepts):\n%s", file, diff)
	}
}

// A desk is a learner before a screen: a collection in a folder of its own, clocks that
// the test sets, and the model.
type desk struct {
	t       testing.TB
	file    string    // of the deck, or its folder
	day     time.Time // of the collection
	clock   time.Time // of the keys
	col     *study.Collection
	session *study.Session
	screen  *screen
	cmd     tea.Cmd // of the newest message
}

// sitDown opens a screen of 80x24 on a session of the deck with this text.
func sitDown(t testing.TB, text string, o study.SessionOptions) *desk {
	t.Helper()
	file := filepath.Join(t.TempDir(), "deck.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return sitDownWith(t, file, o)
}

// sitDownWith opens a screen of 80x24 on a session of the deck in this file or folder.
func sitDownWith(t testing.TB, file string, o study.SessionOptions) *desk {
	t.Helper()
	d := newDesk(t, nil)
	d.file = file
	_, err := d.col.Install(t.Context(), d.file, false)
	d.must(err)
	d.begin(o)
	return d
}

// sitDownShipped opens one on a session of a deck that the program brings.
func sitDownShipped(t testing.TB, text string) *desk {
	t.Helper()
	d := newDesk(t, shipped{fstest.MapFS{"doors/deck.yaml": {Data: []byte(text)}}})
	_, err := d.col.Install(t.Context(), "doors", false)
	d.must(err)
	d.begin(study.SessionOptions{})
	return d
}

// shipped are decks that come with a program.
type shipped struct{ fstest.MapFS }

func (s shipped) Digest(id string) string {
	if file := s.MapFS[id+"/deck.yaml"]; file != nil {
		return fmt.Sprint(crc32.ChecksumIEEE(file.Data))
	}
	return ""
}

func (s shipped) IDs() []string {
	folders, _ := fs.Glob(s, "*")
	return folders
}

func (shipped) Head(id string) (title, about string, cards, items int) { return id, "", 0, 0 }

func newDesk(t testing.TB, decks study.Shipped) *desk {
	t.Helper()
	d := &desk{t: t, day: time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC), clock: time.Unix(1e9, 0)}
	col, err := study.Open(t.Context(), study.Options{Dir: t.TempDir(), Now: func() time.Time { return d.day }, Shipped: decks})
	d.must(err)
	d.col = col
	t.Cleanup(func() { d.must(col.Close()) })
	return d
}

func (d *desk) write(text string) {
	d.t.Helper()
	d.must(os.WriteFile(d.file, []byte(text), 0o600))
}

// begin opens a new screen on a new session.
func (d *desk) begin(o study.SessionOptions) {
	d.t.Helper()
	s, err := d.col.Session(d.t.Context(), o)
	d.must(err)
	d.session = s
	d.screen = newScreen(d.t.Context(), s, ScreenOptions{
		Editor: editor.Choice{Command: "vi"}, Opener: []string{os.Args[0], "-test.run=^$"}, // it ends well
		Now: func() time.Time { return d.day }, Clock: func() time.Time { return d.clock },
	})
	d.screen.after = func(_ time.Duration, fn func(time.Time) tea.Msg) tea.Cmd {
		return func() tea.Msg { return fn(d.clock) }
	}
	d.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	d.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet}) // as what draws the tests counts
	d.size(80, 24)
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) send(msg tea.Msg) {
	_, d.cmd = d.screen.Update(msg)
}

func (d *desk) size(width, height int) { d.send(tea.WindowSizeMsg{Width: width, Height: height}) }

// press types keys two seconds apart, each as the terminal names it.
func (d *desk) press(keys ...string) {
	for _, k := range keys {
		d.clock = d.clock.Add(2 * time.Second)
		d.send(keyOf(k))
	}
}

// typed types each character of a text.
func (d *desk) typed(text string) { d.press(strings.Split(text, "")...) }

func keyOf(name string) tea.KeyPressMsg {
	special := map[string]rune{"space": tea.KeySpace, "enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	k := tea.KeyPressMsg{Code: special[name]}
	if k.Code == 0 {
		k.Code = []rune(name)[0]
		k.Text = name
	}
	if name == "space" || name == " " {
		k.Code, k.Text = tea.KeySpace, " "
	}
	return k
}

// page reports whether a page lies over the card.
func (d *desk) page() bool {
	_, ok := d.screen.top().(*page)
	return ok
}

// text is what the terminal shows, without escape codes.
func (d *desk) text() string { return d.terminal().String() }

// terminal returns one that shows the screen.
func (d *desk) terminal() *vt.Emulator {
	term := vt.NewEmulator(max(d.screen.width, 1), max(d.screen.height, 1))
	term.Write([]byte(strings.ReplaceAll(d.screen.View().Content, "\n", "\r\n")))
	return term
}

// row returns the number of the row that holds text; -1 if none does.
func (d *desk) row(text string) int {
	for i, line := range strings.Split(d.text(), "\n") {
		if strings.Contains(line, text) {
			return i
		}
	}
	return -1
}

func (d *desk) shows(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if d.row(text) < 0 {
			d.t.Errorf("the screen does not show %q:\n%s", text, d.text())
		}
	}
}

func (d *desk) hides(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if d.row(text) >= 0 {
			d.t.Errorf("the screen shows %q:\n%s", text, d.text())
		}
	}
}

// reviews returns the grades of the history that stand, oldest first, each with its item
// and what was answered.
func (d *desk) reviews() []string {
	d.t.Helper()
	all := []string{}
	d.must(d.col.History(d.t.Context(), "", func(s history.Step) error {
		if (s.Kind == history.Review || s.Kind == history.Cram) && !s.Voided {
			all = append(all, s.Item+" "+s.Kind.String()+" "+s.Grade.String()+" "+s.Body)
		}
		return nil
	}))
	return all
}
