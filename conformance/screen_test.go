package conformance

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"goodcard/long"
)

// The screen in a real terminal: a whole session looks as drawn, and what it acknowledges
// is in the history.
func TestScreen(t *testing.T) { wholeSession(t, size{80, 24}) }

func TestLongScreen(t *testing.T) {
	long.Only(t)
	for _, s := range sizes {
		t.Run(s.String(), func(t *testing.T) { wholeSession(t, s) })
	}
	t.Run("resized", resizedSession)
	t.Run("killed", killedTerminal)
	t.Run("suspended", suspendedProgram)
	t.Run("edited", editedCard)
	t.Run("pasted", pastedText)
}

var sizes = []size{{40, 8}, {80, 24}, {250, 80}}

const screenDeck = "screen"

// newScreen returns a terminal for a learner who has a deck of n cards, of every kind from
// six on.
func newScreen(t *testing.T, n int, env ...string) *pane {
	t.Helper()
	h := newHome(t, "2026-03-01T10:00:00+01:00")
	h.must("install", write(t, filepath.Join(t.TempDir(), screenDeck+".yaml"), deckText(screenDeck, n)))
	return newPane(t, h, env...)
}

// inShell types the command of a review into a shell, as people do.
func (p *pane) inShell(s size) {
	p.t.Helper()
	p.start(s, "sh")
	p.shows("$")
	p.types(binary + " review " + screenDeck)
	p.press("Enter")
}

// wholeSession studies all there is.
func wholeSession(t *testing.T, s size) {
	p := newScreen(t, 6)
	b := openBook(t, s)
	b.drawn = *update
	p.inShell(s)
	given := newLedger()
	p.studies(given, func(name string) { b.compare(p, name) })
	p.press("?")
	p.shows("Now")
	b.compare(p, "keys")
	p.press("Escape")
	p.shows("came hard:")
	p.press("q")
	p.shows("6 cards studied, 8 answers recorded.")
	b.close()
	given.compare(t, p.reviews())
	p.healthy()
}

// studies works through a session up to its end and calls at for each screen. The first two
// cards come again.
func (p *pane) studies(given *ledger, at func(name string)) {
	p.t.Helper()
	p.shows(screenDeck + "/card-")
	for i, r := range []rating{again, hard, good, easy, good, good, good, easy} {
		item := p.asked()
		at(fmt.Sprintf("%d: %s, front", i+1, item))
		p.reveals()
		at(fmt.Sprintf("%d: %s, back", i+1, item))
		p.grades(item, r, given)
	}
	p.shows("Done for today.")
	at("end")
}

// resizedSession gives the terminal another size at every screen, by way of one that is too
// small. It must look as if it had always been so.
func resizedSession(t *testing.T) {
	p := newScreen(t, 6)
	p.inShell(sizes[0])
	given := newLedger()
	next := 0
	p.studies(given, func(name string) {
		next = (next + 1) % len(sizes)
		p.resize(size{39, 7})
		p.shows("39x7")
		p.types("3") // which grades nothing unseen
		time.Sleep(reaction)
		p.resize(sizes[next])
		openBook(t, sizes[next]).compare(p, name)
		time.Sleep(reaction) // each change of size may draw a frame of its own
	})
	given.compare(t, p.reviews())
}
