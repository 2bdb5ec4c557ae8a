package conformance

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"golang.org/x/sys/unix"

	"goodcard/tui/screentest"
)

// A step is what an author does at a command of the page, and what is kept of it as a picture.
type step struct {
	command string   // the beginning of the command
	keys    []string // that decide, where the command opens a screen; the last one leaves it
	picture string   // "" for none
	at      int      // how many keys are pressed before the picture is taken
	wide    string   // the picture of a wide terminal, before any key
	code    int      // exit status
}

var steps = []step{
	{command: "goodcard build", picture: "build"},
	{command: "goodcard drafts", keys: []string{"k", "d", "e", "k", "q"}, picture: "drafts", at: 2, wide: "drafts-wide"},
	{command: "goodcard lint", picture: "lint", code: 1},
	{command: "goodcard lint"},
	{command: "goodcard preview", keys: []string{" ", "q"}, picture: "preview", at: 1},
	{command: "goodcard release", picture: "release"},
	{command: "goodcard sources check", picture: "stale", code: 1},
	{command: "goodcard build"},
	{command: "goodcard drafts", keys: []string{"k", "q"}},
	{command: "goodcard lint"},
	{command: "goodcard release"},
}

// Who follows the page from an FAQ to a deck sees what its pictures show, and ends with a deck that was released twice
// and kept in git.
func TestPicturesOfThePage(t *testing.T) {
	t.Parallel() // it waits most of the time
	s := newStranger(t)
	page := page(t, "authoring.md")
	a := &author{line: newLine(t, s.home), page: page}
	a.runs("PATH=" + filepath.Dir(binary) + ":$PATH; TERM=xterm-256color; COLORTERM=truecolor; EDITOR=" + a.editor() + "; export PATH TERM COLORTERM EDITOR; cd " + s.folder)
	a.answers(func(asked string) {
		if strings.Contains(asked, "\x1b]11;?") {
			_, _ = a.master.WriteString("\x1b]11;rgb:0000/0000/0000\x1b\\")
		}
	})
	left := steps
	for _, command := range commandsOf(path(t, page)) {
		command = strings.TrimSpace(command)
		if !strings.HasPrefix(command, "goodcard ") {
			s.does(command)
			continue
		}
		if len(left) == 0 || !strings.HasPrefix(command, left[0].command) {
			t.Fatalf("the page has %q, and no step tells what is done at it", command)
		}
		a.does(command, left[0])
		left = left[1:]
	}
	if len(left) > 0 {
		t.Errorf("the page has no %q", left[0].command)
	}
	if got := s.does("git status --porcelain"); got != "" {
		t.Errorf("git does not keep\n%s", got)
	}
	if got := s.does("cat sourdough.CHANGES.md"); !strings.Contains(got, "0.1.0") || !strings.Contains(got, "0.2.0") {
		t.Errorf("released was\n%s", got)
	}
}

// path returns the commands of the page that lead from an FAQ to a deck.
func path(t *testing.T, page string) string {
	t.Helper()
	_, way, found := strings.Cut(page, "\n## From an FAQ to a deck, in fifteen minutes\n")
	way, _, ends := strings.Cut(way, "\n## What do you have?\n")
	if !found || !ends {
		t.Fatal("the page has no such way")
	}
	var all strings.Builder
	for _, shown := range regexp.MustCompile("(?s)\n```sh\n(.*?\n)```\n").FindAllStringSubmatch(way, -1) {
		all.WriteString(shown[1])
	}
	return all.String()
}

// An author sits at a terminal with the page.
type author struct {
	*line
	page string
}

// editor returns the path of an editor in which the author writes what the page says of the third draft.
func (a *author) editor() string {
	a.t.Helper()
	file := filepath.Join(a.t.TempDir(), "editor")
	script := "#!/bin/sh\nfor file; do :; done\nsed -e 's/ask: Can a loaf rise.*/ask: What does a night in a refrigerator do to a loaf?/' -e 's/answer: Yes\\. /answer: /' \"$file\" > \"$0.txt\" && cat \"$0.txt\" > \"$file\"\n"
	if err := os.WriteFile(file, []byte(script), 0o755); err != nil {
		a.t.Fatal(err)
	}
	return file
}

const tallest = 60 // rows of a terminal whose command writes lines

