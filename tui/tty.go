package tui

import (
	"bytes"
	"os"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A keyboard is the terminal that keys come from. It hides from the library that reads it what
// comes in pieces, and sees what the library hides: which keys came in one read, and that the
// terminal is gone.
type keyboard struct {
	*os.File
	now    func() time.Time
	rest   atomic.Int32 // keys of the newest read that have not been met, where there were several
	lost   func(error)
	escape func() // the key Esc was pressed

	mu   sync.Mutex
	wire wire
}

func (k *keyboard) Read(p []byte) (int, error) {
	n, err := k.File.Read(p[:max(1, len(p)-2*longest)]) // what is held has room too
	k.mu.Lock()
	defer k.mu.Unlock()
	whole := k.wire.add(p[:n], k.now())
	keys := pressed(whole)
	if k.wire.escapes() {
		keys++
		came := k.wire.at
		time.AfterFunc(escAlone, func() { k.escapeOf(came) })
	}
	if keys <= 1 {
		keys = 0
	}
	k.rest.Store(keys)
	if err != nil {
		k.lost(err)
	}
	return copy(p, whole), err
}

// escapeOf presses Esc where nothing has followed the ESC that came at a time.
func (k *keyboard) escapeOf(came time.Time) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.wire.escape(came, k.now()) {
		k.escape()
	}
}

// burst reports whether the next key came with others in one read. Each key asks once.
func (k *keyboard) burst() bool { return k.rest.Add(-1) >= 0 }

// A display is the terminal that is drawn on. It knows when what is new was drawn, and what the
// terminal was asked and has not answered yet.
type display struct {
	*os.File
	now  func() time.Time
	lost func(error)

	muted atomic.Bool

	mu    sync.Mutex
	stale bool // something new is to be drawn
	at    time.Time
	owed  []question // in the order in which they were asked, which is that of the replies
}

// A question is one that a terminal answers, if it knows it, in the midst of keys.
type question struct {
	text string
	at   time.Time
}

// What a terminal is asked, by this program and by the library.
var questions = []string{ansi.RequestModeSynchronizedOutput, ansi.RequestModeUnicodeCore, ansi.RequestBackgroundColor, ansi.RequestKittyKeyboard}

// mute draws nothing any more: the program ends while the terminal is not its own. The library would
// ask for keys anew, and not take that back before a frame was drawn.
func (d *display) mute() { d.muted.Store(true) }

func (d *display) Write(p []byte) (int, error) {
	if d.muted.Load() {
		return len(p), nil
	}
	d.ask(p)
	n, err := d.File.Write(p)
	if err != nil {
		d.lost(err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.stale {
		d.at, d.stale = d.now(), false
	}
	return n, err
}

func (d *display) ask(p []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, text := range questions {
		if bytes.Contains(p, []byte(text)) {
			d.owed = append(d.owed, question{text, d.now()})
		}
	}
}

// faced says that the next frame shows something new.
func (d *display) faced() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.stale = true
}

// drawn returns when something new was drawn last.
func (d *display) drawn() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.at
}

// answered takes in what may be a reply. Those that were owed before it will not come.
func (d *display) answered(msg tea.Msg) {
	var text string
	switch msg := msg.(type) {
	case tea.BackgroundColorMsg:
		text = ansi.RequestBackgroundColor
	case tea.KeyboardEnhancementsMsg:
		text = ansi.RequestKittyKeyboard
	case tea.ModeReportMsg:
		text = ansi.RequestMode(msg.Mode)
	default:
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, q := range d.owed {
		if q.text == text {
			d.owed = d.owed[i+1:]
			return
		}
	}
}

// Replies come at once or never: some terminals know few of the questions.
const (
	replyIn   = time.Second            // what has not come by then does not come
	replyFor  = 200 * time.Millisecond // for which they are waited for when another program is to have the terminal
	replyEach = 2 * time.Millisecond
)

// settle waits for the replies that are owed, so that none reaches the shell or an editor, which
// would take it for something that was typed.
func (d *display) settle() {
	for end := d.now().Add(replyFor); d.now().Before(end) && d.owes(); {
		time.Sleep(replyEach)
	}
}

func (d *display) owes() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.owed) > 0 && d.now().Sub(d.owed[len(d.owed)-1].at) < replyIn
}
