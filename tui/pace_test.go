package tui

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"goodcard/deck"
	"goodcard/keys"
	"goodcard/long"
	"goodcard/study"
)

// Keys faster than a person, 3 ms apart, with pastes and with replies of the terminal that come in
// pieces between them. No key of a burst (another key in the same read or within 30 ms before it)
// and no key within 100 ms of the frame that drew its prompt or answer (250 ms for keys that also
// reveal, and for those that put a card away) grades, suspends, buries or undoes. Each single key
// that comes 300 ms or more behind its frame and alone does what the last line says.
func TestNothingActsThatNobodyPressed(t *testing.T) {
	var d *desk
	for seed := range uint64(long.Size(10, 300)) {
		if seed%10 == 0 { // each grade and undo reads all that its item ever met
			d = sitDown(t, kinds(t), study.SessionOptions{})
		}
		d.begin(study.SessionOptions{Cram: true})
		f := &fingers{desk: d, random: rand.New(rand.NewPCG(seed, 0)), seed: seed}
		d.screen.pace.burst = func() bool { f.read--; return f.read >= 0 }
		f.see()
		for n := 0; n < 300; {
			switch f.random.IntN(12) {
			case 0:
				f.pastes()
			case 1:
				f.trickles()
			case 2:
				n += f.reads(" 3 3 3 sbu", 10)
			case 3, 4, 5:
				f.rests()
				f.pressesAlone()
				n++
			default:
				f.hits(3*time.Millisecond, f.anyKey(), 0)
				n++
			}
		}
		if t.Failed() {
			return
		}
		f.takesAllBack()
	}
}

// Fingers press keys and know by the words of the rule what these may do.
type fingers struct {
	*desk
	random *rand.Rand
	seed   uint64
	read   int // keys of a read that are still to come
	wire   wire
	last   time.Time // when the terminal sent something last
	framed time.Time // when the frame was drawn that shows the prompt or answer
	shown  sight
	due    []timed
}

// A sight is what a frame shows.
type sight struct {
	serial int
	open   bool
	above  int
}

// A timed message comes later.
type timed struct {
	at  time.Time
	msg tea.Msg
}

func (f *fingers) see() {
	now := sight{open: f.screen.open, above: len(f.screen.layers)}
	if f.screen.prompt != nil {
		now.serial = f.screen.prompt.Serial
	}
	if now != f.shown {
		f.shown, f.framed = now, f.clock
	}
}

// passes lets time go by and delivers what was to come meanwhile.
func (f *fingers) passes(by time.Duration) {
	end := f.clock.Add(by)
	for len(f.due) > 0 && !f.due[0].at.After(end) {
		f.clock = f.due[0].at
		msg := f.due[0].msg
		f.due = f.due[1:]
		f.send(msg)
		f.see()
	}
	f.clock = end
}

// rests waits until nothing is left of what was done.
func (f *fingers) rests() {
	f.passes(lookback)
	f.passes(300*time.Millisecond + time.Duration(f.random.IntN(900))*time.Millisecond)
	f.screen.leaving, f.screen.editing = false, nil // as if the program had begun anew, or the editor had ended
}

func (f *fingers) anyKey() string {
	return someKeys[f.random.IntN(len(someKeys))]
}

// hits presses a key after a while, which is one of several in a read or alone, and fails the test
// where it does what it must not.
func (f *fingers) hits(after time.Duration, key string, in int) {
	f.t.Helper()
	f.passes(after)
	burst := in > 1 || f.clock.Sub(f.last) < 30*time.Millisecond
	since := f.clock.Sub(f.framed)
	slow := slices.Contains([]string{"space", " ", "enter", "s", "b"}, key)
	serial, open := f.shown.serial, f.shown.open
	f.screen.said = ""
	f.last = f.clock
	f.send(keyOf(key))
	acted := f.acted(serial)
	f.see()
	if acted && (burst || since < 100*time.Millisecond || slow && since < 250*time.Millisecond) {
		f.t.Errorf("seed %d: %q acts, burst %v, %v behind its frame (answer open: %v): %q", f.seed, key, burst, since, open, f.screen.said)
	}
	if f.cmd != nil && f.screen.pace.waiting != nil {
		f.due = append(f.due, timed{f.clock.Add(lookback), f.cmd()})
	}
}

