package conformance

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// The shell gets its terminal back whole, whatever ends or stops the program: cooked, on the main
// screen, with nothing left in the temporary folder and with every grade that was acknowledged.

// studying returns a terminal in which a review has acknowledged one grade.
func studying(t *testing.T, command string) (l *line, modes string) {
	t.Helper()
	h := newHome(t, "2026-03-01T10:00:00+01:00")
	h.must("install", write(t, filepath.Join(t.TempDir(), screenDeck+".yaml"), deckText(screenDeck, 6)))
	l = newLine(t, h)
	modes = l.modes()
	at := l.at()
	l.sends(command + " review " + screenDeck + "; echo ended-$?-\r")
	l.shows(at, enterScreen, "card-000", "quit")
	l.presses(" ")
	l.shows(at, "The reply to it.", "easy")
	l.presses("3")
	l.shows(at, "next in 1 day")
	return l, modes
}

// graded fails the test where the grade is not on disk.
func (l *line) graded() {
	l.t.Helper()
	if got := l.reviews(); len(got) != 1 || got[0].Card != screenDeck+"/card-000" {
		l.t.Errorf("recorded are %+v", got)
	}
	l.healthy()
}

func TestSignalsLeaveTheShellWhole(t *testing.T) {
	t.Parallel() // they wait most of the time
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGUSR1} {
		t.Run(s.String(), func(t *testing.T) {
			l, modes := studying(t, binary)
			at := l.at()
			l.signals(s)
			l.shows(at, "ended-130-")
			l.whole(modes)
			l.graded()
		})
	}
}

// Ctrl+\ ends plain mode as Ctrl+C does.
func TestQuitKeyOfTheTerminal(t *testing.T) {
	t.Parallel() // they wait most of the time
	l := newLine(t, newHome(t, "2026-03-01T10:00:00+01:00"))
	modes, at := l.modes(), l.at()
	l.sends(binary + " review --plain; echo ended-$?-\r")
	l.shows(at, "Your choice (")
	at = l.at()
	l.presses("\x1c")
	if got := l.shows(at, "ended-130-"); len(got) > 200 || l.modes() != modes {
		t.Errorf("it says %q", got)
	}
}

func TestShellStopsAndContinuesTheScreen(t *testing.T) {
	t.Parallel() // they wait most of the time
	l, modes := studying(t, binary)
	for _, stop := range []func(){
		func() { l.signals(syscall.SIGTSTP) },
		func() { l.presses("\x1a") },
		func() { l.presses("?"); l.presses("\x1a") },
	} {
		at := l.at()
		stop()
		l.shows(at, leaveScreen, "Stopped")
		l.whole(modes)
		at = l.at()
		l.sends("fg\r")
		l.shows(at, enterScreen, "quit")
		l.presses("\x1b")
	}
	time.Sleep(reaction)
	at := l.at()
	l.signals(syscall.SIGSTOP) // which nobody can hear
	l.shows(at, "Stopped")
	at = l.at()
	l.sends("fg\n") // the shell does not mend the modes by itself
	l.shows(at, enterScreen, "card-001", "quit")
	l.presses("q")
	l.shows(at, leaveScreen, "1 answer recorded", "$ ")
	l.whole(modes)
	l.graded()
}

// Where no shell waits, as in a window that runs the program alone, Ctrl+Z takes nothing away.
func TestNoShellToStopFor(t *testing.T) {
	t.Parallel() // they wait most of the time
	l, _ := studying(t, "exec "+binary)
	at := l.at()
	l.presses("\x1a")
	l.shows(at, "no shell waits")
	l.presses("u")
	l.shows(at, "took back good")
}

// A program that outlives its terminal does not go on without it.
func TestTerminalThatIsGone(t *testing.T) {
	t.Parallel() // they wait most of the time
	for name, before := range map[string]string{"closed": "", "closed under nohup": "trap '' HUP; "} {
		t.Run(name, func(t *testing.T) {
			l, _ := studying(t, before+binary)
			p := l.program()
			l.master.Close()
			ended(t, p)
			l.tidy()
			l.graded()
		})
	}
}

// A note that is being written is kept whatever ends the program, as Ctrl+C keeps it.
func TestUnfinishedNoteIsKept(t *testing.T) {
	t.Parallel() // they wait most of the time
	for name, end := range map[string]func(*line){
		"hung up": func(l *line) { l.signals(syscall.SIGHUP) },
		"closed":  func(l *line) { l.master.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			l, _ := studying(t, binary)
			p := l.program()
			at := l.at()
			l.presses(" ")
			l.shows(at, "easy")
			l.presses("n")
			l.shows(at, "Your note on this card")
			l.presses("h", "e", "l", "l", "o")
			time.Sleep(reaction)
			end(l)
			ended(t, p)
			if got := l.must("show", screenDeck+"/card-001"); !strings.Contains(got, "hello") {
				t.Errorf("the note is lost:\n%s", got)
			}
			l.healthy()
		})
	}
}

// Previews leave nothing behind, on the screen, in lines and when they are told to end.
func TestPreviewLeavesNothing(t *testing.T) {
	t.Parallel() // they wait most of the time
	for how, begun := range map[string]string{"": "164 left", " --plain": "Card 1 of"} {
		for s, name := range map[os.Signal]string{syscall.SIGTERM: "terminated", syscall.SIGHUP: "hung up", nil: "closed"} {
			t.Run(name+how, func(t *testing.T) {
				l := newLine(t, newHome(t, "2026-03-01T10:00:00+01:00"))
				at := l.at()
				l.sends(binary + " preview inner-outer" + how + "; echo ended-$?-\r")
				l.shows(at, begun)
				p := l.program()
				if s == nil {
					l.master.Close()
				} else {
					l.signals(s)
					l.shows(at, "ended-130-")
				}
				ended(t, p)
				l.tidy()
			})
		}
	}
}