// does types a command and presses its keys.
func (a *author) does(command string, s step) {
	a.t.Helper()
	if s.wide != "" {
		wide := a.types(command, size{120, 24})
		wide.settles(s.wide, a.title(s.wide))
		a.presses("q")
		wide.prompts()
	}
	if s.keys == nil {
		lines := a.types(command, size{80, tallest})
		lines.prompts()
		if s.picture != "" {
			lines.settles(s.picture, a.title(s.picture))
		}
	} else {
		screen := a.types(command, size{80, 24})
		screen.shows("q quit")
		for i, key := range s.keys {
			if i == s.at && s.picture != "" {
				screen.settles(s.picture, a.title(s.picture))
			}
			before := a.at()
			a.presses(key)
			a.shows(before, "\x1b") // it drew
		}
		screen.prompts()
	}
	at := a.at()
	a.sends("echo code-$?-\r")
	got := a.shows(at, "\ncode-", "-\r\n", "$ ")
	if _, code, _ := strings.Cut(got, "\ncode-"); !strings.HasPrefix(code, string(rune('0'+s.code))+"-") {
		a.t.Fatalf("$ %s\nexit status %s, want %d", command, code, s.code)
	}
}

// title returns what the page says of a picture.
func (a *author) title(picture string) string {
	a.t.Helper()
	m := regexp.MustCompile(`!\[([^\]]+)\]\(authoring/` + picture + `\.svg\)`).FindStringSubmatch(a.page)
	if m == nil {
		a.t.Fatalf("the page does not show authoring/%s.svg", picture)
	}
	return m[1]
}

// A sight is what a terminal shows since a command was typed.
type sight struct {
	*line
	size
	from int
}

func (a *author) types(command string, s size) sight {
	a.t.Helper()
	if err := unix.IoctlSetWinsize(int(a.master.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(s.height), Col: uint16(s.width)}); err != nil {
		a.t.Fatal(err)
	}
	at := a.at()
	a.sends(command + "\r")
	return sight{a.line, s, at}
}

// draw returns the terminal as it is now.
func (v sight) draw() *vt.Emulator {
	v.mu.Lock()
	text := "$ " + string(v.all.Bytes()[v.from:])
	v.mu.Unlock()
	term := vt.NewEmulator(v.width, v.height)
	read := make(chan struct{})
	go func() { // what it answers is nobody's, up to the last
		defer close(read)
		answers, buf := "", make([]byte, 1024)
		for !strings.HasSuffix(answers, "R") {
			n, err := term.Read(buf)
			if err != nil {
				return
			}
			answers += string(buf[:n])
		}
	}()
	const cancel, whereIsTheCursor = "\x18", "\x1b[6n"
	_, _ = term.WriteString(text + cancel + whereIsTheCursor)
	select {
	case <-read:
	case <-time.After(patience):
		v.t.Error("the terminal does not say where its cursor is")
	}
	return term
}

// await waits until the terminal is as it has to be, and returns it.
func (v sight) await(ok func(term *vt.Emulator) bool) *vt.Emulator {
	v.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		term := v.draw()
		if ok(term) {
			return term
		}
		if time.Now().After(end) {
			v.t.Fatalf("the terminal shows\n%s", term.String())
		}
	}
}

func (v sight) shows(text string) {
	v.t.Helper()
	v.await(func(term *vt.Emulator) bool { return strings.Contains(term.String(), text) })
}

// prompts waits until the shell asks for the next command.
func (v sight) prompts() {
	v.t.Helper()
	v.await(func(term *vt.Emulator) bool {
		lines := filled(term)
		return len(lines) > 1 && strings.TrimSpace(lines[len(lines)-1]) == "$"
	})
}

// filled returns the rows up to the last that holds something.
func filled(term *vt.Emulator) []string {
	lines := strings.Split(term.String(), "\n")
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// settles waits until the terminal shows what a picture of the page does. With -update it makes that picture of what
// the terminal shows when it has been still for a while.
func (v sight) settles(name, title string) {
	v.t.Helper()
	file := filepath.Join("..", "docs", "authoring", name+".svg")
	draw := func(term *vt.Emulator) string {
		rows := term.Height()
		if rows == tallest {
			rows = len(filled(term)) - 1 // but for the prompt
		}
		return screentest.Picture(term, rows, title)
	}
	if *update {
		var last []string
		v.await(func(term *vt.Emulator) bool {
			last = append(last, draw(term))
			const still = 25
			n := len(last)
			return n > still && !slices.ContainsFunc(last[n-still:], func(p string) bool { return p != last[n-1] })
		})
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			v.t.Fatal(err)
		}
		write(v.t, file, last[len(last)-1])
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		v.t.Fatal(err)
	}
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		term := v.draw()
		if draw(term) == string(want) {
			return
		}
		if time.Now().After(end) {
			v.t.Fatalf("%s does not show what the terminal does (-update draws it anew):\n%s", file, term.String())
		}
	}
}
