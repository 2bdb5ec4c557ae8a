package tui

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/teatest/v2"

	"goodcard/study"
)

// The loop itself: keys come from a terminal, and grades are on disk when it ends.
func TestLoopRecordsGradesAndEnds(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.screen.after = tea.Tick
	d.screen.pace.now = func() time.Time { d.clock = d.clock.Add(time.Second); return d.clock }
	tm := teatest.NewTestModel(t, d.screen, teatest.WithInitialTermSize(80, 24))
	see := func(text string) {
		t.Helper()
		teatest.WaitFor(t, tm.Output(), func(out []byte) bool { return bytes.Contains(out, []byte(text)) }, teatest.WithDuration(20*time.Second))
	}
	see("Question one?")
	tm.Send(keyOf("space"))
	see("Answer one.")
	tm.Send(keyOf("3"))
	see("next in 1 day")
	tm.Send(keyOf("q"))
	tm.WaitFinished(t, teatest.WithFinalTimeout(20*time.Second))
	if got := d.reviews(); len(got) != 1 || !strings.HasPrefix(got[0], "doors/one") {
		t.Errorf("recorded %v", got)
	}
	if got := d.screen.farewell(); got != "1 card studied, 1 answer recorded." {
		t.Error(got)
	}
	_, err := io.Copy(io.Discard, tm.FinalOutput(t))
	d.must(err)
}
