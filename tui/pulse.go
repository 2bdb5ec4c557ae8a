package tui

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"
)

const (
	frameSoon = time.Millisecond      // from what happened to the frame that shows it, at most
	frameIdle = time.Second / 60      // between frames when nothing happens
	quickFor  = 30 * time.Millisecond // after which nothing more is to be drawn
)

// A pulse is the clock by which Bubble Tea draws: whatever was rendered is shown at its next
// tick, 60 or at most 120 times a second, so that a prompt that is ready would wait 4 ms in
// the middle. The library has no way to ask for a frame. So its clock is made to tick fast for
// a moment when something happened, and slowly again: frames are whole as ever, and come
// sooner. Where a later version of the library has no such clock, they come as it likes.
type pulse struct {
	program *tea.Program
	calm    *time.Timer
}

// quicken makes the next frame come soon. It is called within Update.
func (p *pulse) quicken() {
	if p.program == nil { // in tests
		return
	}
	ticker := tickerOf(p.program)
	if ticker == nil {
		return
	}
	ticker.Reset(frameSoon)
	if p.calm == nil {
		p.calm = time.AfterFunc(quickFor, func() { ticker.Reset(frameIdle) })
	} else {
		p.calm.Reset(quickFor)
	}
}

// tickerOf returns the clock of a program that runs; nil where there is none.
func tickerOf(p *tea.Program) *time.Ticker {
	field := reflect.ValueOf(p).Elem().FieldByName("ticker")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*time.Ticker]() {
		return nil
	}
	return (*time.Ticker)(field.UnsafePointer())
}
