package conformance

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A guest is the program for Windows under wine, with a data folder and a folder of its user. Both have spaces and letters
// in their names that are no ASCII.
type guest struct {
	t       *testing.T
	program string // goodcard.exe
	folder  string // of the user, as this system names it
	windows string // as Windows does
	environ []string
}

// newGuest returns a guest. .ci/windows makes the program and names its folder in GOODCARD_WINDOWS; without it, or
// without wine, these suites are skipped.
func newGuest(t *testing.T) *guest {
	t.Helper()
	tools := os.Getenv("GOODCARD_WINDOWS")
	if tools == "" {
		t.Skip("drives the program for Windows; .ci/windows makes it and runs this")
	}
	drive := filepath.Join(os.Getenv("WINEPREFIX"), "drive_c")
	folder, err := os.MkdirTemp(drive, "Jürgen Groß ")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	g := &guest{t: t, program: filepath.Join(tools, "goodcard.exe"), folder: folder, windows: `C:\` + filepath.Base(folder)}
	g.environ = append(os.Environ(), "GOODCARD_DATA="+g.path("Daten über Karten"), "EDITOR=", "VISUAL=", "NO_COLOR=1")
	return g
}

// path returns how Windows names a file of the user.
func (g *guest) path(name string) string { return g.windows + `\` + strings.ReplaceAll(name, "/", `\`) }

// put writes a file of the user, with the line ends of Windows.
func (g *guest) put(name, text string) {
	g.t.Helper()
	path := filepath.Join(g.folder, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(strings.ReplaceAll(text, "\n", "\r\n")), 0o644)); err != nil {
		g.t.Fatal(err)
	}
}

func (g *guest) text(name string) string {
	g.t.Helper()
	text, err := os.ReadFile(filepath.Join(g.folder, filepath.FromSlash(name)))
	if err != nil {
		g.t.Fatal(err)
	}
	return string(text)
}

// run runs the program in the folder of the user, which types some lines.
func (g *guest) run(typed string, args ...string) (code int, stdout, stderr string) {
	g.t.Helper()
	var out, talk bytes.Buffer
	cmd := exec.CommandContext(g.t.Context(), "wine", append([]string{g.program}, args...)...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = g.folder, g.environ, &out, &talk
	cmd.Stdin = strings.NewReader(strings.ReplaceAll(typed, "\n", "\r\n"))
	err := cmd.Run()
	if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
		g.t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), talk.String()
}

// must runs what succeeds, and returns what it says.
func (g *guest) must(args ...string) string {
	g.t.Helper()
	code, stdout, stderr := g.run("", args...)
	if code != 0 {
		g.t.Fatalf("goodcard %q: exit code %d\n%s%s", args, code, stdout, stderr)
	}
	return stdout + stderr
}

// says runs what succeeds and says this, among other things.
func (g *guest) says(want string, args ...string) {
	g.t.Helper()
	if got := g.must(args...); !strings.Contains(got, want) {
		g.t.Errorf("goodcard %q says\n%s\nwant %s", args, got, want)
	}
}

// putDeck writes a folder deck with two files of cards and a picture.
func (g *guest) putDeck() (path string) {
	g.put("Kurs Prüfung/deck.yaml", "format: 1\nid: tueren\ntitle: Türen\nversion: 1.0.0\ncards:\n  - id: door\n    ask: Which door?\n    answer: The green one.\n    image: media/bild eins.png\n    alt: A door\n")
	g.put("Kurs Prüfung/cards/eins.yaml", "cards:\n  - id: gate\n    ask: |\n        What is a gate?\n\n        Two lines.\n    answer: A door in a fence.\n")
	picture := filepath.Join(g.folder, "Kurs Prüfung", "media", "bild eins.png")
	const png = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
	if err := errors.Join(os.MkdirAll(filepath.Dir(picture), 0o755), os.WriteFile(picture, []byte(png), 0o644)); err != nil {
		g.t.Fatal(err)
	}
	return g.path("Kurs Prüfung")
}

// A learner on Windows installs, studies, takes back, saves and merges.
func TestWineStudies(t *testing.T) {
	g := newGuest(t)
	deck := g.putDeck()
	if got := g.must("lint", deck); got != "" {
		t.Errorf("lint finds\n%s", got)
	}
	g.says(`installed tueren, "Türen": 2 cards`, "install", deck)
	g.says("tueren/gate\tnew\t\tWhat is a gate? Two lines.", "due")
	code, stdout, stderr := g.run("\ngood\n\nagain\nq\n", "review", "--plain", "tueren")
	for _, want := range []string{"Image: A door", "Answer: The green one.", "Good. Next in 1 day.", "Answer: A door in a fence.", "2 answers recorded"} {
		if code != 0 || !strings.Contains(stdout+stderr, want) {
			t.Errorf("review does not say %q: exit code %d\n%s%s", want, code, stdout, stderr)
		}
	}
	g.says("recorded 5", "grade", "tueren/gate", "easy")
	g.says("took back easy for tueren/gate", "undo")
	g.says(g.path("Sicherung 1.db"), "backup", g.path("Sicherung 1.db"))
	g.must("grade", "tueren/gate", "good")
	restored := g.must("restore", g.path("Sicherung 1.db"))
	_, kept, ok := strings.Cut(strings.TrimSpace(restored), "what was there before is in ")
	if !ok {
		t.Fatalf("restore says\n%s", restored)
	}
	g.says("nothing to add", "merge", g.path("Sicherung 1.db"))
	g.says("added 1 event of 1 item", "merge", kept)
	g.says("goodcard-", "backup")
	if got := g.must("doctor"); got != "" {
		t.Errorf("doctor finds\n%s", got)
	}
	stats := g.must("stats", "--json")
	if !strings.Contains(stats, `"`) || !strings.HasPrefix(stats, "{") {
		t.Errorf("stats are\n%s", stats)
	}
	g.says("![A door](<Kurs%20Pr%C3%BCfung/media/bild%20eins.png>)", "export", "md", "tueren", "-o", "-")
}

// An editor is found however its path is written, also one that is a batch file, and gets the path of a file whole.
func TestWineEdits(t *testing.T) {
	g := newGuest(t)
	stub, err := os.ReadFile(filepath.Join(os.Getenv("GOODCARD_WINDOWS"), "stubeditor.exe"))
	if err != nil {
		t.Fatal(err)
	}
	editor := filepath.Join(g.folder, "Meine Programme", "stub.exe")
	if err := errors.Join(os.MkdirAll(filepath.Dir(editor), 0o755), os.WriteFile(editor, stub, 0o755)); err != nil {
		t.Fatal(err)
	}
	g.put("Meine Programme/stub.cmd", "@\"%~dp0stub.exe\" batch %*\n")
	g.put("R&D (neu)/deck.yaml", "format: 1\nid: doors\ntitle: Doors\nversion: 1.0.0\ncards:\n  - id: door\n    ask: Which door 0?\n    answer: The green one.\n")
	file := g.path("R&D (neu)/deck.yaml")
	g.must("install", file)
	program := g.path("Meine Programme/stub")
	for i, chosen := range []string{program + ".exe", program, `"` + program + `.exe" -x "a b"`, program + ".exe -x", `"` + program + `.cmd"`} {
		g.environ = append(g.environ, "EDITOR="+chosen, "STUB_FROM=door "+string(rune('0'+i)), "STUB_TO=door "+string(rune('1'+i)))
		g.says("was read again", "edit", "doors/door")
		if got := g.text("R&D (neu)/deck.yaml"); !strings.Contains(got, "ask: Which door "+string(rune('1'+i))+"?\r\n") {
			t.Errorf("EDITOR=%s leaves\n%s", chosen, got)
		}
		if got := g.text("Meine Programme/stub.exe.log"); !strings.HasSuffix(got, file) || strings.Contains(chosen, "a b") && !strings.Contains(got, "\na b\n") {
			t.Errorf("EDITOR=%s was started with\n%s", chosen, got)
		}
	}
	// An own version of a card that the program brings goes through a file of ours.
	g.must("install", "inner-outer")
	g.environ = append(g.environ, "STUB_FROM=?", "STUB_TO=??")
	card := strings.Fields(g.must("due", "inner-outer"))[0]
	g.says("is asked in your own version from now on", "edit", card)
	if left, err := filepath.Glob(filepath.Join(g.folder, "Daten über Karten", "unsaved", "*", "*")); err != nil || len(left) > 0 {
		t.Errorf("left are %q, %v", left, err)
	}
	g.environ = append(g.environ, `EDITOR="C:\nowhere`)
	if code, _, stderr := g.run("", "edit", card); code != 1 || !strings.Contains(stderr, "%EDITOR% is no command") {
		t.Errorf("an open quote: exit code %d\n%s", code, stderr)
	}
}

// What is done without a word in the data folder of the system, and what is said of names that Windows has for devices.
func TestWineNames(t *testing.T) {
	g := newGuest(t)
	code, _, stderr := g.run("", "new", "con.yaml")
	if code == 0 || !strings.Contains(stderr, "con.yaml: the system does not take such a name") {
		t.Errorf("new con.yaml: exit code %d\n%s", code, stderr)
	}
	if code, _, stderr = g.run("", "lint", `nowhere\deck.yaml`); code == 0 || !strings.Contains(stderr, `nowhere\deck.yaml: there is no such file or folder`) {
		t.Errorf("a folder that is not there: exit code %d\n%s", code, stderr)
	}
	g.must("new", "Türen zum Hof.yaml")
	g.says("installed", "install", "Türen zum Hof.yaml")
	elsewhere := filepath.Join(t.TempDir(), "deck.yaml")
	if err := os.WriteFile(elsewhere, []byte("format: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, stdout, _ := g.run("", "lint", "--format", "sarif", "z:"+elsewhere); !strings.Contains(stdout, `"uri":"file:///z:/`) {
		_, at, _ := strings.Cut(stdout, `"uri":`)
		t.Errorf("in SARIF a deck on another drive is at %.200s", at)
	}
	// As wine calls what is no disk of Windows; the path of a share begins so too.
	g.says("installed", "--data", `\\?\unix`+strings.ReplaceAll(t.TempDir(), "/", `\`), "install", "inner-outer")
	g.environ = append(g.environ, "GOODCARD_DATA=")
	g.says(`\AppData\Local\goodcard\settings.yaml`, "config")
}

// A reader that wants no more, as Select-Object -First 1, interrupts the program without a word.
func TestWineClosedPipe(t *testing.T) {
	g := newGuest(t)
	g.must("install", "inner-outer")
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	defer write.Close()
	var talk bytes.Buffer
	cmd := exec.CommandContext(t.Context(), "wine", g.program, "export", "md", "inner-outer")
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = g.folder, g.environ, write, &talk
	if err := cmd.Run(); cmd.ProcessState.ExitCode() != 130 || talk.Len() > 0 {
		t.Errorf("%v\n%s", err, talk.String())
	}
}

// On a console the program is as wide as the window, Ctrl+C ends it with its exit code, and what was graded is kept. The
// console of wine 8 reads no escape codes, and whoever has its window closed is killed without a word; so colours, the
// full screen and the closing of a window are not tried here.
func TestWineConsole(t *testing.T) {
	g := newGuest(t)
	g.must("install", "inner-outer")
	tools := os.Getenv("GOODCARD_WINDOWS")
	on := func(width int, args ...string) *pane {
		p := newPane(t, newHome(t, "2026-03-01T10:00:00+01:00"), append(g.environ, "TERM=xterm-256color", "STUB_ENDED="+g.path("ended"))...)
		p.start(size{width, 40}, append([]string{"wine", filepath.Join(tools, "stubshell.exe"), g.program}, args...)...)
		return p
	}
	widest := func(screen string) (cells int) {
		for line := range strings.Lines(screen) {
			cells = max(cells, len(strings.TrimRight(line, "\n")))
		}
		return cells
	}
	for _, width := range []int{50, 110} {
		p := on(width, "review", "--plain", "inner-outer")
		p.shows("Card 1 of")
		// The first card asks at length, so that its lines fill the window, and no word of them is cut.
		if got := widest(p.shows("Question:", "Your choice")); got > width || got < width-15 {
			t.Errorf("on %d columns the widest line has %d:\n%s", width, got, p.capture())
		}
		p.press("Enter")
		p.shows("Grade (")
		p.types("good")
		p.press("Enter")
		p.shows("Card 2 of")
		p.press("C-c")
		p.gone()
		if ended := g.text("ended"); ended != "130" {
			t.Errorf("Ctrl+C ends it with %s", ended)
		}
		if err := os.Remove(filepath.Join(g.folder, "ended")); err != nil {
			t.Error(err)
		}
	}
	if got := strings.Count(g.must("history"), "\tgood\t"); got != 2 {
		t.Errorf("of 2 grades %d are kept", got)
	}
}

// The script that completes and the lines that pages have people type are read by PowerShell.
func TestWineCompletes(t *testing.T) {
	g := newGuest(t)
	script := g.must("completion", "powershell")
	g.must("install", "inner-outer")
	g.says("inner-outer/", "show", "--complete=inner-outer/")
	if said, err := inPowerShell(t, script); err != nil {
		t.Errorf("PowerShell does not read the completion: %v\n%s", err, said)
	}
	if _, err := exec.LookPath("pwsh"); err != nil {
		t.Log("NOT TRIED on PowerShell itself, which is not here: a grammar has read the script and the lines of the pages")
	}
	lines := 0
	for _, page := range []string{"install.md", "windows.md"} {
		text, err := os.ReadFile(filepath.Join("..", "docs", page))
		if err != nil {
			t.Fatal(err)
		}
		for _, code := range regexp.MustCompile("(?m)^[^`\n]*$|`[^`\n]+`").FindAllString(string(text), -1) {
			code = strings.Trim(code, "`")
			if !regexp.MustCompile(`^[A-Z][a-z]+-[A-Z][A-Za-z]+ |^if \(|\$env:|\$HOME\\|^\[Console\]`).MatchString(code) {
				continue
			}
			lines++
			if said, err := inPowerShell(t, code); err != nil {
				t.Errorf("PowerShell does not read a line of docs/%s: %v\n%s\n%s", page, err, code, said)
			}
		}
	}
	if lines < 6 {
		t.Errorf("the pages have %d lines for PowerShell", lines)
	}
	if _, err := inPowerShell(t, strings.TrimRight(script, "}\n")); err == nil {
		t.Error("a script that breaks off is read too")
	}
}

// inPowerShell has a script read and not run, by PowerShell where there is one, else by a grammar of it. It returns what is
// said of a script that cannot be read, and an error then.
func inPowerShell(t *testing.T, script string) (said string, err error) {
	t.Helper()
	var cmd *exec.Cmd
	if shell, missing := exec.LookPath("pwsh"); missing == nil {
		check := "$errors = $null; [void][System.Management.Automation.Language.Parser]::ParseInput(($input | Out-String), [ref]$null, [ref]$errors); $errors; exit $errors.Count"
		cmd = exec.Command(shell, "-NoProfile", "-Command", check)
	} else {
		cmd = exec.Command(filepath.Join(os.Getenv("GOODCARD_WINDOWS"), "grammar", "bin", "python"), filepath.Join("testdata", "powershell.py"))
	}
	cmd.Stdin = strings.NewReader(script)
	out, err := cmd.CombinedOutput()
	return string(out), err
}
