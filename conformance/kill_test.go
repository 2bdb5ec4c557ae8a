package conformance

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"goodcard/long"
)

// Promise 1: kill -9 at any moment loses no acknowledged grade and leaves a database that
// opens, checks and studies.
func TestKill(t *testing.T) { killSessions(t, random(t, 1), 10) }

func TestLongKill(t *testing.T) {
	long.Only(t)
	killSessions(t, random(t, rand.Uint64()), 500)
}

const (
	killDeck  = "kill"
	killCards = 60
)

// A victim is a data folder whose sessions are killed, with what goes on around it.
type victim struct {
	*home
	random *rand.Rand
	ledger *ledger
	deck   string // path of the linked deck
	other  *home  // a second device, merged now and then
}

func killSessions(t *testing.T, r *rand.Rand, sessions int) {
	start := time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC)
	v := &victim{home: newHome(t, ""), random: r, ledger: newLedger(), other: newHome(t, "")}
	v.now = start.Format(time.RFC3339)
	v.other.now = v.now
	v.deck = write(t, filepath.Join(t.TempDir(), "kill.yaml"), deckText(killDeck, killCards))
	v.must("install", v.deck)
	v.other.must("install", v.deck)
	for i := range sessions {
		v.now = start.Add(time.Duration(i) * 7 * time.Hour).Format(time.RFC3339)
		v.other.now = v.now
		done := v.disturb()
		v.session()
		done()
		write(t, v.deck, deckText(killDeck, killCards)) // a broken edit would hide all that follows
		v.healthy()
		v.ledger.compare(t, v.reviews())
		if t.Failed() {
			t.Fatalf("in session %d", i)
		}
	}
	v.follows()
}

// follows fails the test where a due day is not what SM-2 makes of the history.
func (v *victim) follows() {
	v.t.Helper()
	checkSchedule(v.t, v.reviews(), v.items("cards", killDeck))
}

// An ending is how a session ends.
type ending int

const (
	killedAnyTime      ending = iota // after its start, while it starts too
	killedWhileWriting               // a moment after a grade was sent
	killedByEcho                     // as soon as a grade was acknowledged
	quit
	endings = iota
)

// session studies a little and is killed, most times.
func (v *victim) session() {
	v.t.Helper()
	k, err := v.review("--new", "3", killDeck)
	if err != nil {
		v.t.Fatal(err)
	}
	kill := func() { _ = k.cmd.Process.Kill() } // it may be over by now
	how, grades := ending(v.random.IntN(endings)), 1+v.random.IntN(4)
	if how == killedAnyTime {
		time.AfterFunc(v.upTo(60*time.Millisecond), kill)
	}
	var given []entry // of this session, not taken back
	k.study(learner{
		random: v.random,
		grade: func(string) string {
			switch {
			case how == quit && grades == 0:
				return "q"
			case len(given) > 0 && v.random.IntN(8) == 0:
				return "u"
			}
			return strconv.Itoa(v.random.IntN(6))
		},
		said: func(item, line string) {
			grades--
			if how == killedWhileWriting && grades == 0 {
				time.AfterFunc(v.upTo(6*time.Millisecond), kill)
			}
			switch line {
			case "q":
			case "u":
				v.ledger.takeBack(given[len(given)-1])
			default:
				v.ledger.ask(gradeOf(item, line))
			}
		},
		echoed: func(item, line string, _ echo) {
			given = append(given, gradeOf(item, line))
			v.ledger.acknowledge(gradeOf(item, line))
			if how == killedByEcho && grades <= 0 {
				kill()
			}
		},
		undone: func(item string) {
			last := given[len(given)-1]
			if given = given[:len(given)-1]; last.item != item {
				v.t.Errorf("undo took back %s, the last grade was of %s", item, last.item)
			}
			v.ledger.gone(last)
		},
	})
	got := k.end()
	if how == quit && got.code != 0 || got.code > 0 || strings.Contains(got.stderr, "locked") {
		v.t.Errorf("review: exit code %d\n%s\n%s", got.code, got.stdout, got.stderr)
	}
}

func gradeOf(item, line string) entry {
	n, _ := strconv.Atoi(line) // the suite has made the line
	return entry{item, n}
}

func (v *victim) upTo(most time.Duration) time.Duration {
	return time.Duration(v.random.Int64N(int64(most)))
}

// disturb lets something happen beside the session, and returns what waits for its end.
func (v *victim) disturb() (wait func()) {
	r := rand.New(rand.NewPCG(v.random.Uint64(), 1))
	act := []func(*rand.Rand){nil, v.gradeBeside, v.mergeBeside, v.editBeside}[v.random.IntN(4)]
	if act == nil {
		return func() {}
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		act(r)
	}()
	return func() { <-done }
}

// gradeBeside records grades from outside the session; some are killed too.
func (v *victim) gradeBeside(r *rand.Rand) {
	items := deckItems(killDeck, killCards)
	for range 3 {
		e := entry{items[r.IntN(len(items))], r.IntN(6)}
		v.ledger.ask(e)
		if v.mayDie(r, "grade", e.item, strconv.Itoa(e.grade)) {
			v.ledger.acknowledge(e)
		}
	}
}

// mergeBeside studies on the other device and merges its history.
func (v *victim) mergeBeside(r *rand.Rand) {
	items := deckItems(killDeck, killCards)
	var sent []entry
	for range 2 {
		e := entry{items[r.IntN(len(items))], r.IntN(6)}
		if got := v.other.run("grade", e.item, strconv.Itoa(e.grade)); got.code != 0 {
			v.t.Errorf("grade on the other device: %s", got.stderr)
		}
		v.ledger.ask(e)
		sent = append(sent, e)
	}
	file := filepath.Join(v.other.dir, "goodcard.db")
	if v.mayDie(r, "merge", file) || v.mayDie(nil, "merge", file) {
		for _, e := range sent {
			v.ledger.acknowledge(e)
		}
	}
}

// mayDie runs a command that is killed half the time, never where r is nil, and tells
// whether it succeeded. It must not fail otherwise.
func (v *victim) mayDie(r *rand.Rand, args ...string) bool {
	var life time.Duration
	if r != nil && r.IntN(2) == 0 {
		life = time.Duration(1 + r.Int64N(int64(60*time.Millisecond)))
	}
	got, err := finish(v.command(args...), life)
	if err != nil || got.code > 0 {
		v.t.Errorf("%s: exit code %d, %v\n%s", strings.Join(args, " "), got.code, err, got.stderr)
	}
	return got.code == 0
}

// editBeside saves the linked deck file as bad editors do: cut off, then whole; and edited.
func (v *victim) editBeside(r *rand.Rand) {
	text := deckText(killDeck, killCards)
	for _, version := range []string{
		text[:r.IntN(len(text))],
		deckText(killDeck, killCards/2),
		strings.ReplaceAll(text, "What is", "What exactly is"),
		"",
		text,
	} {
		if err := os.WriteFile(v.deck, []byte(version), 0o644); err != nil {
			v.t.Error(err)
		}
		time.Sleep(time.Duration(r.Int64N(int64(20 * time.Millisecond))))
	}
}