// A reader who wants no more interrupts the program, which cleans up and says nothing.
func TestPipeThatIsBroken(t *testing.T) {
	t.Parallel() // they wait most of the time
	h := newHome(t, "2026-03-01T10:00:00+01:00")
	h.must("install", "inner-outer")
	for _, args := range [][]string{{"cards"}, {"review", "--plain"}, {"preview", "inner-outer"}, {"help"}, {"schema"}, {"due", "--json"}} {
		read, written, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		read.Close()
		tmp := t.TempDir()
		cmd := h.command(args...)
		cmd.Env = append(cmd.Env, "TMPDIR="+tmp)
		cmd.Stdout, cmd.Stdin = written, endless{}
		got, err := finish(cmd, 0)
		written.Close()
		if err != nil || got.code != 130 || strings.Contains(got.stderr, "pipe") {
			t.Errorf("%v: %v, exit code %d\n%s", args, err, got.code, got.stderr)
		}
		if left, _ := filepath.Glob(filepath.Join(tmp, "*")); len(left) > 0 {
			t.Errorf("%v leaves %v", args, left)
		}
	}
	h.healthy()
}

// An endless reader always has another line.
type endless struct{}

func (endless) Read(p []byte) (int, error) { p[0] = '\n'; return 1, nil }

// What a terminal answers late is not typed into the shell, and one that answers nothing is not
// waited for.
func TestLateRepliesDoNotReachTheShell(t *testing.T) {
	t.Parallel() // they wait most of the time
	for name, late := range map[string]time.Duration{"late": 60 * time.Millisecond, "never": 0} {
		t.Run(name, func(t *testing.T) {
			const waitedFor = 150 * time.Millisecond // for less than the program waits
			for range 10 {
				after, took := lateReplies(t, late)
				if took > waitedFor {
					continue // on a busy machine the terminal was later than it was told to be
				}
				if strings.Contains(after, "rgb") || strings.Contains(after, "$y") || strings.Contains(after, "[?") {
					t.Errorf("the shell got %q", after)
				}
				return
			}
			t.Fatal("no terminal answered in time")
		})
	}
}

// lateReplies leaves a review in a terminal that answers late, or not for 0, and returns what the shell got then, and how
// long an answer took, with the longest time for which the machine let nobody here do anything.
func lateReplies(t *testing.T, late time.Duration) (after string, took time.Duration) {
	l := newLine(t, newHome(t, "2026-03-01T10:00:00+01:00"))
	modes := l.modes()
	var latest, halt atomic.Int64
	over := make(chan struct{})
	defer close(over)
	go func() {
		const tick = 5 * time.Millisecond
		for last := time.Now(); ; last = time.Now() {
			select {
			case <-over:
				return
			case <-time.After(tick):
				halt.Store(max(halt.Load(), int64(time.Since(last)-tick)))
			}
		}
	}()
	if late > 0 {
		l.answers(func(asked string) {
			for _, r := range [][2]string{{"\x1b[?2026$p", "\x1b[?2026;2$y"}, {"\x1b[?2027$p", "\x1b[?2027;0$y"}, {"\x1b]11;?", "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"}, {"\x1b[?u", "\x1b[?0u"}} {
				if strings.Contains(asked, r[0]) {
					at := time.Now()
					time.AfterFunc(late, func() {
						_, _ = l.master.WriteString(r[1])
						latest.Store(max(latest.Load(), int64(time.Since(at))))
					})
				}
			}
		})
	}
	at := l.at()
	l.sends(binary + " review; echo ended-$?-\r")
	l.shows(at, enterScreen)
	l.sends("q")
	l.shows(at, leaveScreen, "ended-0-")
	time.Sleep(2 * late)
	after = l.runs("true")
	took = time.Duration(latest.Load() + halt.Load())
	if took <= 2*late {
		l.whole(modes)
	}
	return after, took
}

// Bytes that come at once are from no finger.
func TestBurstInARealTerminal(t *testing.T) {
	t.Parallel() // they wait most of the time
	l, modes := studying(t, binary)
	l.presses(" 3 3 3 3sbu", "\x1b]11;rgb:1e1e/1e", "1e/1e1e\x1b\\")
	time.Sleep(reaction)
	at := l.at()
	l.presses("q")
	l.shows(at, leaveScreen, "1 answer recorded", "ended-0-")
	l.whole(modes)
	l.graded()
	for _, state := range []string{"suspended", "buried"} {
		if got := l.items("cards", "--state", state); len(got) > 0 {
			t.Errorf("%s are %v", state, got)
		}
	}
}

// What a terminal sends in pieces, slowly, is no key, and what is pasted without an end does not
// keep Ctrl+C away.
func TestPiecesInARealTerminal(t *testing.T) {
	t.Parallel() // they wait most of the time
	const slow = 70 * time.Millisecond
	l, modes := studying(t, binary)
	at := l.at()
	l.presses(" ")
	l.shows(at, "easy")
	time.Sleep(reaction)
	for _, reply := range []string{"\x1b]11;rgb:1313/2424/3131\x1b\\", "\x1b[?1u", "\x1b[?2026;2$y", "\x1b[B", "\x1b[51;1:3u", "\x1b[200~3 q 3\x1b[201~"} {
		for i := range len(reply) {
			l.sends(reply[i : i+1])
			time.Sleep(slow)
		}
	}
	l.presses("\x1b[200~abc", "\x03")
	l.shows(at, leaveScreen, "1 answer recorded", "ended-0-")
	l.whole(modes)
	l.graded()
}