// acted reports whether something was graded, put away or taken back.
func (f *fingers) acted(serial int) bool {
	now := 0
	if f.screen.prompt != nil {
		now = f.screen.prompt.Serial
	}
	return now != serial || strings.HasPrefix(f.screen.said, "took back")
}

// trickles has a reply, or that a key was let go, come in pieces.
func (f *fingers) trickles() {
	f.t.Helper()
	f.passes(time.Second)
	replies := []string{"\x1b[?1u", "\x1b[?2026;2$y", "\x1b]11;rgb:1313/2424/1313\x1b\\", "\x1b[51;1:3u", beginPaste + "3 q 3" + endPaste}
	reply, serial := replies[f.random.IntN(len(replies))], f.shown.serial
	f.screen.said = ""
	for left := reply; left != ""; {
		n := 1 + f.random.IntN(min(3, len(left)))
		whole := f.wire.add([]byte(left[:n]), f.clock)
		came := f.clock
		if left = left[n:]; pressed(whole) > 0 && !strings.HasPrefix(reply, beginPaste) {
			f.t.Errorf("seed %d: of %q comes %q", f.seed, reply, whole)
		}
		f.passes(time.Duration(f.random.Int64N(int64(escParted))))
		if f.wire.escape(came, f.clock) {
			f.hits(0, "esc", 0)
		}
	}
	if strings.HasPrefix(reply, beginPaste) {
		f.send(tea.PasteMsg{Content: "3 q 3"})
		f.last = f.clock
	}
	if f.wire.pasting || f.acted(serial) {
		f.t.Errorf("seed %d: %q in pieces acts", f.seed, reply)
	}
}

// reads presses the keys of a text, so many in one read, the reads 3 ms apart.
func (f *fingers) reads(text string, each int) (n int) {
	f.t.Helper()
	for chunk := range slices.Chunk(strings.Split(text, ""), each) {
		after := 3 * time.Millisecond
		f.read = len(chunk)
		if len(chunk) == 1 {
			f.read = 0
		}
		for _, key := range chunk {
			if key == "\x1b" {
				key = "esc"
			}
			f.hits(after, key, len(chunk))
			after = 0
			n++
		}
		f.read = 0
	}
	return n
}

func (f *fingers) pastes() {
	f.passes(3 * time.Millisecond)
	serial := f.shown.serial
	f.screen.said = ""
	f.send(tea.PasteMsg{Content: " 3 3 s b u"})
	f.last = f.clock
	if f.acted(serial) {
		f.t.Errorf("seed %d: a paste acts", f.seed)
	}
	f.see()
}

// pressesAlone presses a key that the last line names, or a grade, and looks at what it does.
func (f *fingers) pressesAlone() {
	f.t.Helper()
	m := f.screen
	if m.prompt == nil {
		f.hits(0, "u", 0)
		f.passes(time.Second)
		return
	}
	if len(m.layers) > 1 {
		f.hits(0, "esc", 0) // closes a page, leaves a field
		f.passes(time.Second)
		if len(m.layers) > 1 {
			f.t.Errorf("seed %d: esc alone does nothing", f.seed)
		}
		f.passes(time.Second)
		return
	}
	key, says := "space", ""
	switch choice := m.prompt.Card.Kind == deck.Choose; {
	case m.open && f.random.IntN(4) > 0:
		g := m.grades()[f.random.IntN(len(m.grades()))]
		key, says = g.Key, m.state(keys.OnBack).Word(g.Grade)
	case m.open:
		says = m.state(keys.OnBack).Word(m.proposed())
	case choice:
	case f.random.IntN(3) == 0:
		key, says = "s", "suspended"
	case f.random.IntN(3) == 0:
		key, says = "b", "buried"
	}
	serial := m.prompt.Serial
	f.hits(0, key, 0)
	f.passes(250 * time.Millisecond) // it may have to be seen that it is not held down
	switch {
	case says == "" && !m.open:
		f.t.Errorf("seed %d: space alone does not open the answer", f.seed)
	case says != "" && (!f.acted(serial) || !strings.HasPrefix(m.said, says)):
		f.t.Errorf("seed %d: %q alone says %q, want %s", f.seed, key, m.said, says)
	}
}

