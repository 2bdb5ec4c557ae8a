package tui

import "time"

// A stopwatch measures how long an answer takes: 0 without a clock, or by one that stands
// still.
type stopwatch struct {
	now   func() time.Time
	since time.Time
}

func (w *stopwatch) start() {
	if w.now != nil {
		w.since = w.now()
	}
}

func (w *stopwatch) took() time.Duration {
	if w.now == nil {
		return 0
	}
	return w.now().Sub(w.since)
}