func (f *fingers) takesAllBack() {
	f.t.Helper()
	for ok := true; ok; {
		var err error
		_, ok, err = f.session.Undo(f.t.Context())
		f.must(err)
	}
}

// A quick person is obeyed, also one who has seen many cards.
func TestQuickPersonIsObeyed(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	for _, want := range []string{"Question two?", "Question three?"} {
		for _, key := range []string{"space", "3"} {
			d.clock = d.clock.Add(150 * time.Millisecond)
			d.send(keyOf(key))
		}
		d.shows(want)
	}
	d.clock = d.clock.Add(150 * time.Millisecond)
	d.send(keyOf("u"))
	d.shows("Question two?", "took back good")
}

// The moment of a frame is when it was drawn, which may be late on a slow line.
func TestFrameCountsFromWhenItWasDrawn(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("space")
	drawn := d.clock.Add(time.Second)
	d.screen.pace.drawn = func() time.Time { return drawn }
	for _, after := range []time.Duration{-300 * time.Millisecond, 99 * time.Millisecond} {
		d.clock = drawn.Add(after)
		d.send(keyOf("3"))
		d.shows("Answer one.")
	}
	d.clock = drawn.Add(250 * time.Millisecond)
	d.send(keyOf("2"))
	d.shows("Question two?")
}

// What was pressed for the words "too small" is not for the answer that stands there now.
func TestCardThatComesBackIntoSightIsANewFrame(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("space")
	d.size(30, 7)
	d.press("3")
	d.clock = d.clock.Add(time.Second)
	d.size(80, 24)
	d.clock = d.clock.Add(50 * time.Millisecond)
	d.send(keyOf("3"))
	d.shows("Answer one.")
}

// What the terminal sends tells which keys came together. Replies, and keys that were let go, are
// none.
func TestKeysOfOneReadAreCounted(t *testing.T) {
	for text, want := range map[string]int32{
		"": 0, "3": 1, " 3": 2, "é日": 2, "\x1b": 1, "\x1b[A": 1, "\x1b[A\x1b[A\x1b[A": 3, "\x1bb": 1, "\r": 1, "\x1a3": 2,
		"\x1b[57352;1:3A": 0, "\x1b[97;1:1u": 1, "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\": 0, "\x1b]11;rgb:1/1/1\a3": 1,
		"\x1b[?2026;2$y\x1b[?2027;0$y": 0, "\x1b[?2026;2$y3": 1, "\x1b[?1u": 0, "\x1b[?62;4c": 0, "\x1b[I": 0, "\x1b[200~3\x1b[201~": 1, "\x1b[5~": 1,
		"rgb:1e1e/1": 10,
	} {
		if got := pressed([]byte(text)); got != want {
			t.Errorf("%q has %d keys, want %d", text, got, want)
		}
	}
}

// A key that waits to be seen as not held down is forgotten when another program gets the terminal:
// it does not act when the screen is back.
func TestKeyDoesNotWaitForTheProgramToComeBack(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.screen.o.Stop = func() bool { return true }
	d.press("space")
	d.clock = d.clock.Add(300 * time.Millisecond)
	d.send(keyOf("space")) // it comes again soon
	d.shows("Answer one.")
	d.clock = d.clock.Add(50 * time.Millisecond)
	d.send(keyOf("ctrl+z"))
	d.send(resumedMsg{true})
	d.clock = d.clock.Add(time.Minute)
	d.send(keyOf("?"))
	if got := d.reviews(); len(got) != 0 {
		t.Errorf("recorded are %v", got)
	}
}
